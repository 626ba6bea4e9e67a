"""From the page to the bytes: WeasyPrint lays it out, our tag tree takes the place of its own."""

import copy
import hashlib
import logging
from typing import Any, Final

from pms_cli.exchange.pdf.enfant import RefusedError
from pms_cli.exchange.pdf.page import Page, leads_well
from pms_cli.exchange.pdf.structure import Leaf, Node, Structure, nodes_of

_PRINTED: Final = 4
"""The flag of an annotation that is printed with its page."""

_SIGNS: Final = ("\ufffd", "?", "")
"""What stands for a character that no font has: each where the one before has no font either."""


def render(html: str, style: str) -> bytes:
    """A report's page as PDF/UA-1. Raises RefusedError for one that needs another file."""
    import weasyprint
    from weasyprint.css.tokens import InvalidValues
    from weasyprint.urls import URLFetcher, URLFetchingError

    class Nothing(URLFetcher):  # type: ignore[misc]
        """A page of ours holds all that it shows: nothing is ever fetched, not even ``data:``."""

        def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ARG002
            raise ValueError(url)

    try:
        return _render(weasyprint.HTML(string=html, url_fetcher=Nothing()), html, style)
    except (URLFetchingError, InvalidValues) as error:
        raise RefusedError(
            "la page demande un autre fichier, et un rapport n’en lit aucun"
        ) from error


def _render(source: Any, html: str, style: str) -> bytes:
    page = Page(source.etree_element)
    page.prepare(style)
    identifier = hashlib.sha256(html.encode("utf-8")).hexdigest()[:32].encode("ascii")
    for sign in _SIGNS:
        with _AbsentLetters() as absent:
            written = _write(source, page, identifier)
        if not absent.codes:
            break
        page.replace(absent.codes, sign)
    return written


def _write(source: Any, page: Page, identifier: bytes) -> bytes:
    document = source.render(pdf_variant="pdf/ua-1")
    about = document.metadata
    about.attachments, about.custom, about.lang = [], {}, page.lang
    about.title, about.authors = page.title, page.authors
    about.created = about.modified = page.date
    about.description = " – ".join(filter(None, (about.description, page.made_by))) or None
    painted = _Painted(page)
    for rank, sheet in enumerate(document.pages):
        # A style sheet can make links as well.
        sheet.links = [
            link for link in sheet.links if link[0] == "internal" or leads_well(str(link[1]))
        ]
        painted.watch(rank, sheet)
    written: bytes = document.write_pdf(
        finisher=painted.finish, pdf_variant="pdf/ua-1", pdf_identifier=identifier
    )
    return written


class _AbsentLetters(logging.Handler):
    """The characters that WeasyPrint says it has no font for, while it writes a document."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.codes: set[int] = set()

    def __enter__(self) -> "_AbsentLetters":
        logging.getLogger("weasyprint").addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        logging.getLogger("weasyprint").removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the character of a warning about one."""
        if str(record.msg).startswith(".notdef") and isinstance(record.args, tuple):
            self.codes.add(int(str(record.args[1])))


class _Painted:
    """What was drawn on each page under which number, until the tags can be written."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._structure = Structure(page.root, page.alt)
        self._streams: list[Any] = []

    def watch(self, rank: int, sheet: Any) -> None:
        """Read the boxes of a page once it is painted, then leave WeasyPrint nothing to tag."""
        box, paint = sheet._page_box, sheet.paint

        def paint_and_read(stream: Any, scale: float) -> None:
            paint(stream, scale)
            marks = {item: mark["mcid"] for item, mark in stream._tags.items()}
            self._structure.read_page(rank, box, marks)
            self._streams.append(stream)
            stream._tags.clear()
            bare = copy.copy(box)
            bare.children = []
            sheet._page_box = bare

        sheet.paint = paint_and_read

    def finish(self, _document: Any, pdf: Any) -> None:
        """Write the tree into the PDF, and take out of reading what is in no tag."""
        tree = self._structure
        # Whoever looks for what a file is finds it there in clear (pms before it replaces one).
        _object(pdf, pdf.catalog["Metadata"]).compress = False
        for page, stream in enumerate(self._streams):
            _hide(stream.stream, {number for rank, number in tree.kept if rank == page})
        for page, annotation in tree.dropped:
            sheet = _object(pdf, pdf.page_references[page])
            sheet["Annots"].remove(annotation.reference)
            if not sheet["Annots"]:
                del sheet["Annots"]
        _Writer(pdf, len(self._streams)).write(tree, self._page)


def _hide(stream: list[Any], kept: set[int]) -> None:
    """Marked content that is in no tag (running heads, what the page hides) is an artifact."""
    for at, operator in enumerate(stream):
        if operator == b"BDC":
            properties = stream[at - 1]
            if properties.get("MCID") is not None and properties["MCID"] not in kept:
                stream[at - 2] = "/Artifact"
                del properties["MCID"]
                properties["Type"] = "/Pagination"


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]


class _Writer:
    """A tree of nodes into a PDF's own objects."""

    def __init__(self, pdf: Any, pages: int) -> None:
        import pydyf

        self._pydyf = pydyf
        self._pdf = pdf
        self._pages = pdf.page_references
        self._owners: list[dict[int, bytes]] = [{} for _ in range(pages)]
        self._made: dict[Node, Any] = {}
        self._annotations: list[tuple[bytes, Any]] = []

    def write(self, tree: Structure, page: Page) -> None:
        """Make the objects of the tree, and those that lead from content to tags."""
        root = _object(self._pdf, self._pdf.catalog["StructTreeRoot"])
        ranks = {id(annotation): rank for _, annotation, rank in tree.links}
        for node, parent in nodes_of(tree.document):
            element = self._element(node)
            element["P"] = root.reference if parent is None else self._made[parent].reference
        for node, element in self._made.items():
            element["K"] = self._pydyf.Array(self._kids(node, element, ranks))
        for node, annotation, _ in tree.links:
            annotation["Contents"] = self._pydyf.String(page.link_text(node.source))
            annotation["F"] = _PRINTED
        root["K"] = self._pydyf.Array([self._made[tree.document].reference])
        self._write_parents(_object(self._pdf, root["ParentTree"]))

    def _element(self, node: Node) -> Any:
        pydyf = self._pydyf
        element = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{node.tag}"})
        element.update((key, pydyf.String(value)) for key, value in node.entries.items())
        if node.attributes:
            element["A"] = pydyf.Dictionary(node.attributes)
        self._pdf.add_object(element)
        self._made[node] = element
        return element

    def _kids(self, node: Node, element: Any, ranks: dict[int, int]) -> list[Any]:
        pydyf = self._pydyf
        kids: list[Any] = []
        home: int | None = None
        for kid in node.kids:
            if isinstance(kid, Node):
                kids.append(self._made[kid].reference)
                continue
            rank = kid[0] if isinstance(kid, tuple) else ranks[id(kid)]
            if home is None:
                home = rank
                element["Pg"] = self._pages[rank]
            if isinstance(kid, tuple):
                self._owners[rank][kid[1]] = element.reference
                kids.append(kid[1] if rank == home else self._content(kid))
            else:
                self._annotations.append((element.reference, kid))
                kids.append(
                    pydyf.Dictionary(
                        {"Type": "/OBJR", "Obj": kid.reference, "Pg": self._pages[rank]}
                    ).data
                )
        return kids

    def _content(self, leaf: Leaf) -> bytes:
        entries = {"Type": "/MCR", "Pg": self._pages[leaf[0]], "MCID": leaf[1]}
        data: bytes = self._pydyf.Dictionary(entries).data
        return data

    def _write_parents(self, parents: Any) -> None:
        numbers = self._pydyf.Array()
        for rank, owners in enumerate(self._owners):
            last = max(owners, default=-1)
            numbers += [
                rank,
                self._pydyf.Array([owners.get(number, "null") for number in range(last + 1)]),
            ]
        for rank, (owner, annotation) in enumerate(self._annotations, start=len(self._owners)):
            annotation["StructParent"] = rank
            numbers += [rank, owner]
        parents["Nums"] = numbers
