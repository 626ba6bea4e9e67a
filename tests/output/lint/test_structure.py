"""Problems as JSON: keys, order, what mends a problem, hostile text."""

import json
import re
from typing import Any

from hypothesis import given, settings

from pms_cli.diagnostics import Edit, Fix, Span
from pms_cli.francais import typographie
from pms_cli.output.lint import FORMATS, Verification
from tests.output.lint.verifications import (
    ASTRAL,
    A,
    C,
    astral,
    problem,
    shown,
    verification,
    verifications,
)


def written(checked: Verification) -> Any:
    def refuse(constant: str) -> Any:
        raise AssertionError(constant)

    return json.loads(FORMATS["json"](checked), parse_constant=refuse)


def test_the_whole_document_in_its_order() -> None:
    text = FORMATS["json"](verification(problem(), problem(code="PMS999", severity=C)))
    assert text == (
        """{
  "schema_version": 1,
  "commande": "lint",
  "pms": "0.1.0",
  "fichiers_verifies": 12,
  "totaux": {
    "erreur": 1,
    "avertissement": 0,
    "conseil": 1
  },
  "problemes": [
    {
      "chemin": "data/actions/01-a.yaml",
      "ligne": 7,
      "colonne": 9,
      "ligne_fin": 7,
      "colonne_fin": 12,
      "code": "PMS206",
      "nom": "document-inconnu",
      "severite": "erreur",
      "message": "«~x~» n’est pas là~: ajoutez-le",
      "correction": null
    },
    {
      "chemin": "data/actions/01-a.yaml",
      "ligne": 7,
      "colonne": 9,
      "ligne_fin": 7,
      "colonne_fin": 12,
      "code": "PMS999",
      "nom": null,
      "severite": "conseil",
      "message": "«~x~» n’est pas là~: ajoutez-le",
      "correction": null
    }
  ]
}
""".replace("~", "\u00a0")
    )


def test_what_mends_a_problem_is_told_in_lines_and_code_points() -> None:
    assert written(astral())["problemes"][0]["correction"] == {
        "sure": True,
        "modifications": [
            {
                "debut": {"ligne": 1, "colonne": 11},
                "fin": {"ligne": 1, "colonne": 13},
                "texte": "TÉ",
            },
            {
                "debut": {"ligne": 2, "colonne": 1},
                "fin": {"ligne": 2, "colonne": 5},
                "texte": "axes:",
            },
        ],
    }


def test_a_mending_that_must_be_asked_for_says_so() -> None:
    told = problem(fix=Fix((Edit(0, 0, "# "),), safe=False))
    found = written(verification(told, texts={told.path: ASTRAL}))
    assert found["problemes"][0]["correction"]["sure"] is False


def test_edits_that_are_not_of_the_text_are_not_told() -> None:
    for edits in (
        (Edit(0, len(ASTRAL) + 1, ""),),
        (Edit(0, 5, "a"), Edit(3, 6, "b")),
        (Edit(5, 3, ""),),
        (Edit(-1, 3, ""),),
        (Edit(0, 1, "\ud800"),),
        (),
    ):
        told = problem(fix=Fix(edits))
        found = written(verification(told, texts={told.path: ASTRAL}))
        assert found["problemes"][0]["correction"] is None
    unread = written(verification(problem(fix=Fix((Edit(0, 0, "a"),)))))
    assert unread["problemes"][0]["correction"] is None


def test_an_edit_at_the_end_of_the_text_is_told() -> None:
    told = problem(fix=Fix((Edit(len(ASTRAL), len(ASTRAL), "fin: 2\n"),)))
    found = written(verification(told, texts={told.path: ASTRAL}))
    place = {"ligne": 3, "colonne": 1}
    change = found["problemes"][0]["correction"]["modifications"][0]
    assert change == {"debut": place, "fin": place, "texte": "fin: 2\n"}


def test_totals_are_counted_by_severity() -> None:
    found = written(verification(problem(), problem("b"), problem("c", severity=A)))
    assert found["totaux"] == {"erreur": 2, "avertissement": 1, "conseil": 0}


def test_no_problem_is_an_empty_list() -> None:
    found = written(verification(files=83))
    assert (found["problemes"], found["fichiers_verifies"]) == ([], 83)


@settings(deadline=None)
@given(verifications())
def test_any_text_is_read_back_and_no_control_character_is_written(checked: Verification) -> None:
    text = FORMATS["json"](checked)
    assert re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\ud800-\udfff]", text) is None
    assert text == FORMATS["json"](checked)
    found = json.loads(text)["problemes"]
    assert [item["chemin"] for item in found] == [
        shown(checked.prefix + item.path) for item in checked.diagnostics
    ]
    assert [item["message"] for item in found] == [
        shown(typographie(item.message)) for item in checked.diagnostics
    ]
    assert [
        Span(item["ligne"], item["colonne"], item["ligne_fin"], item["colonne_fin"])
        for item in found
    ] == [item.span for item in checked.diagnostics]


@settings(deadline=None)
@given(verifications())
def test_what_mends_applied_as_written_gives_the_text_that_the_edits_give(
    checked: Verification,
) -> None:
    for told, item in zip(
        json.loads(FORMATS["json"](checked))["problemes"], checked.diagnostics, strict=True
    ):
        if told["correction"] is None:
            continue
        text = checked.text_of(item.path)
        lines = re.split("(?<=\n)", text)

        def offset(place: dict[str, int], lines: list[str] = lines) -> int:
            before = sum(len(line) for line in lines[: place["ligne"] - 1])
            return before + place["colonne"] - 1

        assert item.fix is not None
        expected = mended = text
        for edit in sorted(item.fix.edits, reverse=True):
            expected = expected[: edit.start] + edit.text + expected[edit.end :]
        for change in reversed(told["correction"]["modifications"]):
            start, end = offset(change["debut"]), offset(change["fin"])
            mended = mended[:start] + change["texte"] + mended[end:]
        assert mended == expected
