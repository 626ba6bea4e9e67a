"""Blanks that say nothing: at the ends of lines, and at the end of the file."""

from collections import deque

from pms_cli.diagnostics import Edit, Fix, KeyPath, Span
from pms_cli.edit.splice import combine, splice
from pms_cli.motif import motif
from pms_cli.source import Source, read_source
from pms_cli.source.comments import Block

_LINE = motif(r"[^\n]+")
_BLANKS = " \t"


def strip_line_ends(source: Source) -> tuple[tuple[Span, Fix], ...]:
    """The blanks at the end of each line, with what takes them away; no value changes.

    Those that are part of a value are left out: in a block (``|``, ``>``), and the blank that a
    « \\ » escapes between double quotes. So are the blank lines that end the file, which
    ``end_of_file`` looks after. Nothing for a file with a fault.
    """
    text = source.text
    if source.faults:
        return ()
    blocks = deque(source.blocks)
    found: list[Edit] = []
    for match in _LINE.finditer(text, 0, _ending(text)):
        line = match.group().removesuffix("\r")
        said = line.rstrip(_BLANKS)
        if said == line:
            continue
        start = match.start() + len(said)
        while blocks and blocks[0].end <= start:
            blocks.popleft()
        block = blocks[0] if blocks and blocks[0].start <= start else None
        if not _is_in_value(line, said, block):
            found.append(Edit(start, match.start() + len(line), ""))
    fixes = [(source.span(edit.start, edit.end), Fix((edit,))) for edit in found]
    if not fixes or not _says_the_same(source, combine(fix for _, fix in fixes)):
        return ()
    return tuple(fixes)


def _ending(text: str) -> int:
    """Where the last line that says something ends, blanks included."""
    said = len(text.rstrip(" \t\r\n"))
    rest = text[said:]
    return said + len(rest) - len(rest.lstrip(_BLANKS))


def _is_in_value(line: str, said: str, block: Block | None) -> bool:
    if block is not None:
        # A line of blanks that is no further in than the block is an empty one.
        return bool(said) or len(line) > block.indent
    # An odd backslash escapes the blank after it.
    return (len(said) - len(said.rstrip("\\"))) % 2 == 1


def end_of_file(source: Source) -> tuple[Span, Fix] | None:
    """What gives the file one line end after its last line, neither more nor less; else None.

    A block that ends the file without a line end would gain one: such a fix is not safe, and names
    the block. One that keeps its blank lines (``|+``) is left alone.
    """
    text = source.text
    start = _ending(text)
    rest = text[start:]
    if source.faults or not text.strip(" \t\r\n") or rest in {"\n", "\r\n"}:
        return None
    end = "\r\n" if "\r\n" in text else "\n"
    fix = Fix((Edit(start, len(text), end),))
    span = source.span(start, len(text))
    if _says_the_same(source, fix):
        return span, fix
    path = _last_text(source)
    if not rest and path:
        return span, Fix(fix.edits, (path,), safe=False)
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
