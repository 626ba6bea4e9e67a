"""PMS017: the end of a file."""

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
    ("end", "place", "told"),
    [
        ("", "4:15", "le fichier finit sans fin de ligne : ajoutez-la après la dernière ligne"),
        ("\n\n", "5:1", "le fichier finit par des lignes vides : effacez-les"),
        ("\n\n\n  \n", "5:1", "le fichier finit par des lignes vides : effacez-les"),
        ("\r\n\r\n", "5:1", "le fichier finit par des lignes vides : effacez-les"),
    ],
)
def test_each_end_is_told_and_mended(tmp_path: Path, end: str, place: str, told: str) -> None:
    text = sheet("1").rstrip("\n") + end
    if "\r" in end:
        text = text.replace("\r\n", "\n").replace("\n", "\r\n")
    root = base_plan(tmp_path, {FILE: text})
    assert lines(root, "PMS017") == [f"{FILE}:{place}: PMS017 {told}"]
    assert _mended(root, "PMS017").replace("\r", "") == sheet("1")


@pytest.mark.parametrize("text", [sheet("1"), sheet("1").replace("\n", "\r\n")])
def test_one_line_end_is_right(tmp_path: Path, text: str) -> None:
    assert lines(base_plan(tmp_path, {FILE: text}), "PMS017") == []
