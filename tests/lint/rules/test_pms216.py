"""PMS216: territories cited that have no file."""

from pathlib import Path

import pytest

from tests.lint.folder import base_plan, lines

INSTANCES = """\
instances:
  - code: comite
    nom: Comité
    reunions:
      - {date: 2019, territoire: ville-exemple}
      - {date: 2020}
      - {date: 2021, territoire: ville-exemples}
"""
CHIFFRES = """\
chiffres:
  - {code: a, libelle: Habitants, valeur: 9, territoire: port}
  - {code: b, libelle: Habitants, valeur: 9, territoire: ville-exemple}
  - {code: c, libelle: Habitants, valeur: 9}
"""
FILE = "territories/ville-exemple.yaml"
TERRITOIRE = """\
code: ville-exemple
nom: Ville d’exemple
sources: [rapport-2019]
actions:
  - {titre: A, chiffres: [{libelle: B, valeur: 1, territoire: gare}]}
axes:
  - titre: C
    actions:
      - titre: D
        chiffres:
          - {libelle: E, valeur: 1}
          - {libelle: E, valeur: 1, territoire: ville-exemple}
          - {libelle: E, valeur: 1, territoire: pont}
"""


def test_every_place_that_cites_a_territory_is_looked_at(tmp_path: Path) -> None:
    files = {
        "instances.yaml": INSTANCES,
        "chiffres.yaml": CHIFFRES,
        FILE: TERRITOIRE,
    }
    remedy = " : corrigez le code, ou ajoutez son fichier au dossier territories"
    assert lines(base_plan(tmp_path, files), "PMS216") == [
        f"chiffres.yaml:2:58: PMS216 aucun territoire n’a le code « port »{remedy}",
        (
            "instances.yaml:7:34: PMS216 aucun territoire n’a le code « ville-exemples » ; "
            "vouliez-vous dire « ville-exemple » ?"
        ),
        f"{FILE}:5:63: PMS216 aucun territoire n’a le code « gare »{remedy}",
        f"{FILE}:13:49: PMS216 aucun territoire n’a le code « pont »{remedy}",
    ]


def test_without_territories_none_is_known(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {"chiffres.yaml": CHIFFRES})
    (root / "territories" / "ville-exemple.yaml").unlink()
    assert [line.split(" : ")[0] for line in lines(root, "PMS216")] == [
        "chiffres.yaml:2:58: PMS216 aucun territoire n’a le code « port »",
        "chiffres.yaml:3:58: PMS216 aucun territoire n’a le code « ville-exemple »",
    ]


@pytest.mark.parametrize("text", ["", "nom: Port\nsources: [rapport-2019]\n", 'code: ["\n'])
def test_a_territory_that_cannot_be_read_may_be_the_one_cited(tmp_path: Path, text: str) -> None:
    root = base_plan(tmp_path, {"chiffres.yaml": CHIFFRES, "territories/port.yaml": text})
    assert lines(root, "PMS216") == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("chiffres.yaml", "chiffres: [{libelle: A, valeur: 1, territoire: port}]\n"),
        ("instances.yaml", "instances: [{nom: A, reunions: [{date: 2019, territoire: port}]}]\n"),
    ],
)
def test_a_registry_that_cannot_be_read_is_told_alone(tmp_path: Path, path: str, text: str) -> None:
    told = lines(base_plan(tmp_path, {path: text}))
    assert [line.split(" ")[1] for line in told] == ["PMS102"]
