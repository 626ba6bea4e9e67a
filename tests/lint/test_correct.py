"""What is rare and right: nothing is told of it, however the file's lines end.

The cases are in ``corpus/correct.txt``: « === what is right | file », then the file. Tabs and
spaces that could not be seen are written as in the rest of the corpus (see ``test_corpus.py``).
"""

import re
from pathlib import Path

import pytest

from pms_cli.lint.settings import choose_rules
from tests.lint.folder import base_plan, found
from tests.lint.test_corpus import CORRECT, HIDDEN

_CASE = re.compile(r"(?ms)^=== ([^|\n]+) \| ([^\n]+)\n(.*?)(?=^=== |\Z)")
_TEXT = (Path(__file__).parent / "corpus" / CORRECT).read_text(encoding="utf-8")
CASES = {
    what: (path, text.rstrip("\n").translate(HIDDEN) + "\n")
    for what, path, text in _CASE.findall(_TEXT)
}


def _told(tmp_path: Path, what: str, prefix: str = "", end: str = "\n") -> list[str]:
    path, text = CASES[what]
    root = base_plan(tmp_path, {path: prefix + text.replace("\n", end)})
    return [
        f"{item.path}:{item.span.line}: {item.code} {item.message}"
        for item in found(root, choose_rules((), ()))
    ]


def test_no_case_is_left_out() -> None:
    assert len(re.findall("(?m)^=== ", _TEXT)) == len(CASES) >= 60


@pytest.mark.parametrize("what", CASES)
def test_nothing_is_told(what: str, tmp_path: Path) -> None:
    assert _told(tmp_path, what) == []


@pytest.mark.parametrize("what", CASES)
def test_nothing_is_told_of_a_file_of_windows(what: str, tmp_path: Path) -> None:
    assert _told(tmp_path, what, "\ufeff", "\r\n") == []
