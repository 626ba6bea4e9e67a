"""PMS509: words with œ."""

from pathlib import Path

import pytest

from pms_cli.diagnostics import Severity
from tests.lint.folder import base_plan
from tests.lint.sentences import FILE, STYLES, mended, problems, told, where, written

CODE = "PMS509"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("La mise en oeuvre", 11),
        ("Au coeur", 4),
        ("Une soeur", 5),
        ("Un voeu", 4),
        ("Un noeud", 4),
        ("L’oeil", 2),
        ("OEUVRES", 0),
        ("Oeuvrer", 0),
        ("Le Sacré-Coeur", 10),
        ("Le chef-d’oeuvre", 10),
        ("Un choeur", 5),
        ("Rancoeur", 4),
    ],
)
def test_a_slip_is_told_at_its_place(tmp_path: Path, text: str, place: int) -> None:
    assert where(tmp_path, text, CODE) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "La mise en œuvre au cœur",
        "Coexister, coefficient, coercition",
        "Noël, Noel, poésie, moelle, poêle",
        "Goethe, Joe, Zoé, Boeing",
        "https://coeur.fr/oeuvre",
        "Les heures du moteur",
        "Coeurly",
        "oeuvre@exemple.fr",
    ],
)
def test_correct_oddities_are_silent(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text, CODE) == []


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("La mise en oeuvre au coeur", "La mise en œuvre au cœur"),
        ("OEUVRES, Oeil", "ŒUVRES, Œil"),
    ],
)
def test_it_is_mended_in_every_style(tmp_path: Path, text: str, after: str, style: str) -> None:
    assert mended(tmp_path, text, CODE, style) == after


def test_how_much_it_matters_and_whether_it_is_mended_unasked(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {FILE: written("La mise en oeuvre")})
    (problem,) = problems(root, CODE)
    assert problem.severity is Severity.CONSEIL
    assert problem.fix is not None
    assert problem.fix.safe is True
