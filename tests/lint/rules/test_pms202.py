"""PMS202: the name of a file against the number of its sheet."""

from pathlib import Path

import pytest

from tests.lint.folder import base_plan, lines, sheet


def test_another_number_is_told_with_the_name_to_give(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {"actions/12-copie.yaml": sheet("4")})
    assert lines(root, "PMS202") == [
        (
            "actions/12-copie.yaml:1:9: PMS202 le nom du fichier annonce le numéro 12, la fiche "
            "porte "
            "le 4 : renommez le fichier « 04-….yaml », ou corrigez le numéro"
        )
    ]


@pytest.mark.parametrize(
    "name",
    [
        "accueil.yaml",
        "04.yaml",
        "04_accueil.yaml",
        "04-Accueil.yaml",
        "04-accueil-é.yaml",
        "04-accueil famille.yaml",
        "04--accueil.yaml",
        "04-accueil-.yaml",
        "4e-accueil.yaml",
        "٤-accueil.yaml",
        "0-accueil.yaml",
        "12345-accueil.yaml",
        "04.0-accueil.yaml",
    ],
)
def test_a_name_of_another_form_is_told_the_form(tmp_path: Path, name: str) -> None:
    root = base_plan(tmp_path, {f"actions/{name}": sheet("4")})
    assert lines(root, "PMS202") == [
        (
            f"actions/{name}:1:9: PMS202 le nom du fichier n’a pas la forme attendue (numéro, "
            "tiret, "
            "mots sans accent ni majuscule) : renommez-le « 04-….yaml »"
        )
    ]


@pytest.mark.parametrize(
    ("name", "numero"),
    [
        ("04-accueil.yaml", "4"),
        ("4-accueil.yaml", "4"),
        ("004-accueil.yaml", "4"),
        ("104-accueil.yaml", "104"),
        ("04-2e-accueil.yaml", "4"),
        ("04.1-accueil-des-familles.yaml", '"4.1"'),
        ("4.10-accueil.yaml", '"4.10"'),
    ],
)
def test_zeros_in_front_are_free(tmp_path: Path, name: str, numero: str) -> None:
    root = base_plan(tmp_path, {f"actions/{name}": sheet(numero)})
    assert lines(root, "PMS202") == []


def test_the_name_of_a_sectoral_sheet_keeps_its_rank(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {"actions/08-adultes.yaml": sheet('"8.2"')})
    assert lines(root, "PMS202") == [
        (
            "actions/08-adultes.yaml:1:9: PMS202 le nom du fichier annonce le numéro 8, la "
            "fiche porte "
            "le 8.2 : renommez le fichier « 08.2-….yaml », ou corrigez le numéro"
        )
    ]


def test_4_10_and_4_1_are_two_numbers(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {"actions/04.10-accueil.yaml": sheet('"4.1"')})
    assert [line.split(" : ")[0] for line in lines(root, "PMS202")] == [
        (
            "actions/04.10-accueil.yaml:1:9: PMS202 le nom du fichier annonce le numéro 4.10, "
            "la fiche porte le 4.1"
        )
    ]
