"""Places and problems: frozen records whose field order is their sort order."""

import enum
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

KeyPath = tuple[str | int, ...]
"""Where a value sits in a file: keys of mappings and 0-based indexes of lists."""


class Severity(enum.IntEnum):
    """How much a problem matters: errors and warnings fail a check, advice does not."""

    ERREUR = 0
    AVERTISSEMENT = 1
    CONSEIL = 2

    @property
    def label(self) -> str:
        """The French word shown to the user."""
        return self.name.lower()

    @property
    def fails(self) -> bool:
        """Whether a problem of this severity makes a check fail."""
        return self is not Severity.CONSEIL


class Span(NamedTuple):
    """A stretch of a file: 1-based lines, 1-based columns in code points, end column exclusive."""

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


class Edit(NamedTuple):
    """Characters ``start`` to ``end`` (exclusive) of a file's text, to be replaced by ``text``."""

    start: int
    end: int
    text: str


class Fix(NamedTuple):
    """What mends a problem: edits that do not overlap, and the only key paths they may change.

    An empty ``changes`` says that every value stays as it is (order of keys, quotes, spaces at
    the end of a line). A fix that is not ``safe`` changes what the file says: it waits to be asked
    for.
    """

    edits: tuple[Edit, ...]
    changes: tuple[KeyPath, ...] = ()
    safe: bool = True


@dataclass(frozen=True, order=True, slots=True)
class Diagnostic:
    """One problem at one place.

    ``path`` is relative to the plan's folder, with ``/`` on every system; ``message`` is one
    French sentence that says what is there, what was expected and what to do. ``excerpt`` is the
    line of the file, for display only; ``fix`` is what ``pms lint --fix`` would do about it.
    """

    path: str
    span: Span
    code: str
    message: str
    severity: Severity = Severity.ERREUR
    excerpt: str = field(default="", compare=False)
    fix: Fix | None = field(default=None, compare=False)


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that a typing slip most likely meant, or None when nothing is near."""
    import difflib  # noqa: PLC0415 - needed only once something is wrong

    # Whatever a file brings, the comparison stays short: it is quadratic in the length.
    folded = {candidate.casefold(): candidate for candidate in candidates}
    near = difflib.get_close_matches(word[:60].casefold(), folded, n=1, cutoff=0.6)
    return folded[near[0]] if near else None


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """« ; vouliez-vous dire « pilotes » ? » or an empty string, to end a message with."""
    found = closest(word, candidates)
    return f" ; vouliez-vous dire « {found} » ?" if found else ""


class Guesses:
    """« Did you mean » for the first ``at_most`` words asked only, since comparing is slow."""

    def __init__(self, candidates: Iterable[str], *, at_most: int = 100) -> None:
        self._candidates = tuple(candidates)
        self._left = at_most

    def __call__(self, word: str) -> str:
        """The end of a message, empty when nothing is near or too much was asked."""
        self._left -= 1
        return did_you_mean(word, self._candidates) if self._left >= 0 else ""


def shorten(text: str, length: int = 60) -> str:
    """A value short enough to be quoted in a message, on one line."""
    flat = " ".join(text.split())
    return flat if len(flat) <= length else f"{flat[: length - 1]}…"
