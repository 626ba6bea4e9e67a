"""PMS512: a word written twice."""

from pathlib import Path

import pytest

from pms_cli.diagnostics import Severity
from tests.lint.folder import base_plan
from tests.lint.sentences import FILE, STYLES, mended, problems, told, where, written

CODE = "PMS512"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Le bord de de la mer", 10),
        ("Oui et et non", 6),
        ("Dans la la ville", 7),
        ("Il va à à Lyon", 7),
        ("Tous les les jours", 8),
        ("Mis dans dans un sac", 8),
    ],
)
def test_a_slip_is_told_at_its_place(tmp_path: Path, text: str, place: int) -> None:
    assert where(tmp_path, text, CODE) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "Le bord de la mer",
        "Nous nous voyons ; vous vous voyez",
        "Faire faire ; en en parlant",
        "Donnez-le le mardi ; fais-les les premiers",
        "La la la la la",
        "De de Gaulle",
        "la laïcité, le lendemain, les lessives",
        "Cela va de demain à demain",
        "de, de, de",
        "Que que ; qui qui",
        "dans dansant",
    ],
)
def test_correct_oddities_are_silent(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text, CODE) == []


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Le bord de de la mer", "Le bord de la mer"),
        ("Oui et et non à à Lyon", "Oui et non à Lyon"),
    ],
)
def test_it_is_mended_in_every_style(tmp_path: Path, text: str, after: str, style: str) -> None:
    assert mended(tmp_path, text, CODE, style) == after


def test_how_much_it_matters_and_whether_it_is_mended_unasked(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {FILE: written("Le bord de de la mer")})
    (problem,) = problems(root, CODE)
    assert problem.severity is Severity.AVERTISSEMENT
    assert problem.fix is not None
    assert problem.fix.safe is False
