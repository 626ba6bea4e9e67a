"""PMS219: axes in a family that the plan does not have."""

from pathlib import Path

from tests.lint.folder import base_plan, lines, plan_yaml

AXES = """\
axes:
  - {numero: 1, titre: A, famille: NAME, orientations: [{numero: 1, titre: B}]}
  - {numero: 2, titre: C, orientations: [{numero: 1, titre: D}]}
"""
FAMILLES = "familles:\n  - {code: thematiques, nom: Les thématiques}\n"


def _told(tmp_path: Path, famille: str, before: str = FAMILLES) -> list[str]:
    text = plan_yaml(AXES.replace("NAME", famille), before=before)
    return lines(base_plan(tmp_path, {"plan.yaml": text}), "PMS219", "PMS107")


def test_the_nearest_code_is_proposed(tmp_path: Path) -> None:
    assert _told(tmp_path, "thematique") == [
        (
            "plan.yaml:9:36: PMS219 « thematique » n’est pas dans « familles » ; "
            "vouliez-vous dire « thematiques » ?"
        )
    ]


def test_when_nothing_is_near_both_remedies_are_told(tmp_path: Path) -> None:
    assert _told(tmp_path, "pilotage") == [
        (
            "plan.yaml:9:36: PMS219 « pilotage » n’est pas dans « familles » : "
            "corrigez le code, ou ajoutez-l’y"
        )
    ]


def test_a_plan_without_families_knows_none(tmp_path: Path) -> None:
    assert _told(tmp_path, "thematiques", "") == [
        (
            "plan.yaml:7:36: PMS219 « thematiques » n’est pas dans « familles » : "
            "corrigez le code, ou ajoutez-l’y"
        )
    ]


def test_an_axe_needs_no_family_and_a_family_needs_no_axe(tmp_path: Path) -> None:
    more = FAMILLES + "  - {code: territoires, nom: Les territoires}\n"
    assert _told(tmp_path, "thematiques", more) == []


def test_a_family_that_is_no_code_is_told_as_such_only(tmp_path: Path) -> None:
    assert [line.split(" ")[1] for line in _told(tmp_path, "Thématiques")] == ["PMS107"]
