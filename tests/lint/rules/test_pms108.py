"""PMS108: numbers of sectoral sheets without quotes."""

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


def test_the_number_is_quoted_and_its_value_kept(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {"actions/01.10-a.yaml": sheet("1.10")})
    assert [line.split(" ")[0] for line in lines(root, "PMS108")] == ["actions/01.10-a.yaml:1:9:"]
    assert _mended(root, "PMS108").startswith('numero: "1.10"\n')


@pytest.mark.parametrize("rest", ["liens: [1.1]\n", "liens:\n  - 1.1\n", "liens: [2, 1.1 ]\n"])
def test_links_are_looked_at(tmp_path: Path, rest: str) -> None:
    assert len(lines(base_plan(tmp_path, {FILE: sheet("1", rest=rest)}), "PMS108")) == 1


@pytest.mark.parametrize("rest", ["liens: ['1.1']\n", "liens: [2]\n", "contexte: v 1.1\n"])
def test_quotes_and_whole_numbers_are_right(tmp_path: Path, rest: str) -> None:
    assert lines(base_plan(tmp_path, {FILE: sheet("1", rest=rest)}), "PMS108") == []
