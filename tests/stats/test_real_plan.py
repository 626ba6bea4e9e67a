"""The figures of the real plan, as published in February 2019."""

import datetime as dt
from fractions import Fraction
from pathlib import Path

import pytest

from pms_cli.francais import decimal, pourcentage
from pms_cli.model import Plan
from pms_cli.stats import figures, grouper
from pms_cli.workspace import read_workspace
from tests.sheets import ASSISES

DATA = Path(__file__).parent.parent.parent / "data"


@pytest.fixture(scope="module")
def real() -> Plan:
    return read_workspace(DATA).plan


def test_the_whole_plan(real: Plan) -> None:
    found = figures(real.actions, ASSISES, real.edition.echelle)
    assert found.actions == 80
    assert found.repartition == (8, 24, 37, 6, 5)
    assert found.moyenne == Fraction(27, 10)
    assert decimal(found.moyenne) == "2,70"
    assert pourcentage(found.part_au_plus_haut) == "6\u00a0%"
    assert (found.a_confirmer, found.non_renseignees, found.hors_echelle) == (42, 0, 0)


def test_axe_by_axe(real: Plan) -> None:
    found = {
        group.cle: figures(group.fiches, ASSISES, real.edition.echelle)
        for group in grouper(real, real.actions, "axe")
    }
    assert {key: axe.actions for key, axe in found.items()} == {"1": 26, "2": 23, "3": 18, "4": 13}
    assert found["1"].repartition == (1, 6, 15, 3, 1)
    assert found["2"].repartition == (2, 6, 12, 2, 1)
    assert found["3"].repartition == (3, 7, 5, 1, 2)
    assert found["4"].repartition == (2, 5, 5, 0, 1)
    assert [axe.a_confirmer for axe in found.values()] == [17, 23, 2, 0]


def test_orientation_by_orientation(real: Plan) -> None:
    groups = grouper(real, real.actions, "orientation")
    assert [(group.cle, len(group.fiches)) for group in groups] == [
        ("1.1", 7), ("1.2", 7), ("1.3", 7), ("1.4", 5),
        ("2.1", 6), ("2.2", 2), ("2.3", 8), ("2.4", 7),
        ("3.1", 5), ("3.2", 5), ("3.3", 2), ("3.4", 6),
        ("4.1", 3), ("4.2", 1), ("4.3", 4), ("4.4", 5),
    ]  # fmt: skip


@pytest.mark.parametrize(("day", "known"), [("2019-01-31", 0), ("2019-02-01", 80)])
def test_nothing_is_known_before_february_2019(real: Plan, day: str, known: int) -> None:
    found = figures(real.actions, dt.date.fromisoformat(day), real.edition.echelle)
    assert (found.actions, found.renseignees) == (80, known)
