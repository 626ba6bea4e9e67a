"""Edits inside a text: whatever its style, it reads as wanted once edited; nothing else moves."""

import re

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from pms_cli.diagnostics import Fix, KeyPath
from pms_cli.edit import apply, quote_value, replace_in_text, rewrite_text
from pms_cli.edit.mend import is_equal_but
from pms_cli.source import Source, read_source
from tests.source.reading import read
from tests.source.written import written

NEW = st.sampled_from(
    ["", "x", "« é »", "\u00a0?", " ", "  ", "\t", "a b", "'", '"', "\\", "\n", "a\nb", ": ", " # ",
     "#", "- ", "x ", " x", "{", "]", ",", "&a", "😀", "\u202f", "---", "\x07", "\u2028", "\ud800"]
)  # fmt: skip


def mended(source: Source, fix: Fix | None) -> Source:
    assert fix is not None
    text, applied, skipped = apply(source.text, [fix])
    assert (applied, skipped) == ((fix,), ())
    return read_source(text.encode())


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(
    ("text", "part", "new", "becomes"),
    [
        ('k: le mot "pms"\n', '"pms"', "« pms »", "k: le mot « pms »\n"),
        ("k: le mot\n  ? oui\n", " ?", "\u00a0?", "k: le mot\u00a0? oui\n"),
        ("k: 'le ''mot'' ici'\n", "'mot'", "d'ici", "k: 'le d''ici ici'\n"),
        ('k: "le mot"\n', "mot", 'un "\\"', 'k: "le un \\"\\\\\\""\n'),
        ('k: "le mot"\n', "mot", "a\nb", 'k: "le a\\nb"\n'),
        ('k: "a\n  b"\n', "b", " c", 'k: "a  c"\n'),
        ('k: "a\n  b"\n', "a", "\tc  ", 'k: "\tc   b"\n'),
        ('k: "a\n\n  b"\n', "b", " c", 'k: "a\\n c"\n'),
        ('k: "a\\\n  b"\n', "b", " c", 'k: "a\\\n  \\ c"\n'),
        ("k: |\n  un mot\n", "mot", "a\nb", "k: |\n  un a\n  b\n"),
        ("k: >-\n  un\n  mot\n", "un mot", "x", "k: >-\n  x\n"),
        ("k:\n  k: |2-\n     un mot\n", "mot", "x", "k:\n  k: |2-\n     un x\n"),
        ("k: ['un mot', b]\n", "mot", "a, b", "k: ['un a, b', b]\n"),
        ("k: [un mot, b]\n", "mot", "x", "k: [un x, b]\n"),
        ("k: {k: un mot}\n", "mot", "x", "k: {k: un x}\n"),
    ],
)
def test_a_part_is_replaced_in_the_style_of_the_text(
    text: str, part: str, new: str, becomes: str, end: str
) -> None:
    source = read(text.replace("\n", end))
    path: KeyPath = ("k",)
    while not isinstance(value := source.value(path), str):
        path = (*path, "k" if isinstance(value, dict) else 0)
    start = value.index(part)
    fix = replace_in_text(source, path, start, start + len(part), new)
    assert fix is not None
    assert fix.changes == (path,)
    assert apply(source.text, [fix])[0] == becomes.replace("\n", end)


@pytest.mark.parametrize(
    ("text", "part", "new"),
    [
        pytest.param("k: un mot\n", "mot", "mot : x", id="a key"),
        pytest.param("k: un mot\n", "mot", "mot #x", id="a comment"),
        pytest.param("k: un mot\n", "mot", "mot:", id="a colon at the end"),
        pytest.param("k: un mot\n", "un mot", "- x", id="an element"),
        pytest.param("k: un mot\n", "un mot", "", id="nothing"),
        pytest.param("k: un mot\n", "mot", "", id="a blank at the end"),
        pytest.param("k: un mot\n", "un", '"un', id="an opening quote"),
        pytest.param("k: un mot\n", "un mot", "'un mot'", id="quotes around"),
        pytest.param("k: un mot\n", "mot", "a\nb", id="a line end"),
        pytest.param("k: un mot\n", "un", "*un", id="an alias"),
        pytest.param("k: un mot\n", "un mot", "|", id="a block"),
        pytest.param("k: >\n  un mot\n", "mot", "a\nb", id="a line end, folded"),
        pytest.param("k: |\n  un mot\n", "un", " un", id="further in"),
        pytest.param("k: 'un mot'\n", "mot", "a\nb", id="a line end between quotes"),
        pytest.param("k: 'un mot'\n", "mot", "\x07", id="a control character"),
        pytest.param('k: "un mot"\n', "mot", "\u2028", id="a line separator"),
        pytest.param('k: "un mot"\n', "mot", "\ud800", id="half a character"),
    ],
)
def test_what_a_style_cannot_say_is_left_alone(text: str, part: str, new: str) -> None:
    source = read(text)
    value = source.value(("k",))
    assert isinstance(value, str)
    start = value.index(part)
    assert replace_in_text(source, ("k",), start, start + len(part), new) is None


def test_brackets_matter_only_within_brackets() -> None:
    assert replace_in_text(read("k: un mot\n"), ("k",), 3, 6, "a, b]") is not None
    assert replace_in_text(read("k: [un mot]\n"), ("k", 0), 3, 6, "a, b") is None
    assert replace_in_text(read("k: {k: un mot}\n"), ("k", "k"), 3, 6, "b}") is None


@pytest.mark.parametrize(
    ("path", "start", "end"), [(("k",), 0, 9), (("k",), 2, 1), (("z",), 0, 0), ((), 0, 0)]
)
def test_what_is_not_there_is_not_replaced(path: KeyPath, start: int, end: int) -> None:
    assert replace_in_text(read("k: mot\n"), path, start, end, "x") is None


def test_a_file_with_a_fault_and_a_very_long_text_are_left_alone() -> None:
    assert replace_in_text(read("k: mot\nk: b\n"), ("k",), 0, 1, "x") is None
    assert replace_in_text(read(f"k: {'x' * 65_536}\n"), ("k",), 0, 1, "y") is not None
    assert replace_in_text(read(f"k: {'x' * 65_537}\n"), ("k",), 0, 1, "y") is None


def test_several_parts_are_one_fix() -> None:
    source = read('k: le "mot" et\n  "mot" ici\n')
    fix = rewrite_text(
        source, ("k",), [(3, 4, "«\u00a0"), (7, 8, "\u00a0»"), (12, 13, "«"), (16, 17, "»")]
    )
    assert mended(source, fix).data == {"k": "le «\u00a0mot\u00a0» et «mot» ici"}
    assert rewrite_text(source, ("k",), []) is None
    assert rewrite_text(source, ("k",), [(3, 5, "a"), (4, 6, "b")]) is None
    assert rewrite_text(source, ("k",), [(3, 5, "a"), (1, 2, "b")]) is None


def test_a_fix_that_is_not_safe_says_so_and_one_that_changes_nothing_too() -> None:
    source = read("k: mot\n")
    fix = replace_in_text(source, ("k",), 0, 3, "mots", safe=False)
    assert fix is not None
    assert not fix.safe
    same = replace_in_text(source, ("k",), 0, 1, "m")
    assert same is not None
    assert same.changes == ()


@settings(deadline=None, max_examples=400)
@given(written(), st.data())
def test_a_text_reads_as_wanted_once_edited(
    file: tuple[Source, KeyPath, str], data: st.DataObject
) -> None:
    source, path, value = file
    start = data.draw(st.integers(0, len(value)))
    end = data.draw(st.integers(start, min(start + 5, len(value))))
    new = data.draw(NEW)
    fix = replace_in_text(source, path, start, end, new)
    scalar = source.scalar(path)
    event(f"{scalar.style if scalar else None} {'left alone' if fix is None else 'mended'}")
    if fix is None:
        # An ordinary letter for another is never refused.
        letter = scalar and value[start:end].isalpha() and new in {"x", "« é »"}
        assert not letter or value.startswith("&") or (scalar and not scalar.style)
        return
    again = mended(source, fix)
    wanted = value[:start] + new + value[end:]
    assert (again.faults, again.value(path)) == ((), wanted)
    assert is_equal_but(source.data, again.data, frozenset([path]))
    assert again.comments == source.comments


@settings(deadline=None, max_examples=150)
@given(written(), st.data())
def test_between_quotes_any_word_replaces_any_other(
    file: tuple[Source, KeyPath, str], data: st.DataObject
) -> None:
    source, path, value = file
    scalar = source.scalar(path)
    if scalar is None or scalar.style not in {"'", '"'}:
        return
    start = data.draw(st.integers(0, len(value) - 1))
    if value[start] in " \t\n":
        return
    new = data.draw(st.sampled_from(["x", "'", '"', "\\", ": ", "x # y", "«\u00a0x", "{", "a, b"]))
    fix = replace_in_text(source, path, start, start + 1, new)
    assert mended(source, fix).value(path) == value[:start] + new + value[start + 1 :]


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("k: 8.2\n", 'k: "8.2"\n'),
        ('k: le "mot" \\ # c\n', 'k: "le \\"mot\\" \\\\" # c\n'),
        ("k: un\n\n  mot\n", 'k: "un\n\n  mot"\n'),
        ("k: [8.2, b]\n", 'k: ["8.2", b]\n'),
        ("- k: 8.2", '- k: "8.2"'),
    ],
)
def test_a_text_is_put_between_quotes(text: str, becomes: str) -> None:
    source = read_source(text.encode())
    path: KeyPath = ("k",)
    if isinstance(source.data, list):
        path = (0, "k")
        source = Source(source.text, source.data)
    elif not isinstance(source.value(path), str):
        path = ("k", 0)
    fix = quote_value(source, path)
    assert fix is not None
    assert fix.changes == ()
    assert apply(text, [fix])[0] == becomes
    assert read(becomes).data == source.data


def test_a_tab_on_the_blank_line_that_follows_is_left_alone() -> None:
    assert quote_value(read("k:\n  - a\n    \t\n  # e\nz: 1\n"), ("k", 0)) is None
    assert quote_value(read("k:\n  - a\n    \n  # e\nz: 1\n"), ("k", 0)) is not None


@pytest.mark.parametrize(
    "text", ["k: 'a'\n", 'k: "a"\n', "k: |\n  a\n", "k:\n", "k: [a]\n", "z: a\n"]
)
def test_only_a_text_without_quotes_is_put_between_them(text: str) -> None:
    assert quote_value(read(text), ("k",)) is None


@settings(deadline=None, max_examples=150)
@given(written())
def test_any_text_without_quotes_keeps_its_value_between_them(
    file: tuple[Source, KeyPath, str],
) -> None:
    source, path, _ = file
    fix = quote_value(source, path)
    scalar = source.scalar(path)
    if scalar is None or scalar.style:
        assert fix is None
    elif fix is None:
        assert "\t" in re.findall(r"[ \t\r\n]*", source.text[scalar.end :])[0]
    else:
        again = mended(source, fix)
        assert (again.data, again.faults, again.comments) == (source.data, (), source.comments)
        assert quote_value(again, path) is None
