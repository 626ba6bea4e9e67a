"""The tag tree of a PDF, built from the page's own elements: what a screen reader follows.

WeasyPrint makes its own tree out of boxes: a paragraph, a list or a table cut by the end of a page
is two of them there, each repeated table header is read again, what the page hides from screen
readers is read aloud, and so on. This one has each element of the page once, in its order.
"""

from collections.abc import Callable, Iterator
from typing import Any, Final

SVG: Final = "{http://www.w3.org/2000/svg}"

SIGN: Final = "data-signes"
"""The attribute that has the characters for which a sign of no meaning stands."""

_TYPES: Final = {
    "section": "Sect",
    "article": "Art",
    "blockquote": "BlockQuote",
    "h1": "H1",
    "h2": "H2",
    "h3": "H3",
    "h4": "H4",
    "h5": "H5",
    "h6": "H6",
    "p": "P",
    "pre": "P",
    "summary": "P",
    "address": "P",
    "ul": "L",
    "ol": "L",
    "dl": "L",
    "li": "LI",
    "table": "Table",
    "caption": "Caption",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "code": "Code",
    "q": "Quote",
    "img": "Figure",
    f"{SVG}svg": "Figure",
}
"""The tag of each element. One that is not here has none: its content is its parent's."""

_GROUPS: Final = frozenset(
    {
        *("Document", "Sect", "Art", "BlockQuote", "TOC", "TOCI", "L", "LI"),
        *("Table", "THead", "TBody", "TFoot", "TR"),
    }
)
"""Tags that hold other tags, never text."""

_INLINE: Final = frozenset({"Link", "Span", "Code", "Quote"})

_INLINE_ELEMENTS: Final = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "i"),
        *("img", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong"),
        *("sub", "sup", "time", "u", "var", "wbr"),
    }
)

Leaf = tuple[int, int]
"""Marked content: the rank of its page and its number there."""


class Node:
    """A tag being made: its type, what it holds in order, what is said of it."""

    __slots__ = ("attributes", "block", "entries", "kids", "source", "tag")

    def __init__(self, tag: str, block: Any = None) -> None:
        self.tag = tag
        self.block = block
        """For a paragraph that no element asked for: the element whose text it holds."""
        self.kids: list[Node | Leaf | Any] = []
        self.entries: dict[str, Any] = {}
        self.attributes: dict[str, Any] = {}
        self.source: Any = None
        """The element that it is the tag of."""

    def add(self, tag: str) -> "Node":
        """A new tag at the end of this one."""
        node = Node(tag)
        self.kids.append(node)
        return node


class Structure:
    """The tree of one document, grown box by box in the order of the pages."""

    def __init__(self, root: Any, alt: Callable[[Any], str]) -> None:
        self.document = Node("Document")
        self.kept: set[Leaf] = set()
        self.links: list[tuple[Node, Any, int]] = []
        self.dropped: list[tuple[int, Any]] = []
        self._alt = alt
        self._parents = {child: parent for parent in root.iter() for child in parent}
        self._nodes: dict[Any, Node] = {root: self.document}
        self._first_page: dict[Any, int] = {}
        self._hidden: dict[Any, bool] = {}

    def read_page(self, page: int, box: Any, marks: dict[Any, int]) -> None:
        """Put in the tree what a page shows; ``marks`` has the number of each marked box."""
        # Own stack: a document of a template's making may be nested as deep as it likes.
        stack: list[tuple[Any, bool]] = [(box, False)]
        while stack:
            box, linked = stack.pop()
            box = getattr(box, "_box", box)  # an absolutely placed one stands behind a placeholder
            if type(box).__name__ == "MarginBox":
                continue
            element = box.element
            mark = marks.get(box)
            shown = element is not None and not self._is_hidden(element, page)
            if shown and box.element_tag == element.tag:
                self._node(element)
            annotation = box.link_annotation
            if annotation is not None:
                link = self._link_of(element) if shown and not linked else None
                if link is None:
                    self.dropped.append((page, annotation))
                else:
                    self.links.append((link, annotation, page))
                    link.kids.append(annotation)
                linked = True
            if mark is not None and shown:
                blank = not getattr(box, "text", "x").strip()
                self._place(element, box.element_tag, (page, mark), blank=blank)
            if not box.is_leader:  # its dots are drawn, not read
                stack.extend((child, linked) for child in reversed(getattr(box, "children", ())))

    def _is_hidden(self, element: Any, page: int) -> bool:
        """Is it kept from screen readers, or the header of a table said again on a later page?"""
        hidden = self._hidden.get(element)
        if hidden is None:
            parent = self._parents.get(element)
            hidden = self._hidden[element] = (
                element.get("aria-hidden") == "true"
                or (_TYPES.get(element.tag) == "Figure" and not self._alt(element))
                or (parent is not None and self._is_hidden(parent, page))
            )
        if not hidden and (head := self._ancestor(element, "thead")) is not None:
            return self._first_page.setdefault(head, page) != page
        return hidden

    def _ancestor(self, element: Any, tag: str) -> Any:
        while element is not None and element.tag != tag:
            element = self._parents.get(element)
        return element

    def _link_of(self, element: Any) -> Node | None:
        anchor = self._ancestor(element, "a")
        return None if anchor is None else self._node(anchor)

    def _place(self, element: Any, box_tag: str, leaf: Leaf, *, blank: bool) -> None:
        node = self._node(element)
        if blank and node.tag in _GROUPS:
            return  # a space between two blocks is nobody's text
        if box_tag == "li::marker" and node.tag == "LBody":
            label = Node("Lbl")
            self._nodes[element, "item"].kids.insert(0, label)
            label.kids.append(leaf)
        else:
            self._holder(node, element).kids.append(leaf)
        self.kept.add(leaf)

    def _holder(self, node: Node, element: Any) -> Node:
        """The tag that may hold text: this one, or a paragraph made in it for that."""
        if node.tag not in _GROUPS:
            return node
        while element.tag in _INLINE_ELEMENTS:
            element = self._parents[element]
        last = node.kids[-1] if node.kids else None
        if isinstance(last, Node) and last.block is element:
            return last
        paragraph = Node("P", element)
        node.kids.append(paragraph)
        return paragraph

    def _node(self, element: Any) -> Node:
        """The tag that holds what an element holds: its own, or that of an element around it."""
        chain = []
        while (found := self._nodes.get(element)) is None:
            chain.append(element)
            element = self._parents[element]
        for item in reversed(chain):
            found = self._nodes[item] = self._new(item, found)
        return found

    def _new(self, element: Any, parent: Node) -> Node:
        tag = self._tag(element, parent)
        if element.tag in {"dt", "dd"}:
            return self._term(element.tag, parent)
        if tag is None:
            return parent
        if tag in _INLINE:
            parent = self._holder(parent, element)
        if tag == "LI":
            item = parent.add("LI")
            self._nodes[element, "item"] = item
            return item.add("LBody")
        node = Node(tag)
        node.source = element
        if tag == "Caption":
            parent.kids.insert(0, node)
        else:
            parent.kids.append(node)
        self._describe(node, element)
        return node

    def _tag(self, element: Any, parent: Node) -> str | None:
        tag = _TYPES.get(element.tag)
        if tag == "L" and (parent.tag in {"TOC", "TOCI"} or self._ancestor(element, "nav")):
            return "TOC"
        if tag == "LI":
            return {"L": "LI", "TOC": "TOCI"}.get(parent.tag)
        if tag == "P" and parent.tag not in _GROUPS and parent.tag not in {"LBody", "TD", "TH"}:
            return None  # a paragraph in a heading or in a link of a template's making
        if element.tag == "a" and element.get("href"):
            return "Link" if not self._ancestor(self._parents[element], "a") else None
        if tag is None and element.tag in _INLINE_ELEMENTS:
            said = element.get("lang") or element.get(SIGN)
            return "Span" if said or (element.tag == "abbr" and element.get("title")) else None
        return tag

    @staticmethod
    def _term(tag: str, parent: Node) -> Node:
        """A term is the label of an item, its description the item's body."""
        if parent.tag != "L":
            return parent
        last = parent.kids[-1] if parent.kids else None
        if not isinstance(last, Node) or (
            tag == "dt" and any(isinstance(kid, Node) and kid.tag == "LBody" for kid in last.kids)
        ):
            last = parent.add("LI")
        return last.add("Lbl" if tag == "dt" else "LBody")

    def _describe(self, node: Node, element: Any) -> None:
        if lang := element.get("lang"):
            node.entries["Lang"] = lang
        if node.tag == "Figure":
            node.entries["Alt"] = self._alt(element)
        elif node.tag == "Span" and element.tag == "abbr" and element.get("title"):
            node.entries["E"] = element.get("title")
        elif node.tag == "Span" and element.get(SIGN):
            node.entries["ActualText"] = element.get(SIGN)
        elif node.tag == "L":
            sign = {"ol": "Decimal", "ul": "Disc"}.get(element.tag, "None")
            node.attributes = {"O": "/List", "ListNumbering": f"/{sign}"}
        elif node.tag in {"TH", "TD"}:
            node.attributes = {"O": "/Table", **_spans(element)}
            if node.tag == "TH":
                in_head = self._ancestor(element, "thead") is not None
                scope = element.get("scope") or ("col" if in_head else "row")
                node.attributes["Scope"] = "/Row" if scope.startswith("row") else "/Column"


def _spans(element: Any) -> dict[str, int]:
    found = {}
    for name, key in (("colspan", "ColSpan"), ("rowspan", "RowSpan")):
        value = element.get(name, "1").strip()
        if value.isdecimal() and 1 < int(value) < 1000:  # noqa: PLR2004
            found[key] = int(value)
    return found


def nodes_of(root: Node) -> Iterator[tuple[Node, Node | None]]:
    """Every tag of a tree with the one that holds it, those above first."""
    stack: list[tuple[Node, Node | None]] = [(root, None)]
    while stack:
        node, parent = stack.pop()
        yield node, parent
        stack.extend((kid, node) for kid in reversed(node.kids) if isinstance(kid, Node))
