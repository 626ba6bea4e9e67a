"""PMS519: what a web page left."""

from pathlib import Path

import pytest

from pms_cli.diagnostics import Severity
from tests.lint.folder import base_plan
from tests.lint.sentences import FILE, STYLES, mended, problems, told, where, written

CODE = "PMS519"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("re&ccedil;ues", 2),
        ("Un&nbsp;mot", 2),
        ("Un<br>mot", 2),
        ("<p>Un mot</p>", 0),
        ("R&amp;D", 1),
        ("A &lt; B", 2),
        ("&#233;cole", 0),
        ('<a href="x">', 0),
    ],
)
def test_a_slip_is_told_at_its_place(tmp_path: Path, text: str, place: int) -> None:
    assert where(tmp_path, text, CODE) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "R&D et Q&A",
        "AT&T; oui",
        "A < B et B > C",
        "<3",
        "P&L;",
        "Un & deux ; trois",
        "&unknown;",
        "<nom du service>",
    ],
)
def test_correct_oddities_are_silent(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text, CODE) == []


def test_how_much_it_matters_and_whether_it_is_mended_unasked(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {FILE: written("re&ccedil;ues")})
    (problem,) = problems(root, CODE)
    assert problem.severity is Severity.AVERTISSEMENT
    assert problem.fix is not None
    assert problem.fix.safe is True


@pytest.mark.parametrize("style", STYLES)
def test_entities_become_what_they_say(tmp_path: Path, style: str) -> None:
    text = "re&ccedil;ues&nbsp;: l&rsquo;&eacute;t&eacute;, R&amp;eacute;"
    assert mended(tmp_path, text, CODE, style) == "reçues\u00a0: l’été, Ré"


@pytest.mark.parametrize("text", ["Un<br>mot", "A &lt; B", "R&amp;D", "a&eacute;<b>"])
def test_what_could_become_something_else_is_left(tmp_path: Path, text: str) -> None:
    root = base_plan(tmp_path, {FILE: written(text)})
    assert [item.fix for item in problems(root, CODE)] == [None]
