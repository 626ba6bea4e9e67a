"""Colours for a terminal that wants them only; any encoding, any width; a reader that goes away.

In this process on real streams (a terminal, a pipe, a full disk); a few in processes of their own,
where the interpreter ends as well.
"""

import contextlib
import os
import pty
import re
import subprocess
import sys
import termios
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from tests.garanties.essais import CALLS, COMMANDS, ENVIRONMENT, FIRST, RICHE, Call, pms

SGR = re.compile(r"\x1b\[[0-9;]*m")
FULL = Path("/dev/full")


@contextlib.contextmanager
def terminal() -> Iterator[tuple[IO[str], list[bytes]]]:
    """A real terminal to write to, and what was written once it is closed."""
    leader, follower = pty.openpty()
    modes = termios.tcgetattr(follower)
    modes[1] &= ~termios.OPOST  # lines end as they were written
    termios.tcsetattr(follower, termios.TCSANOW, modes)
    chunks: list[bytes] = []

    def read() -> None:
        with contextlib.suppress(OSError):
            while chunk := os.read(leader, 65536):
                chunks.append(chunk)

    reader = threading.Thread(target=read)
    reader.start()
    try:
        with open(follower, "w", encoding="utf-8", newline="\n") as stream:  # noqa: PTH123
            yield stream, chunks
    finally:
        reader.join(timeout=10)
        os.close(leader)


def on_terminal(*call: str, **environment: str) -> str:
    """What a command writes to a terminal."""
    with terminal() as (stream, chunks):
        outcome = pms(
            *call, cwd=RICHE, environment={"TERM": "xterm-256color", **environment}, stdout=stream
        )
    assert (outcome.status, outcome.err) == (0, b""), call
    return b"".join(chunks).decode()


def _trimmed(text: str) -> list[str]:
    """Lines without the blanks that end them."""
    return [line.rstrip() for line in text.split("\n")]


@pytest.mark.parametrize("call", FIRST, ids=" ".join)
def test_colours_are_for_a_terminal_and_change_no_character(call: Call) -> None:
    coloured = on_terminal(*call)
    plain = pms(*call, cwd=RICHE).out.decode()
    assert "\x1b" not in plain
    assert "\x1b" not in SGR.sub("", coloured)
    for quiet in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        assert _trimmed(on_terminal(*call, **quiet)) == _trimmed(SGR.sub("", coloured)), quiet
    # On a screen lint shows the line at fault too, and tables are laid out; no word is missing.
    assert set(plain.split()) <= set(SGR.sub("", coloured).split())


def test_a_terminal_does_get_colours() -> None:
    """Else the test above proves nothing."""
    assert len([call for call in FIRST if "\x1b[" in on_terminal(*call)]) > 5


@pytest.mark.parametrize("width", ["1", "x", "100000"])
@pytest.mark.parametrize("command", COMMANDS)
def test_any_width_will_do(command: str, width: str) -> None:
    for call in (call for call in FIRST if call[0] == command):
        outcome = pms(*call, cwd=RICHE, environment={"COLUMNS": width})
        assert (outcome.status, outcome.err) == (0, b""), call
        assert outcome.out != b"", call


@pytest.mark.parametrize("command", COMMANDS)
def test_an_output_that_knows_no_accent_gets_escapes_and_ends_as_usual(command: str) -> None:
    for call in (call for call in CALLS if call[0] == command):
        outcome = pms(*call, cwd=RICHE, encoding="ascii")
        assert (outcome.status, outcome.err) == (0, b""), call
        # What is to be kept as a file is in UTF-8, whatever the terminal knows.
        if call[-1] not in {"csv", "ics", "edition", "junit"}:
            assert outcome.out.isascii(), call
    misuse = pms(command, "--inconnue-é", cwd=RICHE, encoding="ascii")
    assert misuse.status == 2
    assert misuse.err.isascii()


@pytest.mark.parametrize("call", FIRST, ids=" ".join)
def test_a_reader_that_went_away_is_no_error(call: Call) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with open(writer, "w", encoding="utf-8") as stream:  # noqa: PTH123
        outcome = pms(*call, cwd=RICHE, stdout=stream)
    assert (outcome.status, outcome.err) == (0, b"")


@pytest.mark.skipif(not FULL.exists(), reason="no full disk here")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_is_told_and_is_no_success(command: str) -> None:
    for call in (call for call in (*CALLS, (command, "--help")) if call[0] == command):
        if not pms(*call, cwd=RICHE).out:
            continue  # nothing to write is written anywhere
        with FULL.open("w", encoding="utf-8") as stream:
            outcome = pms(*call, cwd=RICHE, stdout=stream)
        assert outcome.status == 2, call
        assert outcome.said == (
            "Erreur : le résultat n’a pas pu être écrit (plus de place) : "
            "vérifiez la place et les droits là où il est envoyé\n"
        ), call


SAMPLE = [("lint",), ("list", "--format", "json"), ("report", "point-etape")]


@pytest.mark.parametrize("call", SAMPLE, ids=" ".join)
def test_the_same_in_a_process_of_its_own(call: Call) -> None:
    words = " ".join([sys.executable, "-m", "pms_cli", *call])
    script = f"""\
{words} | true
echo "$? ${{PIPESTATUS[0]}}"
{words} > /dev/full
echo "$?"
LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0 {words} | LC_ALL=C tr -d '\\0-\\177' | wc -c
"""
    found = subprocess.run(
        ["bash", "-c", script], cwd=RICHE, env=ENVIRONMENT, capture_output=True, check=False,
        timeout=60,
    )  # fmt: skip
    piped, full, not_ascii = found.stdout.decode().split("\n")[:3]
    assert piped.split()[-1] == "0"
    assert (full, not_ascii.strip()) == ("2", "0")
    assert found.stderr.decode().count("\n") == 1
    assert found.stderr.decode().startswith("Erreur")
