"""A page of text for the terminal: titles, paragraphs, lists, wrapped and made printable."""

from collections.abc import Iterable

from pms_cli.output.terminal import Terminal, wrap
from pms_cli.texte import printable

BULLET = "  - "


class Page:
    """Gathers lines; every text that comes in may be foreign."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.width = terminal.prose_width
        self.lines: list[str] = []

    def text(self) -> str:
        """The whole page."""
        return "\n".join(self.lines).strip("\n") + "\n"

    def add(self, text: str, indent: str = "") -> None:
        """A paragraph."""
        self.lines.append(wrap(printable(text), self.width, indent=indent))

    def blank(self) -> None:
        """An empty line."""
        self.lines.append("")

    def raw(self, text: str) -> None:
        """A line of ours, laid out already."""
        self.lines.append(text)

    def heading(self, text: str) -> None:
        """The title of the page."""
        self.lines.append(self._bold(text))

    def title(self, text: str) -> None:
        """The title of a part, after an empty line."""
        self.lines += ["", self._bold(text)]

    def bullets(self, items: Iterable[str]) -> None:
        """A list."""
        for item in items:
            self.item(item)

    def item(self, text: str, indent: str = "") -> None:
        """An element of a list, deeper by ``indent``."""
        margin = indent + " " * len(BULLET)
        wrapped = wrap(printable(text), self.width, indent=margin)
        self.lines.append(indent + BULLET + wrapped[len(margin) :])

    def paragraphs(self, text: str, indent: str = "  ") -> None:
        """Each line of a text is a paragraph; an empty line between two."""
        for index, paragraph in enumerate(part for part in text.split("\n") if part.strip()):
            if index:
                self.lines.append("")
            self.add(paragraph, indent)

    def _bold(self, text: str) -> str:
        lines = wrap(printable(text), self.width).split("\n")
        if self.terminal.color:
            lines = [f"\x1b[1m{line}\x1b[0m" for line in lines]
        return "\n".join(lines)
