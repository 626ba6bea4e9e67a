"""The progress bar: on a terminal only, after half a second, and gone at the end."""

import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest

from pms_cli.cli.progres import PATIENCE, suivre
from tests.conftest import ROOT

SCRIPT = (
    "import sys, time\n"
    "from pms_cli.cli.progres import suivre\n"
    "def slow():\n"
    "    for rank in range(8):\n"
    "        time.sleep({pause})\n"
    "        yield rank\n"
    "print(list(suivre(slow(), {total}, 'Pages écrites')))\n"
)


def on_a_terminal(pause: float, total: int | None = 8, term: str = "xterm") -> tuple[str, str]:
    """What a real terminal gets on standard error, and what goes to standard output."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT.format(pause=pause, total=total)],
        cwd=ROOT,
        env={**os.environ, "TERM": term, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=slave,
    )
    os.close(slave)
    out, _ = process.communicate(timeout=60)
    shown = b""
    try:
        while part := os.read(master, 4096):
            shown += part
    except OSError:
        pass  # Linux says so when nobody holds the other end any more
    finally:
        os.close(master)
    assert process.returncode == 0, shown
    return shown.decode("utf-8"), out.decode("utf-8")


def test_work_that_lasts_is_followed_and_leaves_no_trace() -> None:
    shown, out = on_a_terminal(PATIENCE / 2)
    assert out == "[0, 1, 2, 3, 4, 5, 6, 7]\n"
    lines = shown.split("\r")
    assert lines[0] == ""
    assert lines[-1] == "\x1b[K"
    assert all(re.fullmatch(r"Pages écrites \[#+\.*\] \d/8", line) for line in lines[1:-1])
    counts = [int(line[-3]) for line in lines[1:-1]]
    assert counts == sorted(set(counts))
    # Nothing of the first half second.
    assert 2 <= counts[0] <= counts[-1] == 8


def test_without_a_total_things_are_counted() -> None:
    shown, _ = on_a_terminal(PATIENCE / 2, total=None)
    assert shown.split("\r")[-2] == "Pages écrites : 8"


def test_quick_work_shows_nothing() -> None:
    assert on_a_terminal(0.0)[0] == ""


def test_a_terminal_that_cannot_go_back_gets_nothing() -> None:
    assert on_a_terminal(PATIENCE / 2, term="dumb")[0] == ""


def test_no_terminal_gets_nothing(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("pms_cli.cli.progres.PATIENCE", 0.0)
    monkeypatch.setattr("pms_cli.cli.progres._BETWEEN", 0.0)
    assert list(suivre(range(3), 3, "Pages")) == [0, 1, 2]
    assert capfd.readouterr() == ("", "")


def test_an_error_in_the_work_still_takes_the_bar_away(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("pms_cli.cli.progres.PATIENCE", 0.0)
    monkeypatch.setattr("pms_cli.cli.progres._BETWEEN", 0.0)
    monkeypatch.setattr("pms_cli.cli.progres._is_terminal", lambda: True)

    def broken() -> Iterator[int]:
        yield 1
        raise RuntimeError

    with pytest.raises(RuntimeError):
        list(suivre(broken(), 2, "Pages"))
    assert capfd.readouterr().err == "\rPages [############............] 1/2\r\x1b[K"
