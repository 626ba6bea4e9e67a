"""JSON for programs: versioned, strict, stable."""

import json
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.output.fiche import sheet_json
from pms_cli.output.fiches import sheets_json
from pms_cli.output.structure import json_text, number, point_object
from tests.sheets import ASSISES, HOSTILE, action, doubtful, fiche, plan


def strictly(text: str) -> Any:
    """Read JSON as the standard has it: no NaN, no key twice."""

    def refuse(constant: str) -> None:
        raise AssertionError(constant)

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len({key for key, _ in pairs}) == len(pairs)
        return dict(pairs)

    return json.loads(text, parse_constant=refuse, object_pairs_hook=once)


def test_a_result_says_its_version_first() -> None:
    text = json_text("status", {"au": "2019-02-14"})
    assert text == ('{\n  "schema_version": 1,\n  "commande": "status",\n  "au": "2019-02-14"\n}\n')


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_what_json_has_not_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        json_text("status", {"moyenne": value})


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=30))
def test_text_reads_back(text: str) -> None:
    assert strictly(json_text("list", {"titre": text}))["titre"] == text


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (Fraction(27, 10), 2.7),
        (Fraction(75, 26), 2.8846),
        (Fraction(1, 16), 0.0625),
        (Fraction(25, 1_000_000), 0.0),
        (Fraction(5, 100_000), 0.0001),
    ],
)
def test_a_number_is_rounded_to_four_places(value: Fraction | None, expected: float | None) -> None:
    assert number(value) == expected


def test_a_sheet_in_a_list() -> None:
    made = plan(doubtful(3, 2, 2, 3, pilotes=["DSDS"], livret="sante"), action("3.1"))
    assert strictly(sheets_json(made.edition, made.fiches, ASSISES, "axe 1")) == {
        "schema_version": 1,
        "commande": "list",
        "edition": "plan-exemple",
        "au": "2019-02-14",
        "filtre": "axe 1",
        "fiches": [
            {
                "numero": "3",
                "lecture_numero": "lue",
                "titre": "Action 3",
                "axe": 1,
                "orientation": 1,
                "livret": "sante",
                "pilotes": ["DSDS"],
                "point": {
                    "date": "2019-02",
                    "niveau": 2,
                    "constat": None,
                    "document": None,
                    "lieu": None,
                    "lecture": "appariee",
                    "niveaux_possibles": [2, 3],
                    "a_confirmer": True,
                },
            },
            {
                "numero": "3.1",
                "lecture_numero": "lue",
                "titre": "Action 3.1",
                "axe": 1,
                "orientation": 1,
                "livret": None,
                "pilotes": [],
                "point": None,
            },
        ],
    }


def test_no_filter_is_null() -> None:
    assert strictly(sheets_json(plan().edition, (), ASSISES, ""))["filtre"] is None


def test_a_whole_sheet_says_what_its_file_says() -> None:
    sheet = fiche(
        """\
numero: "8.2"
titre: Fiche
axe: 1
orientation: 1
calendrier: {debut: 2017-T3}
indicateurs:
  - libelle: Places
    mesures: [{date: 2018-12, valeur: 12.50}]
avancement:
  - {date: 2019-02, niveau: 3}
  - {date: 2019-03-01, niveau: 4}
liens: [8]
"""
    )
    found = strictly(sheet_json(plan(sheet), sheet, ASSISES))
    assert found["point"]["niveau"] == 3
    assert found["fiche"] == {
        "numero": "8.2",
        "titre": "Fiche",
        "axe": 1,
        "orientation": 1,
        "calendrier": {"debut": "2017-T3"},
        "indicateurs": [{"libelle": "Places", "mesures": [{"date": "2018-12", "valeur": "12.50"}]}],
        "avancement": [
            {"date": "2019-02", "niveau": 3},
            {"date": "2019-03-01", "niveau": 4},
        ],
        "liens": ["8"],
    }


def test_no_point_is_null() -> None:
    assert point_object(None) is None


@pytest.mark.parametrize("title", [title for title in HOSTILE if "\ud800" not in title])
def test_a_hostile_title_reads_back_and_gives_a_terminal_nothing_to_obey(title: str) -> None:
    made = plan(action(1, titre=title))
    text = sheets_json(made.edition, made.fiches, ASSISES, "")
    assert strictly(text)["fiches"][0]["titre"] == title
    assert [c for c in text if not c.isprintable() and c not in "\n\u00a0\u200d\ufe0f"] == [
        c for c in title if c in "\ufdd0\ufffe\U0001ffff"
    ]
