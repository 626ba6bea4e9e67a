"""Each limit: what is just under it is read, what is just over is one fault with its place."""

import pytest

from pms_cli.source import (
    MAX_BYTES,
    MAX_DEPTH,
    MAX_FAULTS,
    MAX_NODES,
    TOO_MANY_FAULTS,
    read_source,
)
from tests.source.reading import faults, marked, read, value


def test_the_limits_are_those_of_the_manual() -> None:
    assert (MAX_BYTES, MAX_DEPTH, MAX_NODES, MAX_FAULTS) == (1_048_576, 16, 50_000, 100)


def test_a_file_of_the_largest_size_is_read_and_one_byte_more_is_not() -> None:
    head, padding = b"a: 1\n#", "é".encode()
    largest = head + padding * ((MAX_BYTES - len(head)) // 2)
    assert len(largest) == MAX_BYTES
    assert value(largest) == {"a": "1"}
    over = read_source(largest + b"x")
    assert [(fault.code, fault.start, fault.end) for fault in over.faults] == [("PMS002", 0, 0)]
    assert over.faults[0].message.startswith("le fichier fait 1048577 octets")
    assert (over.text, over.data, over.parsed) == ("", None, False)


def test_the_size_limit_can_be_asked_for() -> None:
    assert read_source(b"a: 1", max_bytes=4).faults == ()
    assert [fault.code for fault in read_source(b"a: 1", max_bytes=3).faults] == ["PMS002"]


def nested_braces(depth: int) -> str:
    return "{a: " * (depth - 1) + "{}" + "}" * (depth - 1)


def nested_dashes(depth: int) -> str:
    return "a:\n" + "".join(f"{' ' * level}-\n" for level in range(depth - 1))


@pytest.mark.parametrize(
    ("deepest", "over", "line", "column"),
    [
        ("a: " + "[" * 15 + "]" * 15, "a: " + "[" * 16 + "]" * 16, 1, 19),
        (nested_braces(16), nested_braces(17), 1, 65),
        (nested_dashes(16), nested_dashes(17), 17, 16),
        ("? " * 15 + "[]", "? " * 16 + "[]", 1, 33),
        ("\r\nb: é\r\na: " + "[" * 15 + "]" * 15, "\r\nb: é\r\na: " + "[" * 16, 3, 19),
    ],
    ids=["brackets", "braces", "dashes", "keys", "CRLF"],
)
def test_the_deepest_nesting_is_read_and_one_more_is_not(
    deepest: str, over: str, line: int, column: int
) -> None:
    assert read(deepest).parsed is True
    assert "PMS002" not in [code for code, _, _ in faults(deepest)]
    assert ("PMS002", line, column) in faults(over)[-2:]
    assert [code for code, _, _ in faults(over)].count("PMS002") == 1
    assert read(over).parsed is False


def test_the_most_values_are_read_and_one_more_is_not() -> None:
    # The file's own group, the key and its list are three of them.
    lines = "- é\n" * (MAX_NODES - 3)
    assert len(value("a:\n" + lines)["a"]) == MAX_NODES - 3
    assert faults("a:\n" + lines + "- b\n") == [("PMS002", MAX_NODES - 1, 3)]
    assert read("a:\n" + lines + "- b\n").parsed is False


def test_keys_empty_values_and_aliases_count() -> None:
    half = (MAX_NODES - 1) // 2
    keys = "".join(f"k{number}:\n" for number in range(half))
    assert len(value(keys)) == half
    assert faults(keys + "a:\n")[-1][0] == "PMS002"
    aliases = "a: [" + "*x," * 60 + "b," * (MAX_NODES - 63)
    assert faults(aliases + "]")[-1][0] == "PMS007"
    assert faults(aliases + "b]")[-1][0] == "PMS002"


def test_as_many_faults_as_the_limit_are_all_told() -> None:
    text = "".join(f"k{number}: *x\n" for number in range(MAX_FAULTS)) + "last: 1\n"
    assert faults(text) == [
        ("PMS007", number + 1, 5 if number < 10 else 6) for number in range(MAX_FAULTS)
    ]
    assert read(text).parsed is True


@pytest.mark.parametrize("more", [1, 2, 900])
def test_past_that_the_first_are_told_and_where_they_stop(more: int) -> None:
    text = "a: 1\n" + "a: 2\n" * (MAX_FAULTS + more)
    source = read(text)
    assert faults(text) == [
        *(("PMS006", line, 1) for line in range(2, MAX_FAULTS + 2)),
        ("PMS002", MAX_FAULTS + 2, 1),
    ]
    assert source.faults[-1].message == TOO_MANY_FAULTS
    assert source.parsed is False


def test_hidden_characters_and_other_faults_are_counted_together() -> None:
    hidden = "# " + "\u202e" * MAX_FAULTS
    assert [code for code, _, _ in faults(f"a: 1\n{hidden}\n")] == ["PMS004"] * MAX_FAULTS
    assert faults(f"a: 1\n{hidden}\u202e\n")[-1] == ("PMS002", 2, MAX_FAULTS + 3)
    assert faults(f"a: 1\n{hidden}\na: 2\n")[-1] == ("PMS002", 3, 1)
    assert [code for code, _, _ in faults(f"a: *x\n{hidden}\n")] == [
        "PMS007",
        *["PMS004"] * (MAX_FAULTS - 1),
        "PMS002",
    ]


def test_a_slip_after_many_faults_is_not_lost_before_the_limit() -> None:
    text = "a: 1\n" * MAX_FAULTS + "b: @\n"
    assert faults(text)[-1] == ("PMS005", MAX_FAULTS + 1, 4)


@pytest.mark.parametrize("before", ["", "a: 1\n...\n"], ids=["first", "after a document"])
def test_directives_are_read_up_to_a_number_past_which_libyaml_would_be_slow(before: str) -> None:
    few = "".join(f"%TAG !{number}! x\n" for number in range(MAX_FAULTS))
    many = f"{few}%TAG !a! x\n"
    line = before.count("\n") + 1
    assert faults(f"{before}{few}---\na: 1\n")[0] == ("PMS008", line, 1)
    assert faults(f"{before}\n{many}---\na: 1\n") == [("PMS008", line + 1, 1)]
    assert read(f"{before}\n{many}---\na: 1\n").parsed is False


def test_an_endless_value_is_cited_short() -> None:
    assert marked(f"a: *{'x' * 9000}\n") == [("PMS007", f"*{'x' * 9000}")]
    for text in (f"a: &{'x' * 9000} b", f"a: !{'x' * 9000} b", f"a: *{'x' * 9000}"):
        assert [len(fault.message) < 250 for fault in read(text).faults] == [True]
