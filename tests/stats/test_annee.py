"""What happened in a year."""

import datetime as dt
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.model import (
    Chiffres,
    Fiche,
    IndicateursCommuns,
    Instances,
    Plan,
    Territoire,
    mois_apres,
)
from pms_cli.model.references import MOIS
from pms_cli.stats.agenda import duree
from pms_cli.stats.annee import SENS, Annee, annee, reunions_dues
from tests.sheets import action, doubtful, part, plan

TODAY = dt.date(2026, 1, 1)


def year(made: Plan, an: int = 2019, jour: dt.date = TODAY, **options: Any) -> Annee:
    return annee(made, made.fiches, an, jour, **options)


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ([("2018", 2), ("2019-02", 3)], "hausse"),
        ([("2018", 3), ("2019-02", 2)], "baisse"),
        ([("2018", 3), ("2019-02", 3)], "stable"),
        ([("2018", 3), ("2020", 4)], "sans-point"),
        ([("2019-12-31", 3)], "nouveau"),
        ([("2020", 3)], "inconnu"),
        ([], "inconnu"),
        # Of the 31 December of the year before, it is the level at the start.
        ([("2018-12-31", 3), ("2019", 4)], "hausse"),
        # Up and down again: the ends are what counts.
        ([("2018", 3), ("2019-03", 4), ("2019-09", 3)], "stable"),
    ],
)
def test_what_a_year_does_to_a_level(points: list[tuple[str, int]], expected: str) -> None:
    found = year(plan(action(1, *points)))
    assert [moved.sens for moved in found.mouvements] == [expected]
    assert [len(found.de_sens(sens)) for sens in SENS] == [int(sens == expected) for sens in SENS]


def test_the_points_of_the_year_and_the_means_that_can_be_compared() -> None:
    made = plan(
        action(1, ("2018", 1), ("2019-06", 3)),
        action(2, ("2018-12", 2)),
        action(3, ("2019-02", 5)),
        action("3.1", ("2019-02", 1)),
    )
    found = year(made)
    assert [(str(sheet.numero), str(point.date)) for sheet, point in found.points] == [
        ("3", "2019-02"), ("1", "2019-06"),
    ]  # fmt: skip
    assert (found.avant.moyenne, found.apres.moyenne) == (Fraction(3, 2), Fraction(10, 3))
    assert found.evolution == Fraction(1)
    assert (found.avant.actions, found.communes_apres.actions) == (3, 2)
    assert year(plan(action(1, ("2019", 2)))).evolution is None


def test_a_change_from_a_level_in_doubt_is_in_doubt() -> None:
    sure = action(2, ("2018", 1), ("2019", 2))
    found = year(plan(doubtful(1, 2, 2, 3), sure), 2020)
    assert [moved.a_confirmer for moved in found.mouvements] == [True, False]


def test_a_year_that_is_not_over_stops_at_the_day() -> None:
    made = plan(action(1, ("2019-02", 2), ("2019-06", 3)))
    found = year(made, jour=dt.date(2019, 3, 1))
    assert (found.debut, found.fin) == (dt.date(2018, 12, 31), dt.date(2019, 3, 1))
    assert [point.niveau for _, point in found.points] == [2]
    for an in (2020, 1, 0, 99999):
        with pytest.raises(ValueError):  # noqa: PT011 - the calendar's own, or ours
            year(made, an, dt.date(2019, 3, 1))


PLACE = """\
code: nord
nom: Nord
calendrier: {jalons: [{date: 2019-05, libelle: Du projet}]}
axes:
  - titre: Nouvel axe
    ajout: 2019-06
    actions:
      - titre: Une
        chiffres: [{libelle: A, valeur: 1, date: 2019}, {libelle: B, valeur: 1, date: 2018}]
        jalons: [{date: 2018, libelle: De l’action, atteint: 2019-01}]
"""
STEPS = {
    "jalons": [
        {"date": "2019", "libelle": "Prévu"},
        {"date": "2019-T2", "libelle": "Fait", "atteint": "2019-06"},
        {"date": "2019-03", "libelle": "En avance", "atteint": "2018-12"},
        {"date": "2021", "libelle": "Plus tard"},
    ]
}


def test_steps_planned_and_reached() -> None:
    place = part(Territoire, PLACE)
    made = replace(plan(action(1, calendrier=STEPS)), territoires=(place,))
    found = year(made)
    assert [step.jalon.libelle for step in found.jalons_prevus] == [
        "Prévu", "Fait", "En avance", "Du projet",
    ]  # fmt: skip
    assert [step.jalon.libelle for step in found.jalons_atteints] == ["Fait", "De l’action"]
    assert (found.jalons_prevus[0].fiche, found.jalons_prevus[0].territoire) == (
        made.fiches[0], None,
    )  # fmt: skip
    last = found.jalons_atteints[1]
    assert (last.territoire, last.action and last.action.titre) == (place, "Une")


def test_what_is_dated_of_the_year_elsewhere() -> None:
    chiffres = part(
        Chiffres,
        "chiffres:\n  - {code: a, libelle: A, valeur: 1, date: 2019}\n"
        "  - {code: b, libelle: B, valeur: 1}\n",
    ).chiffres
    stops = [{"date": "2019-02", "titre": "Point 2019"}, {"date": "2021", "titre": "Point 2021"}]
    made = replace(
        plan(points_etape=stops), chiffres=chiffres, territoires=(part(Territoire, PLACE),)
    )
    found = year(made)
    (here,) = found.territoires
    assert [axe.titre for axe in here.axes] == ["Nouvel axe"]
    assert [chiffre.libelle for _, chiffre in here.chiffres] == ["A"]
    assert [chiffre.code for chiffre in found.chiffres] == ["a"]
    assert [stop.titre for stop in found.points_etape] == ["Point 2019"]
    assert [document.code for document in found.documents] == ["bilan-2018", "point-2019"]
    assert year(made, 2018).territoires[0].axes == ()
    apart = year(made, partout=False)
    assert (apart.territoires, apart.chiffres, apart.reunions) == ((), (), ())
    assert year(made, partout=False, territoires=made.territoires).territoires == (here,)


def test_the_measures_of_the_year() -> None:
    registry = part(IndicateursCommuns, "indicateurs: [{code: a, libelle: A}]\n")
    own = {
        "libelle": "B",
        "initiale": {"date": 2017, "valeur": 0},
        "cible": {"valeur": 10},
        "mesures": [{"date": d, "valeur": v} for d, v in (("2018", 2), ("2019", 5), ("2020", 9))],
    }
    made = replace(
        plan(action(1, indicateurs=[own, {"code": "a"}])), indicateurs=registry.indicateurs
    )
    found = year(made)
    assert len(found.indicateurs) == 2
    (measured,) = found.mesurees
    assert [str(mesure.date) for mesure in measured.mesures] == ["2019"]
    assert (measured.avant.taux, measured.apres.taux) == (Fraction(1, 5), Fraction(1, 2))


def with_body(keys: str, *places: str) -> Plan:
    bodies = part(Instances, f"instances:\n  - {{code: comite, nom: Comité, {keys}}}\n").instances
    there = tuple(part(Territoire, f"code: {code}\nnom: {code}\n") for code in places)
    return replace(plan(), instances=bodies, territoires=there)


@pytest.mark.parametrize(
    ("keys", "an", "expected"),
    [
        ("periodicite: semestrielle", 2018, [(None, 0, 2)]),
        ("periodicite: semestrielle", 2017, []),
        ("periodicite: biennale", 2019, [(None, 0, 1)]),
        ("periodicite: biennale", 2018, []),
        ("periodicite: mensuelle, debut: 2018", 2018, [(None, 0, 12)]),
        ("periodicite: mensuelle, fin: 2018-03", 2018, [(None, 0, 3)]),
        ("periodicite: annuelle", 2023, []),
        ("role: Suit, reunions: [{date: 2019-03}, {date: 2018-03}]", 2019, [(None, 1, None)]),
        ("periodicite: annuelle, reunions: [{date: 2019-03}, {date: 2019-01}]", 2019,
         [(None, 2, 1)]),
        ("role: Suit", 2019, []),
    ],
)  # fmt: skip
def test_meetings_held_against_due(
    keys: str, an: int, expected: list[tuple[str | None, int, int | None]]
) -> None:
    found = year(with_body(keys), an).reunions
    assert [(item.territoire, len(item.tenues), item.dues) for item in found] == expected
    for item in found:
        assert list(item.tenues) == sorted(item.tenues, key=lambda meeting: meeting.date)


def test_a_body_of_each_territory_is_counted_in_each() -> None:
    keys = "echelle: territoire, periodicite: annuelle, reunions: [{date: 2019, territoire: nord}"
    made = with_body(f"{keys}, {{date: 2019-05}}]", "nord", "sud")
    found = year(made).reunions
    assert [
        (item.territoire and item.territoire.code, len(item.tenues), item.dues) for item in found
    ] == [("nord", 1, 1), ("sud", 0, 1), (None, 1, None)]


def test_a_meeting_of_the_day_is_not_held_yet() -> None:
    made = with_body("role: Suit, reunions: [{date: 2019-02-14}]")
    assert year(made, jour=dt.date(2019, 2, 14)).reunions == ()
    assert len(year(made, jour=dt.date(2019, 2, 15)).reunions) == 1


@settings(deadline=None)
@given(
    rhythm=st.sampled_from(list(MOIS)),
    begin=st.sampled_from(["1950", "2017-11-30", "2018-T3", "2020-02-29"]),
    an=st.integers(2016, 2024),
)
def test_meetings_due_are_those_of_the_rhythm(rhythm: str, begin: str, an: int) -> None:
    made = with_body(f"periodicite: {rhythm}, debut: {begin}")
    (body,) = made.instances
    since, until = duree(made, body)
    every = [mois_apres(since, MOIS[rhythm] * rank) for rank in range(1, 1000)]
    start, end = dt.date(an - 1, 12, 31), dt.date(an, 12, 31)
    wanted = sum(start < due <= min(end, until) for due in every)
    assert reunions_dues(made, body, start, end) == wanted


DATES = st.sampled_from(["2017", "2018-06", "2018-12-31", "2019", "2019-02", "2020-T1", "2021"])
LEVELS = st.dictionaries(DATES, st.integers(1, 5), max_size=4)


@settings(deadline=None)
@given(drawn=st.lists(LEVELS, max_size=4), an=st.integers(2016, 2022))
def test_a_year_follows_from_the_one_before(drawn: list[dict[str, int]], an: int) -> None:
    sheets: list[Fiche] = [
        action(rank + 1, *sorted(points.items())) for rank, points in enumerate(drawn)
    ]
    made = plan(*sheets)
    before, found = year(made, an), year(made, an + 1)
    assert before.apres == found.avant
    assert [moved.apres for moved in before.mouvements] == [
        moved.avant for moved in found.mouvements
    ]
    assert sum(len(found.de_sens(sens)) for sens in SENS) == len(sheets)
    assert found.communes_avant.actions == found.communes_avant.renseignees
    if found.evolution is not None:
        gained = sum(
            moved.apres.niveau - moved.avant.niveau
            for moved in found.mouvements
            if moved.avant and moved.apres
        )
        assert found.evolution * found.communes_avant.actions == gained
    years = [year(made, each) for each in range(2000, 2025)]
    assert sum(len(each.points) for each in years) == sum(map(len, drawn))
