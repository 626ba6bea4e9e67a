"""PMS603: people named in a plan."""

from pathlib import Path

import pytest

from tests.lint.folder import base_plan, lines, sheet

FILE = "actions/01-accueil.yaml"


def _told(tmp_path: Path, text: str) -> list[str]:
    root = base_plan(tmp_path, {FILE: sheet("1", rest=f"contexte: |\n  {text}\n")})
    return lines(root, "PMS603")


def _comment(tmp_path: Path, text: str) -> list[str]:
    root = base_plan(tmp_path, {FILE: sheet("1", rest=f"liens: [2]  # {text}\n")})
    return lines(root, "PMS603")


@pytest.mark.parametrize(
    ("text", "column", "shown"),
    [
        ("Voir M. Dupont.", 8, "M. D…"),
        ("Voir Mme Martin-Petit, à l’accueil", 8, "Mme M…"),
        ("Voir Madame Anne Martin", 8, "Madame A…"),
        ("Monsieur de La Tour", 3, "Monsieur L…"),
        ("Voir M.\u00a0Dupont, directeur de la MDM", 8, "M. D…"),
        ("(Mlle Éluard)", 4, "Mlle É…"),
    ],
)
def test_a_person_is_told_without_being_named(
    tmp_path: Path, text: str, column: int, shown: str
) -> None:
    (line,) = _told(tmp_path, text)
    assert line.startswith(f"{FILE}:6:{column}: PMS603 « {shown} » nomme une personne")


def test_a_comment_is_public_too(tmp_path: Path) -> None:
    (line,) = _comment(tmp_path, "demandé par Mme Martin")
    assert line.startswith(f"{FILE}:5:27: PMS603 « Mme M… »")


@pytest.mark.parametrize(
    "text",
    [
        "Mme la présidente, M. le maire, Monsieur le Préfet",
        "Madame Présidente, Messieurs les élus, Madame, Monsieur",
        "Rue M. Berthelot, école Mme Curie, collège Madame de Sévigné",
        "la loi Mme Veil, le rapport de M. Libault, l’hôpital Mme Récamier",
        "M. Durand, maire de Bron ; le ministre M. Martin",
        "Mme Petit (vice-présidente de la Métropole)",
        "Mme D. et M. X sont accompagnés",
        "12 M. Euros",
        "J.-M. Dupont, un programme. M. est une abréviation.",
    ],
)
def test_offices_places_and_initials_are_silent(tmp_path: Path, text: str) -> None:
    assert _told(tmp_path, text) == []
