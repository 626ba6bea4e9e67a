"""PMS520: letters of another alphabet."""

from pathlib import Path

import pytest

from pms_cli.diagnostics import Severity
from tests.lint.folder import base_plan
from tests.lint.sentences import FILE, STYLES, mended, problems, told, where, written

CODE = "PMS520"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("L’аccueil", 2),
        ("Les fаmillеs", 5),
        ("Аccueil", 0),
        ("Mοt", 1),
    ],
)
def test_a_slip_is_told_at_its_place(tmp_path: Path, text: str, place: int) -> None:
    assert where(tmp_path, text, CODE) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "L’accueil",
        "Москва et Ελλάδα",
        "5 μm, 10 µg, 3 kΩ, Δt, πr",
        "β-bloquant, α et ω",
        "naïve, œuvre, Þór",
    ],
)
def test_correct_oddities_are_silent(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text, CODE) == []


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("L’аccueil fаmiliаl", "L’accueil familial"),
    ],
)
def test_it_is_mended_in_every_style(tmp_path: Path, text: str, after: str, style: str) -> None:
    assert mended(tmp_path, text, CODE, style) == after


def test_how_much_it_matters_and_whether_it_is_mended_unasked(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {FILE: written("L’аccueil")})
    (problem,) = problems(root, CODE)
    assert problem.severity is Severity.AVERTISSEMENT
    assert problem.fix is not None
    assert problem.fix.safe is False
