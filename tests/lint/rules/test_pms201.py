"""PMS201: two sheets with the same number."""

from pathlib import Path

from tests.lint.folder import base_plan, lines, sheet


def test_the_later_file_is_told_the_name_of_the_first(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {"actions/03-zele.yaml": sheet("3", orientation="2")})
    assert lines(root, "PMS201") == [
        (
            "actions/03-zele.yaml:1:9: PMS201 le numéro 3 est déjà celui de "
            "actions/03-soutien.yaml : "
            "corrigez l’un des deux, ou réunissez les deux fiches"
        )
    ]


def test_of_three_sheets_two_are_told_the_same_first(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {"actions/01-b.yaml": sheet("1"), "actions/01-c.yaml": sheet("1")})
    told = lines(root, "PMS201")
    assert [line.split(" : ")[0] for line in told] == [
        "actions/01-b.yaml:1:9: PMS201 le numéro 1 est déjà celui de actions/01-accueil.yaml",
        "actions/01-c.yaml:1:9: PMS201 le numéro 1 est déjà celui de actions/01-accueil.yaml",
    ]


def test_a_sectoral_sheet_has_a_number_of_its_own(tmp_path: Path) -> None:
    root = base_plan(
        tmp_path,
        {
            "actions/01.1-a.yaml": sheet('"1.1"'),
            "actions/01.2-b.yaml": sheet('"1.2"'),
            "actions/01.2-c.yaml": sheet('"1.2"'),
        },
    )
    assert [line.split(" : ")[0] for line in lines(root, "PMS201")] == [
        "actions/01.2-c.yaml:1:9: PMS201 le numéro 1.2 est déjà celui de actions/01.2-b.yaml"
    ]


def test_a_sheet_that_cannot_be_read_takes_no_number(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {"actions/01-b.yaml": "numero: 1\ntitre: Sans axe\n"})
    assert lines(root, "PMS201") == []
