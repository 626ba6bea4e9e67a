"""Gauges, and bars that are always full."""

import itertools
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.output.jauge import bar, gauge, share
from pms_cli.output.terminal import Terminal
from pms_cli.stats import Figures

ASCII = Terminal(unicode=False)


@pytest.mark.parametrize(
    ("level", "shown", "ascii_shown"),
    [
        (0, "○○○○○", "....."),
        (2, "●●○○○", "##..."),
        (5, "●●●●●", "#####"),
        (9, "●●●●●", "#####"),
        (None, "     ", "     "),
    ],
)
def test_a_gauge_is_as_long_as_the_scale(level: int | None, shown: str, ascii_shown: str) -> None:
    assert gauge(level, 5, Terminal()) == shown
    assert gauge(level, 5, ASCII) == ascii_shown


counts_of_levels = st.lists(st.integers(0, 500), min_size=1, max_size=8)


@settings(deadline=None, max_examples=200)
@given(counts_of_levels, st.integers(1, 60))
def test_cells_are_all_given_in_proportion(counts: list[int], width: int) -> None:
    cells = share(counts, width)
    total = sum(counts)
    assert len(cells) == len(counts)
    assert sum(cells) == (width if total else 0)
    for count, given_ in zip(counts, cells, strict=True):
        assert (given_ == 0) if count == 0 else (given_ >= 0)
    if sum(count > 0 for count in counts) <= width:
        assert all(cells[place] for place, count in enumerate(counts) if count)


@settings(deadline=None, max_examples=200)
@given(counts_of_levels, st.integers(1, 60))
def test_more_actions_never_have_fewer_cells(counts: list[int], width: int) -> None:
    cells = share(counts, width)
    pairs = sorted(zip(counts, cells, strict=True))
    for (fewer, small), (more, large) in itertools.pairwise(pairs):
        if fewer < more:
            assert small <= large


@settings(deadline=None, max_examples=100)
@given(st.lists(st.integers(0, 500), min_size=2, max_size=6), st.integers(20, 60))
def test_a_share_is_exact_to_a_cell_when_all_are_large(counts: list[int], width: int) -> None:
    total = sum(counts)
    if total and all(count * width >= total for count in counts):
        for count, cells in zip(counts, share(counts, width), strict=True):
            assert abs(cells - count * width / total) < 1


@pytest.mark.parametrize(
    ("counts", "width", "cells"),
    [
        ([8, 24, 37, 6, 5], 20, [2, 6, 9, 2, 1]),
        ([1, 1], 3, [2, 1]),
        ([1000, 1], 10, [9, 1]),
        ([1, 1, 1], 2, [1, 1, 0]),
        ([0, 3, 0], 4, [0, 4, 0]),
        ([0, 0], 4, [0, 0]),
        ([5, 5], 0, [0, 0]),
    ],
)
def test_known_shares(counts: list[int], width: int, cells: list[int]) -> None:
    assert share(counts, width) == cells


def distribution(*counts: int, unknown: int = 0, outside: int = 0, first: int = 1) -> Figures:
    degrees = tuple(range(first, first + len(counts)))
    return Figures(degrees, counts, non_renseignees=unknown, hors_echelle=outside)


@pytest.mark.parametrize(
    ("figures", "width", "shown"),
    [
        (distribution(8, 24, 37, 6, 5), 20, "11222222333333333445"),
        (distribution(0, 0, 3, 0, 0), 5, "33333"),
        (distribution(1, 0, 0, 0, 1, unknown=2), 8, "1155...."),
        (distribution(1, 0, 0, 0, 0, outside=1), 4, "11.."),
        (distribution(1, 1, first=0), 4, "0011"),
        (distribution(*[1] * 12), 12, "123456789abc"),
        (distribution(0, 0), 20, ""),
    ],
)
def test_a_bar_shows_each_level_by_its_digit(figures: Figures, width: int, shown: str) -> None:
    assert bar(figures, width) == shown


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.integers(0, 90), min_size=5, max_size=5),
    st.integers(0, 90),
    st.integers(1, 60),
)
def test_a_bar_is_full_and_its_levels_rise(counts: Sequence[int], unknown: int, width: int) -> None:
    shown = bar(distribution(*counts, unknown=unknown), width)
    assert len(shown) == (width if sum(counts) + unknown else 0)
    assert list(shown) == sorted(shown, key="12345.".index)
