"""PMS016: blanks at the ends of lines."""

from pathlib import Path

import pytest

from pms_cli.edit import mend
from pms_cli.lint.settings import choose_rules
from pms_cli.model import Fiche
from tests.lint.folder import base_plan, found, lines, sheet

FILE = "actions/01-accueil.yaml"


def _mended(root: Path, code: str) -> str:
    (problem,) = found(root, choose_rules((code,), ()))
    assert problem.fix is not None
    raw = (root / problem.path).read_bytes()
    mended = mend(raw, [problem.fix], Fiche)
    assert (mended.applied, mended.refused) == ((problem.fix,), ())
    return mended.raw.decode()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("numero: 1 \ntitre: A\naxe: 1\norientation: 1\n", "1:10"),
        ("numero: 1\ntitre: A\t\naxe: 1\norientation: 1\n", "2:9"),
        ("numero: 1\r\ntitre: A  \r\naxe: 1\r\norientation: 1\r\n", "2:9"),
        ("numero: 1\n  \ntitre: A\naxe: 1\norientation: 1\n", "2:1"),
        ("# une remarque \nnumero: 1\ntitre: A\naxe: 1\norientation: 1\n", "1:15"),
    ],
)
def test_the_first_is_told_and_all_are_mended(tmp_path: Path, text: str, place: str) -> None:
    root = base_plan(tmp_path, {FILE: text})
    assert [line.split(" ")[0] for line in lines(root, "PMS016")] == [f"{FILE}:{place}:"]
    assert not any(line.endswith((" ", "\t")) for line in _mended(root, "PMS016").splitlines())


def test_what_is_part_of_a_text_is_left(tmp_path: Path) -> None:
    rest = "contexte: |\n  Trois  \n  communes\n"
    assert lines(base_plan(tmp_path, {FILE: sheet("1", rest=rest)}), "PMS016") == []
