"""A « # » stuck to a word is told where it cuts a text; a remark with a space is a remark."""

import pytest

from pms_cli.source import FAULTY, MAX_FAULTS, TOO_MANY_FAULTS
from tests.source.reading import faults, marked, read, value


@pytest.mark.parametrize(
    ("text", "line", "column", "lost", "data"),
    [
        pytest.param("a: b #c d\n", 1, 6, "#c d", {"a": "b"}, id="after a word"),
        pytest.param("a: b\t#c\n", 1, 6, "#c", {"a": "b"}, id="after a tab"),
        pytest.param("a: b #c \t\r\nd: 1\r\n", 1, 6, "#c", {"a": "b", "d": "1"}, id="CRLF"),
        pytest.param("é: 😀  #c#d", 1, 7, "#c#d", {"é": "😀"}, id="astral"),
        pytest.param("a: #1\nb: 2\n", 1, 4, "#1", {"a": FAULTY, "b": "2"}, id="instead of a value"),
        pytest.param("a:\n  - b #1\n  - c\n", 2, 7, "#1", {"a": ["b", "c"]}, id="in a list"),
        pytest.param("a: [b, c #1\n]\n", 1, 10, "#1", {"a": ["b", "c"]}, id="in brackets"),
        pytest.param("a: b\n  c #1\n", 2, 5, "#1", {"a": "b c"}, id="on the last of two lines"),
        pytest.param("a: b #c: d\n", 1, 6, "#c: d", {"a": "b"}, id="what looks like a key"),
    ],
)
def test_a_text_that_is_cut_is_told_where(
    text: str, line: int, column: int, lost: str, data: object
) -> None:
    assert faults(text) == [("PMS013", line, column)]
    assert marked(text) == [("PMS013", lost)]
    assert (read(text).data, read(text).parsed) == (data, True)


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("#a\na: b\n#c\n", {"a": "b"}),
        ("a: b # c\n", {"a": "b"}),
        ("a: b #\n", {"a": "b"}),
        ("a: b ##c\n", {"a": "b"}),
        ("a: b#c\n", {"a": "b#c"}),
        ('a: "b #c" #d\n', {"a": "b #c"}),
        ("a: [b] #c\n", {"a": ["b"]}),
        ("a: #\n  b\n", {"a": "b"}),
        ("a:\n  #b\n  c: 1\n", {"a": {"c": "1"}}),
        ("a: |\n  b #c\n", {"a": "b #c\n"}),
        ("a: >- #b\n  c\n", {"a": "c"}),
    ],
)
def test_a_remark_is_let_alone(text: str, data: object) -> None:
    assert value(text) == data


def test_however_many_there_are_the_file_is_read_to_its_end() -> None:
    lines = [f"k{number}: a #b\n" for number in range(300)]
    few = read("".join(lines[:MAX_FAULTS]) + "last: 1\n")
    assert [fault.code for fault in few.faults] == ["PMS013"] * MAX_FAULTS
    source = read("".join(lines) + "last: *x\n")
    assert [fault.code for fault in source.faults] == ["PMS013"] * MAX_FAULTS + ["PMS002"]
    assert source.faults[-1].message == TOO_MANY_FAULTS
    assert (source.parsed, len(source.data) if isinstance(source.data, dict) else 0) == (True, 301)
