"""PMS312: ends that have passed."""

from pathlib import Path

import pytest

from tests.lint.folder import FOLLOWED, followed_plan, lines

FILE = "actions/01-accueil.yaml"


def _told(tmp_path: Path, rest: str, *, plan: str = FOLLOWED) -> list[str]:
    return lines(followed_plan(tmp_path, rest, plan=plan), "PMS3")


def test_an_end_that_passed_below_the_top_is_told_once(tmp_path: Path) -> None:
    rest = """\
calendrier:
  fin: 2024-06
  jalons: [{date: 2024-05, libelle: Ouvrir}]
avancement: [{date: 2024-03, niveau: 4}]
"""
    assert _told(tmp_path, rest) == [
        (
            f"{FILE}:6:8: PMS312 la fin est passée (juin 2024) et l’action reste à 4/5 : ajoutez "
            "un point qui dit où l’on en est, ou corrigez « fin »"
        )
    ]


def test_an_action_without_a_level_is_told(tmp_path: Path) -> None:
    (told,) = _told(tmp_path, "calendrier: {fin: 2025-12-31}\n")
    assert "(31 décembre 2025) et l’action reste sans niveau" in told


@pytest.mark.parametrize(
    "rest",
    [
        "calendrier: {fin: 2026}\navancement: [{date: 2025-09, niveau: 2}]",
        "calendrier: {fin: 2025}\navancement: [{date: 2025-09, niveau: 5, constat: Fait.}]",
        "calendrier: {debut: 2025-06}",
    ],
    ids=["not yet", "done", "no end"],
)
def test_what_is_not_late_is_right(tmp_path: Path, rest: str) -> None:
    assert _told(tmp_path, f"{rest}\n") == []


@pytest.mark.parametrize(("end", "count"), [("2024", 1), ("2024-12", 1), ("2024-11", 0)])
def test_a_plan_is_followed_one_interval_after_its_end(
    tmp_path: Path, end: str, count: int
) -> None:
    # Twelve months after December 2024 is 31 December 2025: the day before.
    plan = FOLLOWED.replace("debut: 2024, fin: 2028", f"debut: 2023, fin: {end}")
    plan += f"reglages: {{sans_nouvelle: {13 if end != '2024-11' else 12}}}\n"
    assert len(_told(tmp_path, "calendrier: {fin: 2024-03}\n", plan=plan)) == count


def test_a_sectoral_sheet_has_no_level_to_be_late(tmp_path: Path) -> None:
    root = followed_plan(
        tmp_path, "calendrier: {fin: 2028}\navancement: [{date: 2025-09, niveau: 1}]\n"
    )
    text = (root / FILE).read_text(encoding="utf-8").replace("numero: 1", 'numero: "1.1"')
    text = text.replace("2028", "2024").replace("avancement: [{date: 2025-09, niveau: 1}]\n", "")
    (root / "actions" / "01.1-accueil.yaml").write_text(text, encoding="utf-8")
    assert lines(root, "PMS3") == []


def test_an_end_before_its_start_is_told_once(tmp_path: Path) -> None:
    rest = """\
calendrier:
  debut: 2025
  fin: 2024
  jalons: [{date: 2025-11, libelle: Ouvrir}]
avancement: [{date: 2025-09, niveau: 4}]
"""
    (told,) = _told(tmp_path, rest)
    assert told.startswith(f"{FILE}:7:8: PMS302 ")
