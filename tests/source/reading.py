"""What tests of the reader look at: codes with their line and column, values, text at a place."""

from typing import Any

from pms_cli.diagnostics import KeyPath, Span
from pms_cli.source import Source, read_source

Place = tuple[str, int, int]
"""A rule's code, a 1-based line, a 1-based column."""


def read(written: str | bytes) -> Source:
    """A file of that text (encoded in UTF-8) or of those bytes, read."""
    return read_source(written.encode() if isinstance(written, str) else written)


def value(written: str | bytes) -> Any:
    """The values of a file in which nothing is refused."""
    source = read(written)
    assert (source.faults, source.parsed) == ((), True)
    return source.data


def faults(written: str | bytes) -> list[Place]:
    """What is refused in a file, each with the place where it begins."""
    source = read(written)
    spans = [(fault.code, source.span(fault.start, fault.end)) for fault in source.faults]
    return [(code, span.line, span.column) for code, span in spans]


def marked(written: str | bytes) -> list[tuple[str, str]]:
    """What is refused in a file, each with the text that it covers."""
    source = read(written)
    return [(fault.code, source.text[fault.start : fault.end]) for fault in source.faults]


def text_at(source: Source, span: Span) -> str:
    """The text between the two ends of a span."""
    lines = source.text.split("\n")
    start = sum(len(line) + 1 for line in lines[: span.line - 1]) + span.column - 1
    end = sum(len(line) + 1 for line in lines[: span.end_line - 1]) + span.end_column - 1
    return source.text[start:end]


def located(written: str | bytes, path: KeyPath, *, key: bool = False) -> tuple[int, int, str]:
    """Line, column and text of the place of a key path."""
    source = read(written)
    span = source.locate(path, key=key)
    return span.line, span.column, text_at(source, span)
