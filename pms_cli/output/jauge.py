"""Levels drawn with characters that need no colour to be read."""

from fractions import Fraction

from pms_cli.output.terminal import Terminal
from pms_cli.stats import Figures

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
UNKNOWN = "."


def gauge(level: int | None, maximum: int, terminal: Terminal) -> str:
    """« ●●○○○ » for 2/5, « ##... » where the output knows only ASCII; blank without a level."""
    if level is None:
        return " " * maximum
    full, empty = ("●", "○") if terminal.unicode else ("#", ".")
    return full * min(level, maximum) + empty * max(0, maximum - level)


def bar(figures: Figures, width: int) -> str:
    """A distribution in ``width`` cells, each the digit of a level: « 12222233333333345 ».

    Cells are shared by largest remainders, so that the bar is always full; actions without a level
    on the scale are dots at its end. Empty for a group without actions.
    """
    counts = [*figures.repartition, figures.non_renseignees + figures.hors_echelle]
    symbols = [_DIGITS[level] for level in figures.degres] + [UNKNOWN]
    return "".join(
        symbol * cells for symbol, cells in zip(symbols, share(counts, width), strict=True)
    )


def share(counts: list[int], width: int) -> list[int]:
    """Split cells in proportion to counts; what exists keeps one when there is room."""
    total = sum(counts)
    if not total or width <= 0:
        return [0] * len(counts)
    exact = [Fraction(count * width, total) for count in counts]
    cells = [int(part) for part in exact]
    present = [index for index, count in enumerate(counts) if count]
    if len(present) <= width:
        cells = [max(cell, 1) if counts[index] else 0 for index, cell in enumerate(cells)]
    while sum(cells) < width:
        index = max(present, key=lambda place: (exact[place] - cells[place], -place))
        cells[index] += 1
    while sum(cells) > width:
        index = max(
            (place for place in present if cells[place] > 1),
            key=lambda place: (cells[place] - exact[place], place),
        )
        cells[index] -= 1
    return cells
