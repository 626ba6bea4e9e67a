"""PMS602: notes that were not for everybody."""

from pathlib import Path

import pytest

from tests.lint.folder import base_plan, lines, sheet

FILE = "actions/01-accueil.yaml"


def _told(tmp_path: Path, text: str) -> list[str]:
    root = base_plan(tmp_path, {FILE: sheet("1", rest=f"contexte: |\n  {text}\n")})
    return lines(root, "PMS602")


def _comment(tmp_path: Path, text: str) -> list[str]:
    root = base_plan(tmp_path, {FILE: sheet("1", rest=f"liens: [2]  # {text}\n")})
    return lines(root, "PMS602")


@pytest.mark.parametrize(
    ("text", "column", "found"),
    [
        ("Ne pas diffuser.", 3, "Ne pas diffuser"),
        ("Trois lieux (ne pas publier).", 16, "ne pas publier"),
        ("Trois lieux [confidentiel]", 16, "confidentiel"),
        ("CONFIDENTIEL : trois lieux", 3, "CONFIDENTIEL"),
        ("Trois lieux. À usage interne.", 16, "À usage interne"),
        ("Entre nous, rien n’est fait.", 3, "Entre nous"),
        ("BROUILLON", 3, "BROUILLON"),
        ("Trois lieux – à valider avec le cabinet", 17, "à valider avec le cabinet"),
        ("Voir avec la DGS avant le vote.", 3, "Voir avec la DGS"),
        ("Diffusion restreinte", 3, "Diffusion restreinte"),
        ("Sous embargo jusqu’au vote", 3, "Sous embargo"),
        ("Surtout ne pas communiquer là-dessus", 3, "Surtout ne pas communiquer"),
    ],
)
def test_a_note_is_told_where_it_is(tmp_path: Path, text: str, column: int, found: str) -> None:
    (line,) = _told(tmp_path, text)
    assert line.startswith(f"{FILE}:6:{column}: PMS602 « {found} » est une note interne")


@pytest.mark.parametrize(
    "text", ["ne pas diffuser", "Confidentiel", "à revoir avec le DGA", "en off"]
)
def test_a_comment_is_public_too(tmp_path: Path, text: str) -> None:
    (line,) = _comment(tmp_path, text)
    assert line.startswith(f"{FILE}:5:15: PMS602 « {text} »")


def test_a_mark_within_quotes_is_told_as_a_text_only(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {FILE: sheet("1", rest='objectifs: ["a # brouillon"]\n')})
    assert len(lines(root, "PMS602")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Un lieu d’écoute confidentiel et gratuit.",
        "Confidentielle et gratuite, l’écoute est ouverte à tous.",
        "Les données confidentielles sont protégées ; la confidentialité aussi.",
        "Un guide à usage interne des équipes.",
        "Il est décidé de ne pas diffuser le guide.",
        "Reste à valider avec le service des familles.",
        "Un brouillon de guide est écrit.",
        "Des échanges entre nous et les communes.",
        "La diffusion limitée aux communes se poursuit.",
    ],
)
def test_words_of_the_trade_are_silent(tmp_path: Path, text: str) -> None:
    assert _told(tmp_path, text) == []
