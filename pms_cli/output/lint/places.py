"""Where problems and their mending are, in the units of each format: lines, characters, bytes."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from pms_cli.diagnostics import Diagnostic, Edit, Span
from pms_cli.output.lint import Verification

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Change:
    """A stretch of a file and the text to put there."""

    span: Span
    text: str


class Places:
    """The texts of the files that have problems, each looked at once."""

    def __init__(self, verification: Verification) -> None:
        self._text_of = verification.text_of
        self._texts: dict[str, tuple[str, list[int]]] = {}

    def _read(self, path: str) -> tuple[str, list[int]]:
        if path not in self._texts:
            text = self._text_of(path)
            # As for spans, only \n ends a line.
            self._texts[path] = text, [0, *(match.end() for match in re.finditer("\n", text))]
        return self._texts[path]

    def byte_column(self, path: str, line: int, column: int) -> int | None:
        """A 1-based column in bytes of UTF-8; None when the line has no such place, or no text."""
        text, starts = self._read(path)
        if not text or not 1 <= line <= len(starts):
            return None
        end = starts[line] if line < len(starts) else len(text)
        start = starts[line - 1]
        if not 1 <= column <= end - start + 1:
            return None
        before = text[start : start + column - 1]
        return len(before.encode("utf-8", "surrogatepass")) + 1

    def changes(self, diagnostic: Diagnostic) -> tuple[Change, ...]:
        """What mends a problem, in the order of the file; none when nothing sure can be said.

        That is without a fix, when the file cannot be read any more, or when the edits are not
        of its text.
        """
        text, _ = self._read(diagnostic.path)
        edits = _fitting(diagnostic, text)
        return tuple(
            Change(self._span(diagnostic.path, edit.start, edit.end), edit.text) for edit in edits
        )

    def whole_change(self, diagnostic: Diagnostic) -> Change | None:
        """The same as a single change, for a format that would apply each of several alone."""
        text, _ = self._read(diagnostic.path)
        edits = _fitting(diagnostic, text)
        if not edits:
            return None
        pieces = [edits[0].text]
        for before, after in pairwise(edits):
            pieces += [text[before.end : after.start], after.text]
        whole = "".join(pieces)
        if _LONE_SURROGATE.search(whole):
            return None
        return Change(self._span(diagnostic.path, edits[0].start, edits[-1].end), whole)

    def _span(self, path: str, start: int, end: int) -> Span:
        return Span(*self._position(path, start), *self._position(path, end))

    def _position(self, path: str, offset: int) -> tuple[int, int]:
        _, starts = self._read(path)
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1


def _fitting(diagnostic: Diagnostic, text: str) -> list[Edit]:
    """The edits of a fix when they are of this text and can be written down, else none."""
    if diagnostic.fix is None or not text:
        return []
    edits = sorted(diagnostic.fix.edits)
    reached = 0
    for edit in edits:
        if not reached <= edit.start <= edit.end <= len(text) or _LONE_SURROGATE.search(edit.text):
            return []
        reached = edit.end
    return edits


def shown_path(verification: Verification, diagnostic: Diagnostic) -> str:
    """The path that opens the file from the current folder, as any UTF-8 reader can hold it."""
    return carried(f"{verification.prefix}{diagnostic.path}")


def carried(text: str) -> str:
    """Text that UTF-8 can carry: a lone surrogate, as of a name that is no UTF-8, written out."""
    return _LONE_SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def is_relative(prefix: str) -> bool:
    """Whether a prefix stays within the current folder."""
    return not (prefix.startswith(("/", "../")) or re.match(r"[A-Za-z]:", prefix))
