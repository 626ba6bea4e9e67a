"""Where text is to be shown, and Rich tables made into text for it."""

import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from rich.console import RenderableType

WIDEST: Final = 100
"""Columns past which prose is hard to read."""
NARROWEST: Final = 20
"""Columns under which nothing is laid out any more: lines are then left to the terminal."""

# Ordinary spaces only: a non-breaking one is part of the word.
_SPACES = re.compile(r"[ \t\n\r\f\v]+")
# Letters and punctuation of European languages, none wider than a column.
_NARROW = re.compile(r"[ -\u02ff\u2010-\u2027\u2030-\u203a]*")


@dataclass(frozen=True)
class Terminal:
    """What the output can show: columns, colours, characters outside ASCII."""

    width: int = 80
    color: bool = False
    unicode: bool = True

    @property
    def prose_width(self) -> int:
        """Columns for running text."""
        return max(NARROWEST, min(self.width, WIDEST))


def render(terminal: Terminal, *parts: "RenderableType") -> str:
    """Rich renderables as text. Data must come in as ``Text``, never as markup."""
    from rich.console import Console

    stream = io.StringIO()
    console = Console(
        file=stream,
        width=max(NARROWEST, terminal.width),
        force_terminal=terminal.color,
        color_system="standard" if terminal.color else None,
        no_color=not terminal.color,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        safe_box=True,
        _environ={},
    )
    for part in parts:
        console.print(part)
    return "\n".join(line.rstrip() for line in stream.getvalue().split("\n"))


def wrap(text: str, width: int, *, indent: str = "", cut: bool = False) -> str:
    """Wrap running text at ordinary spaces, never at a non-breaking one, every line indented.

    A word longer than a line is left whole, so that an address can be copied, unless ``cut``.
    """
    room = max(width, NARROWEST) - len(indent)
    lines: list[str] = []
    used = 0
    for word in _words(text, room if cut else None):
        length = _columns(word)
        if lines and used + 1 + length <= room:
            lines[-1] += f" {word}"
            used += 1 + length
        else:
            lines.append(indent + word)
            used = length
    return "\n".join(lines)


def _words(text: str, longest: int | None) -> list[str]:
    words = [word for word in _SPACES.split(text) if word]
    if longest is None:
        return words
    from rich.cells import chop_cells

    return [
        piece
        for word in words
        for piece in (chop_cells(word, longest) if _columns(word) > longest else [word])
    ]


def _columns(text: str) -> int:
    """How many columns a terminal needs."""
    if _NARROW.fullmatch(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)
