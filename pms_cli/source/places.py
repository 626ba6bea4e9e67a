"""Where each character of a text is written: exact places inside values, whatever their style.

A text is read once more, as the parser reads it, and each character of the value keeps the stretch
of the file that it comes from. Unless that reading gives the parser's value to the letter, nothing
is said: there is no approximate place.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pms_cli.motif import motif

_BLANKS = motif(r"[ \t\r\n]+")
_LINE_END = motif(r"\r?\n")
_CONTINUED = motif(r"\\\r?\n[ \t\r\n]*")
_HEADER = motif(r"[|>]([-+1-9]{0,2})[ \t]*(?:#[^\n]*)?\r?\n")
_FIRST_INDENT = motif(r"^( *)[^ \r\n]", re.MULTILINE)
_ESCAPED = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f",
    "r": "\r", "e": "\x1b", " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0",
    "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_HEXADECIMAL = {"x": 2, "u": 4, "U": 8}


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as it is written: character ``i`` of ``value`` is at ``starts[i]`` to ``ends[i]``.

    ``start`` and ``end`` hold the whole value, its quotes or its header included. ``style`` is one
    of ``'`` ``"`` ``|`` ``>``, or empty for a text without quotes. ``indent`` is how far the lines
    of a block (``|``, ``>``) are set in; ``flow`` is the bracket around the value, if any.
    """

    start: int
    end: int
    style: str
    value: str
    starts: Sequence[int]
    ends: Sequence[int]
    indent: int = 0
    flow: str = ""

    def offsets(self, start: int, end: int) -> tuple[int, int] | None:
        """Where characters ``start`` to ``end`` (exclusive) of the value are in the file's text.

        None when the value has no such characters. Nothing (``start == end``) has a place too: in
        front of the character at ``start``, or after the last one.
        """
        size = len(self.value)
        if not 0 <= start <= end <= size:
            return None
        if not size:
            return (self.start + 1,) * 2
        here = self.starts[start] if start < size else self.ends[-1]
        return here, self.ends[end - 1] if end > start else here


def read_scalar(raw: str, value: str, base: int, flow: str) -> Scalar | None:
    """The places of a text's characters; None when they cannot be told for certain.

    ``raw`` is what is written (as the parser was given it), ``base`` where that begins in the file.
    """
    style = raw[:1] if raw[:1] in {"'", '"', "|", ">"} else ""
    if style in {"'", '"'} and (len(raw) < 2 or not raw.endswith(style)):  # noqa: PLR2004
        return None
    if not value and style not in {"'", '"'}:
        return None
    indent = _block_indent(raw, value) if style in {"|", ">"} else 0
    if indent is None:
        return None
    reading = _Reading(raw)
    if indent:
        reading.block(style, indent)
    else:
        reading.line(len(style), len(raw) - len(style), style)
    if "".join(reading.characters) != value:
        return None
    starts = [base + place for place in reading.starts]
    ends = [base + place for place in reading.ends]
    return Scalar(base, base + len(raw), style, value, starts, ends, indent, flow)


def _block_indent(raw: str, value: str) -> int | None:
    """How far the lines of a block are set in: told by the first that has more than spaces."""
    header = _HEADER.match(raw)
    written = _FIRST_INDENT.search(raw, header.end()) if header else None
    kept = _FIRST_INDENT.search(value)
    if written is None or kept is None:
        return None
    # With an indentation indicator, that line may keep spaces of its own.
    return max(len(written[1]) - len(kept[1]), 0) or None


class _Reading:
    """The characters of a value, each with its place in ``raw``, as reading goes on."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.characters: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []

    def _add(self, character: str, start: int, end: int) -> None:
        self.characters.append(character)
        self.starts.append(start)
        self.ends.append(end)

    def _add_all(self, start: int, end: int) -> None:
        self.characters += self.raw[start:end]
        self.starts += range(start, end)
        self.ends += range(start + 1, end + 1)

    def _fold(self, start: int, end: int) -> None:
        """Blanks with line ends among them: one is a space; of several, the first says nothing."""
        breaks = [match.end() for match in _LINE_END.finditer(self.raw, start, end)]
        if len(breaks) == 1:
            self._add(" ", start, end)
        else:
            self._add_breaks(start, breaks[1:], end)

    def _keep(self, start: int, end: int) -> None:
        """Blanks whose line ends are all in the value."""
        self._add_breaks(start, [m.end() for m in _LINE_END.finditer(self.raw, start, end)], end)

    def _add_breaks(self, start: int, breaks: list[int], end: int) -> None:
        for place, stop in enumerate(breaks, 1):
            last = end if place == len(breaks) else stop
            self._add("\n", start, last)
            start = last

    def line(self, at: int, end: int, style: str) -> None:
        """A text without quotes or between them, on one line or several."""
        raw = self.raw
        while at < end:
            character = raw[at]
            if character in " \t\r\n":
                blanks = _BLANKS.match(raw, at, end)
                stop = blanks.end() if blanks else end
                if "\n" in raw[at:stop]:
                    self._fold(at, stop)
                else:
                    self._add_all(at, stop)
                at = stop
            elif style == "'" and character == "'":
                self._add("'", at, at + 2)
                at += 2
            elif style == '"' and character == "\\":
                at = self._escape(at, end)
            else:
                self._add(character, at, at + 1)
                at += 1

    def _escape(self, at: int, end: int) -> int:
        continued = _CONTINUED.match(self.raw, at, end)
        if continued is not None:
            # The line goes on below; blank lines in between are in the value.
            first = _LINE_END.search(self.raw, at, end)
            self._keep(first.end() if first else at, continued.end())
            return continued.end()
        kind = self.raw[at + 1]
        digits = _HEXADECIMAL.get(kind, 0)
        stop = at + 2 + digits
        character = chr(int(self.raw[at + 2 : stop], 16)) if digits else _ESCAPED.get(kind, "")
        self._add(character, at, stop)
        return stop

    def block(self, style: str, indent: int) -> None:
        """A text on its own lines: ``|`` keeps their ends, ``>`` folds them."""
        raw = self.raw
        header = _HEADER.match(raw)
        at = header.end() if header else 0
        chomping = header[1].strip("123456789") if header else ""
        gap = at  # where the blanks before the next line of text begin
        set_in = None  # whether the line above begins with a blank; None at first
        while at < len(raw):
            found = _LINE_END.search(raw, at)
            stop, after = found.span() if found else (len(raw), len(raw))
            content = at + indent
            # Only spaces, and no more than the indentation: an empty line.
            if stop > content or raw[at:stop].strip(" "):
                here = raw[content : content + 1] in {" ", "\t"}
                if style == ">" and set_in is False and not here:
                    self._fold(gap, content)
                else:
                    self._keep(gap, content)
                self._add_all(content, stop)
                set_in, gap = here, stop
            at = after
        if chomping == "+":
            self._keep(gap, len(raw))
        elif not chomping:
            found = _LINE_END.search(raw, gap)
            if found is not None:
                self._add("\n", gap, found.end())
