"""PMS215: sheets said to come from a sheet that no earlier edition has."""

from pathlib import Path

import pytest

from tests.lint.folder import base_plan, lines, sheet

EDITION = """\
edition: plan-2010
titre: Plan 2010-2016
fiches:
  - {numero: 7, titre: Recevoir les familles}
  - {numero: "7.1", titre: Recevoir les tout-petits}
"""


def _told(tmp_path: Path, lignees: str, edition: str | None = EDITION) -> list[str]:
    files = {"actions/01-accueil.yaml": sheet("1", rest=f"issue_de: [{lignees}]\n")}
    if edition is not None:
        files["editions/plan-2010.yaml"] = edition
    return lines(base_plan(tmp_path, files), "PMS215")


def test_the_sheets_of_an_earlier_edition_are_known(tmp_path: Path) -> None:
    assert _told(tmp_path, "plan-2010/7, plan-2010/7.1") == []


def test_a_number_that_the_edition_does_not_have_is_told_at_its_place(tmp_path: Path) -> None:
    assert _told(tmp_path, "plan-2010/7, plan-2010/7.2, plan-2010/71") == [
        (
            "actions/01-accueil.yaml:5:25: PMS215 l’édition « plan-2010 » n’a pas de fiche 7.2 : "
            "corrigez le numéro"
        ),
        (
            "actions/01-accueil.yaml:5:40: PMS215 l’édition « plan-2010 » n’a pas de fiche 71 : "
            "corrigez le numéro"
        ),
    ]


def test_the_nearest_edition_is_proposed(tmp_path: Path) -> None:
    assert _told(tmp_path, "plan-2001/7") == [
        (
            "actions/01-accueil.yaml:5:12: PMS215 l’édition « plan-2001 » n’est pas dans le "
            "dossier editions ; vouliez-vous dire « plan-2010 » ?"
        )
    ]


def test_when_nothing_is_near_both_remedies_are_told(tmp_path: Path) -> None:
    assert _told(tmp_path, "schema-autonomie/7", None) == [
        (
            "actions/01-accueil.yaml:5:12: PMS215 l’édition « schema-autonomie » n’est pas dans le "
            "dossier editions : corrigez le code, ou ajoutez son fichier au dossier editions"
        )
    ]


def test_an_edition_is_known_by_its_code_and_not_by_its_file(tmp_path: Path) -> None:
    told = _told(tmp_path, "plan-2010/7", EDITION.replace("plan-2010", "schema-2010"))
    assert [line.split(" dans le")[0] for line in told] == [
        "actions/01-accueil.yaml:5:12: PMS215 l’édition « plan-2010 » n’est pas"
    ]


def test_this_very_edition_is_not_an_earlier_one(tmp_path: Path) -> None:
    assert _told(tmp_path, "plan-exemple/2") == [
        (
            "actions/01-accueil.yaml:5:12: PMS215 « plan-exemple » est cette édition même : "
            "citez une édition précédente, ou retirez la ligne"
        )
    ]


@pytest.mark.parametrize("edition", ["", "edition: plan-2010\n", 'fiches: ["\n'])
def test_an_edition_that_cannot_be_read_may_be_the_one_cited(tmp_path: Path, edition: str) -> None:
    assert _told(tmp_path, "plan-2010/8, autre/1", edition) == []


def test_an_edition_that_cannot_be_read_hides_nothing_of_the_others(tmp_path: Path) -> None:
    files = {
        "editions/a.yaml": "edition: plan-2003\n",
        "editions/b.yaml": EDITION,
        "actions/01-accueil.yaml": sheet("1", rest="issue_de: [plan-2010/8, plan-exemple/2]\n"),
    }
    root = base_plan(tmp_path, files)
    assert [line.split(" : ")[0] for line in lines(root, "PMS215")] == [
        "actions/01-accueil.yaml:5:12: PMS215 l’édition « plan-2010 » n’a pas de fiche 8",
        "actions/01-accueil.yaml:5:25: PMS215 « plan-exemple » est cette édition même",
    ]


def test_an_edition_with_a_fault_beside_its_sheets_is_known_all_the_same(tmp_path: Path) -> None:
    assert _told(tmp_path, "plan-2010/7", EDITION + "remarque: à relire\n") == []


def test_a_sheet_with_another_fault_is_looked_at(tmp_path: Path) -> None:
    text = "numero: 1\ntitre: A\naxe: 1\norientation: 1\nissue_de: [plan-2010/8]\nniveau: 3\n"
    root = base_plan(
        tmp_path, {"actions/01-accueil.yaml": text, "editions/plan-2010.yaml": EDITION}
    )
    assert [line.split(" ")[:2] for line in lines(root)] == [
        ["actions/01-accueil.yaml:5:12:", "PMS215"],
        ["actions/01-accueil.yaml:6:1:", "PMS101"],
    ]
