"""Keys: written once, in words. What is refused is kept out of the values, the rest is read."""

import pytest

from tests.source.reading import faults, located, marked, read, value

E_ACUTE = "\u00e9"
E_THEN_ACUTE = "e\u0301"


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        pytest.param("a: 1\nb: 2\na: 3\n", 3, 1, id="plain"),
        pytest.param('a: 1\n"a": 2\n', 2, 1, id="quoted"),
        pytest.param("'a': 1\n\"\\x61\": 2\n", 2, 1, id="escaped"),
        pytest.param("a: 1\n? a\n: 2\n", 2, 3, id="explicit"),
        pytest.param("a: 1\n? |-\n  a\n: 2\n", 2, 3, id="block"),
        pytest.param("x:\n  - y:\n      a: 1\n      a: 2\n", 4, 7, id="nested"),
        pytest.param("x: {a: 1, b: {a: 2, a: 3}}\n", 1, 21, id="in braces"),
        pytest.param("x: [a: 1, {a: 2, a: 3}]\n", 1, 18, id="in brackets"),
        pytest.param(f"{E_ACUTE}: 1\n{E_THEN_ACUTE}: 2\n", 2, 1, id="NFC then NFD"),
        pytest.param(f"{E_THEN_ACUTE}: 1\n{E_ACUTE}: 2\n", 2, 1, id="NFD then NFC"),
        pytest.param(f'{E_THEN_ACUTE}: 1\n"\\xe9": 2\n', 2, 1, id="NFD then escaped"),
        pytest.param("\r\na: 1\r\na: 2\r\n", 3, 1, id="CRLF"),
    ],
)
def test_a_key_written_twice_is_refused_the_second_time(text: str, line: int, column: int) -> None:
    assert faults(text) == [("PMS006", line, column)]


def test_a_third_time_is_told_too_and_the_first_value_is_kept() -> None:
    text = "a: 1\na: [2, 3]\na: {b: 4}\nc: 5\n"
    assert faults(text) == [("PMS006", 2, 1), ("PMS006", 3, 1)]
    assert read(text).data == {"a": "1", "c": "5"}
    assert located(text, ("a",)) == (1, 4, "1")


def test_the_first_value_is_the_one_located_even_when_it_is_empty() -> None:
    text = "a:\na: 2\n"
    assert read(text).data == {"a": None}
    assert located(text, ("a",)) == (1, 1, "a")


def test_the_same_key_in_two_places_is_right() -> None:
    data = {"a": {"a": "1"}, "b": [{"a": "2"}, {"a": "3"}]}
    assert value("a: {a: 1}\nb:\n  - a: 2\n  - a: 3\n") == data


def test_keys_that_differ_by_case_or_accent_or_space_are_different() -> None:
    assert value('a: 1\nA: 2\nà: 3\n"a ": 4\n') == {"a": "1", "A": "2", "à": "3", "a ": "4"}


def test_keys_are_put_in_nfc_and_values_are_not_touched() -> None:
    assert value(f"{E_THEN_ACUTE}: {E_THEN_ACUTE}\n") == {E_ACUTE: E_THEN_ACUTE}
    assert located(f"x: 1\n{E_THEN_ACUTE}: 2\n", (E_ACUTE,)) == (2, 5, "2")
    assert located(f"x: 1\n{E_THEN_ACUTE}: 2\n", (E_ACUTE,), key=True) == (2, 1, E_THEN_ACUTE)


@pytest.mark.parametrize(
    ("key", "text"),
    [("1", "1: a"), ("null", "null: a"), ("~", "~: a"), ("yes", "yes: a"),
     ("2017-01-01", "2017-01-01: a"),
     ("1.10", "1.10: a"), ("=", "=: a"), ("<<", '"<<": a'), ("<<", "'<<': a"), ("a b", "a b: a"),
     ("-a", "-a: a"), ("?a", "?a: a")],
)  # fmt: skip
def test_a_key_is_the_text_that_was_written(key: str, text: str) -> None:
    assert value(text) == {key: "a"}


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        pytest.param("? [a, b]\n: 1\nc: 2\n", "[", id="list"),
        pytest.param("? {a: b}\n: 1\nc: 2\n", "{", id="braces"),
        pytest.param("[a]: 1\nc: 2\n", "[", id="list without a question mark"),
        pytest.param("{a: b}: 1\nc: 2\n", "{", id="braces without a question mark"),
        pytest.param("? - a\n  - b\n: 1\nc: 2\n", "-", id="dashes"),
        pytest.param("? a: b\n: 1\nc: 2\n", "a", id="keys"),
        pytest.param("? [[a], {b: {c: d}}]\n: [e, {f: g}]\nc: 2\n", "[", id="nested"),
        pytest.param("? []\n: 1\nc: 2\n", "[", id="empty list"),
        pytest.param("? {}\n: 1\nc: 2\n", "{", id="empty braces"),
        pytest.param("? [a]\nc: 2\n", "[", id="without a value"),
        pytest.param('"": 1\nc: 2\n', '""', id="empty text"),
        pytest.param("'': {a: [1]}\nc: 2\n", "''", id="empty text before a group"),
        pytest.param("?\n: 1\nc: 2\n", "\n", id="nothing"),
        pytest.param("c: 2\n?", "", id="nothing at the end"),
        pytest.param("{? : 1, c: 2}\n", ":", id="nothing in braces"),
    ],
)
def test_a_key_that_is_no_word_is_refused_with_its_value(text: str, covered: str) -> None:
    assert [code for code, _ in marked(text)] == ["PMS011"]
    assert marked(text)[0][1].startswith(covered)
    assert read(text).data == {"c": "2"}


def test_a_list_as_key_within_a_list_as_key_is_told_for_each() -> None:
    assert faults("? ? [a]\n  : b\n: c\n") == [("PMS011", 1, 3), ("PMS011", 1, 5)]


def test_several_refused_keys_are_not_doubles_of_each_other() -> None:
    assert faults("? [a]\n: 1\n? [b]\n: 2\n*x : 3\n*x : 4\n") == [
        ("PMS011", 1, 3),
        ("PMS011", 3, 3),
        ("PMS007", 5, 1),
        ("PMS007", 6, 1),
    ]


def test_a_key_written_twice_under_a_refused_key_is_told() -> None:
    assert faults("? {a: 1, a: 2}\n: 3\n") == [("PMS011", 1, 3), ("PMS006", 1, 10)]
    text = "? {a: [b, {c: d}], e: 1, e: 2}\n: 3\n"
    assert faults(text) == [("PMS011", 1, 3), ("PMS006", 1, 26)]


def test_a_key_of_any_length_is_read_and_cited_short() -> None:
    long = "k" * 5000
    source = read(f"? {long}\n: 1\n? {long}\n: 2\n")
    assert source.data == {long: "1"}
    assert [fault.code for fault in source.faults] == ["PMS006"]
    assert len(source.faults[0].message) < 200
