"""What sheets say and leave out, field by field and sheet by sheet."""

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.model import Fiche, Plan
from pms_cli.stats.completude import Completude, LigneChamp, completude
from tests.sheets import ASSISES, action, plan

EXPECTED = {
    "attendus": ["sources", "calendrier.fin"],
    "attendus_actions": ["pilotes", "avancement.constat"],
    "attendus_sectorielles": ["contexte"],
}


def whole(*sheets: Fiche, **settings: Any) -> Plan:
    return plan(*sheets, reglages=settings or EXPECTED)


def seen(found: Plan, day: dt.date = ASSISES) -> Completude:
    return completude(found, found.fiches, day)


def line(found: Completude, path: str) -> LigneChamp:
    return next(item for item in found.champs if item.champ.chemin == path)


FULL: dict[str, Any] = {
    "pilotes": ["DSDS"],
    "calendrier": {"fin": "2020"},
    "sources": ["bilan-2018"],
    "avancement": [{"date": "2019-02", "niveau": 1, "constat": "Rien."}],
}


def test_each_field_is_counted_over_the_sheets_that_can_have_it() -> None:
    found = seen(whole(action(1, **FULL), action(2, ("2019", 1)), action("1.1", contexte="A")))
    counts = {item.champ.chemin: (item.remplies, item.concernees) for item in found.champs}
    assert counts["pilotes"] == (1, 3)
    assert counts["calendrier.fin"] == (1, 3)
    assert counts["contexte"] == (1, 3)
    assert counts["avancement"] == (2, 2)
    assert counts["avancement.constat"] == (1, 2)
    assert line(found, "pilotes").part == Fraction(1, 3)
    assert "calendrier.debut" not in counts
    assert "numero" not in counts
    assert "lecture_numero" not in counts


def test_each_field_says_of_whom_it_is_expected() -> None:
    found = seen(whole(action(1)))
    said = {item.champ.chemin: item.attente for item in found.champs if item.attente}
    assert said == {
        "pilotes": "actions",
        "calendrier.fin": "fiches",
        "contexte": "sectorielles",
        "avancement.constat": "actions",
        "sources": "fiches",
    }
    assert found.attend
    both = whole(action(1), attendus_actions=["liens"], attendus_sectorielles=["liens"])
    assert line(seen(both), "liens").attente == "fiches"


def test_a_field_that_no_sheet_can_have_is_not_counted() -> None:
    found = seen(whole(action(1), attendus=["budget", "numero"]))
    assert not found.attend
    assert found.a_completer == ()


def test_sheets_come_from_the_one_that_lacks_most() -> None:
    found = seen(
        whole(
            action(1, **FULL), action(2), action(3, pilotes=["DSDS"]), action("1.1", contexte="A")
        )
    )
    assert [
        (str(item.fiche.numero), [field.chemin for field in item.attendus]) for item in found.fiches
    ] == [
        ("2", ["pilotes", "calendrier.fin", "sources"]),
        ("3", ["calendrier.fin", "sources"]),
        ("1.1", ["calendrier.fin", "sources"]),
        ("1", []),
    ]
    assert [str(item.fiche.numero) for item in found.a_completer] == ["2", "3", "1.1"]


def test_what_is_possible_leaves_out_what_there_may_be_no_reason_for() -> None:
    (sheet,) = seen(whole(action(1, **FULL))).fiches
    assert [field.chemin for field in sheet.possibles] == [
        "partenaires", "contexte", "objectifs", "modalites", "indicateurs",
    ]  # fmt: skip
    (bare,) = seen(whole(action("1.1"))).fiches
    assert "calendrier" not in [field.chemin for field in bare.possibles]  # its end is expected
    assert "avancement" not in [field.chemin for field in bare.possibles]


@pytest.mark.parametrize(("day", "count"), [(ASSISES, 1), (dt.date(2019, 1, 31), 0)])
def test_points_and_measures_of_later_are_not_known(day: dt.date, count: int) -> None:
    measures = [{"date": "2019-02", "valeur": 1}]
    indicators = [{"libelle": "A", "mesures": measures}]
    sheet = action(1, ("2019-02", 2), indicateurs=indicators)
    found = seen(whole(sheet, attendus=["indicateurs.mesures"]), day)
    assert line(found, "avancement").remplies == count
    assert line(found, "indicateurs.mesures").remplies == count
    assert found.fiches[0].fiche is sheet


def test_no_sheet_gives_no_share() -> None:
    found = seen(whole())
    assert found.fiches == ()
    assert {item.part for item in found.champs} == {None}


@settings(deadline=None)
@given(
    fields=st.lists(
        st.sampled_from(["pilotes", "contexte", "liens", "calendrier.fin"]), max_size=3
    ),
    kinds=st.lists(st.sampled_from([FULL, {}, {"contexte": "A"}]), max_size=5),
)
def test_what_is_lacking_of_fields_is_what_is_lacking_of_sheets(
    fields: list[str], kinds: list[dict[str, Any]]
) -> None:
    sheets = [action(number, **keys) for number, keys in enumerate(kinds, 1)]
    found = seen(whole(*sheets, attendus=fields))
    for item in found.champs:
        lacking = sum(item.champ in sheet.attendus for sheet in found.fiches)
        if item.attente:
            assert item.concernees - item.remplies == lacking
        assert 0 <= item.remplies <= item.concernees <= len(sheets)
    counts = [len(sheet.attendus) for sheet in found.fiches]
    assert counts == sorted(counts, reverse=True)
