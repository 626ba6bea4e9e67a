"""Characters that a plan's file may not hold: each is refused at its place, the rest is read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.source import read_source
from pms_cli.source.scan import FORBIDDEN
from tests.source.reading import faults, located, marked, read, value

HIDDEN = [
    *(chr(code) for code in range(0x20) if chr(code) not in "\t\n\r"),
    *(chr(code) for code in range(0x7F, 0xA0)),
    *"\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e",
    *"\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff",
]


@pytest.mark.parametrize("character", HIDDEN, ids=lambda character: f"U+{ord(character):04X}")
def test_a_character_that_cannot_be_seen_is_refused_where_it_is(character: str) -> None:
    source = read(f"abcd: 1\nb: x{character}y\nc: 3\n")
    assert [(fault.code, fault.start, fault.end) for fault in source.faults] == [("PMS004", 12, 13)]
    assert f"U+{ord(character):04X}" in source.faults[0].message
    assert source.data == {"abcd": "1", "b": "x y", "c": "3"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a: b\tc", id="tab within a text"),
        pytest.param("a: b\u00a0;\u00a0c", id="non-breaking space"),
        pytest.param("a: b\u202fc", id="narrow non-breaking space"),
        pytest.param("a: \u200dé\u200bb", id="zero width joiner and space"),
        pytest.param("a: \U0001f600\U0010ffff", id="astral"),
        pytest.param("a: \u0301e", id="combining mark"),
        pytest.param("a: \ufffd", id="replacement character"),
        pytest.param("a: \ue000", id="private use"),
    ],
)
def test_other_characters_are_kept(text: str) -> None:
    assert value(text) == {"a": text.removeprefix("a: ")}


def test_a_carriage_return_ends_a_line_only_before_a_line_feed() -> None:
    assert value("a: 1\r\nb: 2\r\n") == {"a": "1", "b": "2"}
    assert faults("a: 1\rb: 2\n") == [("PMS004", 1, 5)]
    assert faults("a: 1\r\r\nb: 2\r") == [("PMS004", 1, 5), ("PMS004", 2, 5)]
    assert read("a: 1\rb: 2\n").data == {"a": "1", "b": "2"}


@pytest.mark.parametrize("end", ["\x85", "\u2028", "\u2029"], ids=["NEL", "LS", "PS"])
def test_a_line_end_that_editors_do_not_show_begins_no_line(end: str) -> None:
    """libyaml would see a second key; the person who looks at the file sees one line."""
    text = f"titre: un{end}axe\nnumero: 3\n"
    assert faults(text) == [("PMS004", 1, 10)]
    assert read(text).data == {"titre": "un axe", "numero": "3"}
    assert located(text, ("numero",)) == (2, 9, "3")


def test_several_are_told_in_the_order_of_the_file_with_the_other_faults() -> None:
    text = "a: \u202eb\nc: &x d\ne: \x07\na: 2\n"
    assert faults(text) == [
        ("PMS004", 1, 4),
        ("PMS007", 2, 4),
        ("PMS004", 3, 4),
        ("PMS006", 4, 1),
    ]


@pytest.mark.parametrize("character", ["\x07", "\x00", "\x85", "\u2028", "\ufeff"])
def test_places_are_right_in_a_file_that_holds_one(character: str) -> None:
    """The rest of the file is located as if the character were a space."""
    text = f"abcd: 1{character}2\npilotes:\n  - un\n  - deux\n"
    assert located(text, ("pilotes", 1)) == (4, 5, "deux")


def test_one_in_a_comment_is_refused_too() -> None:
    assert faults("a: 1 # é\u202e\n") == [("PMS004", 1, 9)]


def test_columns_count_code_points() -> None:
    assert faults("é😀: \u202e") == [("PMS004", 1, 5)]
    assert faults("a: 1\t# 😀\u202e") == [("PMS004", 1, 9)]


@pytest.mark.parametrize(
    "escape",
    [r"\0", r"\a", r"\b", r"\e", r"\v", r"\f", r"\r", r"\N", r"\L", r"\P", r"\x1b", r"\u202e",
     r"\uFEFF", r"\U0000009b"],
)  # fmt: skip
def test_an_escape_that_makes_a_control_character_is_refused(escape: str) -> None:
    assert marked(f'a: 1\nb: "x{escape}y"\n') == [("PMS004", f'"x{escape}y"')]
    assert faults(f'a: 1\n"x{escape}y": 1\n') == [("PMS004", 2, 1)]


@pytest.mark.parametrize(
    ("escape", "meant"),
    [(r"\n", "\n"), (r"\t", "\t"), (r"\"", '"'), (r"\\", "\\"), (r"\xe9", "é"), (r"\_", "\u00a0"),
     (r"\U0001F600", "😀"), (r"\/", "/"), (r"\ ", " ")],
)  # fmt: skip
def test_other_escapes_are_read(escape: str, meant: str) -> None:
    assert value(f'a: "{escape}"') == {"a": meant}


def test_escapes_mean_nothing_without_double_quotes() -> None:
    assert value("a: 'x\\e'\nb: x\\e\nc: |\n  x\\e\n") == {"a": "x\\e", "b": "x\\e", "c": "x\\e\n"}


def test_half_of_a_surrogate_pair_is_no_character() -> None:
    assert faults(r'a: "\ud83d\ude00"') == [("PMS005", 1, 7)]


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet=[*HIDDEN, "\r", "a", "\n", "é", "😀"], max_size=12))
def test_each_is_told_once(text: str) -> None:
    source = read_source(f"# {text}\n".encode())
    told = [fault.start for fault in source.faults if fault.code == "PMS004"]
    assert told == [match.start() for match in FORBIDDEN.finditer(source.text)]
