"""HTML text to a tree, in time that grows with its length, whatever a user's template wrote.

The standard library's html.parser takes time that grows with the square of a text such as
« <!--<!--<!-- » ; what follows reads every character once or twice.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from pms_cli.errors import OutputError

MAX_LENGTH: Final = 20_000_000
MAX_ELEMENTS: Final = 300_000
"""Thirty times those of a report on a thousand sheets, and half a minute of computation."""
MAX_DEPTH: Final = 64
"""Elements deeper than this give their text to those above."""

BLOCS: Final = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "legend", "li",
    "main", "nav", "ol", "p", "pre", "search", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_VOID: Final = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
    "source", "track", "wbr",
})  # fmt: skip
_RAW: Final = frozenset({
    "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes",
})  # fmt: skip
_KEPT_RAW: Final = frozenset({"title", "textarea"})

# What an element ends when it begins without its end having been written, and what it stays inside.
_CELLS: Final = frozenset({"td", "th"})
_ENDS: Final = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "td": (_CELLS, frozenset({"tr", "table"})),
    "th": (_CELLS, frozenset({"tr", "table"})),
    "tr": (_CELLS | {"tr"}, frozenset({"table"})),
    **dict.fromkeys(
        ("thead", "tbody", "tfoot"),
        (_CELLS | {"tr", "thead", "tbody", "tfoot", "caption"}, frozenset({"table"})),
    ),
}
# An end is not looked for past these: « </p> » in a cell ends nothing around the table.
_WALLS: Final = frozenset({"table", "td", "th", "svg"})
_OVER_WALLS: Final = frozenset({"table", "tr", "tbody", "thead", "tfoot"})

# No piece of a tag holds « < »: whatever does not match is given up at the next one.
_TAG: Final = re.compile(
    r"<(?P<end>/?)(?P<name>[A-Za-z][^\s/<>]*)"
    r"(?P<rest>(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+)>|<(?P<end2>/?)(?P<name2>[A-Za-z][^\s/<>]*)"
    r"(?P<rest2>[^<>]*)>"
)
_ATTRIBUTE: Final = re.compile(
    r"(?P<name>[^\s\"'<>/=]+)(?:\s*+=\s*+(?:\"(?P<double>[^\"]*)\"|'(?P<simple>[^']*)'"
    r"|(?P<bare>[^\s\"'<>=`]+)))?"
)


@dataclass(slots=True, eq=False)
class Noeud:
    """An element: its name in lower case, attributes, and what it holds.

    ``bloc`` says that it is, or holds, something that stands on lines of its own.
    """

    nom: str
    attributs: dict[str, str] = field(default_factory=dict)
    contenu: list["Noeud | str"] = field(default_factory=list)
    bloc: bool = False

    def classes(self) -> list[str]:
        """The words of its class attribute."""
        return self.attributs.get("class", "").split()

    def elements(self) -> Iterator["Noeud"]:
        """The elements that it holds directly."""
        return (child for child in self.contenu if isinstance(child, Noeud))

    def tous(self) -> Iterator["Noeud"]:
        """Itself and all that is in it, in the order of the text."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed([child for child in node.contenu if isinstance(child, Noeud)]))

    def texte(self) -> str:
        """All its text, in one line."""
        return re.sub(r"[ \t\n\r\f]+", " ", self._joined(apart=" ")).strip(" ")

    def texte_exact(self) -> str:
        """All its text, with its spaces and ends of lines."""
        return self._joined(apart="")

    def _joined(self, *, apart: str) -> str:
        pieces: list[str] = []
        waiting: list[Noeud | str] = [self]
        while waiting:
            item = waiting.pop()
            if isinstance(item, str):
                pieces.append(item)
            else:
                if item.nom == "br":
                    pieces.append("\n")
                elif item.bloc:
                    pieces.append(apart)
                waiting.extend(reversed(item.contenu))
        return "".join(pieces)


def arbre(text: str) -> Noeud:
    """The tree of a page. Raises OutputError for one that is too long to be a report."""
    if len(text) > MAX_LENGTH:
        raise _too_long()
    return _Plante(text).root


def _too_long() -> OutputError:
    return OutputError(
        "ce rapport est trop long pour un document de traitement de texte : réduisez-le avec "
        "les filtres (--axe, --pilote…), ou demandez-le en HTML."
    )


class _Plante:
    """The tree as it grows: ``stack`` are the elements that are still open."""

    def __init__(self, text: str) -> None:
        self.root = Noeud("#document", bloc=True)
        self.stack = [self.root]
        self.count = 0
        self._grow(text)

    def _grow(self, text: str) -> None:
        at, unclosed = 0, set[str]()
        while True:
            start = text.find("<", at)
            if start < 0:
                self._text(text[at:])
                return
            self._text(text[at:start])
            closing = _closing(text, start)
            if closing:
                end = -1 if closing in unclosed else text.find(closing, start + 2)
                if end >= 0:
                    at = end + len(closing)
                    continue
                unclosed.add(closing)
            found = _TAG.match(text, start)
            if found is None:
                self._text("<")
                at = start + 1
                continue
            at = self._tag(text, found)

    def _tag(self, text: str, found: re.Match[str]) -> int:
        """Take a tag in; returns where to go on."""
        name = (found["name"] or found["name2"]).lower()
        if found["end"] or found["end2"]:
            self._close(name)
            return found.end()
        rest = found["rest"] or found["rest2"] or ""
        foreign = name == "svg" or any(node.nom == "svg" for node in self.stack)
        if name in _RAW and not (foreign and name == "title"):
            end = re.compile(f"</{name}", re.IGNORECASE).search(text, found.end())
            stop = end.start() if end else len(text)
            node = self._open(name, rest)
            if name in _KEPT_RAW:
                node.contenu.append(html.unescape(text[found.end() : stop]))
            self._close(name)
            after = text.find(">", stop)
            return after + 1 if after >= 0 else len(text)
        self._open(name, rest)
        if name in _VOID or (foreign and rest.rstrip().endswith("/")):
            self._close(name)
        return found.end()

    def _text(self, text: str) -> None:
        if text:
            self.stack[-1].contenu.append(html.unescape(text) if "&" in text else text)

    def _open(self, name: str, rest: str) -> Noeud:
        self.count += 1
        if self.count > MAX_ELEMENTS:
            raise _too_long()
        self._end_before(name)
        node = Noeud(name, _attributes(rest), bloc=name in BLOCS)
        if len(self.stack) >= MAX_DEPTH:
            return node
        if node.bloc:
            for outer in reversed(self.stack):
                if outer.bloc:
                    break
                outer.bloc = True
        self.stack[-1].contenu.append(node)
        self.stack.append(node)
        return node

    def _end_before(self, name: str) -> None:
        ended, walls = _ENDS.get(name, (frozenset[str](), frozenset[str]()))
        if name in BLOCS and self.stack[-1].nom == "p":
            self.stack.pop()
        cut = None
        for place in range(len(self.stack) - 1, 0, -1):
            if self.stack[place].nom in walls:
                break
            if self.stack[place].nom in ended:
                cut = place
        if cut is not None:
            del self.stack[cut:]

    def _close(self, name: str) -> None:
        for place in range(len(self.stack) - 1, 0, -1):
            if self.stack[place].nom == name:
                del self.stack[place:]
                return
            if self.stack[place].nom in _WALLS and name not in _OVER_WALLS:
                return


def _closing(text: str, start: int) -> str:
    """What ends a comment or a declaration that begins there, empty when none does."""
    if text.startswith("<!--", start):
        return "-->"
    if text.startswith("<![CDATA[", start):
        return "]]>"
    return ">" if text.startswith(("<!", "<?"), start) else ""


def _attributes(rest: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(rest):
        value = match["double"] or match["simple"] or match["bare"] or ""
        found.setdefault(match["name"].lower(), html.unescape(value) if "&" in value else value)
    return found
