"""A report's page before it is laid out: what print adds to it, and the words that it gives."""

import re
from typing import Any, Final

from pms_cli.exchange.adresses import adresse
from pms_cli.exchange.pdf.structure import SIGN, SVG

_BLANKS: Final = re.compile(r"[ \t\n\f\r]+")
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d")
_SHORT_TABLE: Final = 14
"""Rows of a table that goes to the next page rather than being cut."""
_SHORT_ACTION: Final = 1_200
"""Characters of an action that does so too."""
_POINTING_OUT: Final = ("link", "base", "script", "object", "embed", "iframe", "video", "audio")
"""Elements that point at other files: taken out before anything asks for them."""


class Page:
    """The tree of a page (elements of ``xml.etree``), changed in place."""

    def __init__(self, root: Any) -> None:
        self.root = root
        self.lang: str = root.get("lang") or "fr"
        self.title = _text(root.find(".//title")) or _text(root.find(".//h1")) or "Rapport"
        self.authors = [
            meta.get("content", "") for meta in root.iter("meta") if meta.get("name") == "author"
        ]
        self.date = self._date()
        self.made_by = _text(root.find("./body/footer/p"))
        """What the page says of the tool that made it."""
        body, self._plan = _lines(root.find(".//header/p[@class='plan']"))
        if not any(self.authors):
            self.authors = [body] if body else []

    def prepare(self, style: str) -> None:
        """Add the print sheet, running heads, the title of the contents; take out other files."""
        for parent in list(self.root.iter()):
            for child in [child for child in parent if _is_left_out(child)]:
                _remove(parent, child)
        for element in self.root.iter():
            _unlink(element)
        head = self.root.find("head")
        sheet = self.root.makeelement("style", {})
        sheet.text = style
        (self.root if head is None else head).append(sheet)
        self.root.set("lang", self.lang)
        self.root.set("data-titre", _text(self.root.find(".//header/h1")) or self.title)
        self.root.set("data-plan", self._plan)
        for table in self.root.iter("table"):
            if sum(1 for _ in table.iter("tr")) <= _SHORT_TABLE:
                _classify(table, "entier")
        for article in self.root.iter("article"):
            if sum(map(len, article.itertext())) <= _SHORT_ACTION:
                _classify(article, "entier")
        for nav in self.root.iter("nav"):
            name = nav.get("aria-label", "")
            if name and not any(re.fullmatch("h[1-6]", item.tag) for item in nav.iter()):
                title = nav.makeelement("p", {"class": "titre-sommaire"})
                title.text = name
                nav.insert(0, title)

    def replace(self, codes: set[int], sign: str) -> None:
        """Put a sign for the characters that no font of the machine has; the tags still say them.

        PDF/UA admits no empty box: a reader would not know what stands there.
        """
        absent = re.compile("([" + "".join(re.escape(chr(code)) for code in sorted(codes)) + "]+)")
        for parent in list(self.root.iter()):
            if parent.tag in {"style", "title"}:
                continue
            drawing = parent.tag.startswith(SVG)
            _replace(parent, None, absent, sign, drawing=drawing)
            for child in list(parent):
                _replace(parent, child, absent, sign, drawing=drawing)

    def alt(self, element: Any) -> str:
        """What a picture says in words; nothing when it is there for the eye only."""
        if element.get("aria-hidden") == "true" or element.get("role") in {"presentation", "none"}:
            return ""
        if element.tag == "img":
            return _blank(element.get("alt", ""))
        parts = [
            _text(element.find(f"{SVG}title")) or _blank(element.get("aria-label", "")),
            _text(element.find(f"{SVG}desc")),
        ]
        said = [part if part[-1] in ".!?…" else f"{part}." for part in parts if part]
        return " ".join(said)

    def link_text(self, element: Any) -> str:
        """What a link says of itself: its label, else its text, else its address."""
        return (
            _blank(element.get("aria-label", ""))
            or _text(element)
            or _blank(element.get("title", ""))
            or element.get("href", "")
        )

    def _date(self) -> str | None:
        """The day of the document as it says it, the only date that a PDF of it may bear."""
        for meta in self.root.iter("meta"):
            if meta.get("name") == "dcterms.date" and _DATE.match(meta.get("content", "")):
                return str(meta.get("content"))[:10]
        return None


def _unlink(element: Any) -> None:
    """What leads elsewhere than to the web or to mail is its text, as in a Word document."""
    for name in [name for name in element.attrib if name.endswith("href")]:
        if not leads_well(element.get(name, "")):
            del element.attrib[name]


def leads_well(href: str) -> bool:
    """Whether a link may lead there: to a place of the document, to the web, to mail."""
    return href.lstrip(" \t\n\r\f").startswith("#") or bool(adresse(href))


def _text(element: Any) -> str:
    return "" if element is None else _blank("".join(element.itertext()))


def _blank(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()


def _lines(element: Any) -> tuple[str, str]:
    """Whose plan it is, and its title: the text before a line break, and after it."""
    if element is None:
        return "", ""
    parts: list[list[str]] = [[element.text or ""]]
    for child in element:
        if child.tag == "br":
            parts.append([])
        else:
            parts[-1].extend(child.itertext())
        parts[-1].append(child.tail or "")
    lines = [_blank("".join(part)) for part in parts]
    return lines[0], " ".join(lines[1:])


def _remove(parent: Any, child: Any) -> None:
    """Take an element out, and leave the text that follows it."""
    before = None
    for item in parent:
        if item is child:
            break
        before = item
    if before is None:
        parent.text = (parent.text or "") + (child.tail or "")
    else:
        before.tail = (before.tail or "") + (child.tail or "")
    parent.remove(child)


def _is_left_out(element: Any) -> bool:
    """Does it point at another file, or is it a chart's drawing for telephones?"""
    narrow = element.tag == f"{SVG}svg" and "etroit" in element.get("class", "").split()
    return narrow or element.tag in _POINTING_OUT


def _classify(element: Any, name: str) -> None:
    element.set("class", f"{element.get('class', '')} {name}".strip())


def _replace(parent: Any, child: Any, absent: re.Pattern[str], sign: str, *, drawing: bool) -> None:
    """In the text that opens an element, or in that which follows one of its children."""
    text = (parent.text if child is None else child.tail) or ""
    first, *rest = absent.split(text)
    if not rest:
        return
    if drawing:  # a picture's words are in its alternative text
        first, rest = absent.sub(lambda _: sign, text), []
    if child is None:
        parent.text = first
    else:
        child.tail = first
    at = 0 if child is None else list(parent).index(child) + 1
    for rank in range(0, len(rest), 2):
        span = parent.makeelement("span", {SIGN: rest[rank]})
        span.text, span.tail = sign * len(rest[rank]), rest[rank + 1]
        parent.insert(at + rank // 2, span)
