"""What sheets and territories owe: steps, ends, news, measures, in order, each with its own key."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.model import Fiche, IndicateursCommuns, Plan, Territoire
from pms_cli.stats.agenda import NATURES, Echeance, a_venir, agenda, lieux, manquees
from tests.sheets import ASSISES, action, part, plan


def due(found: Iterable[Echeance], nature: str) -> list[tuple[str, str, str]]:
    """Day, what, note of each thing due of a nature."""
    return [
        (item.date.isoformat(), item.objet, item.detail) for item in found if item.nature == nature
    ]


def owed(sheet: Fiche, nature: str, day: dt.date = ASSISES) -> list[tuple[str, str, str]]:
    return due(agenda(plan(sheet), [sheet], day), nature)


def steps(*found: dict[str, Any], **calendar: Any) -> dict[str, Any]:
    return {"calendrier": {"jalons": list(found), **calendar}}


def test_a_step_is_due_until_it_is_reached() -> None:
    sheet = action(12, **steps(
        {"date": "2018-T3", "libelle": "Ouvrir"},
        {"date": "2017", "libelle": "Voter", "atteint": "2017-11-06"},
        {"date": "2020-02-10", "libelle": "Étendre"},
        {"date": "2019", "libelle": "Former", "atteint": "2019-02-15"},
        {"date": "2019-01", "libelle": "Douter", "lecture": "appariee"},
    ))  # fmt: skip
    assert owed(sheet, "jalon") == [
        ("2018-09-30", "Ouvrir", ""),
        ("2019-01-31", "Douter", "date à confirmer"),
        ("2019-12-31", "Former", ""),  # reached tomorrow only
        ("2020-02-10", "Étendre", ""),
    ]
    assert [step for _, step, _ in owed(sheet, "jalon", dt.date(2019, 2, 15))] == [
        "Ouvrir", "Douter", "Étendre",
    ]  # fmt: skip
    found = agenda(plan(sheet), [sheet], ASSISES)
    assert [item.quand for item in found if item.nature == "jalon"] == [
        "3e trimestre 2018", "janvier 2019", "2019", "10 février 2020",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("points", "note"),
    [
        ([], "niveau non renseigné"),
        ([("2019-02", 3)], "3/5 en février 2019"),
        ([("2018", 3)], "3/5 en 2018"),
        ([("2018-T3", 3)], "3/5 au 3e trimestre 2018"),
        ([("2019-02-14", 4)], "4/5 au 14 février 2019"),
        ([("2019-02-15", 5)], "niveau non renseigné"),
        ([("2019-02", 5)], None),
        ([("2018", 5), ("2019-02", 4)], "4/5 en février 2019"),
    ],
)
def test_an_end_is_due_below_the_top_of_the_scale(
    points: list[tuple[str, int]], note: str | None
) -> None:
    sheet = action(12, *points, calendrier={"fin": "2018-09"})
    expected = [] if note is None else [("2018-09-30", "Action 12", note)]
    assert owed(sheet, "fin") == expected


@pytest.mark.parametrize(
    ("points", "calendar", "day", "note"),
    [
        ([], {}, "2017-12-31", "aucun point"),  # the plan begins on 1 January 2017
        ([], {"debut": "2018-03"}, "2019-02-28", "aucun point"),
        ([], {"debut": "2020-03-01"}, "2021-02-28", "aucun point"),
        ([], {"fin": "2019"}, "2017-12-31", "aucun point"),
        ([("2018-06-10", 2)], {}, "2019-06-10", "dernier point~: 10 juin 2018"),
        ([("2018", 2)], {}, "2019-12-31", "dernier point~: 2018"),
        ([("2018", 2), ("2019-03", 3)], {}, "2019-12-31", "dernier point~: 2018"),
        ([("2018", 2), ("2019-02", 4)], {}, "2020-02-29", "dernier point~: février 2019"),
    ],
)
def test_news_is_due_so_many_months_after_the_last_point(
    points: list[tuple[str, int]], calendar: dict[str, str], day: str, note: str
) -> None:
    sheet = action(12, *points, calendrier=calendar)
    said = note.replace("~", "\u00a0")
    assert owed(sheet, "nouvelle") == [(day, "à donner par un point d’avancement", said)]


def test_the_plan_says_after_how_long_news_is_due() -> None:
    sheet = action(12, ("2018-06-10", 2))
    often = plan(sheet, reglages={"sans_nouvelle": 3})
    assert [day for day, *_ in due(agenda(often, [sheet], ASSISES), "nouvelle")] == ["2018-09-10"]
    never = plan(sheet, reglages={"sans_nouvelle": 999_999_999})
    assert [day for day, *_ in due(agenda(never, [sheet], ASSISES), "nouvelle")] == ["9999-12-31"]


INDICATOR = {"libelle": "Nombre", "periodicite": "annuelle"}


@pytest.mark.parametrize(
    ("indicator", "calendar", "expected"),
    [
        ({}, {}, [("2017-12-31", "Nombre", "une fois par an~; aucune mesure")]),
        ({"periodicite": None}, {}, []),
        ({"periodicite": "biennale"}, {},
         [("2018-12-31", "Nombre", "tous les deux ans~; aucune mesure")]),
        ({"mesures": [{"date": "2018-06", "valeur": 1}, {"date": "2019-03", "valeur": 2}]}, {},
         [("2019-06-30", "Nombre", "une fois par an~; dernière~: juin 2018")]),
        ({"mesures": [{"date": "2018-06", "valeur": 1}]}, {"fin": "2019-06-30"},
         [("2019-06-30", "Nombre", "une fois par an~; dernière~: juin 2018")]),
        ({"mesures": [{"date": "2018-06", "valeur": 1}]}, {"fin": "2019-05"}, []),
    ],
)  # fmt: skip
def test_a_measure_is_due_at_its_rhythm_while_the_action_lasts(
    indicator: dict[str, Any], calendar: dict[str, str], expected: list[tuple[str, str, str]]
) -> None:
    asked = {key: value for key, value in (INDICATOR | indicator).items() if value is not None}
    sheet = action(12, indicateurs=[asked], calendrier=calendar)
    assert owed(sheet, "mesure") == [
        (day, name, note.replace("~", "\u00a0")) for day, name, note in expected
    ]


OWING = {
    "calendrier": {"fin": "2018", "jalons": [{"date": "2018", "libelle": "Ouvrir"}]},
    "indicateurs": [INDICATOR],
}


def test_an_action_at_the_top_of_the_scale_owes_nothing() -> None:
    started, ended = action(1, ("2018", 4), **OWING), action(2, ("2018", 5), **OWING)
    found = agenda(plan(started, ended), [started, ended], ASSISES)
    assert [(item.nature, *map(str, item.fiches)) for item in found] == [
        ("mesure", "1"), ("jalon", "1"), ("fin", "1"), ("nouvelle", "1"),
    ]  # fmt: skip
    before = agenda(plan(ended), [ended], dt.date(2017, 12, 31))
    assert {item.nature for item in before} == {"jalon", "fin", "nouvelle", "mesure"}


def test_a_sectoral_sheet_owes_no_news_and_has_no_end_due() -> None:
    sheet = action("8.2", **OWING)
    found = agenda(plan(sheet), [sheet], ASSISES)
    assert [(item.nature, *map(str, item.fiches)) for item in found] == [
        ("mesure", "8.2"), ("jalon", "8.2"),
    ]  # fmt: skip


def test_an_indicator_asked_of_two_sheets_is_due_once_for_both() -> None:
    asked = {"indicateurs": [{"code": "agents"}]}
    one, two = action(1, **asked), action(2, **asked)
    common = part(
        IndicateursCommuns,
        "indicateurs: [{code: agents, libelle: Agents formés, periodicite: annuelle}]\n",
    )
    both = replace(plan(one, two), indicateurs=common.indicateurs)
    for chosen in ([one, two], [two]):
        (found,) = (item for item in agenda(both, chosen, ASSISES) if item.nature == "mesure")
        assert (found.cle, [str(n) for n in found.fiches]) == ("mesure/agents", ["1", "2"])
    ended = replace(both, fiches=(action(1, ("2018", 5), **asked), two))
    assert due(agenda(ended, ended.fiches, ASSISES), "mesure") != []
    ended = replace(both, fiches=(ended.fiches[0], action(2, ("2018", 5), **asked)))
    assert due(agenda(ended, ended.fiches, ASSISES), "mesure") == []


CENTRE = """\
code: centre
nom: Le Centre
calendrier: {jalons: [{date: 2019-06, libelle: Signer le projet}]}
axes:
  - titre: Rues
    actions:
      - titre: Une rue
        jalons: [{date: 2018, libelle: Ouvrir}, {date: 2017, libelle: Voter, atteint: 2017}]
"""


def with_centre(*sheets: Fiche) -> Plan:
    return replace(plan(*sheets), territoires=(part(Territoire, CENTRE),))


def test_the_steps_of_a_territory_are_due_unless_only_sheets_are_asked_for() -> None:
    sheet = action(1, ("2018", 5))
    made = with_centre(sheet)
    found = agenda(made, [sheet], ASSISES)
    assert due(found, "jalon") == [
        ("2018-12-31", "Une rue – Ouvrir", ""),
        ("2019-06-30", "Signer le projet", ""),
    ]
    assert [item.territoires for item in found] == [("centre",), ("centre",)]
    assert lieux(made, found[0]) == "Le Centre"
    assert lieux(made, replace(found[0], territoires=("centre", "autre"))) == "Le Centre et autre"
    assert agenda(made, [sheet], ASSISES, partout=False) == ()


def test_a_thing_due_has_a_key_made_of_what_it_is() -> None:
    sheet = action(12, **OWING)
    assert [item.cle for item in agenda(with_centre(sheet), [sheet], ASSISES)] == [
        "nouvelle/12",
        "mesure/12/Nombre",
        "jalon/territoire/centre/Une rue/Ouvrir",
        "jalon/fiche/12/Ouvrir",
        "fin/12",
        "jalon/territoire/centre/Signer le projet",
    ]


def test_a_code_that_no_registry_has_names_no_measure() -> None:
    asked = {"indicateurs": [{"code": "inconnu", **INDICATOR}]}
    one, two = action(1, **asked), action(2, **asked)
    made = plan(one, two)
    keys = {item.cle for item in agenda(made, made.fiches, ASSISES) if item.nature == "mesure"}
    assert keys == {"mesure/1/Nombre", "mesure/2/Nombre"}


LABELS = st.sampled_from(["a", "a/2", "a/2/2", "b"])
STEPS = st.lists(st.tuples(st.integers(2017, 2021), LABELS, st.booleans()), max_size=6)


def written(found: list[tuple[int, str, bool]]) -> list[dict[str, Any]]:
    return [
        {"date": str(year), "libelle": label} | ({"atteint": "2018"} if reached else {})
        for year, label, reached in found
    ]


@settings(deadline=None, max_examples=150)
@given(st.lists(STEPS, min_size=1, max_size=3), st.integers(1, 9))
def test_no_two_things_due_have_one_key_and_all_come_by_date(
    sheets: list[list[tuple[int, str, bool]]], months: int
) -> None:
    asked = [INDICATOR, INDICATOR]
    fiches = [
        action(number, **steps(*written(found)), indicateurs=asked)
        for number, found in enumerate(sheets, 1)
    ]
    made = replace(with_centre(*fiches), edition=plan(reglages={"sans_nouvelle": months}).edition)
    found = agenda(made, fiches, ASSISES)
    assert len({item.cle for item in found}) == len(found)
    order = [(item.date, NATURES.index(item.nature)) for item in found]
    assert order == sorted(order)
    assert agenda(made, list(reversed(fiches)), ASSISES) == found
    expected = sum(not reached for steps in sheets for _, _, reached in steps)
    assert sum(item.nature == "jalon" and item.fiches != () for item in found) == expected


@settings(deadline=None, max_examples=100)
@given(STEPS.filter(bool), st.data())
def test_a_key_stays_whatever_the_dates_and_whatever_else_is_reached(
    found: list[tuple[int, str, bool]], data: st.DataObject
) -> None:
    """The second of two steps of one name keeps its key when the first is reached."""
    labels = [f"{rank % 2}" for rank in range(len(found))]
    named = [
        (year, label, reached) for (year, _, reached), label in zip(found, labels, strict=True)
    ]

    def keys(steps_of: list[tuple[int, str, bool]]) -> set[str]:
        sheet = action(1, **steps(*written(steps_of)))
        items = agenda(plan(sheet), [sheet], ASSISES)
        return {item.cle for item in items if item.nature == "jalon"}

    every = keys([(year, label, False) for year, label, _ in named])
    moved = [(data.draw(st.integers(2017, 2021)), label, False) for _, label, _ in named]
    assert keys(moved) == every
    known = [f"jalon/fiche/1/{rank % 2}" + (f"/{rank // 2 + 1}" if rank > 1 else "")
             for rank in range(len(named))]  # fmt: skip
    assert every == set(known)
    assert keys(named) == {
        key for key, (_, _, reached) in zip(known, named, strict=True) if not reached
    }


@settings(deadline=None, max_examples=100)
@given(
    st.lists(st.dates(dt.date(2019, 2, 10), dt.date(2019, 2, 18)), max_size=8), st.integers(0, 5)
)
def test_what_is_due_is_missed_or_coming_or_later(days: list[dt.date], ahead: int) -> None:
    found = tuple(
        Echeance(day, "jalon", f"jalon/{rank}", "", "") for rank, day in enumerate(sorted(days))
    )
    missed, coming = manquees(found, ASSISES), a_venir(found, ASSISES, ahead)
    last = ASSISES + dt.timedelta(days=ahead)
    assert [item.date for item in missed] == [day for day in sorted(days) if day < ASSISES]
    assert [item.date for item in coming] == [day for day in sorted(days) if ASSISES <= day <= last]
    assert a_venir(found, dt.date.max, 36_500) == ()
