"""PMS018: keys out of order."""

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
    ("text", "place", "told"),
    [
        (
            "titre: A\nnumero: 1\naxe: 1\norientation: 1\n",
            "2:1",
            "« numero » vient avant « titre »",
        ),
        (
            "numero: 1\ntitre: A\norientation: 1\naxe: 1\n",
            "4:1",
            "« axe » vient avant « orientation »",
        ),
        (
            "numero: 1\ntitre: A\naxe: 1\norientation: 1\nsources: []\nliens: [2]\npilotes: []\n",
            "6:1",
            "« liens » vient avant « sources »",
        ),
    ],
)
def test_the_first_is_told_and_all_are_mended(
    tmp_path: Path, text: str, place: str, told: str
) -> None:
    root = base_plan(tmp_path, {FILE: text})
    (line,) = lines(root, "PMS018")
    assert line.startswith(f"{FILE}:{place}: PMS018 {told}")
    (root / FILE).write_text(_mended(root, "PMS018"), encoding="utf-8")
    assert lines(root, "PMS018") == []


def test_a_file_with_another_fault_is_not_told_of_its_order(tmp_path: Path) -> None:
    text = "titre: A\nnumero: 1\naxe: 1\norientation: un\n"
    assert lines(base_plan(tmp_path, {FILE: text}), "PMS018") == []
