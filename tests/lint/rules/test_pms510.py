"""PMS510: capitals without their accent."""

from pathlib import Path

import pytest

from pms_cli.diagnostics import Severity
from tests.lint.folder import base_plan
from tests.lint.sentences import FILE, STYLES, mended, problems, told, where, written

CODE = "PMS510"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("L’Etat", 2),
        ("Etablissements et services", 0),
        ("Etude sur", 0),
        ("A partir de 2019", 0),
        ("Fini. A l’issue", 6),
        ("L’Ecole", 2),
        ("Evaluation des aides", 0),
        ("Egalité", 0),
        ("Education au goût", 0),
        ("Equipe", 0),
        ("Elargir l’offre", 0),
    ],
)
def test_a_slip_is_told_at_its_place(tmp_path: Path, text: str, place: int) -> None:
    assert where(tmp_path, text, CODE) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "L’État, l’École, à partir de",
        "Plan A, vitamine A, catégorie A",
        "Le plan A la retient",
        "Education First, Evaluation Toolkit",
        "Et, En, Elle, Est, Entre",
        "L’ETAT",
        "Etatisme",
        "https://exemple.fr/Etat",
        "Y A Personne",
        "Etc.",
        "Ecorénov et Ecocité",
        "Marie-Etude",
    ],
)
def test_correct_oddities_are_silent(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text, CODE) == []


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("L’Etat et l’Ecole", "L’État et l’École"),
        ("A partir de", "À partir de"),
    ],
)
def test_it_is_mended_in_every_style(tmp_path: Path, text: str, after: str, style: str) -> None:
    assert mended(tmp_path, text, CODE, style) == after


def test_how_much_it_matters_and_whether_it_is_mended_unasked(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {FILE: written("L’Etat")})
    (problem,) = problems(root, CODE)
    assert problem.severity is Severity.CONSEIL
    assert problem.fix is not None
    assert problem.fix.safe is False
