"""What is due of a sheet: the definitions that figures, agenda and rules share."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pms_cli.model import Edition
from pms_cli.model.fiche import Jalon
from pms_cli.model.suivi import (
    est_achevee,
    est_passe,
    est_suivie,
    fin_attendue,
    nouvelle_attendue,
)
from tests.sheets import ASSISES, PLAN, action, part

DAYS = st.dates(dt.date(2016, 1, 1), dt.date(2026, 12, 31))


@pytest.mark.parametrize(
    ("months", "last"), [(12, dt.date(2023, 12, 31)), (1, dt.date(2023, 1, 31))]
)
def test_an_edition_is_followed_one_interval_after_its_end(months: int, last: dt.date) -> None:
    edition = part(Edition, PLAN, reglages={"sans_nouvelle": months})
    assert est_suivie(edition, last)
    assert not est_suivie(edition, last + dt.timedelta(days=1))
    assert est_suivie(edition, dt.date(2016, 1, 1))


def test_what_is_done_owes_nothing() -> None:
    edition = part(Edition, PLAN)
    sheet = action(1, ("2019-02", 5), calendrier={"fin": 2018})
    assert est_achevee(edition, sheet, ASSISES)
    assert fin_attendue(edition, sheet, ASSISES) is None
    assert nouvelle_attendue(edition, sheet, ASSISES) is None
    before = dt.date(2019, 1, 31)
    assert not est_achevee(edition, sheet, before)
    assert str(fin_attendue(edition, sheet, before)) == "2018"


@pytest.mark.parametrize(
    ("calendar", "due"),
    [
        ({}, dt.date(2017, 12, 31)),
        ({"debut": "2010"}, dt.date(2017, 12, 31)),
        ({"debut": "2018-03"}, dt.date(2019, 2, 28)),
    ],
)
def test_without_a_point_news_is_due_after_the_action_and_the_plan_began(
    calendar: dict[str, str], due: dt.date
) -> None:
    sheet = action(1, calendrier=calendar)
    assert nouvelle_attendue(part(Edition, PLAN), sheet, ASSISES) == due


@given(day=DAYS, later=DAYS)
def test_a_step_that_passed_stays_so_until_it_is_reached(day: dt.date, later: dt.date) -> None:
    step = part(Jalon, "date: 2019\nlibelle: Ouvrir\n")
    if day <= later and est_passe(step, day):
        assert est_passe(step, later)
    assert est_passe(step, day) == (day > dt.date(2019, 12, 31))


@pytest.mark.parametrize(
    ("more", "passed"),
    [
        ("", True),
        ("atteint: 2019-02-14\n", False),
        ("atteint: 2019-02-15\n", True),
        ("lecture: appariee\n", False),
        ("lecture: appariee\ndates_possibles: [2018, 2019]\n", False),
        ("lecture: appariee\ndates_possibles: [2018, 2018-12]\n", True),
    ],
)
def test_a_step_in_doubt_or_reached_has_not_passed(more: str, passed: bool) -> None:
    step = part(Jalon, f"date: 2018\nlibelle: Ouvrir\n{more}")
    assert est_passe(step, ASSISES) is passed
