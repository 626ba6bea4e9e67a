"""PMS208: numbers of sheets that do not exist."""

from pathlib import Path

from tests.lint.folder import base_plan, lines, sheet


def test_unknown_numbers_and_the_sheet_itself_are_told_one_by_one(tmp_path: Path) -> None:
    root = base_plan(
        tmp_path, {"actions/01-accueil.yaml": sheet("1", rest='liens: [44, 1, 3, "2.1"]\n')}
    )
    assert lines(root) == [
        (
            "actions/01-accueil.yaml:5:9: PMS208 aucune fiche ne porte le numéro 44 : "
            "corrigez-le, ou retirez-le"
        ),
        "actions/01-accueil.yaml:5:13: PMS208 la fiche renvoie à elle-même : retirez ce lien",
        (
            "actions/01-accueil.yaml:5:19: PMS208 aucune fiche ne porte le numéro 2.1 : "
            "corrigez-le, ou retirez-le"
        ),
    ]


def test_a_sectoral_sheet_can_be_linked_and_link(tmp_path: Path) -> None:
    root = base_plan(
        tmp_path,
        {
            "actions/01.1-a.yaml": sheet('"1.1"', rest="liens: [1]\n"),
            "actions/03-soutien.yaml": sheet("3", orientation="2", rest="liens:\n  - 1.1\n"),
        },
    )
    assert lines(root, "PMS208") == []


def test_a_sheet_that_cannot_be_read_can_be_linked(tmp_path: Path) -> None:
    root = base_plan(
        tmp_path,
        {
            "actions/01-accueil.yaml": "numero: 1\ntitre: Sans place\n",
            "actions/03-soutien.yaml": sheet("3", orientation="2", rest="liens: [1]\n"),
        },
    )
    assert {line.split(" ")[1] for line in lines(root)} == {"PMS102"}


def test_the_actions_that_a_territory_declines_are_looked_at(tmp_path: Path) -> None:
    territory = """\
code: ville-exemple
nom: Ville d’exemple
sources: [rapport-2019]
axes:
  - titre: Vivre chez soi
    actions:
      - titre: Sans lien
      - {titre: Ouvrir un accueil, decline: 1}
      - {titre: Ouvrir un jardin, decline: 44}
actions:
  - {titre: Ouvrir un parc, decline: "3.1"}
  - {titre: Ouvrir une place, decline: 3}
sans_objet:
  - {action: 2, raison: Il n’y a pas de crèche}
  - {action: 45, raison: Il n’y a pas de port}
"""
    root = base_plan(tmp_path, {"territories/ville-exemple.yaml": territory})
    assert lines(root, "PMS208") == [
        f"territories/ville-exemple.yaml:{place}: PMS208 aucune fiche ne porte le numéro {numero}"
        " : corrigez-le, ou retirez-le"
        for place, numero in (("9:44", "44"), ("11:38", "3.1"), ("15:14", "45"))
    ]
