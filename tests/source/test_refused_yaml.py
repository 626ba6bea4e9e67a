"""YAML that says a thing in two places or in two ways: refused with its place, never obeyed."""

import pytest

from pms_cli.source import FAULTY
from tests.source.reading import faults, marked, read, value


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        pytest.param("a: &x b\n", [("PMS007", "&x")], id="anchor"),
        pytest.param("a: &x\n  b: 1\n", [("PMS007", "&x")], id="anchor of a group"),
        pytest.param("a: &x\n  - b\n", [("PMS007", "&x")], id="anchor of a list"),
        pytest.param("&x a: 1\n", [("PMS007", "&x")], id="anchor of a key"),
        pytest.param("a: [&x b, &y-2]\n", [("PMS007", "&x"), ("PMS007", "&y-2")], id="in a list"),
        pytest.param("a: {b: &x , c: 1}\n", [("PMS007", "&x")], id="anchor of nothing in braces"),
        pytest.param("a: *x\n", [("PMS007", "*x")], id="alias"),
        pytest.param("a: [b, *x]\n", [("PMS007", "*x")], id="alias in a list"),
        pytest.param("*x : 1\nb: 2\n", [("PMS007", "*x")], id="alias as a key"),
        pytest.param("a: {*x : 1}\n", [("PMS007", "*x")], id="alias as a key in braces"),
        pytest.param("a: &x [*x]\n", [("PMS007", "&x"), ("PMS007", "*x")], id="recursion"),
        pytest.param("<<: {a: 1}\n", [("PMS007", "<<")], id="merge"),
        pytest.param("<<: [{a: 1}, {b: 2}]\nc: 1\n", [("PMS007", "<<")], id="merge of a list"),
        pytest.param("a:\n  <<: *x\n", [("PMS007", "<<"), ("PMS007", "*x")], id="merge, alias"),
        pytest.param("<<: 1\n<<: 2\n", [("PMS007", "<<")] * 2, id="two merges"),
        pytest.param("a: !!str b\n", [("PMS008", "!!str")], id="tag"),
        pytest.param("a: ! b\n", [("PMS008", "!")], id="bare tag"),
        pytest.param("a: !x b\n", [("PMS008", "!x")], id="own tag"),
        pytest.param("a: !<tag:x,2000:y> b\n", [("PMS008", "!<tag:x,2000:y>")], id="whole tag"),
        pytest.param("a: !!python/object/apply:os.system [b]\n",
                     [("PMS008", "!!python/object/apply:os.system")], id="tag of an object"),
        pytest.param("a: [!!int 1,!x,2]\n", [("PMS008", "!!int"), ("PMS008", "!x")], id="tags"),
        pytest.param("!!str a: 1\n", [("PMS008", "!!str")], id="tag of a key"),
        pytest.param("a: !!set\n  ? b\n", [("PMS008", "!!set")], id="tag of a group"),
        pytest.param("!!map\na: 1\n", [("PMS008", "!!map")], id="tag of the whole file"),
        pytest.param("a: !!binary aGk=\n", [("PMS008", "!!binary")], id="binary"),
        pytest.param("a: !!int\n", [("PMS008", "!!int")], id="tag of nothing"),
        pytest.param("a: &x !y b\n", [("PMS007", "&x"), ("PMS008", "!y")], id="anchor then tag"),
        pytest.param("a: !y &x b\n", [("PMS008", "!y"), ("PMS007", "&x")], id="tag then anchor"),
        pytest.param("a: !y # &z\n  &x b\n", [("PMS008", "!y"), ("PMS007", "&x")], id="apart"),
        pytest.param("a: !y [&x b]\n", [("PMS008", "!y"), ("PMS007", "&x")], id="tag then within"),
        pytest.param("%YAML 1.1\n---\na: 1\n", [("PMS008", "%")], id="version"),
        pytest.param("%TAG ! tag:x,2000:\n---\na: 1\n", [("PMS008", "%")], id="prefix"),
        pytest.param("# é\n%YAML 1.1\n%TAG ! x\n---\na: 1\n", [("PMS008", "%")], id="two"),
    ],
)  # fmt: skip
def test_what_is_refused_is_covered_to_the_letter(
    text: str, covered: list[tuple[str, str]]
) -> None:
    assert marked(text) == covered
    assert read(text).parsed is True


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("é: 😀\nb:\t&x c\n", [("PMS007", 2, 4)]),
        ("a:\r\n  - é\r\n  - *x\r\n", [("PMS007", 3, 5)]),
        ("'😀': *x\n", [("PMS007", 1, 6)]),
        ("a:\n  b:\n    <<: 1\n", [("PMS007", 3, 5)]),
        ("- !x\n", [("PMS010", 1, 1), ("PMS008", 1, 3)]),
        ("# é\n\n%YAML 1.2\n---\na: 1\n", [("PMS008", 3, 1)]),
        ("a: &x !y b\n", [("PMS007", 1, 4), ("PMS008", 1, 7)]),
    ],
)
def test_places_are_those_of_an_editor(text: str, places: list[tuple[str, int, int]]) -> None:
    assert faults(text) == places


def test_an_alias_or_a_tagged_text_has_no_value_that_anyone_could_complain_of() -> None:
    text = "a: *x\nb: !!int 12\nc: !!int\nd: [*x, e]\n"
    assert read(text).data == {"a": FAULTY, "b": FAULTY, "c": FAULTY, "d": [FAULTY, "e"]}
    assert repr(FAULTY) == "FAULTY"


def test_an_anchor_leaves_its_value_and_a_tag_its_group() -> None:
    text = "a: &x b\nc: &y\nd: !!seq [e]\nf: !!map {g: h}\n"
    assert read(text).data == {"a": "b", "c": FAULTY, "d": ["e"], "f": {"g": "h"}}


def test_a_merge_and_what_follows_it_is_dropped_and_the_rest_read() -> None:
    assert read("<<: {a: 1}\nb: 2\nc: {<<: *x, d: 3}\n*y : 4\n").data == {"b": "2", "c": {"d": "3"}}


@pytest.mark.parametrize("text", ["a: <<", "a: '*x'", 'a: "&x"', "a: b &x", "a: b *x !y", "a: x!y"])
def test_the_same_marks_within_a_text_are_text(text: str) -> None:
    assert value(text) == {"a": text[3:].strip("'\"")}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\n---\nb: 2\n", 2),
        ("---\na: 1\n---\n", 3),
        ("a: 1\r\n---\r\nb: 2\r\n", 2),
        ("a: |\n  x\n---\nb: 2\n", 3),
        ("a: 1\n...\n---\nb: 2\n", 3),
        ("---\n---\na: 1\n", 2),
        ("a: 1\n--- # é\n", 2),
    ],
)
def test_a_second_document_is_refused_at_its_dashes(text: str, line: int) -> None:
    assert faults(text) == [("PMS009", line, 1)]
    assert marked(text) == [("PMS009", "---")]
    assert read(text).parsed is False


def test_a_directive_before_a_second_document_is_told_with_it() -> None:
    assert faults("a: 1\n...\n%YAML 1.1\n---\nb: 2\n") == [("PMS008", 3, 1), ("PMS009", 3, 1)]


@pytest.mark.parametrize(
    "text",
    ["---\na: 1\n", "--- # é\na: 1\n", "a: 1\n...\n", "---\na: 1\n...\n# é\n", "--- {a: 1}\n"],
)
def test_the_marks_of_a_single_document_are_accepted(text: str) -> None:
    assert value(text) == {"a": "1"}


def test_dashes_and_dots_within_a_text_are_text() -> None:
    assert value("a: |\n  ---\n  ...\nb: a --- b\n") == {"a": "---\n...\n", "b": "a --- b"}


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        pytest.param(b"", 1, id="no byte"),
        pytest.param(b"\xef\xbb\xbf", 1, id="byte order mark alone"),
        pytest.param(b"# rien\n# encore\n", 1, id="comments alone"),
        pytest.param(b"\n\n\n", 1, id="blank lines"),
        pytest.param(b"   ", 1, id="spaces"),
        pytest.param(b"\r\n", 1, id="CRLF alone"),
        pytest.param(b"# a\n- b\n- c\n", 2, id="list"),
        pytest.param(b"[a]\n", 1, id="list in brackets"),
        pytest.param(b"[]\n", 1, id="empty list"),
        pytest.param(b"\n\nAccueillir\n", 3, id="text"),
        pytest.param(b"'a: 1'\n", 1, id="quoted text"),
        pytest.param(b"|\n  a: 1\n", 1, id="block of text"),
        pytest.param(b"''\n", 1, id="empty text"),
    ],
)
def test_a_file_that_does_not_begin_with_a_key_is_refused(raw: bytes, line: int) -> None:
    assert faults(raw) == [("PMS010", line, 1)]
    assert read(raw).parsed is True


@pytest.mark.parametrize("text", ["--- \n", "---\n...\n", "# é\n---\n"])
def test_an_empty_document_is_refused_once(text: str) -> None:
    assert [code for code, _, _ in faults(text)] == ["PMS010"]


def test_a_file_that_is_a_refused_value_is_refused_once() -> None:
    assert faults("!x a") == [("PMS008", 1, 1)]
    assert faults("*x") == [("PMS007", 1, 1)]


@pytest.mark.parametrize("text", ["{}", "---\n{}\n", "# é\n{ }\n"])
def test_an_empty_group_is_a_group(text: str) -> None:
    assert value(text) == {}
