"""PMS403: figures, measures and territories that do not say where they come from."""

from pathlib import Path

from pms_cli.diagnostics import Severity
from pms_cli.lint.settings import choose_rules
from tests.lint.folder import base_plan, found, lines, sheet

MESURE = "PMS403 cette mesure ne dit pas d’où elle vient : ajoutez « document: … »"
CHIFFRE = "PMS403 ce chiffre ne dit pas d’où il vient : ajoutez « document: … »"
TERRITOIRE = "PMS403 ce territoire ne dit pas d’où il vient : ajoutez « sources: [...] »"
INDICATEUR = """\
  - libelle: Familles
    CODEtype: nombre
    initiale: {valeur: 1, date: 2017}
    cible: {valeur: 9}
    mesures:
      - {date: 2018, valeur: 2, document: rapport-2019 (p. 12)}
      - {date: 2019, valeur: 3}
"""


def test_the_measures_of_a_sheet_are_told_at_their_dates(tmp_path: Path) -> None:
    rest = "indicateurs:\n" + INDICATEUR.replace("CODE", "")
    assert lines(base_plan(tmp_path, {"actions/01-accueil.yaml": sheet("1", rest=rest)})) == [
        f"actions/01-accueil.yaml:8:33: {MESURE}",
        f"actions/01-accueil.yaml:12:16: {MESURE}",
    ]


def test_the_measures_of_the_registry_are_looked_at(tmp_path: Path) -> None:
    text = "indicateurs:\n" + INDICATEUR.replace("CODE", "code: familles\n    ")
    assert lines(base_plan(tmp_path, {"indicateurs.yaml": text})) == [
        f"indicateurs.yaml:5:33: {MESURE}",
        f"indicateurs.yaml:9:16: {MESURE}",
    ]


def test_the_figures_of_the_context_are_told_at_their_names(tmp_path: Path) -> None:
    text = """\
chiffres:
  - {code: a, valeur: 9, libelle: Habitants}
  - {code: b, valeur: 9, libelle: Habitants, document: rapport-2019}
  - {code: c, valeur: 9, libelle: Habitants, aussi: [rapport-2019]}
"""
    assert lines(base_plan(tmp_path, {"chiffres.yaml": text})) == [
        f"chiffres.yaml:2:35: {CHIFFRE}",
        f"chiffres.yaml:4:35: {CHIFFRE}",
    ]


def test_the_figures_of_a_territory_and_the_territory_itself_are_looked_at(
    tmp_path: Path,
) -> None:
    text = """\
nom: Ville d’exemple
code: ville-exemple
actions:
  - {titre: A, chiffres: [{libelle: B, valeur: 1}]}
axes:
  - {titre: C, actions: [{titre: D, chiffres: [{libelle: E, valeur: 1}]}]}
"""
    root = base_plan(tmp_path, {"territories/ville-exemple.yaml": text})
    assert lines(root, "PMS403") == [
        f"territories/ville-exemple.yaml:2:7: {TERRITOIRE}",
        f"territories/ville-exemple.yaml:4:37: {CHIFFRE}",
        f"territories/ville-exemple.yaml:6:58: {CHIFFRE}",
    ]


def test_a_target_a_step_and_a_point_need_no_document(tmp_path: Path) -> None:
    rest = """\
calendrier: {jalons: [{date: 2018, libelle: A}]}
indicateurs: [{libelle: A, type: nombre, cible: {date: 2020, valeur: 9}}]
avancement: [{date: 2018, niveau: 2}]
"""
    assert lines(base_plan(tmp_path, {"actions/01-accueil.yaml": sheet("1", rest=rest)})) == []


def test_it_is_a_warning(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {"territories/ville-exemple.yaml": "code: v\nnom: V\n"})
    assert [problem.severity for problem in found(root, choose_rules(("PMS403",), ()))] == [
        Severity.AVERTISSEMENT
    ]


def test_a_document_with_a_fault_is_told_of_its_fault_only(tmp_path: Path) -> None:
    chiffre = "{code: a, libelle: A, valeur: 9, document: Rapport}"
    files = {
        "chiffres.yaml": f"chiffres:\n  - {chiffre}\n",
        "territories/ville-exemple.yaml": "code: v\n",
    }
    assert [line.split(" ")[:2] for line in lines(base_plan(tmp_path, files))] == [
        ["chiffres.yaml:2:48:", "PMS107"],
        ["territories/ville-exemple.yaml:1:1:", "PMS102"],
    ]
