"""PMS316: steps still ahead of actions that are done."""

from pathlib import Path

import pytest

from tests.lint.folder import base_plan, lines, sheet

FILE = "actions/01-accueil.yaml"


def _told(tmp_path: Path, rest: str) -> list[str]:
    return lines(base_plan(tmp_path, {FILE: sheet("1", rest=rest)}), "PMS3")


def _points(tmp_path: Path, *points: str) -> list[str]:
    return _told(tmp_path, "avancement:\n" + "".join(f"  - {{{point}}}\n" for point in points))


TOP = "avancement: [{date: 2019-02, niveau: 5, constat: Fait.}]\n"


def test_the_first_step_ahead_is_told(tmp_path: Path) -> None:
    steps = "{date: 2026-02, libelle: A}, {date: 2027, libelle: B}"
    rest = f"calendrier: {{jalons: [{steps}]}}\n"
    assert _told(tmp_path, rest + TOP) == [
        (
            f"{FILE}:5:30: PMS316 l’action est au plus haut niveau et ce jalon est encore à venir "
            "(février 2026) : ajoutez « atteint: … », retirez-le, ou corrigez le niveau"
        )
    ]


@pytest.mark.parametrize(
    ("step", "level"),
    [
        ("date: 2026", 5),
        ("date: 2019", 5),
        ("date: 2027, atteint: 2019", 5),
        ("date: 2027, lecture: appariee", 5),
        ("date: 2027", 4),
    ],
    ids=["may be past", "past", "reached before", "in doubt", "not done"],
)
def test_what_is_not_surely_ahead_is_right(tmp_path: Path, step: str, level: int) -> None:
    rest = f"calendrier: {{jalons: [{{libelle: A, {step}}}]}}\n"
    assert _told(tmp_path, rest + TOP.replace("niveau: 5", f"niveau: {level}")) == []


def test_a_calendar_may_end_after_the_action_is_done(tmp_path: Path) -> None:
    assert _told(tmp_path, f"calendrier: {{fin: 2030}}\n{TOP}") == []
