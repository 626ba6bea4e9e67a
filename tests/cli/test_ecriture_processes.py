"""Real processes that write: killed at every call, stopped by signals, limited, two at once."""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals and limits")
AFTER = b"apres\n" * 1000
BEFORE = b"avant\n" * 10
NOBODY = 65534


def start(code: str, *arguments: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip


def litter(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("moment", ["before", "after"])
def test_killed_at_any_call_the_file_is_the_old_or_the_new_one(tmp_path: Path, moment: str) -> None:
    path = tmp_path / "01.yaml"
    seen = set()
    for place in range(60):
        path.write_bytes(BEFORE)
        found = subprocess.run(
            [sys.executable, "-m", "tests.cli.faults", str(path), str(place), moment],
            cwd=ROOT, check=False, capture_output=True,
        )  # fmt: skip
        content = path.read_bytes()
        assert content in {BEFORE, AFTER}
        seen.add(content)
        for name in litter(tmp_path):
            # Not read as a sheet; the next run is not hindered.
            assert name.endswith(".tmp")
        if found.returncode == 0:
            break
        assert found.returncode == -signal.SIGKILL, found.stderr
    else:
        pytest.fail("never got to its end")
    assert place > 15
    assert seen == {BEFORE, AFTER}


WRITER = """
import sys
from pathlib import Path
from pms_cli.cli.ecriture import replace_file
from pms_cli.errors import OutputError
path, name = Path(sys.argv[1]), sys.argv[2]
refused = 0
for number in range(20):
    while True:
        before = path.read_bytes()
        try:
            replace_file(path, before, before + f"{name}{number}\\n".encode())
            break
        except OutputError as error:
            assert "a changé pendant la correction" in str(error), error
            refused += 1
print(refused)
"""


def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "01.yaml"
    path.write_bytes(b"")
    writers = [start(WRITER, path, name) for name in "ab"]
    for writer in writers:
        _, errors = writer.communicate(timeout=60)
        assert (writer.returncode, errors) == (0, "")
    lines = path.read_text(encoding="utf-8").split()
    for name in "ab":
        assert [line for line in lines if line[0] == name] == [f"{name}{n}" for n in range(20)]
    assert len(lines) == 40
    assert litter(tmp_path) == []


LOOP = """
import sys
from pathlib import Path
from pms_cli.cli import run
from pms_cli.cli.ecriture import replace_file
run._stop_on_signals()
path = Path(sys.argv[1])
contents = [b"avant\\n" * 10, b"apres\\n" * 1000]
print("go", flush=True)
try:
    while True:
        replace_file(path, *contents)
        contents.reverse()
except KeyboardInterrupt:
    sys.exit(130)
"""


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_leaves_a_whole_file_and_no_litter(tmp_path: Path, name: str) -> None:
    path = tmp_path / "01.yaml"
    chance = random.Random(name)
    for _ in range(4):
        path.write_bytes(BEFORE)
        process = start(LOOP, path)
        assert process.stdout is not None
        assert process.stdout.readline() == "go\n"
        time.sleep(chance.uniform(0.005, 0.08))
        process.send_signal(getattr(signal, name))
        _, errors = process.communicate(timeout=20)
        assert (process.returncode, errors) == (130, "")
        assert path.read_bytes() in {BEFORE, AFTER}
        assert litter(tmp_path) == []


ONCE = """
import os, resource, sys
from pathlib import Path
from pms_cli.cli.ecriture import replace_file
from pms_cli.errors import OutputError
path, limit, user = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
if user and os.getuid() == 0:
    os.setgid(user)
    os.setuid(user)
try:
    replace_file(path, b"avant\\n" * 10, b"apres\\n" * 1000)
except OutputError as error:
    sys.stdout.buffer.write(str(error).encode())
    sys.exit(2)
"""


def once(path: Path, *, limit: int = 0, user: int = 0) -> tuple[int, str]:
    process = start(ONCE, path, limit, user)
    out, errors = process.communicate(timeout=20)
    assert errors == ""
    return process.returncode, out


def test_a_limit_on_the_size_of_files_is_told(tmp_path: Path) -> None:
    path = tmp_path / "01.yaml"
    path.write_bytes(BEFORE)
    status, said = once(path, limit=1000)
    assert status == 2
    assert "taille maximale atteinte" in said
    assert path.read_bytes() == BEFORE
    assert litter(tmp_path) == []
    assert once(path, limit=10_000) == (0, "")


@pytest.mark.parametrize(
    ("folder_mode", "file_mode", "said"),
    [(0o555, 0o666, "droits insuffisants"), (0o777, 0o444, "est protégé en écriture")],
)
def test_what_is_protected_is_not_written(folder_mode: int, file_mode: int, said: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "01.yaml"
        path.write_bytes(BEFORE)
        path.chmod(file_mode)
        folder.chmod(folder_mode)
        status, sentence = once(path, user=NOBODY)
        folder.chmod(0o700)
        assert status == 2
        assert said in sentence
        assert str(path) in sentence
        assert path.read_bytes() == BEFORE
        assert litter(folder) == []
