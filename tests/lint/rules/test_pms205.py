"""PMS205: a number in another orientation than the one that announces it."""

from pathlib import Path

from tests.lint.folder import base_plan, lines, plan_yaml, sheet


def test_another_orientation_of_the_same_axe_is_told_at_the_orientation(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {"actions/01-accueil.yaml": sheet("1", orientation="2")})
    assert lines(root) == [
        (
            "actions/01-accueil.yaml:4:14: PMS205 d’après plan.yaml, l’action 1 est dans "
            "l’orientation 1.1 (actions 1-2), et non dans 1.2 : corrigez la fiche, ou plan.yaml"
        )
    ]


def test_another_axe_is_told_at_the_axe(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {"actions/03-soutien.yaml": sheet("3", axe="2")})
    assert lines(root) == [
        (
            "actions/03-soutien.yaml:3:6: PMS205 d’après plan.yaml, l’action 3 est dans "
            "l’orientation 1.2 (action 3), et non dans 2.1 : corrigez la fiche, ou plan.yaml"
        )
    ]


def test_a_number_that_no_orientation_announces_is_told_at_the_number(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {"actions/44-a.yaml": sheet("44")})
    assert lines(root) == [
        (
            "actions/44-a.yaml:1:9: PMS205 le numéro 44 n’est dans aucune orientation de "
            "plan.yaml : "
            "corrigez-le, ou étendez « actions » dans plan.yaml"
        )
    ]


def test_an_orientation_without_a_run_takes_any_number_that_no_other_announces(
    tmp_path: Path,
) -> None:
    root = base_plan(tmp_path, {"actions/44-a.yaml": sheet("44", axe="2")})
    assert lines(root) == []


def test_a_place_that_does_not_exist_is_told_once(tmp_path: Path) -> None:
    root = base_plan(
        tmp_path,
        {
            "actions/01-accueil.yaml": sheet("1", axe="9"),
            "actions/02-jeunes-parents.yaml": sheet("2", orientation="9"),
        },
    )
    assert [line.split(" ")[1] for line in lines(root)] == ["PMS203", "PMS203"]


def test_a_number_outside_the_runs_is_told_beside_a_place_that_does_not_exist(
    tmp_path: Path,
) -> None:
    root = base_plan(tmp_path, {"actions/44-a.yaml": sheet("44", axe="9")})
    assert [line.split(" ")[:2] for line in lines(root)] == [
        ["actions/44-a.yaml:1:9:", "PMS205"],
        ["actions/44-a.yaml:3:6:", "PMS203"],
    ]


def test_a_sectoral_sheet_whose_action_has_a_sheet_is_left_to_pms214(tmp_path: Path) -> None:
    root = base_plan(
        tmp_path,
        {
            "actions/01.1-a.yaml": sheet('"1.1"'),
            "actions/01.2-b.yaml": sheet('"1.2"', orientation="2"),
        },
    )
    assert lines(root, "PMS205") == []
    assert [line.split(" ")[:2] for line in lines(root)] == [
        ["actions/01.2-b.yaml:4:14:", "PMS214"]
    ]


def test_a_sectoral_sheet_without_action_goes_where_its_action_would(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {"actions/01.2-b.yaml": sheet('"1.2"', orientation="2")})
    (root / "actions" / "01-accueil.yaml").unlink()
    assert lines(root, "PMS205") == [
        (
            "actions/01.2-b.yaml:4:14: PMS205 d’après plan.yaml, l’action 1 est dans "
            "l’orientation 1.1 (actions 1-2), et non dans 1.2 : corrigez la fiche, ou plan.yaml"
        )
    ]


def test_a_sectoral_sheet_without_action_is_told_once(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {"actions/44.1-a.yaml": sheet('"44.1"')})
    assert [line.split(" ")[1] for line in lines(root)] == ["PMS210"]


def test_of_an_action_that_is_nowhere_its_sectoral_sheets_are_not_told(tmp_path: Path) -> None:
    root = base_plan(
        tmp_path,
        {"actions/44-a.yaml": sheet("44"), "actions/44.1-b.yaml": sheet('"44.1"')},
    )
    assert [line.split(" ")[:2] for line in lines(root)] == [
        ["actions/44-a.yaml:1:9:", "PMS205"],
    ]


def test_a_plan_without_runs_puts_no_number_in_its_place(tmp_path: Path) -> None:
    axes = "axes:\n  - numero: 1\n    titre: Prévenir\n    orientations:\n"
    runs = "      - {numero: 1, titre: Repérer}\n      - {numero: 2, titre: Soutenir}\n"
    root = base_plan(
        tmp_path,
        {
            "plan.yaml": plan_yaml(axes + runs),
            "actions/01-accueil.yaml": sheet("1", orientation="2"),
            "actions/44-a.yaml": sheet("44"),
        },
    )
    assert lines(root) == []


def test_a_number_that_two_orientations_announce_may_be_in_either(tmp_path: Path) -> None:
    axes = "axes:\n  - numero: 1\n    titre: Prévenir\n    orientations:\n"
    runs = (
        "      - {numero: 1, titre: Repérer, actions: 1-3}\n"
        "      - {numero: 2, titre: Soutenir, actions: 3}\n"
    )
    root = base_plan(tmp_path, {"plan.yaml": plan_yaml(axes + runs)})
    assert lines(root, "PMS205") == []
