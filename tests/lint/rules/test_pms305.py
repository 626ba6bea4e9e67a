"""PMS305: what is said to be so at a day to come."""

from pathlib import Path

import pytest

from tests.lint.folder import base_plan, lines, sheet

FILE = "actions/01-accueil.yaml"


def _told(tmp_path: Path, rest: str) -> list[str]:
    return lines(base_plan(tmp_path, {FILE: sheet("1", rest=rest)}), "PMS3")


def _points(tmp_path: Path, *points: str) -> list[str]:
    return _told(tmp_path, "avancement:\n" + "".join(f"  - {{{point}}}\n" for point in points))


def test_each_kind_is_told_at_its_date(tmp_path: Path) -> None:
    rest = """\
calendrier:
  jalons:
    - {date: 2020, libelle: Ouvrir, atteint: 2026-02}
indicateurs:
  - libelle: A
    type: nombre
    initiale: {date: 2027, valeur: 1}
    mesures: [{date: 2028, valeur: 2}]
avancement:
  - {date: 2026-01-02, niveau: 1}
"""
    assert [line.partition(" alors")[0] for line in _told(tmp_path, rest)] == [
        f"{FILE}:7:46: PMS305 la date de ce jalon atteint est à venir (février 2026),",
        f"{FILE}:11:22: PMS305 la date de cette valeur initiale est à venir (2027),",
        f"{FILE}:12:22: PMS305 la date de cette mesure est à venir (2028),",
        f"{FILE}:14:12: PMS305 la date de ce point est à venir (2 janvier 2026),",
    ]


def test_the_steps_of_a_territory_are_looked_at(tmp_path: Path) -> None:
    territory = """\
code: ville-exemple
nom: Ville d’exemple
sources: [rapport-2019]
axes: [{titre: A, actions: [{titre: B, jalons: [{date: 2020, libelle: C, atteint: 2030}]}]}]
actions: [{titre: D, jalons: [{date: 2020, libelle: E, atteint: 2031}]}]
"""
    root = base_plan(tmp_path, {"territories/ville-exemple.yaml": territory})
    assert [line.split(" ")[0] for line in lines(root, "PMS3")] == [
        "territories/ville-exemple.yaml:4:83:",
        "territories/ville-exemple.yaml:5:65:",
    ]


@pytest.mark.parametrize("date", ["2026", "2026-T1", "2026-01", "2026-01-01", "2025-12-31"])
def test_a_period_that_has_begun_is_not_to_come(tmp_path: Path, date: str) -> None:
    assert _points(tmp_path, f"date: {date}, niveau: 1") == []


def test_what_is_planned_may_be_to_come(tmp_path: Path) -> None:
    rest = """\
calendrier: {debut: 2020, fin: 2040, jalons: [{date: 2030, libelle: Ouvrir}]}
indicateurs: [{libelle: A, type: nombre, cible: {date: 2030, valeur: 3}}]
"""
    assert _told(tmp_path, rest) == []
