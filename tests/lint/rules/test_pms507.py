"""PMS507: points of suspension written as three dots."""

from pathlib import Path

import pytest

from pms_cli.diagnostics import Severity
from tests.lint.folder import base_plan
from tests.lint.sentences import FILE, STYLES, mended, problems, told, where, written

CODE = "PMS507"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Parents, enfants...", 16),
        ("Oui... non", 3),
        ("[...] fin", 1),
        ("... suite", 0),
        ("Un ... deux ... trois", 3),
    ],
)
def test_a_slip_is_told_at_its_place(tmp_path: Path, text: str, place: int) -> None:
    assert where(tmp_path, text, CODE) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "Parents, enfants…",
        "Introduction ........ 4",
        "Deux points..",
        "a...b et main...dev",
        "../.. et .../a",
        "https://exemple.fr/a...",
        "S.A.S. et etc.",
    ],
)
def test_correct_oddities_are_silent(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text, CODE) == []


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Oui... non...", "Oui… non…"),
        ("[...] fin", "[…] fin"),
    ],
)
def test_it_is_mended_in_every_style(tmp_path: Path, text: str, after: str, style: str) -> None:
    assert mended(tmp_path, text, CODE, style) == after


def test_how_much_it_matters_and_whether_it_is_mended_unasked(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {FILE: written("Parents, enfants...")})
    (problem,) = problems(root, CODE)
    assert problem.severity is Severity.CONSEIL
    assert problem.fix is not None
    assert problem.fix.safe is True
