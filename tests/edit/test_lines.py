"""Blanks at the ends of lines and of the file: gone where they say nothing, kept where they do."""

import time

import pytest
from hypothesis import given, settings

from pms_cli.diagnostics import KeyPath, Span
from pms_cli.edit import apply, combine, end_of_file, strip_line_ends
from pms_cli.source import Source
from tests.source.reading import read
from tests.source.written import written


def stripped(text: str) -> str:
    source = read(text)
    return apply(text, [fix for _, fix in strip_line_ends(source)])[0]


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("a: 1 \nb: 2\t \n", "a: 1\nb: 2\n"),
        ("# x  \na: 1 # y \n  \nb: 2\n", "# x\na: 1 # y\n\nb: 2\n"),
        ("a: un \n  deux \n \n  trois\n", "a: un\n  deux\n\n  trois\n"),
        ("a: 'un \n  deux '\nb: \"un \n  deux \\ \n  x\"\n",
         "a: 'un\n  deux '\nb: \"un\n  deux \\ \n  x\"\n"),
        ("a: [b, \n  c] \n", "a: [b,\n  c]\n"),
        ("a: | \n  x \n\n  y\n  \n   \nb: 1 \n", "a: |\n  x \n\n  y\n\n   \nb: 1\n"),
        ("a: >-  # r \n  x \n  y\n", "a: >-  # r\n  x \n  y\n"),
        ("a: \nb:\n  - \n  - c\n", "a:\nb:\n  -\n  - c\n"),
        ("a: |2  \n    x\n \n", "a: |2\n    x\n \n"),
    ],
)  # fmt: skip
def test_blanks_at_the_end_of_a_line_go_unless_they_are_in_a_value(
    text: str, becomes: str, end: str
) -> None:
    assert stripped(text.replace("\n", end)) == becomes.replace("\n", end)


def test_each_line_has_its_place_and_its_fix() -> None:
    found = strip_line_ends(read("a: 1 \n\nb: 2\t\t\nc: 3\n"))
    assert [span for span, _ in found] == [Span(1, 5, 1, 6), Span(3, 5, 3, 7)]
    assert all(fix.changes == () and fix.safe for _, fix in found)


@pytest.mark.parametrize(
    "text", ["", " \n\n", "a: 1\n  \n ", "a: 1 \na: 2\n", "a: [ \n", "a: 1\u00a0\n"]
)
def test_nothing_to_take_away(text: str) -> None:
    assert strip_line_ends(read(text)) == ()


@pytest.mark.parametrize(
    "text", ["a: 'x" + " " * 900_000 + "y'\n", "a: 1" + "\n" * 900_000 + "b: 2 \n"], ids=str.__len__
)
def test_many_blanks_take_no_time(text: str) -> None:
    began = time.process_time()
    strip_line_ends(read(text))
    end_of_file(read(text))
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("a: 1", "a: 1\n"),
        ("a: 1  ", "a: 1  \n"),
        ("a: 1\n\n\n", "a: 1\n"),
        ("a: 1 \n  \n ", "a: 1 \n"),
        ("a: 1\r\nb: 2", "a: 1\r\nb: 2\r\n"),
        ("a: 1\r\n\r\n", "a: 1\r\n"),
        ("a: |\n  x\n\n\n", "a: |\n  x\n"),
        ("a: |-\n  x", "a: |-\n  x\n"),
    ],
)
def test_a_file_ends_with_one_line_end(text: str, becomes: str) -> None:
    found = end_of_file(read(text))
    assert found is not None
    assert (found[1].changes, found[1].safe) == ((), True)
    assert apply(text, [found[1]])[0] == becomes


@pytest.mark.parametrize(
    "text", ["", "\n\n", "a: 1\n", "a: 1\r\n", "a: |+\n  x\n\n", "a: [", "a: 1\na: 2"]
)
def test_the_end_of_a_file_is_left_alone(text: str) -> None:
    assert end_of_file(read(text)) is None


@pytest.mark.parametrize(
    ("text", "path"),
    [("a: |\n  x", ("a",)), ("b:\n  - c: 1\n    d: >\n      x y ", ("b", 0, "d"))],
)
def test_a_block_that_would_gain_a_line_end_is_named_and_not_safe(text: str, path: KeyPath) -> None:
    found = end_of_file(read(text))
    assert found is not None
    assert (found[1].changes, found[1].safe) == ((path,), False)
    before, after = read(text).value(path), read(apply(text, [found[1]])[0]).value(path)
    assert after == f"{before}\n"


@settings(deadline=None, max_examples=300)
@given(written())
def test_no_value_and_no_remark_changes_and_once_is_enough(
    file: tuple[Source, KeyPath, str],
) -> None:
    source = file[0]
    found = [fix for _, fix in strip_line_ends(source)]
    end = end_of_file(source)
    if end is not None and end[1].safe:
        found.append(end[1])
    text, applied, skipped = apply(source.text, [combine(found)] if found else [])
    assert (len(applied), skipped) == (bool(found), ())
    again = read(text)
    assert (again.data, again.comments, again.faults) == (source.data, source.comments, ())
    assert strip_line_ends(again) == ()
    after = end_of_file(again)
    assert after is None or not after[1].safe


@settings(deadline=None, max_examples=200)
@given(written())
def test_blanks_that_are_left_are_in_a_block_or_escaped(file: tuple[Source, KeyPath, str]) -> None:
    source, path, _ = file
    scalar = source.scalar(path)
    if scalar is None or scalar.style in {"|", ">"}:
        return
    text = apply(source.text, [fix for _, fix in strip_line_ends(source)])[0].rstrip()
    left = [line.rstrip("\r") for line in text.split("\n")]
    assert [
        line
        for line in left
        if line != line.rstrip(" \t") and not line.rstrip(" \t").endswith("\\")
    ] == []
