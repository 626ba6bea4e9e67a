"""Starts outside programs, and nothing else of pms does: bounded, without a shell, cleaned up.

A program is given a list of words, an environment of a few names, no descriptor of ours, and
nothing on its standard input but what is passed on. It has so much time and may say so much; past
either, and on Ctrl-C, it is killed with all that it started. What it says is never trusted.
"""

import contextlib
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import IO, TYPE_CHECKING, Final

if TYPE_CHECKING:
    import subprocess

_KEPT: Final = (
    "HOME", "USER", "LOGNAME", "XDG_CONFIG_HOME", "TMPDIR", "TMP", "TEMP",
    "SYSTEMROOT", "WINDIR", "USERPROFILE", "APPDATA", "LOCALAPPDATA",
)  # fmt: skip
"""All that a program learns of our environment, with the PATH: no variable that loads code."""
_PIECE: Final = 65_536
_STARTING: Final = 2.0
"""Seconds that a program is given to be started, when it is no longer wanted."""
_GRACE: Final = 0.2
"""Seconds that a killed program is given to be gone."""


class Ended(Enum):
    """How a program ended."""

    DONE = "done"
    MISSING = "missing"
    """It is not installed, or could not be started."""
    LATE = "late"
    TALKATIVE = "talkative"


@dataclass(frozen=True)
class Result:
    """What became of a program: ``status`` and outputs mean something when it is DONE."""

    ended: Ended
    status: int = -1
    out: bytes = b""
    err: bytes = b""

    @property
    def success(self) -> bool:
        """Whether it ended by itself with status 0."""
        return self.ended is Ended.DONE and self.status == 0


def run(
    argv: Sequence[str],
    *,
    input: bytes | None = None,  # noqa: A002 - as in subprocess
    timeout: float,
    max_output: int,
    env_extra: Mapping[str, str] | None = None,
    cwd: str | None = None,
) -> Result:
    """Run a program to its end, or to ``timeout`` seconds or ``max_output`` bytes of an output.

    ``argv[0]`` is a name, looked for by ``find``, or an absolute path. Never fails for what the
    program is or does. Raises ValueError for a relative path.
    """
    import subprocess
    import threading

    program = find(argv[0], away_from=cwd)
    if program is None:
        return Result(Ended.MISSING)
    words = [program, *argv[1:]]
    surroundings = {**_environment(cwd), **(env_extra or {})}
    processes: list[subprocess.Popen[bytes]] = []
    tried = threading.Event()

    def start() -> None:
        # Not ours to run, no such folder, a zero byte in a word: there is none.
        with contextlib.suppress(OSError, ValueError):
            processes.append(
                subprocess.Popen(  # noqa: S603 - a list of words, a program found by us
                    words,
                    stdin=subprocess.DEVNULL if input is None else subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                    bufsize=0,
                    cwd=cwd,
                    env=surroundings,
                    # Its own group, to be killed whole; its own session: no terminal to ask a
                    # password on.
                    start_new_session=True,
                )
            )
        tried.set()

    try:
        # Ctrl-C is for the main thread: in another, no program is started and then lost sight of.
        threading.Thread(target=start, daemon=True).start()
        tried.wait()
        if not processes:
            return Result(Ended.MISSING)
        return _followed(processes[0], input, timeout, max_output)
    except BaseException:
        tried.wait(_STARTING)
        for process in processes:
            _kill(process)
            # Those that nobody reads yet; a thread that reads one ends by itself.
            for pipe in (process.stdin, process.stdout, process.stderr):
                if pipe is not None:
                    pipe.close()
        raise


def find(name: str, *, away_from: str | None = None) -> str | None:
    """The absolute path of a program, None when it is not installed.

    It is never taken from the current folder nor from ``away_from`` or what it holds: a plan can
    come from a stranger. Raises ValueError for a relative path.
    """
    if os.path.isabs(name):
        return name if _is_program(name) else None
    if os.path.basename(name) != name or not name:
        raise ValueError(name)
    # Nothing but true programs: Windows gives others (.bat) to a shell.
    wanted = f"{name}.exe" if sys.platform == "win32" else name
    for folder in _folders(away_from):
        path = os.path.join(folder, wanted)
        if _is_program(path):
            return path
    return None


def _is_program(path: str) -> bool:
    return os.path.isfile(path) and os.access(path, os.X_OK)


def _folders(away_from: str | None) -> list[str]:
    """The folders of the PATH in which programs may be found."""
    try:
        here = os.path.realpath(os.getcwd())
    except OSError:
        here = ""
    given = os.environ.get("PATH", os.defpath).split(os.pathsep)
    # A relative one is a place in the current folder.
    absolute = [(folder, os.path.realpath(folder)) for folder in given if os.path.isabs(folder)]
    if away_from is None:
        return [folder for folder, real in absolute if real != here]
    away = os.path.realpath(away_from)
    inside = os.path.join(away, "")
    return [
        folder
        for folder, real in absolute
        if real not in {here, away} and not real.startswith(inside)
    ]


def _environment(away_from: str | None) -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {**kept, "PATH": os.pathsep.join(_folders(away_from)), "LC_ALL": "C.UTF-8"}


class _Output:
    """What a program says on one of its outputs, taken in as it comes, to a limit."""

    def __init__(self, process: "subprocess.Popen[bytes]", pipe: IO[bytes], limit: int) -> None:
        self.process = process
        self.pipe = pipe
        self.limit = limit
        self.parts: list[bytes] = []
        self.over = False

    def take(self) -> None:
        """Read to the end; past the limit, the program is ended."""
        taken = 0
        try:
            while piece := self.pipe.read(_PIECE):
                taken += len(piece)
                if taken > self.limit:
                    self.over = True
                    _end(self.process)
                    break
                self.parts.append(piece)
        except (OSError, ValueError):
            pass
        finally:
            self.pipe.close()


def _followed(
    process: "subprocess.Popen[bytes]", given: bytes | None, timeout: float, max_output: int
) -> Result:
    import subprocess
    import threading
    import time

    assert process.stdout is not None  # noqa: S101 - asked for above
    assert process.stderr is not None  # noqa: S101
    until = time.monotonic() + timeout
    out = _Output(process, process.stdout, max_output)
    err = _Output(process, process.stderr, max_output)
    # A thread for each pipe is what works on every system. One that a program's own child keeps
    # open after the kill is left to its thread, which is nobody's concern any more.
    works = [threading.Thread(target=output.take, daemon=True) for output in (out, err)]
    if process.stdin is not None:
        pipe, content = process.stdin, given or b""
        works.append(threading.Thread(target=_pass_on, args=(pipe, content), daemon=True))
    for work in works:
        work.start()
    for work in works:
        work.join(max(0.0, until - time.monotonic()))
    if out.over or err.over:
        _kill(process)
        return Result(Ended.TALKATIVE)
    try:
        if not any(work.is_alive() for work in works):
            status = process.wait(max(0.0, until - time.monotonic()))
            return Result(Ended.DONE, status, b"".join(out.parts), b"".join(err.parts))
    except subprocess.TimeoutExpired:
        pass
    _kill(process)
    return Result(Ended.LATE)


def _pass_on(pipe: IO[bytes], content: bytes) -> None:
    rest = memoryview(content)
    try:
        while rest:
            rest = rest[pipe.write(rest) :]
    except (OSError, ValueError):
        pass  # it reads no more
    finally:
        with contextlib.suppress(OSError):
            pipe.close()


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """End a program and all that it started, and see its end."""
    import subprocess

    _end(process)
    # It may be asleep in the system: then it ends when the disk answers.
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(_GRACE)


def _end(process: "subprocess.Popen[bytes]") -> None:
    # Its number cannot have gone to another as long as its end was not seen.
    if process.returncode is not None:
        return
    try:
        if sys.platform == "win32":
            process.kill()
        else:
            import signal

            os.killpg(process.pid, signal.SIGKILL)
    except OSError:
        pass  # gone already
