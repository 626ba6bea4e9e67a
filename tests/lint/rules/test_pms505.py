"""PMS505: a blank that is too many."""

from pathlib import Path

import pytest

from pms_cli.diagnostics import Severity
from tests.lint.folder import base_plan
from tests.lint.sentences import FILE, STYLES, mended, problems, told, where, written

CODE = "PMS505"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Les familles , reçues", 12),
        ("Fini .", 4),
        ("Un  mot", 2),
        ("( oui)", 1),
        ("(oui )", 4),
        ("[ oui]", 1),
        ("Un \xa0mot", 2),
        ("Un   mot", 2),
        ("Fini\xa0.", 4),
        ("Un mot , un autre .", 6),
    ],
)
def test_a_slip_is_told_at_its_place(tmp_path: Path, text: str, place: int) -> None:
    assert where(tmp_path, text, CODE) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "Un mot, un autre. (Oui) [non]",
        "Un nom en .fr, un .pdf ou un .NET",
        "Soit ,5 ou .5",
        "Les … et les ...",
        "Cochez [ ] ou ( ) ou [x] ou [ x ]",
        "a  b  c\nd  e  f\nun  tableau",
        "Une liste\n    mise en retrait",
        "Un smiley :-) ou ;)",
        "Intervalle ] 0 ; 1 [",
        "Un tiret - ici",
        "Un « mot » ici : oui ; non ? oui !",
        "A. B. Dupont",
        "Voir ./a et ../b",
        "1 000 000,5",
    ],
)
def test_correct_oddities_are_silent(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text, CODE) == []


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Les familles , ( reçues )  hier .", "Les familles, (reçues) hier."),
        ("Un  mot", "Un mot"),
        ("Un \xa0: mot", "Un\xa0: mot"),
    ],
)
def test_it_is_mended_in_every_style(tmp_path: Path, text: str, after: str, style: str) -> None:
    assert mended(tmp_path, text, CODE, style) == after


def test_how_much_it_matters_and_whether_it_is_mended_unasked(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {FILE: written("Les familles , reçues")})
    (problem,) = problems(root, CODE)
    assert problem.severity is Severity.CONSEIL
    assert problem.fix is not None
    assert problem.fix.safe is True


def test_a_blank_at_the_end_of_a_folded_line_is_no_slip(tmp_path: Path) -> None:
    text = written("mot", ">").replace("mot", "un \n  mot")
    root = base_plan(tmp_path, {FILE: text})
    assert problems(root, CODE) == []
