"""Where text is to be shown, and Rich tables made into text for it."""

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from rich.console import RenderableType

WIDEST: Final = 100
"""Columns past which prose is hard to read."""
NARROWEST: Final = 20
"""Columns under which nothing is laid out any more: lines are then left to the terminal."""


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


def wrap(text: str, width: int, *, indent: str = "") -> str:
    """Wrap running text at ordinary spaces, never at a non-breaking one, every line indented."""
    import textwrap

    lines = textwrap.wrap(
        text,
        max(width, NARROWEST),
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(lines)
