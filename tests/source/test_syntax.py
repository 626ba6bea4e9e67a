"""What libyaml cannot read: one fault at the slip, on the line and column of an editor.

What is said of each is held by ``tests/lint/corpus``; this is about places, whatever comes before.
"""

import pytest

from tests.source.reading import faults, read

SLIPS = [
    pytest.param("a: b: c", 1, 5, id="second colon"),
    pytest.param("a: 1\n b: 2", 2, 2, id="key too far to the right"),
    pytest.param("a:\n  b: 1\n c: 2", 3, 2, id="key aligned with nothing"),
    pytest.param("a:\n  - b\n c", 3, 2, id="line aligned with nothing"),
    pytest.param("k\nb: 1", 1, 1, id="line without a colon"),
    pytest.param("b: 1\nk", 2, 1, id="last line without a colon"),
    pytest.param("a:b\nc: 1", 1, 2, id="no space after a colon"),
    pytest.param("a:\u00a0b\nc: 1", 1, 3, id="non-breaking space after a colon"),
    pytest.param("a:\n\tb: 1", 2, 1, id="tab for indentation"),
    pytest.param("\ta: 1", 1, 1, id="tab before the first key"),
    pytest.param('a: "b', 1, 4, id="double quote never closed"),
    pytest.param("a: 'b\nc: 1", 1, 4, id="apostrophe never closed"),
    pytest.param("a: [b, c", 1, 4, id="bracket never closed"),
    pytest.param("a: {b: 1\n", 1, 4, id="brace never closed"),
    pytest.param("a: [b\nc: 1\n]", 2, 2, id="comma missing"),
    pytest.param("a: [", 1, 4, id="nothing after a bracket"),
    pytest.param("a: {b: [\n\n", 1, 8, id="nothing after a bracket in braces"),
    pytest.param("a: {\nb: c,\n", 2, 5, id="nothing after a comma in braces"),
    pytest.param("a: [b,\n", 1, 6, id="nothing after a comma"),
    pytest.param("a: [,]", 1, 5, id="comma too many"),
    pytest.param('a: "b" c', 1, 8, id="text after a quote"),
    pytest.param("a: 'l'eau'", 1, 7, id="apostrophe within apostrophes"),
    pytest.param("a: }", 1, 4, id="brace never opened"),
    pytest.param("a: @b", 1, 4, id="at sign first"),
    pytest.param("a: `b", 1, 4, id="backtick first"),
    pytest.param("a: %b", 1, 4, id="percent first"),
    pytest.param("a: *", 1, 4, id="star alone"),
    pytest.param("a: - b", 1, 4, id="dash after a key"),
    pytest.param("a: ? b", 1, 4, id="question mark after a key"),
    pytest.param("a: | b\n  c", 1, 6, id="text after a bar"),
    pytest.param('a: "\\q"', 1, 5, id="unknown escape"),
    pytest.param('a: "\\xZZ"', 1, 7, id="escape without digits"),
    pytest.param('a: "\\uD800"', 1, 7, id="half of a surrogate pair"),
    pytest.param('a: "\\U00110000"', 1, 7, id="past the last character"),
    pytest.param("a: !b!c d", 1, 4, id="tag of an unknown kind"),
    pytest.param("a: !<%ed%a0%80> d", 1, 4, id="tag that is no UTF-8"),
    pytest.param("a: !<%c0%80> d", 1, 4, id="tag with an overlong NUL"),
    pytest.param("a: !%ff d", 1, 5, id="short tag that is no UTF-8"),
    pytest.param(": a", 1, 1, id="colon without a key"),
    pytest.param("a: 1\n...\nb: 2", 3, 1, id="text after the end"),
    pytest.param("a: 'b\n---\n", 2, 1, id="document mark within a text"),
    pytest.param("<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> x\n", 1, 1, id="git conflict"),
    pytest.param(f"{'k' * 1100}: 1", 1, 1101, id="key too long for one line"),
]


@pytest.mark.parametrize(("text", "line", "column"), SLIPS)
def test_a_slip_is_one_fault_where_it_is(text: str, line: int, column: int) -> None:
    assert faults(text) == [("PMS005", line, column)]
    assert read(text).parsed is False


@pytest.mark.parametrize(("text", "line", "column"), SLIPS)
def test_carriage_returns_and_a_byte_order_mark_change_no_place(
    text: str, line: int, column: int
) -> None:
    raw = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    assert faults(raw) == [("PMS005", line, column)]


@pytest.mark.parametrize(
    ("text", "line", "column"), [slip for slip in SLIPS if slip.id != "git conflict"]
)
def test_astral_characters_and_a_comment_above_move_only_the_line(
    text: str, line: int, column: int
) -> None:
    assert faults(f"# é 😀 é\n\n{text}") == [("PMS005", line + 2, column)]


@pytest.mark.parametrize(
    ("text", "column"),
    [("😀: é: c", 5), ("a: 😀😀: c", 6), ("é: [b, 😀", 4), ('"😀": "\\q"', 7), ("a: b\tc: d", 7)],
)
def test_columns_count_code_points_tabs_being_one(text: str, column: int) -> None:
    assert faults(text) == [("PMS005", 1, column)]


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("a: b: c", "PMS005", 5),
        ("a: &x b", "PMS007", 4),
        ("a: !x b", "PMS008", 4),
        ("a: 1\t\x07", "PMS004", 6),
        ("- a", "PMS010", 1),
        ("? [a]\n: b", "PMS011", 3),
        ("a: " + "[" * 20, "PMS002", 19),
    ],
)
def test_200_000_blank_lines_above_change_no_column(
    end: str, text: str, code: str, column: int
) -> None:
    assert faults(end * 200_000 + text.replace("\n", end)) == [(code, 200_001, column)]


def test_a_fault_after_200_000_blank_lines_can_be_shown() -> None:
    source = read("\r\n" * 200_000 + "a: b: c\r\n")
    assert source.line(200_001) == "a: b: c"
    assert [source.line(number) for number in (0, 200_002, 200_003)] == ["", "", ""]


def test_what_precedes_a_slip_is_told_too() -> None:
    assert faults("a: &x 1\na: 2\nb: @c\n") == [
        ("PMS007", 1, 4),
        ("PMS006", 2, 1),
        ("PMS005", 3, 4),
    ]
