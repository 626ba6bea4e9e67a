"""The names that a plan gives to its levels, in the messages of the rules."""

from pathlib import Path

from tests.lint.folder import base_plan, lines, plan_yaml, sheet

NOMS = """\
noms:
  axe: {singulier: engagement, pluriel: engagements, genre: masculin}
  orientation: {singulier: chantier, pluriel: chantiers, genre: masculin}
  action: {singulier: projet phare, pluriel: projets phares, genre: masculin}
"""
FEMININE = """\
noms:
  axe: {singulier: partie, pluriel: parties, genre: féminin}
  orientation: {singulier: étape, pluriel: étapes, genre: féminin}
  action: {singulier: mesure, pluriel: mesures, genre: féminin}
"""
AXES = """\
axes:
  - numero: 1
    titre: Prévenir
    orientations:
      - {numero: 1, titre: Repérer, actions: 1-2}
      - {numero: 2, titre: Soutenir, actions: 2-4}
"""
FILES = {
    "actions/01-accueil.yaml": sheet("1", orientation="2"),
    "actions/02-jeunes-parents.yaml": sheet("2", axe="9"),
    "actions/03-soutien.yaml": sheet("3", orientation="9"),
    "actions/08.2-a.yaml": sheet('"8.2"'),
    "actions/44-a.yaml": sheet("44"),
}


def _told(tmp_path: Path, noms: str) -> list[str]:
    root = base_plan(tmp_path, {"plan.yaml": plan_yaml(AXES, before=noms), **FILES})
    return [line.split(" ", 1)[1].split(" : ")[0] for line in lines(root)]


def test_masculine_names(tmp_path: Path) -> None:
    assert _told(tmp_path, NOMS) == [
        (
            "PMS205 d’après plan.yaml, le projet phare 1 est dans le chantier 1.1 "
            "(projets phares 1-2), et non dans 1.2"
        ),
        "PMS203 l’engagement 9 n’existe pas dans plan.yaml",
        "PMS203 le chantier 9 n’existe pas dans l’engagement 1",
        "PMS210 la fiche 8.2 décline le projet phare 8, qui n’a pas de fiche",
        "PMS205 le numéro 44 n’est dans aucun chantier de plan.yaml",
        "PMS204 le chantier 1.2 annonce 3 projets phares ; il manque la fiche 4",
        "PMS213 le chantier 1.1 annonce déjà le projet phare 2",
    ]


def test_feminine_names_and_elision(tmp_path: Path) -> None:
    assert _told(tmp_path, FEMININE) == [
        "PMS205 d’après plan.yaml, la mesure 1 est dans l’étape 1.1 (mesures 1-2), et non dans 1.2",
        "PMS203 la partie 9 n’existe pas dans plan.yaml",
        "PMS203 l’étape 9 n’existe pas dans la partie 1",
        "PMS210 la fiche 8.2 décline la mesure 8, qui n’a pas de fiche",
        "PMS205 le numéro 44 n’est dans aucune étape de plan.yaml",
        "PMS204 l’étape 1.2 annonce 3 mesures ; il manque la fiche 4",
        "PMS213 l’étape 1.1 annonce déjà la mesure 2",
    ]


def test_a_level_called_fiche_does_not_disturb_the_sentence(tmp_path: Path) -> None:
    noms = "noms:\n  orientation: {singulier: fiche, pluriel: fiches, genre: féminin}\n"
    axes = AXES.replace("2-4", "3-5")
    root = base_plan(tmp_path, {"plan.yaml": plan_yaml(axes, before=noms)})
    assert lines(root, "PMS204") == [
        (
            "plan.yaml:13:47: PMS204 la fiche 1.2 annonce 3 actions ; "
            "il manque les fiches 4 et 5 : créez-les dans actions/, ou corrigez cette ligne"
        )
    ]
