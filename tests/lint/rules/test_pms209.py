"""PMS209: booklets and sectors that plan.yaml does not have."""

from pathlib import Path

from tests.lint.folder import base_plan, lines, plan_yaml, sheet

AXES = """\
axes:
  - numero: 1
    titre: Prévenir
    orientations: [{numero: 1, titre: Repérer}, {numero: 2, titre: Soutenir}]
"""


def test_the_nearest_booklet_is_proposed(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {"actions/01-accueil.yaml": sheet("1", rest="livret: snate\n")})
    assert lines(root) == [
        (
            "actions/01-accueil.yaml:5:9: PMS209 le livret « snate » n’est pas dans plan.yaml ; "
            "vouliez-vous dire « sante » ?"
        )
    ]


def test_a_plan_without_booklets_knows_none(tmp_path: Path) -> None:
    root = base_plan(
        tmp_path,
        {
            "plan.yaml": plan_yaml(AXES),
            "actions/01-accueil.yaml": sheet("1", rest="livret: sante\n"),
        },
    )
    assert lines(root) == [
        (
            "actions/01-accueil.yaml:5:9: PMS209 le livret « sante » n’est pas dans plan.yaml : "
            "corrigez-le, ou ajoutez-le au plan"
        )
    ]


def test_the_sector_of_a_booklet_must_be_listed(tmp_path: Path) -> None:
    before = (
        "secteurs:\n  - {code: sante, nom: Santé}\n"
        "livrets:\n"
        "  - {code: a, titre: A, secteur: santes}\n"
        "  - {code: b, titre: B, secteur: sante}\n"
        "  - {code: c, titre: C}\n"
    )
    root = base_plan(tmp_path, {"plan.yaml": plan_yaml(AXES, before=before)})
    assert lines(root) == [
        (
            "plan.yaml:9:34: PMS209 le secteur « santes » n’est pas dans plan.yaml ; "
            "vouliez-vous dire « sante » ?"
        )
    ]


def test_a_sector_that_nothing_is_near_is_to_be_added(tmp_path: Path) -> None:
    before = "livrets:\n  - {code: a, titre: A, secteur: logement}\n"
    root = base_plan(tmp_path, {"plan.yaml": plan_yaml(AXES, before=before)})
    assert lines(root) == [
        (
            "plan.yaml:7:34: PMS209 le secteur « logement » n’est pas dans plan.yaml : "
            "ajoutez-le à « secteurs »"
        )
    ]
