"""Edits inside a text that know how it is written, and prove that it reads as it should."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from pms_cli.diagnostics import Edit, Fix, KeyPath
from pms_cli.motif import motif
from pms_cli.source import Source, read_source
from pms_cli.source.places import Scalar

MAX_TEXT: Final = 65_536
"""Longest text (as written) that is mended: it is read back each time."""

_BLANK: Final = " \t\n"
_MUST_ESCAPE = motif(r"[\"\\]")
_INDICATOR = motif(r"[|>][-+]?([1-9])")

Part = tuple[int, int, str]
"""Characters ``start`` to ``end`` (exclusive) of a value, and what replaces them."""


def replace_in_text(
    source: Source, path: KeyPath, start: int, end: int, new: str, *, safe: bool = True
) -> Fix | None:
    """What replaces characters ``start`` to ``end`` (exclusive) of the text at ``path``.

    The style stays: between double quotes ``new`` is escaped, between single quotes its
    apostrophes are doubled. None when that style cannot say it (« : » in a text without quotes),
    when the place is not certain, when the text is longer than MAX_TEXT.
    """
    return rewrite_text(source, path, [(start, end, new)], safe=safe)


def rewrite_text(
    source: Source, path: KeyPath, parts: Sequence[Part], *, safe: bool = True
) -> Fix | None:
    """The same for several parts of one text, in order and apart: one fix, read back once."""
    scalar = source.scalar(path)
    if scalar is None or source.faults or not parts or scalar.end - scalar.start > MAX_TEXT:
        return None
    if any(one[1] > two[0] for one, two in pairwise(parts)):
        return None
    if any(scalar.offsets(start, end) is None for start, end, _ in parts):
        return None
    wanted = _replaced(scalar.value, parts)
    joined = [_joined(scalar.value, part) for part in parts]
    # As asked. If blanks would be lost at the end of a line: the lines joined, or blanks escaped.
    for tried, escape in ((parts, False), (joined, False), (parts, True)):
        edits = _edits(scalar, tried, escape=escape)
        if edits is not None and _reads_as(source, scalar, edits, wanted):
            return Fix(edits, () if wanted == scalar.value else (path,), safe=safe)
    return None


def quote_value(source: Source, path: KeyPath) -> Fix | None:
    """What puts a text without quotes between double ones (« numero: 8.2 »); its value stays.

    None when the text is not there, is not a text without quotes, or has a tab in the blank lines
    that follow it.
    """
    scalar = source.scalar(path)
    if scalar is None or scalar.style or source.faults or scalar.end - scalar.start > MAX_TEXT:
        return None
    raw = source.text[scalar.start : scalar.end]
    after = source.text[scalar.end :]
    if "\t" in after[: len(after) - len(after.lstrip(" \t\r\n"))]:
        return None  # a tab on a blank line is part of a text without quotes, and a fault after one
    # The lines stay as they are: both styles fold them alike.
    escaped = _MUST_ESCAPE.sub(lambda match: f"\\{match.group()}", raw)
    edits = (Edit(scalar.start, scalar.end, f'"{escaped}"'),)
    return Fix(edits) if _reads_as(source, scalar, edits, scalar.value, style='"') else None


def _replaced(value: str, parts: Sequence[Part]) -> str:
    pieces: list[str] = []
    at = 0
    for start, end, new in parts:
        pieces += (value[at:start], new)
        at = end
    return "".join([*pieces, value[at:]])


def _joined(value: str, part: Part) -> Part:
    """The part with the blanks on both sides of it, so that none is at the end of a line."""
    start, end, new = part
    first, last = start, end
    while first > 0 and value[first - 1] in _BLANK:
        first -= 1
    while last < len(value) and value[last] in _BLANK:
        last += 1
    return first, last, value[first:start] + new + value[end:last]


def _edits(scalar: Scalar, parts: Sequence[Part], *, escape: bool) -> tuple[Edit, ...] | None:
    edits: list[Edit] = []
    for start, end, new in parts:
        place = scalar.offsets(start, end)
        if place is None or (edits and place[0] < edits[-1].end):
            return None
        edits.append(Edit(*place, _as_written(scalar, new, escape=escape)))
    return tuple(edits)


def _as_written(scalar: Scalar, new: str, *, escape: bool) -> str:
    if scalar.style == "'":
        return new.replace("'", "''")
    if scalar.style == '"':
        escaped = _MUST_ESCAPE.sub(lambda match: f"\\{match.group()}", new).replace("\n", "\\n")
        return _with_escaped_edges(escaped) if escape else escaped
    if scalar.style == "|":
        return new.replace("\n", "\n" + " " * scalar.indent)
    return new


def _with_escaped_edges(text: str) -> str:
    bare = text.lstrip(" \t")
    first, last = text[: len(text) - len(bare)], bare[len(bare.rstrip(" \t")) :]
    inside = bare[: len(bare) - len(last)]
    first, last = (side.replace(" ", "\\ ").replace("\t", "\\t") for side in (first, last))
    return f"{first}{inside}{last}"


def _reads_as(
    source: Source, scalar: Scalar, edits: Sequence[Edit], wanted: str, *, style: str | None = None
) -> bool:
    """Whether the text reads as wanted once edited: put alone in a file, and read by the parser."""
    pieces: list[str] = []
    at = scalar.start
    for edit in edits:
        pieces += (source.text[at : edit.start], edit.text)
        at = edit.end
    written = "".join([*pieces, source.text[at : scalar.end]])
    if scalar.indent and source.text[scalar.end - 1] == "\n" and not written.endswith("\n"):
        return False  # the line below would be part of the text
    head, tail, path = _around(scalar, source.text[scalar.start : scalar.end])
    try:
        again = read_source(f"{head}{written}{tail}".encode())
    except UnicodeEncodeError:
        return False
    if again.faults or again.value(path) != wanted:
        return False
    if scalar.indent:
        # Set in as before, or what follows it would no longer be outside.
        after = again.scalar(path)
        return after is not None and (after.style, after.indent) == (scalar.style, scalar.indent)
    opened = again.text[again.offsets(path)[0]]
    return (opened if opened in {"'", '"', "|", ">"} else "") == (style or scalar.style)


def _around(scalar: Scalar, raw: str) -> tuple[str, str, KeyPath]:
    """The smallest file in which a text reads as in its own: what is before, after, its path.

    Lines below the first are set in by at least a space, which is enough under a key.
    """
    if scalar.flow == "[":
        return "k: [", "]\n", ("k", 0)
    if scalar.flow == "{":
        return "k: {k: ", "}\n", ("k", "k")
    indicator = _INDICATOR.match(raw)
    parent = scalar.indent - int(indicator[1]) if indicator else 0
    if parent > 0:
        # The indicator counts from there.
        return f"k:\n{' ' * parent}k: ", "", ("k", "k")
    return "k: ", "", ("k",)
