"""PMS214: sectoral sheets that are not where their action is."""

from pathlib import Path

from tests.lint.folder import base_plan, lines, plan_yaml, sheet


def test_another_orientation_is_told_at_the_orientation(tmp_path: Path) -> None:
    files = {
        "actions/01.1-a.yaml": sheet('"1.1"'),
        "actions/01.2-b.yaml": sheet('"1.2"', orientation="2"),
    }
    assert lines(base_plan(tmp_path, files)) == [
        (
            "actions/01.2-b.yaml:4:14: PMS214 la fiche 1.2 décline l’action 1, qui est dans "
            "l’orientation 1.1, et non dans 1.2 : écrivez la même place, ou corrigez le numéro"
        )
    ]


def test_another_axe_is_told_at_the_axe(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {"actions/03.1-a.yaml": sheet('"3.1"', axe="2")})
    assert lines(root) == [
        (
            "actions/03.1-a.yaml:3:6: PMS214 la fiche 3.1 décline l’action 3, qui est dans "
            "l’orientation 1.2, et non dans 2.1 : écrivez la même place, ou corrigez le numéro"
        )
    ]


def test_the_same_orientation_of_another_axe_is_another_place(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {"actions/01.1-a.yaml": sheet('"1.1"', axe="2")})
    assert [line.split(" la fiche")[0] for line in lines(root)] == [
        "actions/01.1-a.yaml:3:6: PMS214"
    ]


def test_the_levels_have_the_names_that_the_plan_gives_them(tmp_path: Path) -> None:
    noms = """\
noms:
  action: {singulier: projet phare, pluriel: projets phares, genre: masculin}
  orientation: {singulier: chantier, pluriel: chantiers, genre: masculin}
"""
    orientations = "[{numero: 1, titre: Repérer}, {numero: 2, titre: Soutenir}]"
    axes = f"axes:\n  - {{numero: 1, titre: Prévenir, orientations: {orientations}}}\n"
    files = {
        "plan.yaml": plan_yaml(axes, before=noms),
        "actions/01.1-a.yaml": sheet('"1.1"', orientation="2"),
    }
    assert lines(base_plan(tmp_path, files)) == [
        (
            "actions/01.1-a.yaml:4:14: PMS214 la fiche 1.1 décline le projet phare 1, qui est dans "
            "le chantier 1.1, et non dans 1.2 : écrivez la même place, ou corrigez le numéro"
        )
    ]


def test_a_place_that_does_not_exist_is_left_to_pms203(tmp_path: Path) -> None:
    files = {
        "actions/01.1-a.yaml": sheet('"1.1"', axe="9"),
        "actions/01.2-b.yaml": sheet('"1.2"', orientation="9"),
    }
    assert [line.split(" ")[:2] for line in lines(base_plan(tmp_path, files))] == [
        ["actions/01.1-a.yaml:3:6:", "PMS203"],
        ["actions/01.2-b.yaml:4:14:", "PMS203"],
    ]


def test_nobody_is_sent_where_the_action_should_not_be(tmp_path: Path) -> None:
    files = {
        "actions/01-accueil.yaml": sheet("1", orientation="9"),
        "actions/01.1-a.yaml": sheet('"1.1"'),
    }
    assert [line.split(" ")[:2] for line in lines(base_plan(tmp_path, files))] == [
        ["actions/01-accueil.yaml:4:14:", "PMS203"]
    ]


def test_an_action_without_sheet_is_left_to_pms210(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {"actions/44.1-a.yaml": sheet('"44.1"', axe="2")})
    assert [line.split(" ")[1] for line in lines(root)] == ["PMS210"]


def test_an_action_whose_sheet_cannot_be_read_says_nothing_of_its_place(tmp_path: Path) -> None:
    files = {
        "actions/01-accueil.yaml": "numero: 1\naxe: 1\norientation: 1\n",
        "actions/01.1-a.yaml": sheet('"1.1"', orientation="2"),
    }
    assert [line.split(" ")[:2] for line in lines(base_plan(tmp_path, files))] == [
        ["actions/01-accueil.yaml:1:1:", "PMS102"]
    ]


def test_a_sheet_with_another_fault_is_looked_at(tmp_path: Path) -> None:
    text = sheet('"1.1"', orientation="2", rest="pilotes: ARS\n")
    root = base_plan(tmp_path, {"actions/01.1-a.yaml": text})
    assert [line.split(" ")[:2] for line in lines(root)] == [
        ["actions/01.1-a.yaml:4:14:", "PMS214"],
        ["actions/01.1-a.yaml:5:10:", "PMS103"],
    ]
