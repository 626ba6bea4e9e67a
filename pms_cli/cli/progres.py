"""A progress bar for what takes more than half a second, on a terminal only."""

import sys
import time
from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

T = TypeVar("T")

PATIENCE: Final = 0.5
"""Seconds before a bar is shown: most work ends before."""
_BETWEEN: Final = 0.1
_WIDTH: Final = 24


def suivre(things: Iterable[T], total: int | None, quoi: str) -> Iterator[T]:
    """The same things, one by one, with a bar on standard error while they come.

    Nothing is shown when standard error is not a terminal, nor before PATIENCE. ``total`` is how
    many there will be, None when it is not known.
    """
    if not _is_terminal():
        yield from things
        return
    start = shown = time.monotonic()
    drawn = False
    try:
        for count, thing in enumerate(things, start=1):
            now = time.monotonic()
            if now - start >= PATIENCE and now - shown >= _BETWEEN:
                shown = now
                drawn = True
                sys.stderr.write("\r" + _line(count, total, quoi))
                sys.stderr.flush()
            yield thing
    finally:
        if drawn:
            # The bar leaves no trace: what comes after is the result.
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def _line(count: int, total: int | None, quoi: str) -> str:
    if total is None:
        return f"{quoi} : {count}"
    filled = min(_WIDTH, count * _WIDTH // max(1, total))
    return f"{quoi} [{'#' * filled}{'.' * (_WIDTH - filled)}] {count}/{total}"


def _is_terminal() -> bool:
    import os

    try:
        return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    except (ValueError, AttributeError):
        return False
