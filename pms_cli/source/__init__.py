"""YAML bytes in, plain values out, each with its place: the only package that knows PyYAML.

The C parser's *events* are read one by one, never composed, with limits counted as they come, so
that no file can recurse, explode or crash the interpreter. Scalars stay the text that was written
(``1.10``, ``012``, ``no``, ``12:30``): the schema types them. Aliases, tags and the like are
faults with a place, not features.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from pms_cli.diagnostics import KeyPath, Span
from pms_cli.folder import MAX_BYTES, too_large_message
from pms_cli.source.builder import FAULTY, Builder, Faulty, Marks, Value
from pms_cli.source.faults import (
    MAX_DEPTH,
    MAX_FAULTS,
    MAX_NODES,
    TOO_MANY_FAULTS,
    Fault,
)
from pms_cli.source.quick import quick_build
from pms_cli.source.scan import FORBIDDEN, decode, forbidden_message, readable

__all__ = [
    "FAULTY",
    "MAX_BYTES",
    "MAX_DEPTH",
    "MAX_FAULTS",
    "MAX_NODES",
    "TOO_MANY_FAULTS",
    "Fault",
    "Faulty",
    "Source",
    "Value",
    "decode",
    "read_source",
]


@dataclass(frozen=True)
class Source:
    """One file once read: its text, its values, and what was refused in it."""

    text: str
    data: Value
    faults: tuple[Fault, ...] = ()
    parsed: bool = True
    """False when reading stopped before the end: ``data`` then says nothing."""
    _marks: dict[KeyPath, Marks] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def _line_starts(self) -> list[int]:
        # Only \n ends a line: PyYAML also counts U+0085 and U+2028, which editors do not.
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def line(self, number: int) -> str:
        """The text of a 1-based line, without its end."""
        starts = self._line_starts
        if not 1 <= number <= len(starts):
            return ""
        start = starts[number - 1]
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def span(self, start: int, end: int) -> Span:
        """Character offsets (end exclusive) as 1-based lines and code-point columns."""
        line, column = self._position(start)
        end_line, end_column = self._position(max(start, end))
        return Span(line, column, end_line, end_column)

    def _position(self, offset: int) -> tuple[int, int]:
        starts = self._line_starts
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def locate(self, path: KeyPath, *, key: bool = False) -> Span:
        """The place of a value (or of its key), or of its nearest parent that is in the file."""
        if not self._marks and self.parsed:
            # Built on the first question only: most files are right and are never asked.
            self._marks.update(Builder(readable(self.text), record=True).run().marks)
        for length in range(len(path), 0, -1):
            marks = self._marks.get(path[:length])
            if marks is None:
                continue
            if length < len(path) or key or marks.start == marks.end:
                return self.span(marks.key_start, marks.key_end)
            end = marks.start + len(self.text[marks.start : marks.end].rstrip(" \t\r\n"))
            return self.span(marks.start, end)
        start = self._marks[()].start if () in self._marks else 0
        return self.span(start, start)

    def is_comment(self, offset: int) -> bool:
        """Whether the « # » at an offset begins a comment: it is part of no key and no text."""
        if not self.parsed:
            return False
        self.locate(())
        parents = {path[:-1] for path in self._marks if path}
        for path, marks in self._marks.items():
            if marks.key_start <= offset < marks.key_end and marks.key_start < marks.start:
                return False
            if path in parents or not marks.start <= offset < marks.end:
                continue
            first = self.text[marks.start]
            if first in "|>":
                # After its sign and before the end of that line, a block text may have a comment.
                return "\n" not in self.text[marks.start : offset]
            if first not in "[{":
                return False
        return True

    def text_span(self, path: KeyPath, start: int, end: int) -> Span:
        """The place of characters ``start`` to ``end`` of the text that is the value at a path."""
        del start, end
        return self.locate(path)


def read_source(raw: bytes, *, max_bytes: int = MAX_BYTES) -> Source:
    """Read one file's bytes. Never raises on their account: what is wrong is in ``faults``."""
    if len(raw) > max_bytes:
        return _refused("", "PMS002", too_large_message(len(raw), max_bytes))
    text, fault = decode(raw)
    if fault is not None:
        return Source(text, None, (fault,), parsed=False)
    data = quick_build(text)
    if data is not None:
        return Source(text, data)
    faults = [
        Fault(match.start(), match.start() + 1, "PMS004", forbidden_message(match.group()))
        for match in islice(FORBIDDEN.finditer(text), MAX_FAULTS + 1)
    ]
    builder = Builder(readable(text) if faults else text).run()
    faults = sorted(faults + builder.faults + builder.cuts)
    if len(faults) > MAX_FAULTS:
        start = faults[MAX_FAULTS].start
        faults[MAX_FAULTS:] = [Fault(start, start, "PMS002", TOO_MANY_FAULTS)]
    return Source(text, builder.root, tuple(faults), parsed=builder.finished)


def _refused(text: str, code: str, message: str, start: int = 0) -> Source:
    return Source(text, None, (Fault(start, start, code, message),), parsed=False)
