"""PMS304: points or measures of the same date."""

from pathlib import Path

import pytest

from tests.lint.folder import base_plan, lines, sheet

FILE = "actions/01-accueil.yaml"


def _told(tmp_path: Path, rest: str) -> list[str]:
    return lines(base_plan(tmp_path, {FILE: sheet("1", rest=rest)}), "PMS3")


def _points(tmp_path: Path, *points: str) -> list[str]:
    return _told(tmp_path, "avancement:\n" + "".join(f"  - {{{point}}}\n" for point in points))


def test_each_point_of_a_date_already_there_is_told(tmp_path: Path) -> None:
    told = _points(
        tmp_path,
        "date: 2018, niveau: 1",
        "date: 2019-02, niveau: 2",
        "date: 2019-02, niveau: 3",
        "date: 2019-02, niveau: 4",
    )
    assert [line.split(" ")[:2] for line in told] == [
        [f"{FILE}:8:12:", "PMS304"],
        [f"{FILE}:9:12:", "PMS304"],
    ]
    assert "(février 2019)" in told[0]


def test_two_measures_of_a_year_are_told(tmp_path: Path) -> None:
    mesures = "[{date: 2018, valeur: 1}, {date: 2018, valeur: 2}]"
    told = _told(tmp_path, f"indicateurs: [{{libelle: A, type: nombre, mesures: {mesures}}}]\n")
    assert told == [
        (
            f"{FILE}:5:84: PMS304 cette mesure a la même date qu’un autre plus haut (2018), et un "
            "seul des deux compte : gardez celui qui est juste, ou corrigez la date"
        )
    ]


@pytest.mark.parametrize(
    "dates", [["2019", "2019-01"], ["2019-T1", "2019-02"], ["2019-02", "2019-02-28"]]
)
def test_a_date_within_another_is_not_the_same(tmp_path: Path, dates: list[str]) -> None:
    assert _points(tmp_path, *(f"date: {date}, niveau: 1" for date in dates)) == []


def test_two_indicators_may_be_measured_the_same_day(tmp_path: Path) -> None:
    one = "{libelle: %s, type: nombre, mesures: [{date: 2018, valeur: 1}]}"
    assert _told(tmp_path, f"indicateurs: [{one % 'A'}, {one % 'B'}]\n") == []
