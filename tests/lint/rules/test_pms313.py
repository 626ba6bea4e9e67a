"""PMS313: steps whose date has passed."""

from pathlib import Path

import pytest

from tests.lint.folder import FOLLOWED, followed_plan, lines

FILE = "actions/01-accueil.yaml"


def _told(tmp_path: Path, rest: str, *, plan: str = FOLLOWED) -> list[str]:
    return lines(followed_plan(tmp_path, rest, plan=plan), "PMS3")


NEWS = "avancement: [{date: 2025-11, niveau: 2}]\n"


def _steps(tmp_path: Path, *steps: str, rest: str = NEWS) -> list[str]:
    said = "".join(f"    - {{libelle: A, {step}}}\n" for step in steps)
    return _told(tmp_path, f"calendrier:\n  jalons:\n{said}{rest}")


def test_each_step_that_passed_is_told(tmp_path: Path) -> None:
    assert _steps(tmp_path, "date: 2024", "date: 2025-12-31") == [
        (
            f"{FILE}:{line}:26: PMS313 la date de ce jalon est passée ({date}) et rien ne dit s’il "
            "est atteint : ajoutez « atteint: … » avec sa date, ou corrigez la date prévue"
        )
        for line, date in ((7, "2024"), (8, "31 décembre 2025"))
    ]


@pytest.mark.parametrize(
    "step",
    [
        "date: 2026",
        "date: 2025-12-31, atteint: 2026-01-01",
        "date: 2025, lecture: appariee",
        "date: 2025, lecture: appariee, dates_possibles: [2025, 2026]",
    ],
    ids=["not yet", "reached today", "in doubt", "may be later"],
)
def test_what_is_not_surely_late_is_right(tmp_path: Path, step: str) -> None:
    assert _steps(tmp_path, step) == []


def test_a_step_late_whatever_its_date_is_told(tmp_path: Path) -> None:
    step = "date: 2024, lecture: appariee, dates_possibles: [2024, 2025-06]"
    assert len(_steps(tmp_path, step)) == 1


def test_what_is_done_has_no_late_step(tmp_path: Path) -> None:
    rest = "avancement: [{date: 2025-11, niveau: 5, constat: Fait.}]\n"
    assert _steps(tmp_path, "date: 2024", rest=rest) == []


def test_a_closed_plan_is_left_as_it_is(tmp_path: Path) -> None:
    plan = FOLLOWED.replace("debut: 2024, fin: 2028", "debut: 2017, fin: 2022")
    rest = "calendrier: {jalons: [{date: 2018, libelle: A}]}\n"
    assert _told(tmp_path, rest, plan=plan) == []


def test_the_steps_of_a_territory_are_looked_at(tmp_path: Path) -> None:
    territory = """\
code: ville-exemple
nom: Ville d’exemple
sources: [rapport-2019]
calendrier: {jalons: [{date: 2024, libelle: A}]}
actions: [{titre: B, jalons: [{date: 2025, libelle: C}, {date: 2025, libelle: D, atteint: 2025}]}]
"""
    root = followed_plan(tmp_path, NEWS)
    (root / "territories" / "ville-exemple.yaml").write_text(territory, encoding="utf-8")
    assert [line.split(" ")[0] for line in lines(root, "PMS3")] == [
        "territories/ville-exemple.yaml:4:30:",
        "territories/ville-exemple.yaml:5:38:",
    ]


def test_a_step_reached_on_a_day_to_come_is_told_once(tmp_path: Path) -> None:
    (told,) = _steps(tmp_path, "date: 2025-03, atteint: 2026-03")
    assert told.startswith(f"{FILE}:7:")
    assert "PMS305" in told
