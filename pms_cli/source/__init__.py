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
from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
    from pms_cli.source.comments import Block
    from pms_cli.source.places import Scalar

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
    _scalars: "dict[KeyPath, Scalar | None]" = field(
        default_factory=dict, repr=False, compare=False
    )

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
        return self.span(*self.offsets(path, key=key))

    def offsets(self, path: KeyPath, *, key: bool = False) -> tuple[int, int]:
        """The same place as character offsets in ``text`` (end exclusive)."""
        for length in range(len(path), 0, -1):
            marks = self.marks(path[:length])
            if marks is None:
                continue
            if length < len(path) or key or marks.start == marks.end:
                return marks.key_start, marks.key_end
            return marks.start, marks.start + len(
                self.text[marks.start : marks.end].rstrip(" \t\r\n")
            )
        root = self.marks(())
        start = root.start if root else 0
        return start, start

    def marks(self, path: KeyPath) -> Marks | None:
        """Where a value and its key begin and end, as the parser says; None when it is not there.

        The end of a block (``|``, ``>``) is after the blank lines that follow it.
        """
        if not self._marks and self.parsed:
            # Built on the first question only: most files are right and are never asked.
            self._marks.update(Builder(readable(self.text), record=True).run().marks)
        return self._marks.get(path)

    def text_offsets(self, path: KeyPath, start: int, end: int) -> tuple[int, int]:
        """Where characters ``start`` to ``end`` (exclusive) of the text at ``path`` are written.

        Character offsets in ``text``. The place of the whole value when it cannot be told (there
        are no such characters, an anchor stands before): never a wrong place.
        """
        scalar = self.scalar(path)
        found = scalar.offsets(start, end) if scalar is not None else None
        return self.offsets(path) if found is None else found

    def text_span(self, path: KeyPath, start: int, end: int) -> Span:
        """The same place as lines and columns."""
        return self.span(*self.text_offsets(path, start, end))

    def scalar(self, path: KeyPath) -> "Scalar | None":
        """The text at ``path`` with the place of each of its characters.

        None when no text is there, or when the places cannot be told for certain.
        """
        if path not in self._scalars:
            self._scalars[path] = self._read_scalar(path)
        return self._scalars[path]

    def _read_scalar(self, path: KeyPath) -> "Scalar | None":
        from pms_cli.source.places import read_scalar

        marks, value = self.marks(path), self.value(path)
        if marks is None or not isinstance(value, str):
            return None
        raw = readable(self.text[marks.start : marks.end])
        if raw[:1] not in {"|", ">"}:
            raw = raw.rstrip(" \t\r\n")
        parents = (self.marks(path[:length]) for length in range(len(path) - 1, -1, -1))
        opened = (self.text[parent.start] for parent in parents if parent is not None)
        flow = next((bracket for bracket in opened if bracket in {"[", "{"}), "")
        return read_scalar(raw, value, marks.start, flow)

    def value(self, path: KeyPath) -> Value:
        """The value at ``path``; None when nothing is there."""
        found: Any = self.data
        for step in path:
            if isinstance(found, dict):
                found = found.get(step)
            elif isinstance(found, list) and isinstance(step, int) and 0 <= step < len(found):
                found = found[step]
            else:
                return None
        here: Value = found
        return here

    @property
    def comments(self) -> tuple[str, ...]:
        """Every comment, from its « # », in order; none when reading stopped before the end."""
        return self._around[0]

    @property
    def blocks(self) -> "tuple[Block, ...]":
        """The lines of each text under « | » or « > », in order; none when reading stopped."""
        return self._around[1]

    @cached_property
    def _around(self) -> "tuple[tuple[str, ...], tuple[Block, ...]]":
        from pms_cli.source.comments import find_around

        return find_around(readable(self.text)) if self.parsed else ((), ())

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
