"""PMS204: sheets that plan.yaml announces and that are not there."""

from pathlib import Path

import pytest

from tests.lint.folder import base_plan, lines, plan_yaml, sheet

AXES = """\
axes:
  - numero: 1
    titre: Prévenir
    orientations:
      - {numero: 1, titre: Repérer, actions: 1-2}
      - numero: 2
        titre: Soutenir
        actions: %s
"""


def test_a_sheet_taken_away_is_told_at_the_run(tmp_path: Path) -> None:
    root = base_plan(tmp_path)
    (root / "actions/02-jeunes-parents.yaml").unlink()
    assert lines(root) == [
        (
            "plan.yaml:15:46: PMS204 l’orientation 1.1 annonce 2 actions ; il manque la fiche 2 : "
            "créez-la dans actions/, ou corrigez cette ligne"
        )
    ]


@pytest.mark.parametrize(
    ("run", "missing"),
    [
        ("3-4", "2 actions ; il manque la fiche 4 : créez-la"),
        ("4", "1 action ; il manque la fiche 4 : créez-la"),
        ("3-5", "3 actions ; il manque les fiches 4 et 5 : créez-les"),
        ("3-11", "9 actions ; il manque les fiches 4, 5, 6, 7, 8, 9, 10 et 11 : créez-les"),
        ("3-12", "10 actions ; il manque les fiches 4, 5, 6, 7, 8, 9, 10, 11 et 12 : créez-les"),
        (
            "3-13",
            "11 actions ; il manque les fiches 4, 5, 6, 7, 8, 9, 10, 11 et 2 autres : créez-les",
        ),
        (
            "3-9999",
            (
                "9997 actions ; il manque les fiches 4, 5, 6, 7, 8, 9, 10, 11 et 9988 autres : "
                "créez-les"
            ),
        ),
    ],
)
def test_missing_sheets_are_counted_and_the_first_ones_named(
    tmp_path: Path, run: str, missing: str
) -> None:
    root = base_plan(tmp_path, {"plan.yaml": plan_yaml(AXES % run)})
    assert lines(root, "PMS204") == [
        (
            f"plan.yaml:13:18: PMS204 l’orientation 1.2 annonce {missing} dans actions/, "
            "ou corrigez cette ligne"
        )
    ]


def test_a_sheet_that_cannot_be_read_is_not_missing(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {"actions/02-jeunes-parents.yaml": 'titre: "jamais fermé\n'})
    assert [line.split(" ")[1] for line in lines(root)] == ["PMS005"]


def test_an_unread_sheet_whose_name_says_nothing_is_missing(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {"actions/parents.yaml": 'titre: "jamais fermé\n'})
    (root / "actions/02-jeunes-parents.yaml").unlink()
    assert [line.split(" ")[1] for line in lines(root)] == ["PMS005", "PMS204"]


def test_a_sectoral_sheet_does_not_stand_for_its_action(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {"actions/02.1-a.yaml": sheet('"2.1"')})
    (root / "actions/02-jeunes-parents.yaml").unlink()
    assert [line.split(" : ")[0] for line in lines(root, "PMS204")] == [
        "plan.yaml:15:46: PMS204 l’orientation 1.1 annonce 2 actions ; il manque la fiche 2"
    ]


def test_the_place_that_a_sheet_gives_itself_does_not_matter_here(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {"actions/02-jeunes-parents.yaml": sheet("2", orientation="2")})
    assert lines(root, "PMS204") == []


def test_each_orientation_is_told_on_its_line(tmp_path: Path) -> None:
    axes = """\
axes:
  - numero: 1
    titre: Prévenir
    orientations:
      - {numero: 1, titre: Repérer, actions: 1-4}
  - numero: 2
    titre: Accompagner
    orientations:
      - {numero: 1, titre: Loger, actions: 5}
"""
    root = base_plan(tmp_path, {"plan.yaml": plan_yaml(axes)})
    assert [line.split(" : ")[0] for line in lines(root, "PMS204")] == [
        "plan.yaml:10:46: PMS204 l’orientation 1.1 annonce 4 actions ; il manque la fiche 4",
        "plan.yaml:14:44: PMS204 l’orientation 2.1 annonce 1 action ; il manque la fiche 5",
    ]


def test_a_plan_without_runs_announces_nothing(tmp_path: Path) -> None:
    axes = """\
axes:
  - numero: 1
    titre: Prévenir
    orientations:
      - {numero: 1, titre: Repérer}
      - {numero: 2, titre: Soutenir}
"""
    root = base_plan(tmp_path, {"plan.yaml": plan_yaml(axes)})
    (root / "actions/02-jeunes-parents.yaml").unlink()
    assert lines(root) == []
