"""PMS506: straight apostrophes."""

from pathlib import Path

import pytest

from pms_cli.diagnostics import Severity
from tests.lint.folder import base_plan
from tests.lint.sentences import FILE, STYLES, mended, problems, told, where, written

CODE = "PMS506"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("L'accueil", 1),
        ("aujourd'hui", 7),
        ("qu'on", 2),
        ("l'« oubli »", 1),
        ("l'11 novembre", 1),
        ("l´eau", 1),
        ("l‘eau", 1),
        ("presqu'île", 6),
        ("Il dit l'eau et d'air", 8),
    ],
)
def test_a_slip_is_told_at_its_place(tmp_path: Path, text: str, place: int) -> None:
    assert where(tmp_path, text, CODE) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "L’accueil d’aujourd’hui",
        "5' de marche, 6'30",
        "Le 'mot' entre apostrophes",
        "https://exemple.fr/l'eau",
        "Les années '90",
        "rock 'n' roll",
        "f'(x) et x'",
        "45° 45' 36",
        "C:\\l'eau",
        "`l'eau`",
    ],
)
def test_correct_oddities_are_silent(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text, CODE) == []


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("L'accueil qu'on l'ait", "L’accueil qu’on l’ait"),
        ("l'« oubli »", "l’« oubli »"),
    ],
)
def test_it_is_mended_in_every_style(tmp_path: Path, text: str, after: str, style: str) -> None:
    assert mended(tmp_path, text, CODE, style) == after


def test_how_much_it_matters_and_whether_it_is_mended_unasked(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {FILE: written("L'accueil")})
    (problem,) = problems(root, CODE)
    assert problem.severity is Severity.CONSEIL
    assert problem.fix is not None
    assert problem.fix.safe is True
