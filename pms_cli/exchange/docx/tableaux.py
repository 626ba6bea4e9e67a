"""Tables of a page as tables of Word: head rows that come back on each page, rows not cut."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pms_cli.exchange.docx.arbre import Noeud
from pms_cli.exchange.docx.ligne import SIMPLE, Ligne
from pms_cli.exchange.docx.mots import echappe

if TYPE_CHECKING:
    from pms_cli.exchange.docx.corps import Cadre, Corps

LARGEUR: Final = 9638
"""Width of the text on the page, in twentieths of a point."""
_MAX_COLUMNS: Final = 63
_LETTER: Final = 98
_MARGIN: Final = 190
_LONGEST_WORD: Final = 24
_WIDEST: Final = 70
_NUMBER: Final = re.compile(r"[-−–+]?[0-9][0-9\u00a0\u202f .,]*[\u00a0\u202f ]?%?|[–-]")
_GROUPS: Final = frozenset({"thead", "tbody", "tfoot"})
_LONGEST_TITLE: Final = 250
_EMPTY: Final = '<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr></w:p>'


@dataclass
class _Case:
    """A cell at its place: elements whose content it shows, how many columns and rows it takes."""

    elements: list[Noeud]
    large: int = 1
    haut: int = 1
    suite: bool = False
    """It goes on with the one above."""


@dataclass
class _Rangee:
    """A row of cells; ``tete`` says that it heads the columns."""

    cases: list[_Case] = field(default_factory=list)
    tete: bool = False

    @property
    def large(self) -> int:
        """How many columns its cells take."""
        return sum(case.large for case in self.cases)


def tableau(corps: "Corps", node: Noeud, cadre: "Cadre") -> None:
    """Write a table with its caption; in a cell or a note it is written as lines of text."""
    rows = list(_rows(node))
    for caption in node.elements():
        if caption.nom == "caption" and not cadre.fixe:
            corps.signet(caption)
            corps.paragraphe(corps.ligne(caption, cadre), "Caption", suivi=True)
    if not rows:
        return
    if cadre.fixe:
        for cells, _ in rows:
            line = Ligne()
            line.texte(" – ".join(cell.texte() for cell in _cells(cells)), SIMPLE)
            corps.paragraphe(line, cadre.style)
        return
    placed = _placed(rows)
    if placed:
        _write(corps, node, placed)


def _rows(table: Noeud) -> Iterator[tuple[Noeud, bool]]:
    """Its rows that have cells, and whether each is in its head; those of a foot come last."""
    parts = [part for part in table.elements() if part.nom in _GROUPS or part.nom == "tr"]
    parts.sort(key=lambda part: {"thead": 0, "tfoot": 2}.get(part.nom, 1))
    for part in parts:
        rows = [part] if part.nom == "tr" else [row for row in part.elements() if row.nom == "tr"]
        yield from ((row, part.nom == "thead") for row in rows if any(_cells(row)))


def _cells(row: Noeud) -> Iterator[Noeud]:
    return (cell for cell in row.elements() if cell.nom in {"td", "th"})


def _count(cell: Noeud, name: str, most: int) -> int:
    given = cell.attributs.get(name, "").strip()
    short = given.isascii() and given.isdigit() and len(given) <= 4  # noqa: PLR2004
    return max(1, min(int(given), most)) if short else 1


def _placed(rows: list[tuple[Noeud, bool]]) -> list[_Rangee]:
    """The rows as a grid without holes, all as wide."""
    # A cell alone in its row adds no column, whatever it says that it spans.
    made = _grid(rows, _MAX_COLUMNS, alone=1)
    wide = max(line.large for line in made)
    made = _grid(rows, wide, alone=wide)
    for line in made:
        line.cases += [_Case([]) for _ in range(wide - line.large)]
    return made


def _grid(rows: list[tuple[Noeud, bool]], most: int, *, alone: int) -> list[_Rangee]:
    """The rows, each cell at its place among ``most`` columns."""
    made: list[_Rangee] = []
    # Cells that come down from above, by place: how wide, and for how many rows more.
    below: dict[int, tuple[int, int]] = {}
    still_head = True
    for rank, (row, in_head) in enumerate(rows):
        cells = list(_cells(row))
        still_head = still_head and (in_head or (rank == 0 and all(c.nom == "th" for c in cells)))
        line = _Rangee(tete=still_head)
        for cell in cells:
            at = _continue(line, below)
            if at >= most:
                line.cases[-1].elements.append(cell)
                continue
            large = _count(cell, "colspan", min(most - at, alone if len(cells) == 1 else most))
            # A cell does not run into one that comes down from above.
            large = next((n for n in range(1, large) if at + n in below), large)
            haut = _count(cell, "rowspan", len(rows) - rank)
            line.cases.append(_Case([cell], large, haut))
            if haut > 1:
                below[at] = (large, haut)
        _continue(line, below)
        below = {place: (n, left - 1) for place, (n, left) in below.items() if left > 1}
        made.append(line)
    return made


def _continue(line: _Rangee, below: dict[int, tuple[int, int]]) -> int:
    """Write the cells that come down from above here; returns the place after them."""
    while line.large in below:
        large, _ = below[line.large]
        line.cases.append(_Case([], large, suite=True))
    return line.large


def _write(corps: "Corps", node: Noeud, rows: list[_Rangee]) -> None:
    widths, numeric = _columns(rows)
    titled = next((child.texte() for child in node.elements() if child.nom == "caption"), "")
    named = f'<w:tblCaption w:val="{echappe(titled[:_LONGEST_TITLE])}"/>' if titled else ""
    head = int(rows[0].tete)
    first = int(
        any(c.elements and c.elements[0].nom == "th" for r in rows[head:] for c in r.cases[:1])
    )
    if corps.morceaux and corps.morceaux[-1].endswith("</w:tbl>"):
        # Two tables that touch are one for Word.
        corps.morceaux.append(_EMPTY.format("TableauTexte"))
    look = (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableauPlan"/><w:tblW w:w="5000" w:type="pct"/>'
        f'<w:tblLook w:val="{0x600 | head << 5 | first << 7:04X}" '
        f'w:firstRow="{head}" w:lastRow="0" w:firstColumn="{first}" w:lastColumn="0" '
        f'w:noHBand="1" w:noVBand="1"/>{named}</w:tblPr><w:tblGrid>'
    )
    out = [
        look,
        *(f'<w:gridCol w:w="{width}"/>' for width in widths),
        "</w:tblGrid>",
    ]
    for row in rows:
        header = "<w:tblHeader/>" if row.tete else ""
        out.append(f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>")
        at = 0
        for case in row.cases:
            wide = sum(widths[at : at + case.large])
            right = all(numeric[at : at + case.large])
            out.append(_case(corps, case, wide, tete=row.tete, right=right))
            at += case.large
        out.append("</w:tr>")
    corps.morceaux.append("".join(out) + "</w:tbl>")


def _case(corps: "Corps", case: _Case, wide: int, *, tete: bool, right: bool) -> str:
    from pms_cli.exchange.docx.corps import Cadre, Corps

    heading = tete or (bool(case.elements) and case.elements[0].nom == "th")
    style = ("TableauEntete" if heading else "Tableau") + ("Nombre" if right else "")
    style = "TableauTexte" if style == "Tableau" else style
    inner = Corps(corps.ouvrage)
    for cell in case.elements:
        inner.signet(cell)
        inner.suite(cell, Cadre(style, fixe=True, cellule=True))
    corps.marques += inner.marques
    merged = "" if case.haut == 1 and not case.suite else "<w:vMerge/>"
    merged = '<w:vMerge w:val="restart"/>' if case.haut > 1 else merged
    span = f'<w:gridSpan w:val="{case.large}"/>' if case.large > 1 else ""
    # A cell ends with a paragraph, even when there is nothing to say.
    content = "".join(inner.morceaux) or _EMPTY.format(style)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{span}{merged}</w:tcPr>{content}</w:tc>'
    )


def _columns(rows: list[_Rangee]) -> tuple[list[int], list[bool]]:
    """The width of each column, by its words, and whether it holds numbers only."""
    count = sum(case.large for case in rows[0].cases)
    least, wanted = [0] * count, [0] * count
    numeric: list[bool | None] = [None] * count
    for row in rows:
        at = 0
        for case in row.cases:
            words = " ".join(cell.texte() for cell in case.elements)
            if case.large == 1 and words:
                longest = max(map(len, re.split(r"[ \-]", words)))
                least[at] = max(least[at], min(longest, _LONGEST_WORD))
                wanted[at] = max(wanted[at], min(len(words), _WIDEST))
                if not row.tete:
                    fits = _NUMBER.fullmatch(words) is not None
                    numeric[at] = fits and numeric[at] is not False
            at += case.large
    return _shared(least, wanted), [found is True for found in numeric]


def _shared(least: list[int], wanted: list[int]) -> list[int]:
    """The width of the page shared out: to each its longest word first, then by its text."""
    small = [size * _LETTER + _MARGIN for size in least]
    rest = LARGEUR - sum(small)
    if rest <= 0:
        widths = [size * LARGEUR // sum(small) for size in small]
    else:
        more = [(want - size) * _LETTER + _MARGIN for want, size in zip(wanted, least, strict=True)]
        widths = [size + rest * extra // sum(more) for size, extra in zip(small, more, strict=True)]
    widths[0] += LARGEUR - sum(widths)
    return widths
