"""PMS301: steps outside the calendar that they are in."""

from pathlib import Path

import pytest

from tests.lint.folder import base_plan, lines, sheet

FILE = "actions/01-accueil.yaml"


def _told(tmp_path: Path, calendrier: str) -> list[str]:
    rest = f"calendrier: {{{calendrier}}}\n"
    return lines(base_plan(tmp_path, {FILE: sheet("1", rest=rest)}))


def test_a_step_after_the_end_and_one_before_the_start_are_told_at_their_dates(
    tmp_path: Path,
) -> None:
    rest = """\
calendrier:
  debut: 2017-T3
  fin: 2019
  jalons:
    - {libelle: Étude, date: 2017-06-30}
    - {libelle: Ouverture, date: 2018}
    - {libelle: Bilan, date: 2020-08}
"""
    assert lines(base_plan(tmp_path, {FILE: sheet("1", rest=rest)})) == [
        (
            f"{FILE}:9:30: PMS301 ce jalon (30 juin 2017) tombe avant le début du calendrier "
            "(3e trimestre 2017) : corrigez l’une des deux dates"
        ),
        (
            f"{FILE}:11:30: PMS301 ce jalon (août 2020) tombe après la fin du calendrier (2019) : "
            "corrigez l’une des deux dates"
        ),
    ]


@pytest.mark.parametrize(
    "calendrier",
    [
        "debut: 2017-09-15, fin: 2019, jalons: [{date: 2017-09, libelle: A}]",
        "debut: 2017-09-15, fin: 2019, jalons: [{date: 2017, libelle: A}]",
        "debut: 2017, fin: 2019-03, jalons: [{date: 2019, libelle: A}]",
        "debut: 2017, fin: 2019, jalons: [{date: 2019-12-31, libelle: A}]",
        "debut: 2017, fin: 2019, jalons: [{date: 2017-01-01, libelle: A}]",
        "debut: 2017, jalons: [{date: 2030, libelle: A}]",
        "fin: 2019, jalons: [{date: 2001, libelle: A}]",
        "jalons: [{date: 2001, libelle: A}]",
        "debut: 2017, fin: 2019, jalons: [{date: 2019, libelle: A, atteint: 2021}]",
    ],
    ids=[
        "month of the start",
        "year of the start",
        "year of the end",
        "last day",
        "first day",
        "no end",
        "no start",
        "neither",
        "reached late",
    ],
)
def test_a_step_that_may_be_inside_is_right(tmp_path: Path, calendrier: str) -> None:
    assert _told(tmp_path, calendrier) == []


@pytest.mark.parametrize(
    ("calendrier", "where"),
    [
        ("fin: 2019, jalons: [{date: 2020-01-01, libelle: A}]", "après la fin"),
        ("debut: 2017, jalons: [{date: 2016-12-31, libelle: A}]", "avant le début"),
    ],
)
def test_one_day_outside_is_told(tmp_path: Path, calendrier: str, where: str) -> None:
    (told,) = _told(tmp_path, calendrier)
    assert where in told


def test_the_calendar_of_a_territory_is_looked_at(tmp_path: Path) -> None:
    territory = """\
code: ville-exemple
nom: Ville d’exemple
sources: [rapport-2019]
calendrier: {fin: 2019, jalons: [{date: 2021-T1, libelle: Bilan}]}
actions:
  - {titre: Ouvrir, jalons: [{date: 2035, libelle: Bilan}]}
"""
    root = base_plan(tmp_path, {"territories/ville-exemple.yaml": territory})
    assert lines(root, "PMS301") == [
        (
            "territories/ville-exemple.yaml:4:41: PMS301 ce jalon (1er trimestre 2021) tombe après "
            "la fin du calendrier (2019) : corrigez l’une des deux dates"
        )
    ]


def test_a_calendar_with_a_fault_is_told_of_its_fault_only(tmp_path: Path) -> None:
    told = _told(tmp_path, "debut: 2017, fin: 19, jalons: [{date: 2016, libelle: A}]")
    assert [line.split(" ")[1] for line in told] == ["PMS104"]
