"""PMS220 to PMS225: names of territories, doubles, values that contradict their indicator."""

from pathlib import Path

import pytest

from tests.lint.folder import base_plan, lines, sheet

FILE = "actions/01-accueil.yaml"
TERRITORY = "territories/ville-exemple.yaml"


def _told(tmp_path: Path, code: str, rest: str) -> list[str]:
    root = base_plan(tmp_path, {FILE: sheet("1", rest=rest)})
    return [line.split(": ")[0] for line in lines(root, code)]


@pytest.mark.parametrize(
    "name", ["Ville-exemple", "ville exemple", "villé-exemple", "ville_exemple"]
)
def test_a_territory_is_in_the_file_of_its_code(tmp_path: Path, name: str) -> None:
    text = "code: ville-nouvelle\nnom: V\nsources: [rapport-2019]\n"
    (line,) = lines(base_plan(tmp_path, {f"territories/{name}.yaml": text}), "PMS220")
    assert "renommez-le « ville-nouvelle.yaml », ou corrigez le code" in line


@pytest.mark.parametrize(
    ("rest", "places"),
    [
        ("pilotes: [ARS, ars]\n", ["5:16"]),
        ("liens: [2, 3, 2, 2]\n", ["5:15", "5:18"]),
        ("objectifs:\n  - Ouvrir un lieu\n  - Ouvrir  un lieu\n", ["7:5"]),
        ("modalites:\n  - titre: A\n    actions: [Un, Deux, Un]\n", ["7:25"]),
        ("sources: [rapport-2019 (p. 1), rapport-2019 (P. 1)]\n", ["5:32"]),
        ("sources: [rapport-2019 (p. 1), rapport-2019 (p. 2)]\n", []),
        ("objectifs: [Ouvrir un lieu, Fermer un lieu]\n", []),
    ],
)
def test_a_value_twice(tmp_path: Path, rest: str, places: list[str]) -> None:
    assert _told(tmp_path, "PMS221", rest) == [f"{FILE}:{place}" for place in places]


def test_an_action_twice_without_object(tmp_path: Path) -> None:
    text = (
        "code: ville-exemple\nnom: V\nsans_objet:\n  - {action: 2, raison: A}\n"
        "  - {action: 2, raison: B}\nsources: [rapport-2019]\n"
    )
    told = lines(base_plan(tmp_path, {TERRITORY: text}), "PMS221")
    assert [line.split(" ")[0] for line in told] == [f"{TERRITORY}:5:5:"]


def test_each_partner_who_is_a_pilot_is_told(tmp_path: Path) -> None:
    rest = "pilotes: [ARS, MDM]\npartenaires: [CCAS, MDM, ARS]\n"
    assert _told(tmp_path, "PMS222", rest) == [f"{FILE}:6:21", f"{FILE}:6:26"]


@pytest.mark.parametrize(
    ("label", "kind", "value", "told"),
    [
        ("Charte", "oui-non", "1", False),
        ("Charte", "oui-non", "0", False),
        ("Charte", "oui-non", "0.5", True),
        ("Charte", "oui-non", "2", True),
        ("Part des lieux", "pourcentage", "100", False),
        ("Part des lieux", "pourcentage", "100.5", True),
        ("Part des lieux", "pourcentage", "-1", True),
        ("Évolution des lieux", "pourcentage", "-12", False),
        ("Taux d’occupation", "pourcentage", "104", False),
        ("Nombre de lieux", "nombre", "-1", True),
        ("Solde des lieux", "nombre", "-1", False),
        ("Nombre de lieux", "nombre", "12.5", False),
        ("Reste à financer", "montant", "-100", False),
    ],
)
def test_a_value_must_be_of_its_type(
    tmp_path: Path, label: str, kind: str, value: str, told: bool
) -> None:
    rest = f"indicateurs:\n  - libelle: {label}\n    type: {kind}\n    cible: {{valeur: {value}}}\n"
    assert _told(tmp_path, "PMS223", rest) == ([f"{FILE}:8:21"] if told else [])


def test_the_type_of_a_common_indicator_is_that_of_the_registry(tmp_path: Path) -> None:
    files = {
        "indicateurs.yaml": (
            "indicateurs:\n  - {code: a, libelle: Charte, type: oui-non, sens: hausse}\n"
        ),
        FILE: sheet(
            "1",
            rest=(
                "indicateurs:\n  - code: a\n    initiale: {date: 2017, valeur: 3}\n"
                "    cible: {valeur: 1}\n"
            ),
        ),
    }
    root = base_plan(tmp_path, files)
    assert [line.split(": ")[0] for line in lines(root, "PMS223")] == [f"{FILE}:7:36"]
    assert [line.split(": ")[0] for line in lines(root, "PMS224")] == [f"{FILE}:8:21"]


@pytest.mark.parametrize(
    ("way", "start", "aim", "told"),
    [
        ("hausse", "3", "30", False),
        ("hausse", "30", "3", True),
        ("hausse", "3", "3.0", True),
        ("baisse", "30", "3", False),
        ("baisse", "3", "30", True),
    ],
)
def test_a_target_is_on_the_side_wanted(
    tmp_path: Path, way: str, start: str, aim: str, told: bool
) -> None:
    rest = (
        f"indicateurs:\n  - libelle: Lieux\n    sens: {way}\n"
        f"    initiale: {{date: 2017, valeur: {start}}}\n    cible: {{valeur: {aim}}}\n"
    )
    assert _told(tmp_path, "PMS224", rest) == ([f"{FILE}:9:21"] if told else [])


@pytest.mark.parametrize(("decline", "told"), [("1", True), ('"1.1"', True), ("2", False)])
def test_an_action_is_declined_or_without_object(tmp_path: Path, decline: str, told: bool) -> None:
    text = (
        f"code: ville-exemple\nnom: V\nactions:\n  - {{titre: A, decline: {decline}}}\n"
        "sans_objet:\n  - {action: 1, raison: B}\nsources: [rapport-2019]\n"
    )
    found = lines(base_plan(tmp_path, {TERRITORY: text}), "PMS225")
    assert [line.split(": ")[0] for line in found] == ([f"{TERRITORY}:6:14"] if told else [])
