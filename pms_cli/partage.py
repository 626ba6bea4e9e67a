"""Work shared with a copy of this process, which makes bytes while this one goes on."""

import contextlib
import os
import signal
from collections.abc import Callable, Iterator, Mapping
from functools import cache

Files = Mapping[str, bytes]


def coeurs() -> int:
    """How many processors this process may use; 1 where it cannot be copied."""
    if not hasattr(os, "fork"):
        return 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextlib.contextmanager
def a_cote(work: Callable[[], Files]) -> Iterator[Callable[[], Files]]:
    """Begin ``work`` in a copy of this process; what is yielded waits for its files, by name.

    The copy that dies, or whose work raises, is no loss: the work is done here, and raises here.
    It is done here too where there is one processor, where the machine gives no more process, or
    where this process has several threads: a copy has one, and all that the others held.
    """
    import threading

    here = cache(work)
    if coeurs() == 1 or threading.active_count() > 1:
        yield here
        return
    answers, pipe = os.pipe()
    try:
        pid = os.fork()
    except OSError:  # as many processes as the machine gives
        pid = -1
    if pid < 0:
        os.close(answers)
        os.close(pipe)
        yield here
        return
    if pid == 0:
        try:
            os.close(answers)
            with open(pipe, "wb") as to_parent:
                to_parent.write(_packed(work()))
        finally:
            # Nothing of the parent (its buffers, its handlers at exit) is to run twice, and what
            # went wrong is told by the parent.
            os._exit(0)
    os.close(pipe)
    with open(answers, "rb") as from_child:

        @cache
        def made() -> Files:
            found = _unpacked(from_child.read())
            return here() if found is None else found

        try:
            yield made
        finally:
            # Ended already, or of no use to anybody.
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)


def _packed(files: Files) -> bytes:
    import json

    head = json.dumps([[name, len(content)] for name, content in files.items()])
    return b"".join((head.encode("ascii"), b"\n", *files.values()))


def _unpacked(said: bytes) -> dict[str, bytes] | None:
    """The files of an answer, None when it is not whole."""
    import json

    head, end, rest = said.partition(b"\n")
    if not end:
        return None
    files: dict[str, bytes] = {}
    start = 0
    for name, size in json.loads(head):
        files[name] = rest[start : start + size]
        start += size
    return files if start == len(rest) else None
