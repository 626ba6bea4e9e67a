"""PMS019: two kinds of line ends in one file."""

from pathlib import Path

import pytest

from pms_cli.edit import mend
from pms_cli.lint.settings import choose_rules
from pms_cli.model import Fiche
from tests.lint.folder import base_plan, found, lines

FILE = "actions/01-accueil.yaml"


def _mended(root: Path, code: str) -> str:
    (problem,) = found(root, choose_rules((code,), ()))
    assert problem.fix is not None
    raw = (root / problem.path).read_bytes()
    mended = mend(raw, [problem.fix], Fiche)
    assert (mended.applied, mended.refused) == ((problem.fix,), ())
    return mended.raw.decode()


@pytest.mark.parametrize(
    ("ends", "place", "told"),
    [
        (("\n", "\r\n", "\n", "\n"), "2:9", "1 ligne finit en CRLF et les autres en LF"),
        (("\r\n", "\r\n", "\r\n", "\n"), "4:15", "1 ligne finit en LF et les autres en CRLF"),
        (("\r\n", "\n", "\n", "\r\n"), "1:10", "2 lignes finissent en CRLF et les autres en LF"),
    ],
)
def test_the_rarer_is_told(tmp_path: Path, ends: tuple[str, ...], place: str, told: str) -> None:
    keys = ("numero: 1", "titre: A", "axe: 1", "orientation: 1")
    root = base_plan(tmp_path, {FILE: "".join(map("".join, zip(keys, ends, strict=True)))})
    (line,) = lines(root, "PMS019")
    assert line.startswith(f"{FILE}:{place}: PMS019 {told} : ")
    assert "\r" not in _mended(root, "PMS019")
