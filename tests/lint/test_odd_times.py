"""Dates that surprise and are right: no rule of time or completeness has a word to say of them."""

from pathlib import Path

import pytest

from tests.lint.folder import base_plan, followed_plan, lines, sheet

FILE = "actions/01-accueil.yaml"

ODD = {
    "a point of a whole year, then one of its last month": (
        "avancement: [{date: 2018, niveau: 1}, {date: 2018-12, niveau: 2}]"
    ),
    "a point the day of the vote": "avancement: [{date: 2017-11-06, niveau: 1}]",
    "a state of things before the plan": (
        "avancement: [{date: 2016-06, niveau: 1, constat: Rien n’existe.}]"
    ),
    "a last point after the plan": (
        "avancement: [{date: 2023-06, niveau: 5, constat: Tout est ouvert.}]"
    ),
    "the year under way": "avancement: [{date: 2026, niveau: 2}]",
    "a setback that is told": (
        "avancement: [{date: 2018, niveau: 5, constat: Ouvert.}, "
        "{date: 2019, niveau: 1, constat: Le lieu a brûlé.}]"
    ),
    "a setback that the sources leave in doubt": (
        "avancement: [{date: 2018, niveau: 3}, "
        "{date: 2019, niveau: 2, lecture: appariee, niveaux_possibles: [2, 3]}]"
    ),
    "nothing new, said twice": (
        "avancement: [{date: 2018, niveau: 2, constat: Sans changement.}, "
        "{date: 2019, niveau: 2, constat: Sans changement.}]"
    ),
    "a point told by a later report": (
        "avancement: [{date: 2018-03, niveau: 2, document: rapport-2019}]"
    ),
    "a report written before the meeting that dates its points": (
        "avancement: [{date: 2019-06, niveau: 2, document: rapport-2019}]"
    ),
    "an action older than the plan": "calendrier: {debut: 2003, fin: 2019}",
    "an action that outlives the plan": "calendrier: {debut: 2020, fin: 2035}",
    "an action of one day": "calendrier: {debut: 2019-03-01, fin: 2019-03-01}",
    "an action without an end": "calendrier: {debut: 2019}",
    "a step reached before its date": (
        "calendrier: {jalons: [{date: 2020, libelle: Ouvrir, atteint: 2018-05}]}"
    ),
    "a step reached years late": (
        "calendrier: {fin: 2019, jalons: [{date: 2018, libelle: Ouvrir, atteint: 2023}]}"
    ),
    "steps of the same month": (
        "calendrier: {jalons: [{date: 2018-06, libelle: A}, {date: 2018-06, libelle: B}]}"
    ),
    "a year after one of its quarters": (
        "calendrier: {jalons: [{date: 2018-T2, libelle: A}, {date: 2018, libelle: B}]}"
    ),
    "measures from before the plan": (
        "indicateurs: [{libelle: A, type: nombre, mesures: "
        "[{date: 2009, valeur: 1, document: rapport-2019}, "
        "{date: 2014, valeur: 2, document: rapport-2019}]}]"
    ),
    "a target long after the plan": (
        "indicateurs: [{libelle: A, type: nombre, cible: {date: 2050, valeur: 0}}]"
    ),
    "a target of the year of its start": (
        "indicateurs: [{libelle: A, type: nombre, cible: {date: 2018, valeur: 5}, "
        "initiale: {date: 2018, valeur: 1, document: rapport-2019}}]"
    ),
    "done, measured before it was": (
        "indicateurs: [{libelle: A, type: nombre, mesures: "
        "[{date: 2017, valeur: 1, document: rapport-2019}]}]\n"
        "avancement: [{date: 2019, niveau: 5, constat: Fait.}]"
    ),
    "done before its calendar ends": (
        "calendrier: {fin: 2030}\navancement: [{date: 2019, niveau: 5, constat: Fait.}]"
    ),
    "an end that passed in an edition long closed": (
        "calendrier: {fin: 2019, jalons: [{date: 2018, libelle: Ouvrir}]}\n"
        "avancement: [{date: 2018, niveau: 1}]"
    ),
}

FOLLOWED = {
    "an action that has not begun": "calendrier: {debut: 2027, fin: 2028}",
    "an action of the last months": "calendrier: {debut: 2025-10, fin: 2026}",
    "an end in the month under way": (
        "calendrier: {fin: 2026-01}\navancement: [{date: 2025-12, niveau: 4}]"
    ),
    "a step of the year under way": (
        "calendrier: {jalons: [{date: 2026, libelle: Ouvrir}]}\n"
        "avancement: [{date: 2025-12, niveau: 4}]"
    ),
    "done for years, without news since": (
        "calendrier: {fin: 2024, jalons: [{date: 2024, libelle: Ouvrir}]}\n"
        "avancement: [{date: 2024-02, niveau: 5, constat: Fait.}]"
    ),
}


@pytest.mark.parametrize("what", ODD)
def test_an_oddity_is_no_fault(tmp_path: Path, what: str) -> None:
    root = base_plan(tmp_path, {FILE: sheet("1", rest=f"{ODD[what]}\n")})
    assert lines(root) == []


@pytest.mark.parametrize("what", FOLLOWED)
def test_nothing_is_late_before_its_time(tmp_path: Path, what: str) -> None:
    assert lines(followed_plan(tmp_path, f"{FOLLOWED[what]}\n")) == []
