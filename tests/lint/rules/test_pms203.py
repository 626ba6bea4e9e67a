"""PMS203: a place that plan.yaml does not have."""

from pathlib import Path

from tests.lint.folder import base_plan, lines, plan_yaml, sheet


def test_an_unknown_axe_is_told_those_that_exist(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {"actions/01-accueil.yaml": sheet("1", axe="3")})
    assert lines(root) == [
        "actions/01-accueil.yaml:3:6: PMS203 l’axe 3 n’existe pas dans plan.yaml : écrivez 1 ou 2"
    ]


def test_an_unknown_orientation_is_told_those_of_its_axe(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {"actions/01-accueil.yaml": sheet("1", axe="2", orientation="3")})
    assert lines(root) == [
        "actions/01-accueil.yaml:4:14: PMS203 l’orientation 3 n’existe pas dans l’axe 2 : écrivez 1"
    ]


def test_the_numbers_of_orientations_start_again_in_each_axe(tmp_path: Path) -> None:
    root = base_plan(
        tmp_path,
        {
            "actions/04-a.yaml": sheet("4", axe="2", orientation="1"),
            "actions/05-b.yaml": sheet("5", axe="2", orientation="2"),
        },
    )
    assert lines(root, "PMS203") == [
        "actions/05-b.yaml:4:14: PMS203 l’orientation 2 n’existe pas dans l’axe 2 : écrivez 1"
    ]


def test_a_sectoral_sheet_has_a_place_too(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {"actions/01.1-a.yaml": sheet('"1.1"', axe="7")})
    assert lines(root) == [
        "actions/01.1-a.yaml:3:6: PMS203 l’axe 7 n’existe pas dans plan.yaml : écrivez 1 ou 2"
    ]


def test_every_sheet_is_told(tmp_path: Path) -> None:
    root = base_plan(
        tmp_path,
        {
            "actions/01-accueil.yaml": sheet("1", axe="9"),
            "actions/02-jeunes-parents.yaml": sheet("2", orientation="9"),
        },
    )
    assert lines(root) == [
        "actions/01-accueil.yaml:3:6: PMS203 l’axe 9 n’existe pas dans plan.yaml : écrivez 1 ou 2",
        (
            "actions/02-jeunes-parents.yaml:4:14: PMS203 l’orientation 9 n’existe pas dans "
            "l’axe 1 : "
            "écrivez 1 ou 2"
        ),
    ]


def test_an_axe_without_orientation_takes_no_sheet_and_has_none_to_propose(tmp_path: Path) -> None:
    axes = "axes:\n  - {numero: 1, titre: Prévenir}\n"
    root = base_plan(tmp_path, {"plan.yaml": plan_yaml(axes)})
    assert lines(root) == [
        f"actions/{name}.yaml:4:14: PMS203 l’orientation {orientation} n’existe pas dans l’axe 1 : "
        "corrigez la fiche, ou plan.yaml"
        for name, orientation in (("01-accueil", 1), ("02-jeunes-parents", 1), ("03-soutien", 2))
    ]
