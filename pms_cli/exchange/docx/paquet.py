"""The parts of a document put together by python-docx into a file of always the same bytes."""

import datetime as dt
import io
from typing import TYPE_CHECKING, Final

from pms_cli.errors import MisuseError
from pms_cli.exchange.archive import archive_stable
from pms_cli.exchange.docx.arbre import Noeud
from pms_cli.exchange.docx.corps import SOMMAIRE, Corps, ecarte
from pms_cli.exchange.docx.ligne import passage
from pms_cli.exchange.docx.mots import propre
from pms_cli.exchange.docx.notes import APPEL, Notes, notes, signet_de_note
from pms_cli.exchange.docx.ouvrage import Ouvrage, Titre, cites
from pms_cli.exchange.docx.styles import W, numbering, settings, styles
from pms_cli.francais import NBSP

if TYPE_CHECKING:
    from docx.document import Document

_SPACES: Final = (
    f"{W} "
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_LONG_AGO: Final = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
_LONGEST_PROPERTY: Final = 255
_CONTENTS_LEVELS: Final = 2
_MANY_ENTRIES: Final = 45
_FEW_ENTRIES: Final = 3
_A4: Final = (11906, 16838)
_TWIP: Final = 635
"""English metric units in a twentieth of a point."""
_MARGIN: Final = 1134
_TOP: Final = 1361
"""Room for a title of two lines."""
_BAND: Final = 567
_REPLACED: Final = (
    "/styles", "/settings", "/numbering", "/stylesWithEffects", "/thumbnail", "/customXml",
    "/extended-properties", "/webSettings",
)  # fmt: skip
"""What python-docx's template brings and ours does without or does by itself."""


def assemble(root: Noeud) -> bytes:
    """The document of a page, as a file. Raises MisuseError without python-docx or resvg-py."""
    try:
        import docx
        import resvg_py  # noqa: F401 - the drawings' own library, needed further on
    except ImportError as error:
        raise MisuseError(
            "il manque de quoi faire un document Word : tapez pip install 'pms-cli[docx]'"
        ) from error
    document = docx.Document()
    found = notes(root)
    ouvrage = Ouvrage(document.part, _places(root, found), found)
    body = Corps(ouvrage)
    body.page(root)
    written = "".join(body.morceaux).replace(SOMMAIRE, _contents(ouvrage.titres))
    _fill(document, written)
    _replace_parts(document, ouvrage)
    title = _title(root)
    _page(document, title)
    _describe(document, root, title)
    out = io.BytesIO()
    document.save(out)
    return archive_stable(out.getvalue(), first="[Content_Types].xml")


def _places(root: Noeud, found: Notes) -> dict[str, str]:
    """The bookmark of each id that a link goes to; a footnote's is where it is called."""
    places = cites(root, ecarte)
    if found.section is not None:
        for node in found.section.tous():
            places.pop(node.attributs.get("id", ""), None)
    return places | {ident: signet_de_note(rank) for rank, ident in enumerate(found.par_id, 1)}


def _fill(document: "Document", written: str) -> None:
    """Put paragraphs and tables in the place of what python-docx's own template has."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn

    body = document.element.body
    section = body.sectPr
    for child in list(body):
        if child is not section:
            body.remove(child)
    for child in list(parse_xml(f"<w:body {_SPACES}>{written}</w:body>")):
        # Moving a tree takes time that grows with the square of its size: tables go row by row.
        rows = list(child.iterchildren(qn("w:tr")))
        body.extend(rows)
        section.addprevious(child)
        child.extend(rows)


def _replace_parts(document: "Document", ouvrage: Ouvrage) -> None:
    """Our styles, lists, settings and notes instead of those of python-docx's template."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    part = document.part
    for owner in (part.package, part):
        for ident in [key for key, rel in owner.rels.items() if rel.reltype.endswith(_REPLACED)]:
            del owner.rels[ident]
    has_notes = bool(ouvrage.notes.par_id)
    made = [
        ("styles", "STYLES", styles()),
        ("settings", "SETTINGS", settings(notes=has_notes)),
        ("numbering", "NUMBERING", numbering(ouvrage.listes)),
    ]
    if has_notes:
        made.append(("footnotes", "FOOTNOTES", _footnotes(ouvrage)))
    for name, kind, text in made:
        content = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}'
        added = Part(
            PackURI(f"/word/{name}.xml"),
            getattr(CONTENT_TYPE, f"WML_{kind}"),
            content.encode("utf-8"),
            part.package,
        )
        if name == "footnotes":
            for target, ident in ouvrage.liens_de_notes.items():
                added.load_rel(RELATIONSHIP_TYPE.HYPERLINK, target, ident, is_external=True)
        part.relate_to(added, getattr(RELATIONSHIP_TYPE, kind))


def _footnotes(ouvrage: Ouvrage) -> str:
    """The part of footnotes: the line above them, then each by the number that calls it."""
    marks = "".join(
        f'<w:footnote w:type="{kind}" w:id="{ident}"><w:p><w:pPr><w:spacing w:after="0" '
        f'w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:{mark}/></w:r></w:p></w:footnote>'
        for kind, ident, mark in (
            ("separator", -1, "separator"),
            ("continuationSeparator", 0, "continuationSeparator"),
        )
    )
    call = f'<w:r><w:rPr><w:rStyle w:val="{APPEL}"/></w:rPr><w:footnoteRef/></w:r>'
    ouvrage.en_note = True
    pieces = []
    for rank, ident in enumerate(ouvrage.notes.par_id, 1):
        writer = Corps(ouvrage)
        writer.note(ouvrage.notes.par_id[ident], call)
        pieces.append(f'<w:footnote w:id="{rank}">{"".join(writer.morceaux)}</w:footnote>')
    ouvrage.en_note = False
    return f"<w:footnotes {_SPACES}>{marks}{''.join(pieces)}</w:footnotes>"


def _contents(titles: list[Titre]) -> str:
    """The table of contents, filled in: it reads right before anyone has Word update it.

    Without numbers of pages, which only who lays the pages out knows: its entries are links.
    """
    shown = [title for title in titles if title.niveau <= _CONTENTS_LEVELS]
    deepest = _CONTENTS_LEVELS
    if len(shown) > _MANY_ENTRIES:
        deepest = 1
        shown = [title for title in titles if title.niveau == 1]
    if len(shown) < _FEW_ENTRIES:
        return ""
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC '
        f'\\o "1-{deepest}" \\n \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    entries = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="TOC{title.niveau}"/></w:pPr>{"" if rank else field}'
        f'<w:hyperlink w:anchor="{title.signet}" w:history="1">{passage(title.mots)}</w:hyperlink>'
        f"{end if title is shown[-1] else ''}</w:p>"
        for rank, title in enumerate(shown)
    )
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        "<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>"
        f'<w:p><w:pPr><w:pStyle w:val="TOCHeading"/></w:pPr>{passage("Sommaire")}</w:p>{entries}'
        "</w:sdtContent></w:sdt>"
    )


def _page(document: "Document", title: str) -> None:
    """A4 upright, the title at the head of each page, « Page 2 sur 30 » at its foot."""
    from docx.oxml import parse_xml
    from docx.shared import Emu

    section = document.sections[0]
    wide, high = _A4
    section.page_width, section.page_height = Emu(wide * _TWIP), Emu(high * _TWIP)
    section.left_margin = section.right_margin = Emu(_MARGIN * _TWIP)
    section.top_margin, section.bottom_margin = Emu(_TOP * _TWIP), Emu(_MARGIN * _TWIP)
    section.header_distance = section.footer_distance = Emu(_BAND * _TWIP)
    number = "".join(
        f'{passage(words)}<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        for words, name in ((f"Page{NBSP}", "PAGE"), (" sur ", "NUMPAGES"))
    )
    for band, style, runs in (
        (section.header, "Header", passage(title)),
        (section.footer, "Footer", number),
    ):
        properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        paragraph = band.paragraphs[0]._p
        new = parse_xml(f"<w:p {_SPACES}>{properties}{runs}</w:p>")
        paragraph.getparent().replace(paragraph, new)


def _describe(document: "Document", root: Noeud, title: str) -> None:
    """The properties: title, author, language, and the day of the report for every date."""
    said = {
        node.attributs.get("name", "").lower(): node.attributs.get("content", "").strip()
        for node in root.tous()
        if node.nom == "meta"
    }
    about = document.core_properties
    about.title = title[:_LONGEST_PROPERTY]
    author = said.get("author") or said.get("generator") or "pms"
    about.author = about.last_modified_by = propre(author)[:_LONGEST_PROPERTY]
    about.subject = propre(said.get("description", ""))[:_LONGEST_PROPERTY]
    about.comments = propre(said.get("generator", ""))[:_LONGEST_PROPERTY]
    about.keywords = ""
    about.language = "fr-FR"
    about.revision = 1
    about.created = about.modified = _day(said.get("dcterms.date", ""))


def _day(written: str) -> dt.datetime:
    try:
        day = dt.date.fromisoformat(written)
    except ValueError:
        return _LONG_AGO
    return dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)


def _title(root: Noeud) -> str:
    for wanted in ("title", "h1", "h2"):
        for node in root.tous():
            words = propre(node.texte()) if node.nom == wanted else ""
            # A drawing has a title too, which is not the page's.
            if words and ("id" not in node.attributs or wanted != "title"):
                return words
    return "Rapport"
