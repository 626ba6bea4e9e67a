"""PMS213: two orientations that announce the same action."""

from pathlib import Path

import pytest

from tests.lint.folder import base_plan, lines, plan_yaml

AXES = """\
axes:
  - numero: 1
    titre: Prévenir
    orientations:
      - {numero: 1, titre: Repérer, actions: 2-4}
      - {numero: 2, titre: Soutenir, actions: %s}
"""


@pytest.mark.parametrize(
    ("run", "shared"), [("4", 4), ("4-9", 4), ("1-2", 2), ("1-9", 2), ("3", 3), ("2-4", 2)]
)
def test_the_first_action_in_common_is_named(tmp_path: Path, run: str, shared: int) -> None:
    root = base_plan(tmp_path, {"plan.yaml": plan_yaml(AXES % run)})
    assert lines(root, "PMS213") == [
        (
            f"plan.yaml:11:47: PMS213 l’orientation 1.1 annonce déjà l’action {shared} : "
            "corrigez l’une des deux suites"
        )
    ]


@pytest.mark.parametrize("run", ["1", "5", "5-9"])
def test_runs_that_touch_do_not_overlap(tmp_path: Path, run: str) -> None:
    root = base_plan(tmp_path, {"plan.yaml": plan_yaml(AXES % run)})
    assert lines(root, "PMS213") == []


def test_orientations_of_two_axes_are_compared_and_each_is_told_once(tmp_path: Path) -> None:
    axes = """\
axes:
  - numero: 1
    titre: Prévenir
    orientations:
      - {numero: 1, titre: Repérer, actions: 1-9}
      - {numero: 2, titre: Soutenir}
  - numero: 2
    titre: Accompagner
    orientations:
      - {numero: 1, titre: Loger, actions: 9-12}
      - {numero: 2, titre: Soigner, actions: 5-20}
"""
    root = base_plan(tmp_path, {"plan.yaml": plan_yaml(axes)})
    assert [line.split(" : ")[0] for line in lines(root, "PMS213")] == [
        "plan.yaml:15:44: PMS213 l’orientation 1.1 annonce déjà l’action 9",
        "plan.yaml:16:46: PMS213 l’orientation 1.1 annonce déjà l’action 5",
    ]
