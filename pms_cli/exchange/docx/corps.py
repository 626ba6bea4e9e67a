"""The body of a page, element by element, as paragraphs of Word."""

import re
from dataclasses import dataclass, replace
from typing import Final

from pms_cli.exchange.docx.arbre import Noeud
from pms_cli.exchange.docx.images import intitule
from pms_cli.exchange.docx.ligne import SIMPLE, Forme, Ligne, passage
from pms_cli.exchange.docx.notes import APPEL, note_appelee, signet_de_note
from pms_cli.exchange.docx.ouvrage import LARGEUR_CELLULE, LARGEUR_IMAGE, Ouvrage
from pms_cli.exchange.docx.styles import NIVEAUX, TITRES, style_de_liste, style_de_suite
from pms_cli.francais import NBSP

SOMMAIRE: Final = "<!--sommaire-->"
"""Stands in the body for the table of contents, which is known at the end."""

_DROPPED: Final = frozenset({
    "script", "style", "nav", "template", "head", "link", "meta", "title", "iframe", "object",
    "embed", "audio", "video", "canvas", "noscript", "input", "select", "button", "textarea",
    "datalist", "math", "hr", "param", "source", "track", "area", "map",
})  # fmt: skip
_HEADING: Final = re.compile("h[1-6]")
_STYLES: Final = {
    "plan": "Subtitle",
    "precision": "Precision",
    "legende": "Precision",
    "etat": "Etat",
}
_INNER_STYLES: Final = {
    "dd": "Definition",
    "blockquote": "Quote",
    "footer": "Precision",
    "figure": "Graphique",
    "details": "Normal",
}
_FORMS: Final = {
    **dict.fromkeys(("strong", "b"), Forme.fort),
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), Forme.appuye),
    **dict.fromkeys(("code", "kbd", "samp"), lambda form: form.en("HTMLCode")),
    "sup": lambda form: form._replace(place="superscript"),
    "sub": lambda form: form._replace(place="subscript"),
    "small": lambda form: form.en("PrecisionCar"),
}


def ecarte(node: Noeud) -> bool:
    """Whether an element has no place in a document, with all that it holds."""
    return (
        node.nom in _DROPPED
        or "hidden" in node.attributs
        or (node.nom == "svg" and "etroit" in node.classes())
        or (node.nom == "a" and "evitement" in node.classes())
    )


@dataclass(frozen=True)
class Cadre:
    """Where paragraphs stand: the style of a plain one, whether all have it, the level of lists."""

    style: str = "Normal"
    fixe: bool = False
    niveau: int = -1
    cellule: bool = False


class Corps:
    """Writes paragraphs and tables; ``morceaux`` is what was written so far."""

    def __init__(self, ouvrage: Ouvrage) -> None:
        self.ouvrage = ouvrage
        self.marques: list[tuple[str, str]] = []
        self.morceaux: list[str] = []
        # What the next paragraph begins with: the style and the number of an item of a list.
        self._item: tuple[str, str] | None = None
        self._lead = ""
        self._level = 0
        self._titled = False
        self._contents = False
        self._said = ""
        self._linked = False

    def page(self, root: Noeud) -> None:
        """Write a whole page."""
        bodies = (node for node in root.tous() if node.nom == "body")
        self.suite(next(bodies, root), Cadre())
        # Bookmarks of elements after which nothing came.
        self.morceaux += [start + end for start, end in self.marques]
        self.marques.clear()
        if not self._contents and self._titled:
            place = next(n for n, part in enumerate(self.morceaux) if '"Title"' in part)
            self.morceaux.insert(place + 1, SOMMAIRE)

    def suite(self, node: Noeud, cadre: Cadre) -> None:
        """Write what an element holds: its blocks, and its words between them as paragraphs."""
        line = Ligne()
        for child in node.contenu:
            if isinstance(child, str):
                line.texte(child, SIMPLE)
            elif ecarte(child):
                if child.nom == "nav" and child.attributs.get("aria-label") == "Sommaire":
                    self._sommaire()
            elif child.bloc:
                self.paragraphe(line, cadre.style)
                line = Ligne()
                self._bloc(child, cadre)
            else:
                self._mots(child, line, SIMPLE, cadre)
        self.paragraphe(line, cadre.style)

    def paragraphe(
        self,
        line: Ligne,
        style: str,
        *,
        marks: tuple[str, str] = ("", ""),
        suivi: bool = False,
    ) -> None:
        """Write a paragraph, unless it is empty; bookmarks that wait for one are put around it."""
        if line.est_vide:
            return
        keep = "<w:keepNext/>" if suivi else ""
        number = ""
        if self._item is not None:
            style, number = self._item
            self._item = None
        starts = "".join(start for start, _ in self.marques)
        ends = "".join(end for _, end in reversed(self.marques))
        self.marques.clear()
        properties = f'<w:pStyle w:val="{style}"/>{keep}{number}'
        self.morceaux.append(
            f"<w:p><w:pPr>{properties}</w:pPr>{starts}{marks[0]}{self._lead}{line.finie()}"
            f"{marks[1]}{ends}</w:p>"
        )
        self._lead = ""

    def note(self, node: Noeud, call: str) -> None:
        """Write the text of a footnote, ``call`` being the run of its number."""
        self._lead = call + passage(" ")
        self.suite(node, Cadre("FootnoteText", fixe=True))
        if self._lead:
            line = Ligne()
            line.texte("(sans texte)", SIMPLE)
            self.paragraphe(line, "FootnoteText")

    def signet(self, node: Noeud) -> None:
        """Have the next paragraph be where links to the id of an element go."""
        start, end = self.ouvrage.signet(node.attributs.get("id", ""))
        if start:
            self.marques.append((start, end))

    def _bloc(self, node: Noeud, cadre: Cadre) -> None:
        if node is self.ouvrage.notes.section:
            return
        name = node.nom
        self.signet(node)
        if _HEADING.fullmatch(name):
            self._titre(node, int(name[1]), cadre)
        elif name in {"p", "address", "figcaption", "legend", "caption", "summary", "dt"}:
            self._p(node, cadre)
        elif name == "pre":
            self._pre(node)
        elif name in {"ul", "ol", "menu"}:
            self._liste(node, cadre)
        elif name == "dl":
            self._definitions(node, cadre)
        elif name == "table":
            from pms_cli.exchange.docx.tableaux import tableau

            tableau(self, node, cadre)
        elif name in _INNER_STYLES and not cadre.fixe:
            self.suite(node, replace(cadre, style=_INNER_STYLES[name]))
        else:
            self.suite(node, cadre)
            if name == "header" and self._titled:
                self._sommaire()

    def _p(self, node: Noeud, cadre: Cadre) -> None:
        own = {"figcaption": "Caption", "summary": "Resume", "dt": "Terme", "caption": "Caption"}
        style = own.get(node.nom, cadre.style)
        for word in node.classes():
            style = _STYLES.get(word, style)
        style = cadre.style if cadre.fixe else style
        if node.bloc and any(child.bloc for child in node.elements()):
            self.suite(node, replace(cadre, style=style))
            return
        said = node.texte()
        # A drawing that has no colours of its own is told by its words: not twice.
        if node.attributs.get("aria-hidden") == "true" and said == self._said:
            return
        self.paragraphe(self.ligne(node, cadre), style)

    def ligne(self, node: Noeud, cadre: Cadre, line: Ligne | None = None) -> Ligne:
        """The words of an element as one line."""
        line = line or Ligne()
        for child in node.contenu:
            self._dans(child, line, SIMPLE, cadre)
        return line

    def _titre(self, node: Noeud, rank: int, cadre: Cadre) -> None:
        line = self.ligne(node, cadre)
        if line.est_vide:
            return
        if cadre.fixe or cadre.niveau >= 0:
            # A heading in a cell or in a list would break the outline.
            self.paragraphe(line, cadre.style)
        elif rank == 1 and not self._titled:
            self._titled = True
            self.paragraphe(line, "Title")
        else:
            # No level is skipped, whatever a template does: a screen reader goes by them.
            self._level = min(max(1, rank - 1), self._level + 1, TITRES)
            marks = self.ouvrage.titre(self._level, "".join(line.mots).strip())
            self.paragraphe(line, f"Heading{self._level}", marks=marks)

    def _pre(self, node: Noeud) -> None:
        line = Ligne()
        line.tel_quel(node.texte_exact().removeprefix("\n").rstrip(), SIMPLE)
        self.paragraphe(line, "HTMLPreformatted")

    def _liste(self, node: Noeud, cadre: Cadre) -> None:
        level = min(cadre.niveau + 1, NIVEAUX - 1)
        numbered = node.nom == "ol"
        start = node.attributs.get("start", "")
        first = int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1  # noqa: PLR2004
        number = self.ouvrage.liste(level, first) if numbered else 1
        told = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        style = style_de_liste(level, numbered=numbered)
        inner = replace(cadre, style=style_de_suite(level), niveau=level)
        for child in node.contenu:
            item = child if isinstance(child, Noeud) else Noeud("li", contenu=[child])
            if ecarte(item) or (item.nom != "li" and not item.texte()):
                continue
            self._item = (style, told)
            if isinstance(child, Noeud):
                self.signet(item)
            if item.nom in {"ul", "ol"}:
                self._item = None
                self._liste(item, inner)
            else:
                self.suite(item, inner)
            self._item = None

    def _definitions(self, node: Noeud, cadre: Cadre) -> None:
        items = [
            part
            for child in node.elements()
            for part in (child.elements() if child.nom == "div" else (child,))
            if not ecarte(part)
        ]
        # By name, with an end so that there is always one after.
        names = [*(item.nom for item in items), "", ""]
        at = 0
        while at < len(items):
            alone = names[at : at + 2] == ["dt", "dd"] and names[at + 2] != "dd"
            if alone and not any(child.bloc for child in items[at + 1].elements()):
                self._definition(items[at], items[at + 1], cadre)
                at += 2
            else:
                self._bloc(items[at], cadre)
                at += 1

    def _definition(self, term: Noeud, said: Noeud, cadre: Cadre) -> None:
        """« Term: what it is » on one line."""
        self.signet(term)
        self.signet(said)
        line = Ligne()
        for child in term.contenu:
            self._dans(child, line, SIMPLE.fort(), cadre)
        if not line.est_vide and "".join(line.mots).rstrip()[-1:] != ":":
            line.accole(f"{NBSP}:", SIMPLE.fort())
        line.ecart()
        self.paragraphe(self.ligne(said, cadre, line), cadre.style)

    def _dans(self, item: Noeud | str, line: Ligne, form: Forme, cadre: Cadre) -> None:
        if isinstance(item, str):
            line.texte(item, form)
        elif not ecarte(item):
            self._mots(item, line, form, cadre)

    def _mots(self, node: Noeud, line: Ligne, form: Forme, cadre: Cadre) -> None:
        """Write an element that stands in a line."""
        name = node.nom
        start, end = self.ouvrage.signet(node.attributs.get("id", ""))
        if start:
            line.piece(start + end, visible=False)
        if name == "br":
            line.saut()
        elif name == "svg":
            self._dessin(node, line, form, cadre)
        elif name == "img":
            line.texte(node.attributs.get("alt", ""), form)
        elif name == "a":
            self._lien(node, line, form, cadre)
        else:
            if "jauge" in node.classes():
                line.ecart()
            elif "objet" in node.classes() and not line.est_vide:
                # What the report is about, under its name.
                line.saut()
            before, after = (f"«{NBSP}", f"{NBSP}»") if name == "q" else ("", "")
            form = _forme(node, form)
            line.texte(before, form)
            for child in node.contenu:
                self._dans(child, line, form, cadre)
            line.texte(after, form)

    def _dessin(self, svg: Noeud, line: Ligne, form: Forme, cadre: Cadre) -> None:
        drawn = self.ouvrage.image(svg, LARGEUR_CELLULE if cadre.cellule else LARGEUR_IMAGE)
        if drawn:
            line.piece(drawn)
            return
        self._said = intitule(svg)[1]
        line.texte(self._said, form)

    def _lien(self, node: Noeud, line: Ligne, form: Forme, cadre: Cadre) -> None:
        called = note_appelee(node)
        notes = self.ouvrage.notes
        if called in notes.par_id and not self.ouvrage.en_note:
            rank, first = notes.rang(called)
            line.piece(self._appel(rank, first=first))
            return
        target = "" if self._linked else self.ouvrage.lien(node.attributs.get("href", ""))
        if not target or not node.texte():
            for child in node.contenu:
                self._dans(child, line, form, cadre)
            return
        self._linked = True
        line.espace()
        line.piece(f'<w:hyperlink {target} w:history="1">', visible=False)
        for child in node.contenu:
            self._dans(child, line, form.en("Hyperlink"), cadre)
        line.piece("</w:hyperlink>", visible=False)
        self._linked = False

    def _appel(self, rank: int, *, first: bool) -> str:
        """The call of a footnote; after the first, Word wants a reference to it."""
        properties = f'<w:rPr><w:rStyle w:val="{APPEL}"/></w:rPr>'
        if first:
            start, end = self.ouvrage.borne(signet_de_note(rank))
            return f'{start}<w:r>{properties}<w:footnoteReference w:id="{rank}"/></w:r>{end}'
        told = f"NOTEREF {signet_de_note(rank)} \\f \\h"
        pieces = (
            '<w:fldChar w:fldCharType="begin"/>',
            f'<w:instrText xml:space="preserve"> {told} </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            f"<w:t>{rank}</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
        runs = "".join(f"<w:r>{properties}{piece}</w:r>" for piece in pieces)
        return f'<w:hyperlink w:anchor="{signet_de_note(rank)}" w:history="1">{runs}</w:hyperlink>'

    def _sommaire(self) -> None:
        if not self._contents:
            self._contents = True
            self.morceaux.append(SOMMAIRE)


def _forme(node: Noeud, form: Forme) -> Forme:
    """How the words of an element look, inside others that look so."""
    if node.nom == "span" and "precision" in node.classes():
        return form.en("PrecisionCar")
    change = _FORMS.get(node.nom)
    return change(form) if change else form
