"""Text fitted to a width: by cells, at ordinary spaces, words kept."""

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from pms_cli.output.terminal import Terminal, render, wrap
from pms_cli.texte import printable
from tests.sheets import HOSTILE

some_text = st.text(
    st.one_of(st.sampled_from("aé’ –\u00a0字👩\u0301"), st.characters(categories=("L", "N", "P"))),
    max_size=200,
)


@settings(deadline=None, max_examples=200)
@given(some_text, st.integers(20, 100), st.sampled_from(["", "  ", "    "]))
def test_cut_lines_fit_and_say_the_same(text: str, width: int, indent: str) -> None:
    wrapped = wrap(text, width, indent=indent, cut=True)
    for line in wrapped.split("\n"):
        assert cell_len(line) <= width
        assert line == "" or line.startswith(indent)
    assert re.sub(r"[ \n]+", "", wrapped) == re.sub(r"[ \n]+", "", text)


@settings(deadline=None, max_examples=200)
@given(some_text, st.integers(20, 100))
def test_words_are_kept_whole_and_lines_are_full(text: str, width: int) -> None:
    lines = wrap(text, width).split("\n")
    assert " ".join(lines).split(" ") == ([word for word in text.split(" ") if word] or [""])
    for line in lines:
        assert cell_len(line) <= width or " " not in line
    for line, following in itertools.pairwise(lines):
        assert cell_len(line) + 1 + cell_len(following.split(" ")[0]) > width


def test_a_long_address_stays_whole_unless_it_is_to_be_cut() -> None:
    address = "https://exemple.invalid/" + "a" * 60
    assert wrap(f"voir {address}", 40) == f"voir\n{address}"
    assert wrap(f"voir {address}", 40, cut=True).split("\n") == [
        "voir",
        address[:40],
        address[40:80],
        address[80:],
    ]


def test_no_line_breaks_at_a_non_breaking_space() -> None:
    assert wrap("un deux trois quatre\u00a0: cinq", 21) == "un deux trois\nquatre\u00a0: cinq"


def test_characters_of_two_cells_count_for_two() -> None:
    assert wrap("字幕字幕字 幕字幕字幕", 20) == "字幕字幕字\n幕字幕字幕"


@pytest.mark.parametrize("width", [-5, 0, 1, 19])
def test_below_twenty_columns_nothing_is_narrowed_further(width: int) -> None:
    assert wrap("a" * 12 + " " + "b" * 7, width) == "a" * 12 + " " + "b" * 7


@pytest.mark.parametrize("blank", ["", " ", "\t\n"])
def test_nothing_wraps_to_nothing(blank: str) -> None:
    assert wrap(blank, 40, indent="  ") == ""


@pytest.mark.parametrize(("width", "prose"), [(1, 20), (20, 20), (80, 80), (100, 100), (250, 100)])
def test_prose_has_a_bounded_width(width: int, prose: int) -> None:
    assert Terminal(width=width).prose_width == prose


@pytest.mark.parametrize("title", HOSTILE)
def test_rich_shows_data_literally(title: str) -> None:
    shown = render(Terminal(width=5000), Text(printable(title)))
    assert shown == printable(title).rstrip() + "\n"


def test_colours_only_where_they_are_wanted() -> None:
    red = Text("rouge", style="red")
    assert render(Terminal(color=False), red) == "rouge\n"
    assert render(Terminal(color=True), red) == "\x1b[31mrouge\x1b[0m\n"


def test_a_plain_string_is_no_markup_either() -> None:
    assert render(Terminal(color=True), "[red]a[/red] :fire: 12") == "[red]a[/red] :fire: 12\n"
