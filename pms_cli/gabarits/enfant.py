"""Templates that are not ours are filled in a child process that can do little, and not for long.

The child holds no descriptor but the pipe on which it answers, can write no file and start no
process; its time, its memory and its answers are bounded. What it answers is text, never an object.
"""

import contextlib
import math
import os
import signal
import struct
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, NoReturn

from pms_cli.errors import TemplateError

MAX_CPU_SECONDS: Final = 10
"""Longest computation for one text, in seconds."""
MAX_WALL_SECONDS: Final = 30
"""Longest wait for one text, in seconds: the machine may be busy."""
MAX_CPU_SECONDS_IN_ALL: Final = 120
"""Longest computation for all that is asked at once, the pages of a site, in seconds.

A thousand sheets take three, and no honest page comes near MAX_CPU_SECONDS.
"""
MAX_WALL_SECONDS_IN_ALL: Final = 300
"""Longest wait for all that is asked at once, in seconds."""
MAX_MEMORY: Final = 268_435_456
"""Most memory that a child may take besides what ``pms`` has, in bytes."""
MAX_DESCRIPTORS: Final = 16
"""Most files that a child may have open: it reads templates, one at a time."""
MAX_OUTPUT: Final = 16_777_216
"""Longest text that a template may give, in characters."""

Job = tuple[str, dict[str, Any]]
Fill = Callable[[str, dict[str, Any]], str]

_HEADER: Final = struct.Struct(">BI")
_TEXT, _REFUSED = 0, 1
_NO_MEMORY: Final = 4
_PIPE: Final = 3
_STUCK: Final = "cherchez une boucle ou une macro qui s’appelle elle-même"


class TimeIsUpError(Exception):
    """Raised inside a template that has computed for too long, so that its line is known.

    It says which limit was reached.
    """


class _StoppedError(Exception):
    """The child gave no answer: a French reason."""


def can_be_bounded() -> bool:
    """Whether this system can start such a child."""
    return hasattr(os, "fork") and sys.platform != "win32"


def filled_apart(fill: Fill, jobs: Sequence[Job], label: Callable[[str], str]) -> Iterator[str]:
    """The text of each job, all filled by one child; ``label`` says how a template is told of.

    ``fill`` is called there; it raises TemplateError, and so does this, with its message or with
    that of the limit reached.
    """
    end = time.monotonic() + MAX_WALL_SECONDS_IN_ALL
    answers, pipe = os.pipe()
    pid = os.fork()
    if pid == 0:
        _child(fill, jobs, pipe, label)
    os.close(pipe)
    ended = False
    try:
        for name, _ in jobs:
            try:
                kind, data = _answer(answers, pid, end)
            except _StoppedError as stopped:
                raise TemplateError(_refusal(label(name), stopped)) from stopped
            text = data.decode("utf-8", "replace")
            if kind != _TEXT:
                raise TemplateError(text)
            yield text
        ended = True
    finally:
        os.close(answers)
        if not ended:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(pid, 0)


def _too_slow(limit: str) -> str:
    return f"il demande plus de {limit} ; {_STUCK}"


def _too_slow_in_all(limit: str) -> str:
    return (
        f"toutes les pages ensemble demandent plus de {limit} ; simplifiez le gabarit, ou {_STUCK}"
    )


def too_large() -> str:
    """The reason given when a template asks too much memory."""
    return f"il demande plus de {MAX_MEMORY // 1_048_576} Mo de mémoire ; {_STUCK}"


def too_long() -> str:
    """The reason given when the text goes past MAX_OUTPUT."""
    return f"il donne plus de {MAX_OUTPUT} caractères ; {_STUCK}"


def _refusal(label: str, why: Exception) -> str:
    return f"le gabarit {label} ne peut pas être rempli : {why}"


def _answer(descriptor: int, pid: int, end: float) -> tuple[int, bytes]:
    """The next answer of the child, waited for until ``end`` at most."""
    deadline = min(end, time.monotonic() + MAX_WALL_SECONDS)
    try:
        kind, length = _HEADER.unpack(_exactly(descriptor, _HEADER.size, deadline, pid))
        if length > 4 * MAX_OUTPUT:  # bytes of UTF-8 for a character, at most
            raise _StoppedError(too_long())
        return kind, _exactly(descriptor, length, deadline, pid)
    except TimeoutError:
        if deadline == end:
            raise _StoppedError(_too_slow_in_all(f"{MAX_WALL_SECONDS_IN_ALL} secondes")) from None
        raise _StoppedError(_too_slow(f"{MAX_WALL_SECONDS} secondes")) from None


def _exactly(descriptor: int, size: int, deadline: float, pid: int) -> bytes:
    """So many bytes. Raises TimeoutError past the deadline, _StoppedError for a dead child."""
    import select

    poll = select.poll()
    poll.register(descriptor, select.POLLIN | select.POLLHUP)
    parts: list[bytes] = []
    while size:
        left = deadline - time.monotonic()
        if left <= 0 or not poll.poll(left * 1000):
            raise TimeoutError
        part = os.read(descriptor, min(size, 1 << 20))
        if not part:
            raise _StoppedError(_death(pid))
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _death(pid: int) -> str:
    _, status = os.waitpid(pid, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) == _NO_MEMORY:
        return too_large()
    return f"le processus qui le remplit s’est arrêté (code {status}) ; {_STUCK}"


def _child(fill: Fill, jobs: Sequence[Job], pipe: int, label: Callable[[str], str]) -> NoReturn:
    status = 1
    try:
        _shut_in(pipe)
        for name, context in jobs:
            try:
                _renew_time()
                kind, text = _TEXT, fill(name, context)
                # An answer half sent would be no answer: time that is up is for the next text.
                signal.signal(signal.SIGXCPU, signal.SIG_IGN)
            except TemplateError as error:
                kind, text = _REFUSED, str(error)
            except TimeIsUpError as error:  # just before the template, or just after
                kind, text = _REFUSED, _refusal(label(name), error)
            _send(kind, text.encode("utf-8", "replace"))
        status = 0
    except MemoryError:
        status = _NO_MEMORY
    finally:
        # Nothing of the parent (its buffers, its handlers at exit) is to run twice.
        os._exit(status)


def _shut_in(pipe: int) -> None:
    """Leave the child its pipe, at _PIPE, and little else."""
    import resource

    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, signal.SIG_DFL)
    nothing = os.open(os.devnull, os.O_RDWR)
    # In this order: the pipe may be where a standard stream was closed.
    kept = os.dup(pipe)
    for number in range(3):
        os.dup2(nothing, number)
    os.dup2(kept, _PIPE)
    os.closerange(_PIPE + 1, os.sysconf("SC_OPEN_MAX"))
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_NOFILE, MAX_DESCRIPTORS)
    if hasattr(resource, "RLIMIT_NPROC"):
        _limit(resource.RLIMIT_NPROC, 0)
    taken = _memory_taken()
    if taken:
        _limit(resource.RLIMIT_AS, taken + MAX_MEMORY)


def _limit(kind: int, value: int) -> None:
    import resource

    _, hard = resource.getrlimit(kind)
    least = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(kind, (least, least))


def _memory_taken() -> int:
    """The address space of this process in bytes, 0 where the system does not say."""
    try:
        with open("/proc/self/statm", "rb") as file:
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0


def _renew_time() -> None:
    """Give the next text its time, within what is left of the time of all.

    The clock of a process begins at its fork.
    """
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = math.ceil(used.ru_utime + used.ru_stime) + MAX_CPU_SECONDS
    reason = _too_slow(f"{MAX_CPU_SECONDS} secondes de calcul")
    if soft > MAX_CPU_SECONDS_IN_ALL:
        soft = MAX_CPU_SECONDS_IN_ALL
        reason = _too_slow_in_all(f"{MAX_CPU_SECONDS_IN_ALL} secondes de calcul")
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    if hard != resource.RLIM_INFINITY:
        soft = min(soft, hard)

    def time_is_up(_signal: int, _frame: object) -> NoReturn:
        raise TimeIsUpError(reason)

    signal.signal(signal.SIGXCPU, time_is_up)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def _send(kind: int, data: bytes) -> None:
    rest = memoryview(_HEADER.pack(kind, len(data)) + data)
    while rest:
        rest = rest[os.write(_PIPE, rest) :]
