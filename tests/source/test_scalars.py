"""Values stay the text that was written: nothing is taken for a number, a date or a truth."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.source.reading import read, value

WRITTEN = [
    "1.10", "8.10", "012", "0o14", "0x1F", "0b11", "1_000", "1e3", "1E+400", ".5", "5.", "+1", "-0",
    "12:30", "190:20:30", "1:2", "2024-02-30", "2019-02-29", "2017-09-15", "2017-09-15T10:00:00Z",
    "no", "No", "NO", "off", "n", "yes", "Oui", "on", "true", "TRUE", "false", "~", "null", "Null",
    "NULL", ".inf", "-.INF", ".nan", "=", "<<", "9" * 5000, "0.1e-400", "٣", "1 000", "1,5", "50 %",
    "-", "--", "-a", "a: b"[:1], "http://x/y#z", "a#b", "a:b", "C:\\x", "l’eau", "«a»", "+33 4",
]  # fmt: skip


@pytest.mark.parametrize("text", [text for text in WRITTEN if text != "-"])
def test_a_plain_value_is_its_text(text: str) -> None:
    assert value(f"a: {text}\n") == {"a": text}


@pytest.mark.parametrize("text", [text for text in WRITTEN if "\\" not in text])
def test_so_is_a_quoted_one_and_one_in_a_list(text: str) -> None:
    data = {"a": text, "b": text, "c": [text], "d": [text]}
    assert value(f"a: \"{text}\"\nb: '{text}'\nc: ['{text}']\nd:\n  - \"{text}\"\n") == data


@pytest.mark.parametrize("text", ["a:", "a: ", "a: # rien", "a:\n", "a:\r\n", "a:\n\n# rien\n"])
def test_a_key_followed_by_nothing_has_no_value(text: str) -> None:
    assert value(text) == {"a": None}


@pytest.mark.parametrize("text", ["a: ''", 'a: ""', "a: |\n", "a: >-\n\n"])
def test_an_empty_text_is_not_nothing(text: str) -> None:
    assert value(text) == {"a": ""}


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: [b, , c]", None),
        ("a:\n  -\n  - b\n", {"a": [None, "b"]}),
        ("a: {b, c: }", {"a": {"b": None, "c": None}}),
        ("a: {b: [], c: {}}", {"a": {"b": [], "c": {}}}),
        ("a: [b: c]", {"a": [{"b": "c"}]}),
        ("a:\n- b\n- c\n", {"a": ["b", "c"]}),
        ("? a\n", {"a": None}),
    ],
)
def test_lists_and_groups_keep_their_empty_places(text: str, data: object) -> None:
    assert read(text).data == data


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("a: b\n  c\n\n  d\n", "b c\nd"),
        ("a: |\n  b\n   c\n\n  d\n\n\n", "b\n c\n\nd\n"),
        ("a: |+\n  b\n\n", "b\n\n"),
        ("a: |-\n  b\n\n", "b"),
        ("a: >\n  b\n  c\n\n  d\n", "b c\nd\n"),
        ("a: >-\n  b\n  c\n", "b c"),
        ("a: |2\n   b\n", " b\n"),
        ('a: "b\n  c\\\n  d"\n', "b cd"),
        ("a: 'b ''c'''\n", "b 'c'"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_texts_on_several_lines_are_those_of_yaml(written: str, meant: str, end: str) -> None:
    assert value(written.replace("\n", end)) == {"a": meant}


@settings(deadline=None, max_examples=200)
@given(st.from_regex(r"[0-9a-zA-Z_.~=+][0-9a-zA-Z_.:~=+-]{0,12}", fullmatch=True))
def test_no_plain_word_is_ever_altered(word: str) -> None:
    written = read(f"a: {word}\n")
    if word.endswith(":"):
        assert [fault.code for fault in written.faults] == ["PMS005"]
    else:
        assert (written.data, written.faults) == ({"a": word}, ())
