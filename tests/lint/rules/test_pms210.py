"""PMS210: sectoral sheets of an action that has no sheet."""

from pathlib import Path

from tests.lint.folder import base_plan, lines, sheet


def test_the_action_that_has_no_sheet_is_named(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {"actions/08.2-adultes.yaml": sheet('"8.2"')})
    assert lines(root) == [
        (
            "actions/08.2-adultes.yaml:1:9: PMS210 la fiche 8.2 décline l’action 8, qui n’a pas de "
            "fiche : corrigez le numéro, ou créez cette fiche"
        )
    ]


def test_another_sectoral_sheet_does_not_stand_for_the_action(tmp_path: Path) -> None:
    root = base_plan(
        tmp_path,
        {"actions/08.1-a.yaml": sheet('"8.1"'), "actions/08.2-b.yaml": sheet('"8.2"')},
    )
    assert [line.split(" ")[:2] for line in lines(root)] == [
        ["actions/08.1-a.yaml:1:9:", "PMS210"],
        ["actions/08.2-b.yaml:1:9:", "PMS210"],
    ]


def test_an_action_whose_sheet_cannot_be_read_has_one(tmp_path: Path) -> None:
    root = base_plan(
        tmp_path,
        {"actions/01-accueil.yaml": "numero: 1\n", "actions/01.1-a.yaml": sheet('"1.1"')},
    )
    assert lines(root, "PMS2") == []
