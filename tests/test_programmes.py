"""Outside programs are bounded, get nothing of ours, and are gone when they are not wanted."""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pms_cli import programmes
from pms_cli.programmes import Ended, Result
from tests.conftest import ROOT

if sys.platform == "win32":
    pytest.skip("programs here are those of Unix", allow_module_level=True)

PYTHON = sys.executable
LONG = 20.0
"""Seconds: far from what a bounded program takes on any machine, and from what it would take."""


def python(code: str, *words: str, given: bytes | None = None, timeout: float = 20.0) -> Result:
    argv = [PYTHON, "-c", code, *words]
    return programmes.run(argv, input=given, timeout=timeout, max_output=1000)


def program(path: Path, script: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def becomes(true: Callable[[], bool]) -> bool:
    """Whether something is so before long: what was killed is gone when the system has the time."""
    limit = time.monotonic() + LONG
    while not true():
        if time.monotonic() > limit:
            return False
        time.sleep(0.01)
    return True


def gone(pid: int) -> bool:
    """Whether a process has ended (it may be left to whoever takes in orphans)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


def test_what_a_program_says_and_how_it_ends() -> None:
    found = python("import sys; print('é'); print('bad', file=sys.stderr); sys.exit(3)")
    assert found == Result(Ended.DONE, 3, "é\n".encode(), b"bad\n")
    assert not found.success
    assert python("").success


def test_words_are_passed_as_they_are(tmp_path: Path) -> None:
    words = ["$(touch x)", "; touch x", "a b", "*", "-x", "\udcff", ""]
    code = "import os, sys; print(ascii(sys.argv[1:]))"
    assert python(code, *words).out.decode().strip() == ascii(words)
    assert not Path("x").exists()


def test_input_is_passed_on_whole_and_none_is_nothing() -> None:
    count = "import sys; print(len(sys.stdin.buffer.read()))"
    assert python(count, given=b"x" * 3_000_000).out == b"3000000\n"
    assert python(count).out == python(count, given=b"").out == b"0\n"


def test_a_program_that_reads_nothing_is_no_trouble() -> None:
    assert python("print(1)", given=b"x" * 3_000_000).out == b"1\n"


def test_time_is_bounded_and_the_whole_group_is_killed(tmp_path: Path) -> None:
    start = time.monotonic()
    told = tmp_path / "pids"
    # A shell: Python might not have begun in that time.
    script = f"sleep 60 & echo $$ $! > '{told}'; sleep 60"
    argv = [shutil.which("sh") or "", "-c", script]
    assert programmes.run(argv, timeout=1.0, max_output=1000) == Result(Ended.LATE)
    assert time.monotonic() - start < LONG
    pids = [int(pid) for pid in told.read_text().split()]
    assert len(pids) == 2
    assert becomes(lambda: all(map(gone, pids)))


def test_a_program_that_closed_its_outputs_is_bounded_too() -> None:
    code = "import os, time; os.close(1); os.close(2); time.sleep(60)"
    start = time.monotonic()
    assert python(code, timeout=0.5).ended is Ended.LATE
    assert time.monotonic() - start < LONG


def test_a_child_out_of_the_group_does_not_hold_us(tmp_path: Path) -> None:
    told = tmp_path / "pid"
    code = (
        "import os, sys, time\n"
        "if os.fork() == 0:\n"
        "    os.setsid()\n"
        "    open(sys.argv[1], 'w').write(str(os.getpid()))\n"
        "    time.sleep(60)"
    )
    start = time.monotonic()
    assert python(code, str(told), timeout=2.0).ended is Ended.LATE
    assert time.monotonic() - start < LONG
    os.kill(int(told.read_text()), signal.SIGKILL)


@pytest.mark.parametrize("descriptor", [1, 2])
def test_output_is_bounded(descriptor: int) -> None:
    code = (
        "import os, signal\n"
        "signal.signal(signal.SIGPIPE, signal.SIG_IGN)\n"
        "while True:\n"
        f"    try: os.write({descriptor}, b'x' * 9000)\n"
        "    except OSError: pass"
    )
    start = time.monotonic()
    assert python(code, timeout=60) == Result(Ended.TALKATIVE)
    assert time.monotonic() - start < LONG


def test_output_may_be_as_long_as_allowed() -> None:
    assert python("print('x' * 999)").out == b"x" * 999 + b"\n"
    assert python("print('x' * 1000)").ended is Ended.TALKATIVE


def test_the_environment_is_a_few_names(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GIT_DIR", "LD_PRELOAD", "PYTHONPATH", "SECRET_TOKEN", "BASH_ENV"):
        monkeypatch.setenv(name, "/nowhere")
    monkeypatch.setenv("HOME", "/ici")
    code = "import os, json; print(json.dumps(dict(os.environ)))"
    found = programmes.run(
        [PYTHON, "-c", code], timeout=20, max_output=9999, env_extra={"GIT_X": "1"}
    )
    names = json.loads(found.out)
    assert (names["HOME"], names["GIT_X"], names["LC_ALL"]) == ("/ici", "1", "C.UTF-8")
    assert names.keys() <= {*programmes._KEPT, "PATH", "LC_ALL", "GIT_X"}


def test_no_descriptor_is_inherited() -> None:
    reading, writing = os.pipe()
    os.set_inheritable(reading, True)
    os.set_inheritable(writing, True)
    try:
        ask = f"[os.path.exists(f'/proc/self/fd/{{n}}') for n in ({reading}, {writing})]"
        assert python(f"import os; print({ask})").out == b"[False, False]\n"
    finally:
        os.close(reading)
        os.close(writing)


def test_it_has_no_terminal() -> None:
    assert python("open('/dev/tty')").status == 1
    assert python("import os; print(os.getsid(0) == os.getpid())").out == b"True\n"


@pytest.mark.parametrize(
    "ask", [["rien-de-tel"], ["/nulle/part"], [str(ROOT / "README.md")], ["/tmp"]]
)
def test_what_is_not_there_is_missing(ask: list[str]) -> None:
    assert programmes.run(ask, timeout=5, max_output=10).ended is Ended.MISSING


def test_what_cannot_be_started_is_missing(tmp_path: Path) -> None:
    odd = tmp_path / "odd"
    odd.write_bytes(b"\x00\x01")
    odd.chmod(0o755)
    assert programmes.run([str(odd)], timeout=5, max_output=10).ended is Ended.MISSING
    absent = str(tmp_path / "absent")
    assert programmes.run([PYTHON], timeout=5, max_output=10, cwd=absent).ended is Ended.MISSING
    assert programmes.run([PYTHON, "a\0b"], timeout=5, max_output=10).ended is Ended.MISSING


@pytest.mark.parametrize("name", ["./x", "a/b", "../x", ""])
def test_a_relative_path_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        programmes.find(name)


def test_a_program_is_never_found_here_nor_in_the_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, here, good = tmp_path / "plan", tmp_path / "here", tmp_path / "bin"
    (tmp_path / "link").symlink_to(plan)
    for folder in (plan, plan / "bin", here, good):
        program(folder / "outil", f"echo {folder.name}")
    monkeypatch.chdir(here)
    path = ["", ".", "bin", str(here), str(plan), str(plan / "bin"), str(tmp_path / "link")]
    monkeypatch.setenv("PATH", os.pathsep.join(path))
    assert programmes.find("outil", away_from=str(plan)) is None
    monkeypatch.setenv("PATH", os.pathsep.join([*path, str(good)]))
    assert programmes.find("outil", away_from=str(plan)) == str(good / "outil")
    found = programmes.run(["outil"], timeout=5, max_output=100, cwd=str(plan))
    assert found.out == b"bin\n"
    # Nor by what it starts itself.
    program(good / "autre", 'echo "$PATH"')
    monkeypatch.setenv("PATH", os.pathsep.join([*path, str(good), "/bin"]))
    found = programmes.run(["autre"], timeout=5, max_output=1000, cwd=str(plan))
    assert found.out.decode() == f"{good}{os.pathsep}/bin\n"


def test_ctrl_c_kills_it_and_goes_on(tmp_path: Path) -> None:
    told = tmp_path / "pid"
    code = "import os, sys, time; open(sys.argv[1], 'w').write(str(os.getpid())); time.sleep(60)"

    def interrupt() -> None:
        while not (told.exists() and told.read_text()):
            time.sleep(0.01)
        # As a terminal does: it is the main thread that is woken.
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)

    work = threading.Thread(target=interrupt)
    start = time.monotonic()
    work.start()
    with pytest.raises(KeyboardInterrupt):
        python(code, str(told), timeout=60)
    work.join()
    assert time.monotonic() - start < LONG
    assert becomes(lambda: gone(int(told.read_text())))


def test_ctrl_c_kills_what_is_only_being_started(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def interrupted(words: list[str], **named: object) -> object:
        process = popen(words, **named)  # type: ignore[call-overload]
        started.append(process)
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
        time.sleep(0.5)
        return process

    monkeypatch.setattr(subprocess, "Popen", interrupted)
    with pytest.raises(KeyboardInterrupt):
        python("import time; time.sleep(60)")
    (process,) = started
    assert becomes(lambda: gone(process.pid))


def test_no_process_and_no_descriptor_are_left() -> None:

    def held() -> set[str]:
        return {path.name for path in Path("/proc/self/fd").iterdir()}

    before = held()
    for _ in range(5):
        python("print(1)", given=b"x")
        python("import time; time.sleep(9)", timeout=0.1)
    # Each pipe is closed by the thread that read it.
    assert becomes(lambda: held() <= before)
    found = subprocess.run(
        ["ps", "--ppid", str(os.getpid()), "-o", "stat="], capture_output=True, check=False
    )
    assert b"Z" not in found.stdout
