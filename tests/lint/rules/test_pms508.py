"""PMS508: ordinals and numbers."""

from pathlib import Path

import pytest

from pms_cli.diagnostics import Severity
from tests.lint.folder import base_plan
from tests.lint.sentences import FILE, STYLES, mended, problems, told, where, written

CODE = "PMS508"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("La 2ème fois", 3),
        ("La 1ère fois", 3),
        ("Les 1ères fois", 4),
        ("Le 3è lieu", 3),
        ("Au n°12", 3),
        ("N°12", 0),
        ("Le XXème siècle", 3),
        ("La 2eme fois", 3),
        ("La 2ième fois", 3),
        ("Le 1ier jour", 3),
        ("La 1ere fois, le 2ème", 3),
        ("(3ème)", 1),
        ("Les 3èmes", 4),
    ],
)
def test_a_slip_is_told_at_its_place(tmp_path: Path, text: str, place: int) -> None:
    assert where(tmp_path, text, CODE) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "Le 1er, la 1re, les 1res, le 2e, les 2es, XXe",
        "n\xb0 12 et n\xb0\xa012",
        "Le n° de téléphone",
        "Un T2, un 3e, le H2O",
        "Le problème, le thème, un poème",
        "https://exemple.fr/2ème",
        "20 °C, 20°C",
        "La 2nde, le 2nd",
        "Ième et Ière",
        "Le 12e-bis-a",
        "1er-mai",
        "Version 2.3",
    ],
)
def test_correct_oddities_are_silent(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text, CODE) == []


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("La 2ème, la 1ère, au n°12", "La 2e, la 1re, au n\xb0\xa012"),
        ("Le XIXème", "Le XIXe"),
        ("Les 3èmes, 1ères", "Les 3es, 1res"),
        ("Le 1ier", "Le 1er"),
    ],
)
def test_it_is_mended_in_every_style(tmp_path: Path, text: str, after: str, style: str) -> None:
    assert mended(tmp_path, text, CODE, style) == after


def test_how_much_it_matters_and_whether_it_is_mended_unasked(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {FILE: written("La 2ème fois")})
    (problem,) = problems(root, CODE)
    assert problem.severity is Severity.CONSEIL
    assert problem.fix is not None
    assert problem.fix.safe is True
