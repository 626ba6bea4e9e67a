"""Characters of a text to their place in the file: exact in every style, or the whole value."""

import pytest
from hypothesis import event, given, settings

from pms_cli.diagnostics import KeyPath, Span
from pms_cli.source import Source
from tests.source.reading import read
from tests.source.written import reread, written

TEXT = """\
plat: Un mot ? Oui
long: Deux
  lignes   # non

simple: 'l''eau
  # oui'
double: "\\u00e9t\\u00e9 \\"été\\" \\
  suite 😀 fin"
bloc: |
  Un « mot » # oui

    en retrait
plie: >-  # remarque
  Deux mots
  pliés

  ici
liste:
  - {a: 'x y', b: [z  z]}
"""


def place(source: Source, path: KeyPath, part: str) -> str:
    value = source.value(path)
    assert isinstance(value, str)
    start = value.index(part)
    first, last = source.text_offsets(path, start, start + len(part))
    return source.text[first:last]


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(
    ("path", "part", "raw"),
    [
        (("plat",), "mot ?", "mot ?"),
        (("long",), "Deux lignes", "Deux\n  lignes"),
        (("long",), " ", "\n  "),
        (("simple",), "l'eau", "l''eau"),
        (("simple",), "'", "''"),
        (("simple",), "eau # oui", "eau\n  # oui"),
        (("double",), "été", "\\u00e9t\\u00e9"),
        (("double",), 'é "é', '\\u00e9 \\"é'),
        (("double",), '" suite', '\\" \\\n  suite'),
        (("double",), "suite 😀 fin", "suite 😀 fin"),
        (("bloc",), "# oui", "# oui"),
        (("bloc",), "# oui\n\n  en", "# oui\n\n    en"),
        (("bloc",), "  en", "  en"),
        (("plie",), "mots pliés", "mots\n  pliés"),
        (("plie",), "pliés\nici", "pliés\n\n  ici"),
        (("liste", 0, "a"), "y", "y"),
        (("liste", 0, "b", 0), "z  z", "z  z"),
    ],
)
def test_a_part_of_a_text_is_where_it_is_written(
    path: KeyPath, part: str, raw: str, end: str
) -> None:
    assert place(read(TEXT.replace("\n", end)), path, part) == raw.replace("\n", end)


def test_a_place_has_a_line_and_a_column() -> None:
    source = read(TEXT)
    assert source.text_span(("plie",), 5, 9) == Span(14, 8, 14, 12)
    assert source.text_span(("simple",), 5, 10) == Span(5, 16, 6, 7)


@pytest.mark.parametrize(
    ("path", "start", "end"),
    [
        pytest.param(("plat",), 0, 99, id="too far"),
        pytest.param(("plat",), -1, 2, id="before"),
        pytest.param(("plat",), 3, 2, id="backwards"),
        pytest.param(("liste",), 0, 1, id="a list"),
        pytest.param(("liste", 0, "c"), 0, 1, id="not there"),
        pytest.param(("liste", 0, "c", 3), 0, 1, id="far from there"),
    ],
)
def test_what_cannot_be_told_is_at_the_place_of_the_value(
    path: KeyPath, start: int, end: int
) -> None:
    source = read(TEXT)
    assert source.text_span(path, start, end) == source.locate(path)


@pytest.mark.parametrize(
    "text",
    ["a: &x b c\n", "a: !t b\n", "a: |\n\n\nb: 1\n", "a:\n", "a: |+\n \n  \n", "a: b\n---\nc: d\n"],
)
def test_a_text_out_of_the_ordinary_is_placed_as_a_whole(text: str) -> None:
    source = read(text)
    assert source.scalar(("a",)) is None
    assert source.text_span(("a",), 0, 1) == source.locate(("a",))


def test_an_empty_text_has_a_place_between_its_quotes() -> None:
    assert read("a: ''\n").text_offsets(("a",), 0, 0) == (4, 4)


def test_nothing_has_a_place_in_front_of_what_follows() -> None:
    source = read("a: x y\n")
    assert [source.text_offsets(("a",), at, at) for at in range(4)] == [
        (3, 3),
        (4, 4),
        (5, 5),
        (6, 6),
    ]


def test_of_several_line_ends_the_first_two_make_one() -> None:
    source = read("a: x\n\n \n\n  y\n")
    assert source.value(("a",)) == "x\n\n\ny"
    places = [source.text_offsets(("a",), at, at + 1) for at in range(1, 4)]
    assert [source.text[start:end] for start, end in places] == ["\n\n", " \n", "\n  "]


def test_a_file_with_forbidden_characters_keeps_its_places() -> None:
    assert place(read("a: 'x\x07y\u2028z'\n"), ("a",), "z") == "z"


def test_a_large_text_is_asked_many_times_at_once() -> None:
    source = read("a: |\n" + "  un deux # trois\n" * 20_000)
    for start in range(0, 300_000, 100):
        first, last = source.text_offsets(("a",), start, start + 1)
        assert last == first + 1


@settings(deadline=None, max_examples=400)
@given(written())
def test_places_go_forward_inside_the_value_and_never_overlap(
    file: tuple[Source, KeyPath, str],
) -> None:
    source, path, value = file
    scalar = source.scalar(path)
    event("whole" if scalar is None else f"style {scalar.style}")
    if scalar is None:
        # Only blanks: nothing tells which of them is which.
        assert not value.strip(" \n")
        return
    assert scalar.value == value
    at = scalar.start
    for start, end in zip(scalar.starts, scalar.ends, strict=True):
        assert at <= start < end <= scalar.end
        at = end


@settings(deadline=None, max_examples=400)
@given(written())
def test_each_character_that_is_replaced_at_its_place_is_replaced_in_the_value(
    file: tuple[Source, KeyPath, str],
) -> None:
    source, path, value = file
    if source.scalar(path) is None:
        return
    for at, character in enumerate(value):
        around = value[max(at - 1, 0) : at] + value[at + 1 : at + 2]
        if character in " \t\n" and (len(around) < 2 or set(around) & set(" \t\n")):
            continue  # blanks beside blanks: folding says nothing of one alone
        again = reread(source, *source.text_offsets(path, at, at + 1), "ÿ")
        assert again.value(path) == value[:at] + "ÿ" + value[at + 1 :]


@settings(deadline=None, max_examples=300)
@given(written())
def test_any_stretch_between_words_is_replaced_as_one(file: tuple[Source, KeyPath, str]) -> None:
    source, path, value = file
    if source.scalar(path) is None:
        return
    solid = [at for at, character in enumerate(value) if character not in " \t\n"]
    for start in solid:
        for end in solid:
            if end >= start:
                again = reread(source, *source.text_offsets(path, start, end + 1), "ÿ")
                assert again.value(path) == value[:start] + "ÿ" + value[end + 1 :]
