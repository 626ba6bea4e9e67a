"""A correction shown: exact for git and patch when piped, readable on a terminal."""

import re
import subprocess
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pms_cli.output.diff import unified
from pms_cli.output.terminal import Terminal

TERMINAL = Terminal()
ASCII = Terminal(unicode=False)

CASES = {
    "a line": (b"a: 1\nb: 2\nc: 3\n", b"a: 1\nb: 4\nc: 3\n"),
    "no last line end": (b"a: 1\nb: 2", b"a: 1\nb: 3"),
    "a last line end more": (b"a: 1", b"a: 1\n"),
    "a last line end less": (b"a: 1\nb: 2\n", b"a: 1\nb: 2"),
    "unended context": (b"a: 1\nb: 2", b"a: 3\nb: 2"),
    "CRLF": (b"a: 1\r\nb: 2\r\n", b"a: 1\r\nb: 3\r\n"),
    "CRLF unended": (b"a: 1\r\nb: 2", b"a: 1\r\nb: 3"),
    "ends of lines": (b"a: 1\r\nb: 2\r\n", b"a: 1\nb: 2\n"),
    "blanks": ("a: 1 \nb: é ?\t\n".encode(), "a: 1\nb: é\u00a0?\n".encode()),
    "blank lines": (b"a: 1\n\n\n\n", b"a: 1\n"),
    "BOM": (b"\xef\xbb\xbfa: 1\nb: 2\n", b"\xef\xbb\xbfa: 2\nb: 2\n"),
    "far apart": (b"a\n" + b"x\n" * 50 + b"b\n", b"c\n" + b"x\n" * 50 + b"d\n"),
    "moved": (b"b: 1\n# a\na: 2\n", b"# a\na: 2\nb: 1\n"),
    "from nothing": (b"", b"a: 1\n"),
    "all gone": (b"a: 1\n", b""),
    "like a header": (b"-- a/x\n++ b\n@@ 1\n\\ x\n", b"-- a/y\n++ c\n@@ 2\n\\ y\n"),
    "double": (b"a: 1\nb: 2\n", b"a: 1\na: 1\nb: 2\nb: 2\n"),
}
NAMES = [
    "01-a.yaml",
    "actions/été – 1.yaml",
    "a b.yaml",
    'tab\tquote".yaml',
    "a\\b.yaml",
    "é\nx.yaml",
]


def applied(tool: list[str], folder: Path, name: str, before: bytes, diff: str) -> bytes:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(before)
    subprocess.run(tool, cwd=folder, input=diff.encode(), check=True, capture_output=True)
    return path.read_bytes() if path.exists() else b""


GIT = ["git", "apply", "--whitespace=nowarn"]
PATCH = ["patch", "-p1", "--binary", "--silent", "--no-backup-if-mismatch", "--fuzz=0"]


@pytest.mark.parametrize("tool", [GIT, PATCH], ids=["git apply", "patch"])
@pytest.mark.parametrize("case", CASES)
def test_other_tools_make_the_new_file_of_the_old_one(
    tmp_path: Path, case: str, tool: list[str]
) -> None:
    before, after = CASES[case]
    diff = unified("actions/01-a.yaml", before, after, None)
    assert applied(tool, tmp_path, "actions/01-a.yaml", before, diff) == after


@pytest.mark.parametrize("tool", [GIT, PATCH], ids=["git apply", "patch"])
@pytest.mark.parametrize("name", NAMES)
def test_whatever_the_file_is_called(tmp_path: Path, name: str, tool: list[str]) -> None:
    if tool is PATCH and "\n" in name:
        pytest.skip("patch refuses such a name")
    before, after = CASES["a line"]
    assert applied(tool, tmp_path, name, before, unified(name, before, after, None)) == after


LINES = st.lists(
    st.sampled_from(["a", "b", "", " ", "é\u00a0", "- x", "+ y", "\\ z", "c\r", "\u202f \t"]),
    max_size=12,
)


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(LINES, LINES, st.booleans(), st.booleans())
def test_any_two_contents(
    tmp_path: Path, one: list[str], two: list[str], ended: bool, ended_too: bool
) -> None:
    before = ("\n".join(one) + "\n" * ended).encode()
    after = ("\n".join(two) + "\n" * ended_too).encode()
    diff = unified("f.yaml", before, after, None)
    if before == after:
        assert diff == ""
        return
    assert applied(GIT, tmp_path, "f.yaml", before, diff) == after


def test_what_a_person_sees() -> None:
    before = "a: 1 \nb: un mot ?\nc: 3\nd: \u202f\t\n".encode()
    after = "a: 1\nb: un mot\u00a0?\nc: 3\nd:".encode()
    assert (
        unified("01.yaml", before, after, TERMINAL)
        == """\
--- a/01.yaml
+++ b/01.yaml
@@ -1,4 +1,4 @@
-a: 1␣
-b: un mot ?
+a: 1
+b: un mot⍽?
 c: 3
-d: ⍽→
+d:
\\ No newline at end of file
"""
    )
    assert "-a: 1\\x20\n" in unified("01.yaml", before, after, ASCII)
    assert "+b: un mot\\xa0?\n" in unified("01.yaml", before, after, ASCII)
    assert "-d: \\u202f\\t\n" in unified("01.yaml", before, after, ASCII)


def test_the_ends_of_lines_are_shown_when_they_change() -> None:
    before, after = CASES["ends of lines"]
    assert "-a: 1␍\n" in unified("f", before, after, TERMINAL)
    assert "-a: 1\\r\n" in unified("f", before, after, ASCII)
    assert "\r" not in unified("f", *CASES["CRLF"], TERMINAL)
    assert "␍" not in unified("f", *CASES["CRLF"], TERMINAL)


def test_an_empty_file_has_no_first_line() -> None:
    assert "@@ -0,0 +1 @@\n" in unified("f", *CASES["from nothing"], None)
    assert "@@ -1 +0,0 @@\n" in unified("f", *CASES["all gone"], None)


def test_colors() -> None:
    shown = unified("f", b"a: 1\nb: 2\n", b"a: 1\nb: 3\n", Terminal(color=True))
    assert "\x1b[31m-b: 2\x1b[0m\n\x1b[32m+b: 3\x1b[0m\n" in shown
    assert "\x1b[36m@@ -1,2 +1,2 @@\x1b[0m\n a: 1\n" in shown
    assert "\x1b" not in unified("f", b"a: 1\n", b"b: 2\n", TERMINAL)


@pytest.mark.parametrize("terminal", [None, TERMINAL, ASCII])
def test_no_control_character_comes_out(terminal: Terminal | None) -> None:
    foul = "\x1b[31m\x07\x9b\u202e\u2028\x7f\r x"
    shown = unified(f"a{foul}\n", f"{foul}\nb: 1\n".encode(), f"{foul}\nb: 2\n".encode(), terminal)
    assert re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e]", shown) is None
    assert "\\x1b" in shown
    assert shown.count("\n") == 6


MADE_FOR_IT = b"".join(b"%d\n" % (n * n * 7919 % 151) for n in range(200_000))


def test_in_a_large_file_only_the_lines_that_changed_are_shown() -> None:
    lines = [b"%d\n" % n for n in range(9_000)]
    after = [
        line.replace(b"0\n", b"0!\n") if n in {0, 8_990} else line for n, line in enumerate(lines)
    ]
    diff = unified("f", b"".join(lines), b"".join(after), None)
    assert diff.count("\n") == 2 + 6 + 9
    assert "@@ -8988,7 +8988,7 @@\n 8987\n 8988\n 8989\n-8990\n+8990!\n 8991\n" in diff


def test_equal_contents_show_nothing() -> None:
    assert unified("f", b"a", b"a", None) == ""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"a \n" + MADE_FOR_IT + b"z \n", b"a\n" + MADE_FOR_IT + b"z\n"),
        (b"x\n" * 200_000, b"y\n" + b"x\n" * 200_000 + b"z\n"),
        (b"a: 1\n\n" * 50_000, b"a: 1\n" * 50_000),
        (
            b"".join(b"a%d \n" % n for n in range(60_000)),
            b"".join(b"a%d\n" % n for n in range(60_000)),
        ),
    ],
    ids=["made for it", "equal lines", "blank lines", "every line"],
)
def test_a_large_file_is_shown_in_time(before: bytes, after: bytes) -> None:
    began = time.process_time()
    assert unified("f", before, after, None)
    assert time.process_time() - began < 4
