"""PMS502: texts with straight or English quotation marks."""

from pathlib import Path

import pytest

from pms_cli.diagnostics import Severity
from tests.lint.folder import base_plan, found, lines, sheet

FILE = "actions/01-accueil.yaml"
REMEDY = "remplacez-les par des guillemets français, avec une espace insécable à l’intérieur"


def _told(tmp_path: Path, text: str) -> list[str]:
    root = base_plan(tmp_path, {FILE: sheet("1", rest=f"contexte: |\n  {text}\n")})
    return lines(root, "PMS502")


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('Le dispositif "premiers pas" est ouvert.', "premiers pas"),
        ('"Bien vieillir" et "bien grandir"', "Bien vieillir"),
        ("Le dispositif “premiers pas” est ouvert.", "premiers pas"),
        ("Le dispositif „premiers pas” est ouvert.", "premiers pas"),
        ('Le " dispositif premiers pas " est ouvert.', "dispositif premiers pas"),
        ('L’article "12 bis" du règlement', "12 bis"),
        ('Un écran de 17" et un "mot"', "mot"),
        ('Une seule ouvrante "jusqu’au bout du texte entier', "jusqu’au bout du texte entier"),
        (f'Un nom long : "{"é" * 31}"', "é" * 29 + "…"),
    ],
)
def test_what_stands_in_the_marks_is_quoted(tmp_path: Path, text: str, quoted: str) -> None:
    column = 3 + max(text.find(f"{mark}{quoted[:3]}") for mark in ('"', "“", "„", '" '))
    assert _told(tmp_path, text) == [
        f"{FILE}:6:{column}: PMS502 guillemets droits ou anglais autour de « {quoted} » : {REMEDY}"
    ]


def test_a_mark_with_nothing_after_it_is_told_too(tmp_path: Path) -> None:
    assert _told(tmp_path, 'Le dispositif premiers pas"') == [
        f"{FILE}:6:29: PMS502 guillemets droits ou anglais à la fin du texte : {REMEDY}"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Le dispositif « premiers pas » est ouvert.",
        "Le dispositif «\u00a0premiers pas\u00a0» est ouvert.",
        'Un écran de 17" et un autre de 24".',
        "À 45° 45' 36\" de latitude nord",
        "L'accueil de l’enfant, aujourd'hui, 5' de marche",
        "Le dispositif ‹ premiers pas › et `ceci`",
    ],
    ids=["french", "non-breaking", "inches", "angle", "apostrophes", "others"],
)
def test_what_is_no_quotation_mark_is_silent(tmp_path: Path, text: str) -> None:
    assert _told(tmp_path, text) == []


def test_the_quotes_of_yaml_are_not_in_the_text(tmp_path: Path) -> None:
    text = 'numero: "1"\ntitre: "Accueillir : \'oui\'"\naxe: 1\norientation: 1\n'
    assert lines(base_plan(tmp_path, {FILE: text}), "PMS502") == []


def test_every_text_of_every_file_is_told_once(tmp_path: Path) -> None:
    files = {
        FILE: sheet("1", rest='objectifs:\n  - Un "mot" et un "autre"\n  - Un “mot”\n'),
        "documents.yaml": (
            "documents:\n  - {code: rapport-2019, titre: 'Un \"mot\"', nature: Note}\n"
        ),
        "territories/ville-exemple.yaml": (
            'code: ville-exemple\nnom: Ville "neuve"\nsources: [rapport-2019]\n'
        ),
    }
    assert [line.split(" autour")[0] for line in lines(base_plan(tmp_path, files))] == [
        f"{FILE}:6:8: PMS502 guillemets droits ou anglais",
        f"{FILE}:7:8: PMS502 guillemets droits ou anglais",
        "documents.yaml:2:37: PMS502 guillemets droits ou anglais",
        "territories/ville-exemple.yaml:2:12: PMS502 guillemets droits ou anglais",
    ]


def test_it_is_a_warning(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {FILE: sheet("1", rest='contexte: Un "mot"\n')})
    assert [problem.severity for problem in found(root)] == [Severity.AVERTISSEMENT]


def test_a_text_beside_a_fault_is_looked_at(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {FILE: sheet("1", rest='pilotes: ARS\ncontexte: Un "mot"\n')})
    assert [line.split(" ")[1] for line in lines(root)] == ["PMS103", "PMS502"]
