"""PMS303: points and measures that are not in the order of their dates."""

from pathlib import Path

import pytest

from tests.lint.folder import base_plan, lines, sheet

FILE = "actions/01-accueil.yaml"


def _told(tmp_path: Path, rest: str) -> list[str]:
    return lines(base_plan(tmp_path, {FILE: sheet("1", rest=rest)}), "PMS3")


def _points(tmp_path: Path, *points: str) -> list[str]:
    return _told(tmp_path, "avancement:\n" + "".join(f"  - {{{point}}}\n" for point in points))


def test_the_first_out_of_place_is_told_and_only_that_one(tmp_path: Path) -> None:
    told = _points(
        tmp_path,
        "date: 2019-06, niveau: 3",
        "date: 2019-02-28, niveau: 2",
        "date: 2018-T3, niveau: 2",
    )
    assert told == [
        (
            f"{FILE}:7:12: PMS303 ce point (28 février 2019) est écrit après un autre plus récent "
            "(juin 2019) : mettez les points dans l’ordre de leurs dates, ou corrigez la date"
        )
    ]


def test_a_year_written_after_one_of_its_months_counts_before_it(tmp_path: Path) -> None:
    (told,) = _points(tmp_path, "date: 2019-01, niveau: 1", "date: 2019, niveau: 3")
    assert told.startswith(f"{FILE}:7:12: PMS303 ce point (2019) est écrit après un autre")
    assert "écrivez une date plus précise" in told


def test_measures_of_sheets_and_of_the_registry_are_looked_at(tmp_path: Path) -> None:
    measures = "mesures: [{date: 2019, valeur: 2}, {date: 2017, valeur: 1}]"
    registry = f"indicateurs:\n  - {{code: a, libelle: A, type: nombre, {measures}}}\n"
    rest = f"indicateurs:\n  - {{libelle: A, type: nombre, {measures}}}\n"
    root = base_plan(tmp_path, {FILE: sheet("1", rest=rest), "indicateurs.yaml": registry})
    assert [line.partition(" est ")[0] for line in lines(root, "PMS303")] == [
        f"{FILE}:6:74: PMS303 cette mesure (2017)",
        "indicateurs.yaml:2:83: PMS303 cette mesure (2017)",
    ]


@pytest.mark.parametrize(
    "dates",
    [
        ["2019"],
        ["2018", "2019-01", "2019-01-15", "2019-02"],
        ["2017", "2017-T1", "2017-01", "2017-01-01"],
        ["2017-12-31", "2018"],
    ],
)
def test_dates_that_go_forward_are_in_order(tmp_path: Path, dates: list[str]) -> None:
    assert _points(tmp_path, *(f"date: {date}, niveau: 1" for date in dates)) == []


def test_the_same_date_again_further_down_is_told_as_such_only(tmp_path: Path) -> None:
    dates = ["2018", "2019", "2018"]
    (told,) = _points(tmp_path, *(f"date: {date}, niveau: 1" for date in dates))
    assert told.startswith(f"{FILE}:8:12: PMS304")
