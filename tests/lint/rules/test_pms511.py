"""PMS511: signs written twice."""

from pathlib import Path

import pytest

from pms_cli.diagnostics import Severity
from tests.lint.folder import base_plan
from tests.lint.sentences import FILE, mended, problems, told, where, written

CODE = "PMS511"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Oui,, non", 3),
        ("Fin..", 3),
        ("Oui;; non", 3),
        ("Non!!", 3),
        ("Non !!", 4),
        ("Oui,. non", 3),
    ],
)
def test_a_slip_is_told_at_its_place(tmp_path: Path, text: str, place: int) -> None:
    assert where(tmp_path, text, CODE) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "Oui, non. Fin…",
        "Fin... suite",
        "etc., et",
        "Quoi ?! Quoi !?",
        "std::a a..b ../c",
        "a!!b",
        "Oui ! Non.",
        "Sommaire ..... 4",
        "« Oui. ».",
        "S.A.S.",
    ],
)
def test_correct_oddities_are_silent(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text, CODE) == []


def test_how_much_it_matters_and_whether_it_is_mended_unasked(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {FILE: written("Oui,, non")})
    (problem,) = problems(root, CODE)
    assert problem.severity is Severity.CONSEIL
    assert problem.fix is not None
    assert problem.fix.safe is False


def test_what_is_meant_is_known_when_both_are_the_same(tmp_path: Path) -> None:
    assert mended(tmp_path, "Oui,, non", CODE) == "Oui, non"


def test_what_is_not_known_is_not_mended(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {FILE: written("Oui,. non")})
    assert [item.fix for item in problems(root, CODE)] == [None]
