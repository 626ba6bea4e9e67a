"""PMS207: pilots and partners that the registry does not have."""

from pathlib import Path

import pytest

from tests.lint.folder import base_plan, lines, sheet

ACTEURS = """\
acteurs:
  - {sigle: ARS, nom: Agence régionale de santé, nature: partenaire}
  - {sigle: DSDS, nom: Direction de la santé, nature: service}
  - {sigle: MDM, nom: Maison de la Métropole, nature: service}
"""


def _told(tmp_path: Path, rest: str, acteurs: str = ACTEURS) -> list[str]:
    files = {"actions/01-accueil.yaml": sheet("1", rest=rest), "acteurs.yaml": acteurs}
    return lines(base_plan(tmp_path, files), "PMS207")


def test_the_nearest_sigle_is_proposed(tmp_path: Path) -> None:
    assert _told(tmp_path, "pilotes: [ARS, DSSD]\n") == [
        (
            "actions/01-accueil.yaml:5:16: PMS207 « DSSD » n’est pas dans acteurs.yaml ; "
            "vouliez-vous dire « DSDS » ?"
        )
    ]


def test_capitals_matter_and_the_right_ones_are_proposed(tmp_path: Path) -> None:
    assert _told(tmp_path, "pilotes: [ars]\n") == [
        (
            "actions/01-accueil.yaml:5:11: PMS207 « ars » n’est pas dans acteurs.yaml ; "
            "vouliez-vous dire « ARS » ?"
        )
    ]


def test_partners_are_looked_at_in_either_form_of_list(tmp_path: Path) -> None:
    rest = "pilotes: [XYZ]\npartenaires:\n  - ARS\n  - Préfecture du Rhône\n"
    assert _told(tmp_path, rest) == [
        (
            "actions/01-accueil.yaml:5:11: PMS207 « XYZ » n’est pas dans acteurs.yaml : "
            "corrigez le sigle, ou ajoutez l’acteur à acteurs.yaml"
        ),
        (
            "actions/01-accueil.yaml:8:5: PMS207 « Préfecture du Rhône » n’est pas dans "
            "acteurs.yaml : "
            "corrigez le sigle, ou ajoutez l’acteur à acteurs.yaml"
        ),
    ]


@pytest.mark.parametrize(
    "written", ["ARS; DSDS", "ARS / DSDS", "ARS/DSDS", "ARS et DSDS", "ARS + DSDS", '"ARS, DSDS"']
)
def test_sigles_written_as_one_are_told_to_be_parted(tmp_path: Path, written: str) -> None:
    quoted = written.strip('"')
    assert _told(tmp_path, f"pilotes: [{written}]\n") == [
        (
            f"actions/01-accueil.yaml:5:11: PMS207 « {quoted} » réunit plusieurs sigles : "
            "séparez-les par des virgules, comme [ARS, DSDS]"
        )
    ]


def test_sigles_written_as_one_of_which_one_is_unknown_are_not_parted(tmp_path: Path) -> None:
    (told,) = _told(tmp_path, "pilotes: [ARS et XYZ]\n")
    assert "« ARS et XYZ » n’est pas dans acteurs.yaml" in told


def test_without_a_registry_the_remedy_is_to_make_one(tmp_path: Path) -> None:
    root = base_plan(tmp_path)
    (root / "acteurs.yaml").unlink()
    assert lines(root) == [
        f"actions/{name}.yaml:5:11: PMS207 « ARS » n’est pas dans acteurs.yaml : "
        "créez ce fichier et ajoutez-y l’acteur"
        for name in ("01-accueil", "03-soutien")
    ]


def test_an_empty_registry_knows_nobody(tmp_path: Path) -> None:
    assert _told(tmp_path, "pilotes: [ARS]\n", "acteurs: []\n")[0] == (
        "actions/01-accueil.yaml:5:11: PMS207 « ARS » n’est pas dans acteurs.yaml : "
        "corrigez le sigle, ou ajoutez l’acteur à acteurs.yaml"
    )


def test_a_registry_with_a_fault_is_told_and_no_sheet_with_it(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {"acteurs.yaml": "acteurs:\n  - {sigle: XYZ}\n"})
    assert {line.split(":")[0] for line in lines(root)} == {"acteurs.yaml"}


def test_a_long_sigle_is_cut_in_the_message(tmp_path: Path) -> None:
    (told,) = _told(tmp_path, f"pilotes: [{'é' * 500}]\n")
    assert told.split(" n’est")[0] == f"actions/01-accueil.yaml:5:11: PMS207 « {'é' * 59}… »"
