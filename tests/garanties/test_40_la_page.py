"""The page of guarantees tells the truth: its tests exist, its limits are the code's."""

import ast
import importlib
import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "garanties.md").read_text(encoding="utf-8")
SECTIONS = {
    int(number): text
    for number, text in re.findall(r"(?ms)^## (\d+)\. [^\n]+\n(.*?)(?=^## |\Z)", PAGE)
}
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)
LIMITS = re.findall(r"(?m)^\| ([^|]+) \| ([\d ]+) \| [^|]+ \| `([\w.]+)\.(\w+)` \|$", PAGE)
OWN = sorted(Path(__file__).parent.glob("test_*.py"))


def _tests(path: Path) -> dict[str, ast.FunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize(("path", "name"), sorted(set(NAMED)))
def test_every_test_that_the_page_names_exists(path: str, name: str) -> None:
    found = _tests(ROOT / path)
    assert name in found
    assert name.startswith("test_")
    assert any(isinstance(node, ast.Assert | ast.With | ast.Call) for node in ast.walk(found[name]))


@pytest.mark.parametrize(("what", "shown", "module", "name"), LIMITS)
def test_every_limit_is_that_of_the_code(what: str, shown: str, module: str, name: str) -> None:
    assert int(shown.replace(" ", "")) == getattr(importlib.import_module(module), name), what


def test_no_limit_is_left_out_of_the_page() -> None:
    rows = re.findall(r"(?m)^\| [^|:]+ \| [^|]*\d[^|]* \|", PAGE)
    assert len(rows) == len(LIMITS) >= 9
    shown = {name for _, _, _, name in LIMITS}
    kept = re.compile(r"(?m)^((?:MAX|MOST)_[A-Z_]+)\b")
    for path in (ROOT / "pms_cli").rglob("*.py"):
        for name in kept.findall(path.read_text(encoding="utf-8")):
            assert name in shown, (path, name)


def test_every_number_claimed_has_its_proof_and_its_module_is_on_the_page() -> None:
    assert list(SECTIONS) == sorted(SECTIONS)
    for number, text in SECTIONS.items():
        assert re.search(r"(?m)^- `tests/", text), number
    for path in OWN:
        rank = re.match(r"test_(\d+)_", path.name)
        assert rank is not None, path
        assert int(rank[1]) in SECTIONS, path
        assert f"tests/garanties/{path.name}::" in SECTIONS[int(rank[1])], path


def test_what_is_said_to_be_refused_in_a_time_is_what_is_measured() -> None:
    from tests.garanties import test_11_bornes as measured

    said = re.search(
        r"fichiers de (\d+) Mo sont refusés en moins\s+de (\d+) s et de (\d+) Mo", PAGE
    )
    assert said is not None
    megabyte = 1024 * 1024
    assert [int(value) for value in said.groups()] == [
        measured.LARGE // megabyte,
        measured.SECONDS,
        measured.MEMORY // megabyte,
    ]
