"""Work done in a process of its own, whose time and memory are counted.

A page may come from a template that someone else wrote, and a few words of a style sheet suffice to
keep a layout engine busy for hours or to fill the memory. The limits are the system's, so nothing
that the page says can lift them. Where there is no ``fork`` (Windows) the work is done here,
without limits.
"""

import os
import signal
from collections.abc import Callable
from contextlib import suppress

from pms_cli.errors import OutputError

MEMORY = 3 << 30
"""Bytes of address space: about ten times what a plan of a thousand actions asks for."""


class RefusedError(Exception):
    """What ``work`` raises to say itself, in French, why it cannot be done."""


_DONE, _FAILED, _FULL = b"+", b"-", b"m"


def bounded(work: Callable[[], bytes], seconds: int) -> bytes:
    """What ``work`` makes within so many seconds of processor. Raises OutputError, in French."""
    if not hasattr(os, "fork"):
        return _answer(_attempt(work))
    answers, to_parent = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(answers)
            silent = os.open(os.devnull, os.O_WRONLY)
            for descriptor in (1, 2):  # Pango says there what it thinks of a style sheet
                os.dup2(silent, descriptor)
            _limit(seconds)
            with open(to_parent, "wb") as pipe:  # noqa: PTH123
                pipe.write(_attempt(work))
        finally:
            # Nothing of the parent (its buffers, its handlers at exit) is to run twice.
            os._exit(0)
    os.close(to_parent)
    try:
        with open(answers, "rb") as pipe:  # noqa: PTH123
            said = pipe.read()
    finally:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    if not said and os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU:
        raise OutputError(
            f"La mise en page du PDF a demandé plus de {seconds} secondes de calcul : elle a été "
            "arrêtée. Réduisez ce que le rapport contient (--axe, --pilote…), ou cherchez dans le "
            "gabarit ou sa feuille de style ce qui se répète sans fin."
        )
    # Libraries written in C end the process when they are refused memory.
    return _answer(said or _FULL)


def _limit(seconds: int) -> None:
    import resource

    signal.signal(signal.SIGXCPU, signal.SIG_DFL)
    for what, most in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, MEMORY)):
        _, hard = resource.getrlimit(what)
        if hard != resource.RLIM_INFINITY:
            most = min(most, hard)  # noqa: PLW2901
        with suppress(ValueError, OSError):  # macOS knows the second limit by name only
            resource.setrlimit(what, (most, hard))


def _attempt(work: Callable[[], bytes]) -> bytes:
    try:
        return _DONE + work()
    except MemoryError:
        return _FULL
    except RecursionError:
        return _FAILED + "les éléments de la page sont imbriqués trop profondément".encode()
    except RefusedError as error:
        return _FAILED + str(error).encode("utf-8", "replace")
    except Exception as error:  # noqa: BLE001
        # Whatever the engine makes of a page that it does not expect is told, never traced.
        return _FAILED + f"{type(error).__name__}, {error}".encode("utf-8", "replace")


def _answer(said: bytes) -> bytes:
    kind, rest = said[:1], said[1:]
    if kind == _DONE:
        return rest
    if kind == _FULL:
        raise OutputError(
            f"La mise en page du PDF a demandé plus de {MEMORY >> 30} Go de mémoire : elle a été "
            "arrêtée. Réduisez ce que le rapport contient (--axe, --pilote…), ou cherchez dans le "
            "gabarit ou sa feuille de style une taille démesurée."
        )
    reason = rest.decode("utf-8", "replace")
    raise OutputError(
        f"Le PDF n’a pas pu être mis en page : {reason}. Demandez le rapport en HTML pour voir la "
        "page, et cherchez ce que son gabarit a de particulier."
    )
