"""Figures against a naive computation that shares no code with the product."""

import datetime as dt
from fractions import Fraction
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.model import Fiche
from pms_cli.stats import Figures, figures
from tests.sheets import ASSISES, action, doubtful, edition, plan

SCALE = edition().echelle


class Written(NamedTuple):
    """A point as it would be written."""

    date: str
    niveau: int
    doubt: bool


def first_day(date: str) -> tuple[dt.date, int]:
    """The first day of a partial date, and how narrow it is (of a year 0, of a day 3)."""
    parts = date.split("-")
    year = int(parts[0])
    if len(parts) == 1:
        return dt.date(year, 1, 1), 0
    if parts[1].startswith("T"):
        return dt.date(year, {"T1": 1, "T2": 4, "T3": 7, "T4": 10}[parts[1]], 1), 1
    if len(parts) == 2:
        return dt.date(year, int(parts[1]), 1), 2
    return dt.date(year, int(parts[1]), int(parts[2])), 3


def naive_state(points: list[Written], day: dt.date) -> Written | None:
    state = None
    for point in points:
        if first_day(point.date)[0] > day:
            continue
        if state is None or first_day(point.date) >= first_day(state.date):
            state = point
    return state


partial_dates = st.one_of(
    st.builds(str, st.integers(2017, 2019)),
    st.builds("{}-T{}".format, st.integers(2017, 2019), st.integers(1, 4)),
    st.builds("{}-{:02d}".format, st.integers(2017, 2019), st.integers(1, 12)),
    st.dates(dt.date(2017, 1, 1), dt.date(2019, 12, 31)).map(str),
)
written_points = st.lists(
    st.builds(Written, partial_dates, st.integers(0, 7), st.booleans()), max_size=5
)


def written(numero: int, points: list[Written]) -> Fiche:
    return action(
        numero,
        avancement=[
            {
                "date": point.date,
                "niveau": point.niveau,
                "lecture": "appariee" if point.doubt else "lue",
            }
            for point in points
        ],
    )


@settings(deadline=None, max_examples=100)
@given(st.lists(written_points, max_size=8), st.dates(dt.date(2016, 12, 30), dt.date(2020, 1, 2)))
def test_figures_equal_a_naive_count(sheets: list[list[Written]], day: dt.date) -> None:
    found = figures([written(n, points) for n, points in enumerate(sheets, 1)], day, SCALE)

    states = [naive_state(points, day) for points in sheets]
    known = [state for state in states if state is not None]
    rated = [state.niveau for state in known if 1 <= state.niveau <= 5]
    assert found.degres == (1, 2, 3, 4, 5)
    assert found.repartition == tuple(rated.count(level) for level in (1, 2, 3, 4, 5))
    assert found.actions == len(sheets)
    assert found.non_renseignees == states.count(None)
    assert found.hors_echelle == len(known) - len(rated)
    assert found.a_confirmer == sum(state.doubt for state in known)
    assert found.renseignees == len(rated)
    assert found.somme == sum(rated)
    assert found.moyenne == (Fraction(sum(rated), len(rated)) if rated else None)
    assert found.au_plus_haut == rated.count(5)
    assert found.part_au_plus_haut == (Fraction(rated.count(5), len(sheets)) if sheets else None)


@pytest.mark.parametrize(
    ("day", "level"),
    [
        ("2016-12-31", None),
        ("2017-01-01", 1),  # a year counts from its first day
        ("2018-06-30", 1),
        ("2018-07-01", 2),  # so does a quarter
        ("2019-01-31", 2),
        ("2019-02-01", 3),  # and a month
        ("2019-02-13", 3),
        ("2019-02-14", 4),
        ("2025-01-01", 4),
    ],
)
def test_a_point_counts_from_the_first_day_of_its_date(day: str, level: int | None) -> None:
    sheet = action(1, ("2019-02", 3), ("2017", 1), ("2019-02-14", 4), ("2018-T3", 2))
    point = sheet.point_au(dt.date.fromisoformat(day))
    assert (point.niveau if point else None) == level


def test_of_two_points_of_one_date_the_last_written_wins() -> None:
    found = figures([action(1, ("2019-02", 1), ("2019-02", 4))], ASSISES, SCALE)
    assert found.repartition == (0, 0, 0, 1, 0)


@pytest.mark.parametrize("order", [("2019", "2019-01"), ("2019-01", "2019")])
def test_of_two_dates_that_begin_together_the_narrower_wins(order: tuple[str, str]) -> None:
    levels = {"2019": 1, "2019-01": 2}
    found = figures([action(1, *((date, levels[date]) for date in order))], ASSISES, SCALE)
    assert found.repartition == (0, 1, 0, 0, 0)


def test_a_level_off_the_scale_is_counted_and_never_averaged() -> None:
    sheets = [action(1, ("2019-02", 2)), action(2, ("2019-02", 7)), action(3, ("2019-02", 0))]
    found = figures(sheets, ASSISES, SCALE)
    assert (found.actions, found.renseignees, found.hors_echelle) == (3, 1, 2)
    assert (found.moyenne, found.part_au_plus_haut) == (Fraction(2), Fraction(0))


def test_an_action_without_a_point_is_never_a_zero() -> None:
    found = figures([action(1, ("2019-02", 5)), action(2)], ASSISES, SCALE)
    assert (found.moyenne, found.renseignees, found.non_renseignees) == (Fraction(5), 1, 1)
    assert found.part_au_plus_haut == Fraction(1, 2)


def test_a_group_without_actions_has_no_mean_and_no_share() -> None:
    found = figures([], ASSISES, SCALE)
    assert found == Figures(degres=(1, 2, 3, 4, 5), repartition=(0, 0, 0, 0, 0))
    assert (found.actions, found.moyenne, found.part_au_plus_haut) == (0, None, None)


def test_the_mean_is_exact() -> None:
    sheets = [action(n, ("2019-02", level)) for n, level in enumerate((3, 3, 4), 1)]
    assert figures(sheets, ASSISES, SCALE).moyenne == Fraction(10, 3)


def test_a_doubt_counts_only_once_its_point_does() -> None:
    sheets = [doubtful(1, 3, 2, 3), action(2, ("2019-02", 3))]
    assert figures(sheets, dt.date(2019, 1, 31), SCALE).a_confirmer == 0
    assert figures(sheets, ASSISES, SCALE).a_confirmer == 1


def test_a_scale_may_begin_at_zero() -> None:
    scale = edition(echelle={"minimum": "0", "maximum": "3"}).echelle
    found = figures([action(1, ("2019-02", 0)), action(2, ("2019-02", 3))], ASSISES, scale)
    assert (found.degres, found.repartition) == ((0, 1, 2, 3), (1, 0, 0, 1))
    assert (found.moyenne, found.maximum, found.au_plus_haut) == (Fraction(3, 2), 3, 1)


def test_sectoral_sheets_are_not_among_the_actions() -> None:
    made = plan(action(8, ("2019-02", 2)), action("8.1", ("2019-02", 5)), action("8.2"))
    assert [str(sheet.numero) for sheet in made.fiches] == ["8", "8.1", "8.2"]
    assert [str(sheet.numero) for sheet in made.actions] == ["8"]
