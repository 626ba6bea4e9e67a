"""PMS314: actions without news."""

from pathlib import Path

import pytest

from tests.lint.folder import FOLLOWED, followed_plan, lines

FILE = "actions/01-accueil.yaml"


def _told(tmp_path: Path, rest: str, *, plan: str = FOLLOWED) -> list[str]:
    return lines(followed_plan(tmp_path, rest, plan=plan), "PMS3")


def test_the_last_point_is_told_when_it_is_too_old(tmp_path: Path) -> None:
    rest = "avancement:\n  - {date: 2024-03, niveau: 2}\n  - {date: 2024-11, niveau: 3}\n"
    assert _told(tmp_path, rest) == [
        (
            f"{FILE}:7:12: PMS314 pas de nouvelle depuis plus de 12 mois (dernier point : "
            "novembre 2024) : ajoutez un point d’avancement, même pour dire que rien n’a changé"
        )
    ]


def test_an_action_without_a_point_is_told_at_its_number(tmp_path: Path) -> None:
    (told,) = _told(tmp_path, "contexte: Rien.\n")
    assert told.startswith(f"{FILE}:1:9: PMS314 ")
    assert "(aucun point encore)" in told


@pytest.mark.parametrize(
    "rest",
    [
        "avancement: [{date: 2025-01, niveau: 2}]",
        "avancement: [{date: 2025, niveau: 2}]",
        "avancement: [{date: 2025-01-01, niveau: 2}]",
        "avancement: [{date: 2024-02, niveau: 5, constat: Fait.}]",
        "calendrier: {debut: 2025-02}",
        "calendrier: {debut: 2027}",
    ],
    ids=["within the year", "that year", "due today", "done", "begun within the year", "not begun"],
)
def test_what_has_news_or_owes_none_is_right(tmp_path: Path, rest: str) -> None:
    assert _told(tmp_path, f"{rest}\n") == []


def test_the_plan_sets_the_months(tmp_path: Path) -> None:
    plan = f"{FOLLOWED}reglages: {{sans_nouvelle: 24}}\n"
    rest = "avancement: [{date: 2024-11, niveau: 2}]\n"
    assert _told(tmp_path, rest, plan=plan) == []
    plan = plan.replace("24}", "6}")
    rest = "avancement: [{date: 2025-05, niveau: 2}]\n"
    (told,) = _told(tmp_path / "b", rest, plan=plan)
    assert "plus de 6 mois" in told


def test_an_action_begun_before_the_plan_owes_news_of_the_plan_only(tmp_path: Path) -> None:
    plan = FOLLOWED.replace("debut: 2024, fin: 2028", "debut: 2025-06, fin: 2028")
    assert _told(tmp_path, "calendrier: {debut: 2015}\n", plan=plan) == []


@pytest.mark.parametrize(
    ("point", "count"), [("2024-06", 0), ("2023-11", 1)], ids=["until the end", "before it"]
)
def test_nothing_is_due_after_the_end_of_the_plan(tmp_path: Path, point: str, count: int) -> None:
    plan = FOLLOWED.replace("debut: 2024, fin: 2028", "debut: 2023, fin: 2025-03")
    rest = f"avancement: [{{date: {point}, niveau: 2}}]\n"
    assert len(_told(tmp_path, rest, plan=plan)) == count


def test_a_point_under_a_date_to_come_is_told_as_such_only(tmp_path: Path) -> None:
    (told,) = _told(tmp_path, "avancement: [{date: 2052-06, niveau: 2}]\n")
    assert "PMS305" in told


@pytest.mark.parametrize(("second", "code"), [("2024-05", "PMS303"), ("2024-06", "PMS304")])
def test_points_whose_dates_are_in_doubt_are_told_once(
    tmp_path: Path, second: str, code: str
) -> None:
    rest = f"avancement:\n  - {{date: 2024-06, niveau: 2}}\n  - {{date: {second}, niveau: 3}}\n"
    (told,) = _told(tmp_path, rest)
    assert code in told
