"""What a person sees in an editor, asked of the real yaml-language-server."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, require
from tests.editeur.serveur import Serveur

INSTALLED = ROOT / "build" / "editeur" / "node_modules" / "yaml-language-server"
SHEET = ROOT / "data" / "actions" / "12-violences-intra-familiales.yaml"
HEAD = "# yaml-language-server: $schema=../../schemas/fiche.schema.json\n"
BEGUN = f"{HEAD}numero: 12\ntitre: Un titre\naxe: 1\norientation: 2\n"


SETTINGS = {
    "schemaStore": {"enable": False},
    "kubernetesCRDStore": {"enable": False},
    "validate": True,
    "hover": True,
    "completion": True,
}
"""No network."""


def started(settings: dict[str, Any]) -> Serveur:
    node = require("node", hint="installez Node.js 20 ou plus récent")
    program = require(
        str(INSTALLED / "bin" / "yaml-language-server"), hint="lancez « make editeur »"
    )
    return Serveur([node, program, "--stdio"], ROOT, settings)


@pytest.fixture(scope="module")
def serveur() -> Iterator[Serveur]:
    """A session in which the first line of a file alone says its schema."""
    session = started(SETTINGS)
    yield session
    session.close()


def place(text: str) -> tuple[str, int, int]:
    """A text without its « | », and where that was."""
    before, after = text.split("|", 1)
    return before + after, before.count("\n"), len(before) - before.rfind("\n") - 1


def hover(serveur: Serveur, text: str) -> str:
    whole, line, column = place(text)
    serveur.open(SHEET, whole)
    found = serveur.at("hover", SHEET, line, column)
    return str(found["contents"]["value"])


def completion(serveur: Serveur, text: str) -> dict[str, dict[str, Any]]:
    whole, line, column = place(text)
    serveur.open(SHEET, whole)
    found = serveur.at("completion", SHEET, line, column)
    items = found["items"] if isinstance(found, dict) else found
    return {item["label"]: item for item in items}


def problems(serveur: Serveur, text: str, path: Path = SHEET) -> list[tuple[int, str]]:
    return [
        (found["range"]["start"]["line"], found["message"]) for found in serveur.open(path, text)
    ]


def test_a_key_is_explained(serveur: Serveur) -> None:
    told = hover(serveur, f"{BEGUN}par|tenaires: [CAF]\n")
    assert told.startswith("#### Partenaires\n\nSigles des services et organismes associés.")
    # The title is said once, whatever the value is (see une_de).
    for text in (
        "pilotes|:\n", "livret|: pmi\n", "calend|rier: {debut: 2017}\n", "liens: [2|4]\n",
        "liens: [9|99]\n", "sources: [at|las]\n", "sources: [at|las (p. 3)]\n",
        "contex|te: Un\n", "calendrier:\n  deb|ut: 2017\n",
    ):  # fmt: skip
        told = hover(serveur, BEGUN + text)
        assert told.startswith("#### ")
        assert "||" not in told.split("\n", 1)[0]


def test_a_value_is_explained(serveur: Serveur) -> None:
    told = hover(serveur, f"{BEGUN}pilotes: [D|HL]\n")
    assert "* `DHL`: Direction de l’Habitat et du Logement" in told
    told = hover(serveur, f"{HEAD}numero: 1\ntitre: A\nax|e: 2\norientation: 1\n")
    assert "`2`: Offrir un parcours continu et adapté à l’usager" in told
    told = hover(serveur, f"{BEGUN}avancement:\n  - date: 2019\n    niveau: 2\n    lec|ture: lue\n")
    assert "`appariee`: Rapproché par la lecture la plus cohérente" in told


def test_missing_keys_are_proposed(serveur: Serveur) -> None:
    found = completion(serveur, f"{BEGUN}pilotes: [DHL]\n|\n")
    assert {"livret", "partenaires", "calendrier", "avancement", "sources"} <= set(found)
    assert not {"numero", "titre", "axe", "orientation", "pilotes"} & set(found)
    assert found["partenaires"]["documentation"] == "Sigles des services et organismes associés."
    assert found["calendrier"]["insertText"] == "calendrier:\n  "
    assert found["partenaires"]["insertText"] == "partenaires:\n  - "
    inside = completion(serveur, f"{BEGUN}avancement:\n  - date: 2019-02\n    |\n")
    assert {"niveau", "constat", "document", "lecture"} <= set(inside)


def test_a_new_sheet_and_a_new_point_are_proposed_whole(serveur: Serveur) -> None:
    sheet = completion(serveur, f"{HEAD}|")["Nouvelle fiche action"]["insertText"]
    assert sheet.startswith("numero: $1\ntitre: ")
    assert "\ncalendrier:\n  debut: " in sheet
    point = completion(serveur, f"{BEGUN}avancement:\n  - |\n")["Nouveau point d’avancement"]
    assert point["insertText"].startswith("date: ${1:AAAA-MM}\n")
    assert "niveau: ${2|1,2,3,4,5|}" in point["insertText"]
    assert "Nouvel indicateur" in completion(serveur, f"{BEGUN}indicateurs:\n  - |\n")
    assert "Nouveau jalon" in completion(serveur, f"{BEGUN}calendrier:\n  jalons:\n    - |\n")


@pytest.mark.parametrize(
    ("text", "value", "said"),
    [
        ("pilotes: [|]\n", "DHL", "Direction de l’Habitat et du Logement"),
        ("partenaires:\n  - |\n", "CAF", "Caisse d’Allocation Familiale"),
        ("livret: |\n", "pa-ph", "Livret Personnes âgées et personnes en situation de handicap"),
        ("sources:\n  - |\n", "point-etape-2019-02", "Point d’étape"),
        ("liens:\n  - |\n", "24", "Développer les moyens techniques innovants"),
        ("avancement:\n  - date: 2019\n    niveau: |\n", "3", "Niveau 3 sur 5."),
        ("avancement:\n  - date: 2019\n    lecture: |\n", "appariee", "Rapproché"),
        ("indicateurs:\n  - code: |\n", "instances-techniques-logement", "Nombre d’instances"),
        ("indicateurs:\n  - type: |\n", "oui-non", "Fait ou non"),
    ],
)
def test_values_are_proposed_with_what_they_mean(
    serveur: Serveur, text: str, value: str, said: str
) -> None:
    found = completion(serveur, BEGUN + text)
    assert said in found[value]["documentation"]
    # « null » would be read as a text.
    assert not {"null", "true", "false"} & set(found)


def test_orientations_proposed_are_those_of_the_axe(serveur: Serveur) -> None:
    found = completion(serveur, f"{HEAD}numero: 1\ntitre: A\naxe: 4\norientation: |\n")
    assert found["1"]["documentation"] == "Rendre l’usager acteur de son parcours"
    assert len(found) == 4


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("pilote: [ARS]\n", 5, "pilote"),
        ("pilotes: ARS\n", 5, "Une liste est attendue ici"),
        ("pilotes: [ASR]\n", 5, "Ce sigle n’est pas dans acteurs.yaml"),
        ("livret: pmii\n", 5, "Ce livret n’est pas dans plan.yaml"),
        ("calendrier:\n  fin: 2022-02-30\n", 6, "Une date est attendue ici"),
        ("calendrier: 2017\n", 5, "Un groupe de clés est attendu ici"),
        ("sources: [atlas, truc (p. 3)]\n", 5, "Ce document n’est pas dans documents.yaml"),
        ("avancement:\n  - date: 2019\n    niveau: 9\n", 7, "n’est pas sur l’échelle"),
        ("titre_livret: {a: b}\n", 5, "Un texte est attendu ici"),
        ("avancement:\n  - date: 2019\n    niveau: 2\n    lecture: apparie\n", 8, "Choisissez lue"),
        (
            "avancement:\n  - date: 2019\n    niveau: 2\n    niveaux_possibles: [2, 3]\n",
            8,
            "ne va qu’avec",
        ),
        ("indicateurs:\n  - type: nombre\n", 6, "libelle"),
    ],
)
def test_a_fault_is_told_where_it_is(serveur: Serveur, text: str, line: int, message: str) -> None:
    ((found, said),) = problems(serveur, BEGUN + text)
    assert found == line
    assert message in said


def test_an_orientation_of_another_axe_is_told(serveur: Serveur) -> None:
    text = BEGUN.replace("orientation: 2", "orientation: 9")
    ((line, said),) = problems(serveur, text)
    assert (line, said) == (4, "Aucune orientation de ce numéro dans l’axe 1 (plan.yaml).")


def test_a_missing_title_is_told(serveur: Serveur) -> None:
    ((_, said),) = problems(serveur, BEGUN.replace("titre: Un titre\n", ""))
    assert "titre" in said


def test_no_fault_is_told_of_a_right_file(serveur: Serveur) -> None:
    checked = 0
    for folder in ("data", "exemples/pms-2023-2027"):
        for path in sorted((ROOT / folder).rglob("*.yaml")):
            assert serveur.open(path) == [] or path == SHEET, path
            checked += 1
    assert checked > 100
    assert problems(serveur, SHEET.read_text(encoding="utf-8")) == []
    # The session does tell faults of such files: the silence above says something.
    broken = ROOT / "data" / "territories" / "lyon.yaml"
    text = broken.read_text(encoding="utf-8")
    assert problems(serveur, f"{text}inconnue: 1\n", broken) != []


def test_the_settings_of_the_repository_are_enough_without_the_first_line() -> None:
    told = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    session = started({**SETTINGS, "schemas": told["yaml.schemas"]})
    try:
        bare = BEGUN.removeprefix(HEAD)
        ((line, said),) = problems(session, f"{bare}pilotes: [ASR]\n")
        assert line == 4
        assert said.startswith("Ce sigle n’est pas dans acteurs.yaml")
        broken = ROOT / "data" / "chiffres.yaml"
        ((line, said),) = problems(session, "chiffres: []\ninconnue: 1\n", broken)
        assert line == 1
    finally:
        session.close()
