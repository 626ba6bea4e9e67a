"""The keys of a file put in order: whole lines are moved, each with what stands above it."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from pms_cli.diagnostics import Edit, Fix, KeyPath
from pms_cli.edit.splice import splice
from pms_cli.motif import motif
from pms_cli.source import Source, read_source

_LINE = motif(r"[^\n]*\n|[^\n]+\Z")
_MODELINE = motif(r"#\s*(?:yaml-language-server\s*:|-\*-|vim?:)")
_DOCUMENT_START = motif(r"---\s*(?:#.*)?\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Block:
    """A key and all that moves with it: blank lines and comments above it, value, remarks below."""

    key: str
    blanks: list[str]
    lines: list[str]


@dataclass(frozen=True, slots=True)
class _Layout:
    """A file cut at its keys; the head opens it and the foot closes it, whatever the order."""

    head: list[str]
    blocks: list[_Block]
    foot: list[str]


def reorder_keys(source: Source, wanted: Sequence[str]) -> Fix | None:
    """What puts the keys of the first level in the order of ``wanted``; None when they are.

    Comments above a key go with it, but for those that open the file (a line for editors, a block
    set apart by a blank line). A key that is not in ``wanted`` stays after the one before it.
    None too when the file is out of the ordinary: a fault, « { } » around all, keys set in or
    after « ? », several on a line, an end of document, a value that depends on its place.
    """
    if source.faults or not isinstance(source.data, dict):
        return None
    lines = _LINE.findall(source.text)
    end = "\r\n" if "\r\n" in source.text else "\n"
    unended = bool(lines) and not lines[-1].endswith("\n")
    layout = _cut([*lines[:-1], lines[-1] + end] if unended else lines, source)
    if layout is None:
        return None
    keys = [block.key for block in layout.blocks]
    order = _order(keys, wanted)
    if order == keys:
        return None
    moved = _joined(layout, order)
    if unended:
        moved[-1] = moved[-1].removesuffix(end)
    fix = Fix((_changed(lines, moved),))
    return fix if _is_the_same(source, fix, order) else None


def _order(keys: Sequence[str], wanted: Sequence[str]) -> list[str]:
    """The keys as wanted; those that are not stay after the one before them."""
    groups: list[list[str]] = [[]]
    for key in keys:
        if key in wanted:
            groups.append([key])
        else:
            groups[-1].append(key)
    rank = {key: place for place, key in reversed(list(enumerate(wanted)))}
    ordered = sorted(groups[1:], key=lambda group: rank[group[0]])
    return [key for group in (groups[0], *ordered) for key in group]


def _cut(lines: list[str], source: Source) -> _Layout | None:
    """The file's lines, cut at its keys; None when it is out of the ordinary."""
    offsets = [0, *accumulate(len(line) for line in lines)]
    data = source.data if isinstance(source.data, dict) else {}
    heads: list[int] = []
    tails: list[int] = []
    for key in data:
        marks = source.marks((key,))
        if marks is None:
            return None
        line = bisect_right(offsets, marks.key_start) - 1
        if offsets[line] != marks.key_start or (heads and line < tails[-1]):
            return None
        heads.append(line)
        tails.append(bisect_right(offsets, _last_character(source, (key,))))
    gaps = [lines[tail:head] for tail, head in zip([0, *tails], [*heads, len(lines)], strict=True)]
    if not all(_is_remark(line) for gap in gaps[1:] for line in gap):
        return None
    if not all(_is_remark(line) or _DOCUMENT_START.match(line) for line in gaps[0]):
        return None
    opening = _opening(gaps[0])
    above = gaps[0][opening:]
    blocks: list[_Block] = []
    rest: list[str] = []
    for key, head, tail, gap in zip(data, heads, tails, gaps[1:], strict=True):
        after = _tail(gap)
        blanks = next((n for n, line in enumerate(above) if line.strip()), len(above))
        body = [*above[blanks:], *lines[head:tail], *gap[:after]]
        blocks.append(_Block(key, above[:blanks], body))
        above = rest = gap[after:]
    return _Layout(gaps[0][:opening], blocks, rest)


def _last_character(source: Source, path: KeyPath) -> int:
    """The offset of the last character of a value: the last line that it needs."""
    value = source.value(path)
    marks = source.marks(path)
    while isinstance(value, (dict, list)) and value and marks is not None:
        if source.text[marks.start] in {"[", "{"}:
            break
        path = (*path, next(reversed(value)) if isinstance(value, dict) else len(value) - 1)
        value, marks = source.value(path), source.marks(path)
    if marks is None:
        return 0
    if marks.end <= marks.start:
        # An empty value: its key, or the dash before it.
        return max(marks.key_end, marks.start) - 1
    written = source.text[marks.start : marks.end]
    keeps = re.match(r"[|>]\d?\+", written) is not None
    return marks.start + len(written if keeps else written.rstrip(" \t\r\n")) - 1


def _is_remark(line: str) -> bool:
    return not line.strip() or line.lstrip(" \t").startswith("#")


def _opening(lines: list[str]) -> int:
    """How many of the lines above the first key open the file rather than speak of that key."""
    return max(
        (
            place
            for place, line in enumerate(lines, 1)
            if not line.strip() or _DOCUMENT_START.match(line) or _MODELINE.match(line)
        ),
        default=0,
    )


def _tail(gap: list[str]) -> int:
    """How many of the lines between two keys belong to the first of them.

    Those up to the last remark that is set in, and remarks that a blank line parts from the second.
    """
    tail = max((n for n, line in enumerate(gap, 1) if line.strip() and line[0] in " \t"), default=0)
    return next((n for n, line in enumerate(gap) if n >= tail and not line.strip()), tail)


def _joined(layout: _Layout, order: list[str]) -> list[str]:
    """The lines in the new order; the blank lines above what comes first go to what was first."""
    by_key = {block.key: block for block in layout.blocks}
    old, new = layout.blocks[0], by_key[order[0]]
    lines = list(layout.head)
    for key in order:
        blanks = by_key[key].blanks
        if key == new.key:
            blanks = old.blanks
        elif key == old.key:
            blanks = new.blanks
        lines += [*blanks, *by_key[key].lines]
    return lines + layout.foot


def _changed(lines: list[str], moved: list[str]) -> Edit:
    """The one stretch of lines that is not the same."""
    first = 0
    while lines[first] == moved[first]:
        first += 1
    last = 0
    while last < len(lines) - first and lines[-1 - last] == moved[-1 - last]:
        last += 1
    start = sum(map(len, lines[:first]))
    return Edit(
        start,
        start + sum(map(len, lines[first : len(lines) - last])),
        "".join(moved[first : len(moved) - last]),
    )


def _is_the_same(source: Source, fix: Fix, order: list[str]) -> bool:
    again = read_source(splice(source.text, fix.edits).encode())
    return (
        not again.faults
        and again.data == source.data
        and isinstance(again.data, dict)
        and list(again.data) == order
        and Counter(again.comments) == Counter(source.comments)
    )
