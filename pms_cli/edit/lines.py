"""Blanks that say nothing: at the ends of lines, and at the end of the file."""

import re
from collections import deque

from pms_cli.diagnostics import Edit, Fix, KeyPath, Span
from pms_cli.edit.splice import combine, splice
from pms_cli.source import Source, read_source
from pms_cli.source.comments import Block

_LINE_BLANKS = re.compile(r"[ \t]+(?=\r?\n|\Z)")
_END = re.compile(r"[ \t\r\n]*\Z")
_BACKSLASHES = re.compile(r"\\+\Z")


def strip_line_ends(source: Source) -> tuple[tuple[Span, Fix], ...]:
    """The blanks at the end of each line, with what takes them away; no value changes.

    Those that are part of a value are left out: in a block (``|``, ``>``), and the blank that a
    « \\ » escapes between double quotes. So are those of the blank lines that end the file, which
    ``end_of_file`` looks after. Nothing for a file with a fault.
    """
    text = source.text
    if source.faults:
        return ()
    ending = _END.search(text)
    until = ending.start() if ending else len(text)
    blocks = deque(source.blocks)
    found: list[Edit] = []
    for match in _LINE_BLANKS.finditer(text, 0, until):
        while blocks and blocks[0].end <= match.start():
            blocks.popleft()
        block = blocks[0] if blocks and blocks[0].start <= match.start() else None
        if not _is_in_value(text, match, block):
            found.append(Edit(match.start(), match.end(), ""))
    fixes = [(source.span(edit.start, edit.end), Fix((edit,))) for edit in found]
    if not fixes or not _says_the_same(source, combine(fix for _, fix in fixes)):
        return ()
    return tuple(fixes)


def _is_in_value(text: str, match: re.Match[str], block: Block | None) -> bool:
    before = text[max(0, match.start() - 80) : match.start()]
    if block is not None:
        # A line of blanks that is no further in than the block is an empty one.
        return not (before.endswith("\n") and len(match.group()) <= block.indent)
    escaping = _BACKSLASHES.search(before)
    return escaping is not None and len(escaping.group()) % 2 == 1


def end_of_file(source: Source) -> tuple[Span, Fix] | None:
    """What gives the file one line end after its last line, neither more nor less; else None.

    A block that ends the file without a line end would gain one: such a fix is not safe, and names
    the block. One that keeps its blank lines (``|+``) is left alone.
    """
    text = source.text
    match = _END.search(text)
    if source.faults or match is None or not match.start():
        return None
    end = "\r\n" if "\r\n" in text else "\n"
    if match.group() in {"\n", "\r\n"}:
        return None
    fix = Fix((Edit(match.start(), match.end(), end),))
    span = source.span(match.start(), match.end())
    if _says_the_same(source, fix):
        return span, fix
    path = _last_text(source)
    if "\n" not in match.group() and path:
        return span, Fix((Edit(len(text), len(text), end),), (path,), safe=False)
    return None


def _last_text(source: Source) -> KeyPath:
    """The path of the value that ends the file."""
    path: KeyPath = ()
    value = source.data
    while isinstance(value, (dict, list)) and value:
        step: str | int = next(reversed(value)) if isinstance(value, dict) else len(value) - 1
        path = (*path, step)
        value = source.value(path)
    return path


def _says_the_same(source: Source, fix: Fix) -> bool:
    again = read_source(splice(source.text, fix.edits).encode())
    return (again.data, again.comments, again.faults) == (source.data, source.comments, ())
