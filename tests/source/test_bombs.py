"""Hostile files are refused at once, without a crash and in little memory."""

import subprocess
import sys

from pms_cli.source import MAX_BYTES
from tests.conftest import ROOT
from tests.source.bombs import BOMBS

SECONDS = 2.0
# Of the whole process, after all of them: each alone adds some 40 MB to what holds their texts.
MEMORY = 200 * 1024 * 1024


def test_each_is_told_in_two_seconds_and_the_process_lives() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tests.source.bombs"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    *lines, memory = run.stdout.splitlines() or [""]
    told = {name: codes for name, _, codes in (line.split("\t") for line in lines)}
    slow = [line for line in lines if float(line.split("\t")[1]) > SECONDS]
    # First the process: when it died, the last bomb it told of stands just before the culprit.
    assert (run.returncode, run.stderr, list(told)[-1:]) == (0, "", list(BOMBS)[-1:])
    assert told == {name: codes for name, (codes, _) in BOMBS.items()}
    assert slow == []
    assert int(memory) < MEMORY


def test_they_are_no_larger_than_a_file_may_be() -> None:
    assert [name for name, (_, text) in BOMBS.items() if len(text.encode()) > MAX_BYTES] == []
    assert len(BOMBS["merges"][1]) < 700
