"""Bytes to text: whatever is no UTF-8 is one fault with its place, and nothing else is told."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.source import read_source
from tests.source.reading import faults, located, marked, read, value

SHEET = "numero: 1\ntitre: Été 😀\n"


def test_utf8_is_read_as_it_is() -> None:
    assert value(SHEET) == {"numero": "1", "titre": "Été 😀"}


def test_a_byte_order_mark_is_dropped_and_shifts_no_column() -> None:
    source = read(b"\xef\xbb\xbf" + SHEET.encode())
    assert source.faults == ()
    assert source.text == SHEET
    assert located(b"\xef\xbb\xbf" + SHEET.encode(), ("numero",)) == (1, 9, "1")
    assert faults(b"\xef\xbb\xbfa: &x b") == [("PMS007", 1, 4)]


def test_a_second_byte_order_mark_is_refused() -> None:
    assert faults(b"\xef\xbb\xbf\xef\xbb\xbfa: 1") == [("PMS004", 1, 1)]


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(SHEET.encode("utf-16"), id="utf-16 with its mark"),
        pytest.param(SHEET.encode("utf-16-le"), id="utf-16-le without"),
        pytest.param(SHEET.encode("utf-16-be"), id="utf-16-be without"),
        pytest.param(b"\xfe\xff" + SHEET.encode("utf-16-be"), id="utf-16-be with its mark"),
        pytest.param(SHEET.encode("utf-32"), id="utf-32 with its mark"),
        pytest.param(SHEET.encode("utf-32-be"), id="utf-32-be without"),
        pytest.param(b"\xff\xfe", id="a mark alone"),
    ],
)
def test_utf16_and_utf32_are_named_at_the_start_of_the_file(raw: bytes) -> None:
    source = read_source(raw)
    assert [(fault.start, fault.end, fault.code) for fault in source.faults] == [(0, 0, "PMS003")]
    assert "UTF-16" in source.faults[0].message
    assert (source.data, source.parsed, source.text) == (None, False, "")


@pytest.mark.parametrize(
    ("raw", "line", "column", "byte"),
    [
        pytest.param(SHEET[:19].encode("latin-1"), 2, 8, "0xc9", id="latin-1"),
        pytest.param("a: l’été".encode("cp1252"), 1, 5, "0x92", id="windows-1252"),
        pytest.param("é: é\r\nb: ".encode() + b"\xe9\r\n", 2, 4, "0xe9", id="after two accents"),
        pytest.param(b"\xef\xbb\xbfa: \xe9", 1, 4, "0xe9", id="after a byte order mark"),
        pytest.param("a: 😀".encode() + b"\xff", 1, 5, "0xff", id="after an astral character"),
        pytest.param("a: é".encode()[:-1], 1, 4, "0xc3", id="cut in the last character"),
        pytest.param("a: 😀".encode()[:-1], 1, 4, "0xf0", id="cut in an astral character"),
        pytest.param(b"a: \xc0\x80", 1, 4, "0xc0", id="overlong NUL"),
        pytest.param(b"a: \xed\xa0\x80", 1, 4, "0xed", id="half of a surrogate pair"),
        pytest.param(b"\n" * 200_000 + b"a: \xe9", 200_001, 4, "0xe9", id="200,000 lines down"),
    ],
)
def test_the_first_byte_that_is_not_utf8_is_pointed_at(
    raw: bytes, line: int, column: int, byte: str
) -> None:
    assert faults(raw) == [("PMS003", line, column)]
    source = read_source(raw)
    assert byte in source.faults[0].message
    assert marked(raw) == [("PMS003", "\ufffd")]
    assert (source.data, source.parsed) == (None, False)


def test_the_line_at_fault_can_be_shown() -> None:
    source = read_source("a: 1\nb: côté\n".encode("latin-1"))
    assert source.line(2) == "b: c�t�"


def test_a_nul_among_the_first_bytes_is_taken_for_utf16_and_later_for_a_control_character() -> None:
    assert faults(b"a\x00: 1") == [("PMS003", 1, 1)]
    assert faults(b"abcd\x00: 1") == [("PMS004", 1, 5)]


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused_within_their_text(raw: bytes) -> None:
    source = read_source(raw)
    for fault in source.faults:
        assert 0 <= fault.start <= fault.end <= len(source.text)
    assert source.parsed or source.faults
