"""What a document needs besides its text, numbered as it grows: links, lists, pictures…"""

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pms_cli.exchange.adresses import adresse
from pms_cli.exchange.docx.arbre import Noeud
from pms_cli.exchange.docx.images import dessinee, intitule
from pms_cli.exchange.docx.mots import echappe, nom_de_signet, propre
from pms_cli.exchange.docx.notes import Notes

if TYPE_CHECKING:
    from docx.parts.story import StoryPart

_EMU: Final = 9525
"""English metric units in a unit of a drawing (96 to an inch)."""
LARGEUR_IMAGE: Final = 6_120_000
_HAUTEUR_IMAGE: Final = 8_400_000
LARGEUR_CELLULE: Final = 1_080_000
_LONGEST_ALT: Final = 4_000
TOC: Final = "_Toc"


@dataclass(frozen=True)
class Titre:
    """A heading: its level from 1, its words, the name of the bookmark that is there."""

    niveau: int
    mots: str
    signet: str


@dataclass
class Ouvrage:
    """The work in progress; ``cites`` are the ids that something links to, with their bookmarks."""

    corps: "StoryPart"
    cites: dict[str, str]
    notes: Notes
    titres: list[Titre] = field(default_factory=list)
    listes: list[tuple[int, int]] = field(default_factory=list)
    en_note: bool = False
    liens_de_notes: dict[str, str] = field(default_factory=dict)
    _liens: dict[str, str] = field(default_factory=dict)
    _poses: set[str] = field(default_factory=set)
    _images: int = 0
    _signets: int = 0

    def lien(self, href: str) -> str:
        """The attribute of a link to an address or to a place of the document; empty for none."""
        href = href.strip(" \t\n\r\f")
        if href.startswith("#"):
            name = self.cites.get(href[1:], "")
            return f'w:anchor="{name}"' if name else ""
        target = adresse(href)
        if not target:
            return ""
        if self.en_note:
            # Footnotes are a part of their own, made at the end.
            ident = self.liens_de_notes.setdefault(target, f"rId{len(self.liens_de_notes) + 1}")
        elif target in self._liens:
            ident = self._liens[target]
        else:
            from docx.opc.constants import RELATIONSHIP_TYPE

            ident = self.corps.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            self._liens[target] = ident
        return f'r:id="{ident}"'

    def signet(self, ident: str) -> tuple[str, str]:
        """Where the bookmark of an id begins and where it ends; nothing when no link goes there."""
        name = self.cites.get(ident, "")
        if not name or name in self._poses:
            return "", ""
        self._poses.add(name)
        return self.borne(name)

    def borne(self, name: str) -> tuple[str, str]:
        """Where the bookmark of a name begins and where it ends."""
        self._signets += 1
        return (
            f'<w:bookmarkStart w:id="{self._signets}" w:name="{name}"/>',
            f'<w:bookmarkEnd w:id="{self._signets}"/>',
        )

    def titre(self, niveau: int, mots: str) -> tuple[str, str]:
        """Note a heading for the table of contents; returns the limits of its bookmark."""
        name = f"{TOC}{len(self.titres) + 1:09d}"
        self.titres.append(Titre(niveau, mots, name))
        return self.borne(name)

    def liste(self, level: int, start: int) -> int:
        """The number of a numbered list of its own."""
        self.listes.append((level, start))
        return len(self.listes) + 2

    def image(self, svg: Noeud, widest: int) -> str:
        """The run that shows a drawing, its words as alternative text; empty when it cannot be."""
        drawn = None if self.en_note else dessinee(svg)
        if drawn is None:
            return ""
        ident, _ = self.corps.get_or_add_image(io.BytesIO(drawn.png))
        wide, high = drawn.largeur * _EMU, drawn.hauteur * _EMU
        scale = min(1.0, widest / wide, _HAUTEUR_IMAGE / high)
        self._images += 1
        title, said = (propre(part)[:_LONGEST_ALT] for part in intitule(svg))
        size = f'cx="{round(wide * scale)}" cy="{round(high * scale)}"'
        name = f"Graphique {self._images}"
        about = f' descr="{echappe(said)}" title="{echappe(title)}"'
        return (
            '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent {size}/><wp:docPr id="{self._images}" name="{name}"{about}/>'
            '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/>'
            "</wp:cNvGraphicFramePr><a:graphic><a:graphicData "
            'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
            f'<pic:cNvPr id="{self._images}" name="{name}"{about}/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{ident}"/><a:stretch><a:fillRect/></a:stretch>'
            f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
            "</a:graphic></wp:inline></w:drawing></w:r>"
        )


def cites(root: Noeud, dropped: Callable[[Noeud], bool]) -> dict[str, str]:
    """The ids of a page that a link of it goes to, each with the name of its bookmark."""
    wanted: dict[str, None] = {}
    there: set[str] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if dropped(node):
            continue
        there.add(node.attributs.get("id", ""))
        href = node.attributs.get("href", "").strip() if node.nom == "a" else ""
        if href.startswith("#"):
            wanted[href[1:]] = None
        waiting.extend(reversed(list(node.elements())))
    there.discard("")
    return {
        ident: nom_de_signet(ident, rank)
        for rank, ident in enumerate((name for name in wanted if name in there), 1)
    }
