"""PMS308: dates far from the plan's period."""

from pathlib import Path

import pytest

from tests.lint.folder import base_plan, lines, sheet

FILE = "actions/01-accueil.yaml"


def _told(tmp_path: Path, rest: str) -> list[str]:
    return lines(base_plan(tmp_path, {FILE: sheet("1", rest=rest)}), "PMS3")


def _points(tmp_path: Path, *points: str) -> list[str]:
    return _told(tmp_path, "avancement:\n" + "".join(f"  - {{{point}}}\n" for point in points))


PLAN = """\
edition: plan-exemple
titre: Plan d’exemple
collectivite: Métropole d’exemple
periode: {debut: 2017, fin: 2022}
deliberation: {numero: 2017-1, date: %s}
echelle: {maximum: 5}
axes:
  - numero: 1
    titre: Prévenir
    orientations: [{numero: 1, titre: Repérer}, {numero: 2, titre: Soutenir}]
points_etape: [{date: %s, titre: Point}]
"""


def test_a_point_of_ten_years_before_is_told(tmp_path: Path) -> None:
    assert _points(tmp_path, "date: 2009-02, niveau: 1", "date: 2019-02, niveau: 1") == [
        (
            f"{FILE}:6:12: PMS308 cette date (février 2009) tombe plus d’un an avant le début du "
            "plan (2017) : corrigez-la, ou « periode » dans plan.yaml"
        )
    ]


@pytest.mark.parametrize(
    ("calendar", "column", "where"),
    [
        ("fin: 2016", 19, "avant le début du plan (2017)"),
        ("debut: 2023", 21, "après la fin du plan (2022)"),
        ("debut: 2032, fin: 2033", 21, "après la fin du plan (2022)"),
        ("debut: 2010, fin: 2016-12-31", 32, "avant le début du plan (2017)"),
    ],
)
def test_a_calendar_outside_is_told(tmp_path: Path, calendar: str, column: int, where: str) -> None:
    (told,) = _told(tmp_path, f"calendrier: {{{calendar}}}\n")
    assert told.startswith(f"{FILE}:5:{column}: PMS308 ")
    assert f"tombe {where} :" in told


@pytest.mark.parametrize(
    "rest",
    [
        "avancement: [{date: 2016-01, niveau: 1}]",
        "avancement: [{date: 2016, niveau: 1}]",
        "avancement: [{date: 2024, niveau: 1}]",
        "calendrier: {debut: 2010, fin: 2018}",
        "calendrier: {debut: 2018, fin: 2030}",
        "calendrier: {debut: 2022-12-31}",
        "calendrier: {fin: 2017-01-01}",
    ],
    ids=[
        "the year before",
        "that whole year",
        "after the end",
        "begun before",
        "goes on after",
        "begins on the last day",
        "ends on the first",
    ],
)
def test_what_reaches_into_the_period_or_near_it_is_right(tmp_path: Path, rest: str) -> None:
    assert _told(tmp_path, f"{rest}\n") == []


@pytest.mark.parametrize(
    ("vote", "point", "places"),
    [
        ("2017-11-06", "2019-02", []),
        ("2016", "2016", []),
        ("2022-12-31", "2030", []),
        ("2027-11-06", "2019-02", ["plan.yaml:5:38:"]),
        ("2017", "2009", ["plan.yaml:11:23:"]),
    ],
)
def test_the_vote_and_the_reviews_of_the_plan_are_looked_at(
    tmp_path: Path, vote: str, point: str, places: list[str]
) -> None:
    root = base_plan(tmp_path, {"plan.yaml": PLAN % (vote, point)})
    assert [line.split(" ")[0] for line in lines(root, "PMS308")] == places


def test_a_span_that_ends_before_it_begins_is_told_once(tmp_path: Path) -> None:
    (told,) = _told(tmp_path, "calendrier: {debut: 2019, fin: 2010}\n")
    assert "PMS302" in told
    plan = (PLAN % ("2017", "2019")).replace("debut: 2017, fin: 2022", "debut: 2022, fin: 2017")
    (told,) = lines(base_plan(tmp_path / "b", {"plan.yaml": plan}), "PMS3")
    assert "PMS302" in told
