"""Edits put into a text: from the end backwards, and one fix whole or not at all."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from pms_cli.diagnostics import Edit, Fix
from pms_cli.motif import motif

_LONE_LINE_FEED = motif(r"(?<!\r)\n")


def apply(text: str, fixes: Sequence[Fix]) -> tuple[str, tuple[Fix, ...], tuple[Fix, ...]]:
    """The text once mended, the fixes that were put in, those that were not.

    A fix that overlaps one taken before it is left out whole: the next pass finds its problem again
    at its new place. So is one whose edits lie outside the text or over one another. In a file
    whose lines all end with CRLF, so do those that an edit brings.
    """
    taken = Taken(len(text))
    kept: list[Fix] = []
    left: list[Fix] = []
    for fix in fixes:
        (kept if taken.add(fix) else left).append(fix)
    return splice(text, (edit for fix in kept for edit in fix.edits)), tuple(kept), tuple(left)


def combine(fixes: Iterable[Fix]) -> Fix:
    """Several fixes as one, taken or refused together; safe when each of them is."""
    every = tuple(fixes)
    return Fix(
        tuple(edit for fix in every for edit in fix.edits),
        tuple(dict.fromkeys(path for fix in every for path in fix.changes)),
        safe=all(fix.safe for fix in every),
    )


class Taken:
    """The stretches of a text that are spoken for."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._starts: list[int] = []
        self._ends: list[int] = []

    def add(self, fix: Fix) -> bool:
        """Take the stretches of a fix, unless it cannot have one of them."""
        if not self.is_free(fix):
            return False
        for edit in fix.edits:
            place = bisect_right(self._starts, edit.start)
            self._starts.insert(place, edit.start)
            self._ends.insert(place, edit.end)
        return True

    def is_free(self, fix: Fix) -> bool:
        """Whether a fix lies in the text, its edits apart from one another and from the others."""
        ordered = sorted(fix.edits)
        if not ordered or ordered[0].start < 0 or ordered[-1].end > self._size:
            return False
        if any(edit.end < edit.start for edit in ordered):
            return False
        apart = all(
            _apart(one.start, one.end, two.start, two.end) for one, two in pairwise(ordered)
        )
        return apart and all(self._is_free(edit) for edit in ordered)

    def _is_free(self, edit: Edit) -> bool:
        place = bisect_right(self._starts, edit.start)
        near = range(max(place - 2, 0), min(place + 2, len(self._starts)))
        return all(_apart(self._starts[n], self._ends[n], edit.start, edit.end) for n in near)


def _apart(start: int, end: int, other_start: int, other_end: int) -> bool:
    """Whether two stretches share nothing; they may stand side by side."""
    if start == end and other_start == other_end:
        # Which of two insertions comes first would be anyone's guess.
        return start != other_start
    return end <= other_start or other_end <= start


def splice(text: str, edits: Iterable[Edit]) -> str:
    """A text with edits put in, which must lie in it apart from one another."""
    crlf = "\r\n" in text and _LONE_LINE_FEED.search(text) is None
    pieces: list[str] = []
    before = len(text)
    for edit in sorted(edits, reverse=True):
        new = _LONE_LINE_FEED.sub("\r\n", edit.text) if crlf else edit.text
        pieces += (text[edit.end : before], new)
        before = edit.start
    pieces.append(text[:before])
    return "".join(reversed(pieces))
