"""A drawing made piece by piece: shapes and words by class, in plain numbers, ended as SVG."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from pms_cli.graphiques.couleurs import ATTRIBUTS, MOTIFS, POLICE
from pms_cli.graphiques.lettres import INTERLIGNE, TAILLE, propre

HAUTEUR: Final = 1000
"""No wide drawing is much higher: an A4 page holds it whole."""

LARGE: Final = 720
"""Width of the drawing for paper and wide screens."""

ETROIT: Final = 300
"""Width of the drawing for a telephone."""

_IDENT: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_TILE: Final = 8
_ESCAPES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
_MARKUP: Final = re.compile("[&<>\"']")


class Svg(str):
    """A drawing of ours in SVG: the only text that a template lets through as it is."""

    __slots__ = ()
    __svg__ = True


def echappe(text: str) -> str:
    """Words as XML writes them."""
    return _MARKUP.sub(lambda found: _ESCAPES[found.group()], propre(text))


@lru_cache(maxsize=4096)
def n(value: float) -> str:
    """A number with one decimal at most."""
    text = f"{value:.1f}"
    text = text[:-2] if text.endswith(".0") else text
    return "0" if text == "-0" else text


class Dessin:
    """What is drawn so far, from the left and the top; ``ident`` begins every id.

    ``large``: for paper and wide screens, else for telephones.
    Raises ValueError for an ``ident`` that is not a letter, then letters, digits, - and _.
    """

    def __init__(self, ident: str, *, large: bool) -> None:
        if not _IDENT.fullmatch(ident):
            raise ValueError(f"ident: {ident!r}")
        self.ident = ident if large else f"{ident}-e"
        self.est_large = large
        self.largeur = LARGE if large else ETROIT
        self._pieces: list[str] = []
        self._motifs: set[str] = set()

    def rect(
        self, classe: str, x: float, y: float, w: float, h: float, *, arrondi: float = 0
    ) -> None:
        """A rectangle."""
        corner = f' rx="{n(arrondi)}"' if arrondi else ""
        self._pieces.append(
            f'<rect class="{classe}" x="{n(x)}" y="{n(y)}" width="{n(w)}" height="{n(h)}"{corner} '
            f"{ATTRIBUTS[classe]}/>"
        )

    def garni(self, classe: str, x: float, y: float, w: float, h: float) -> None:
        """A rectangle of a tint with the sign that tells it from its neighbours without colour."""
        if classe == "vide":
            self.rect(classe, x + 0.7, y + 0.7, max(0.5, w - 1.4), h - 1.4)
            return
        if classe == "contour":
            self.rect(classe, x + 0.7, y + 0.7, max(0.5, w - 1.4), h - 1.4)
        else:
            self.rect(classe, x, y, w, h)
        if classe in MOTIFS or classe == "contour":
            self._motifs.add(classe)
            self._pieces.append(
                f'<rect x="{n(x)}" y="{n(y)}" width="{n(w)}" height="{n(h)}" '
                f'fill="url(#{self.ident}-{classe})"/>'
            )

    def ligne(self, classe: str, x1: float, y1: float, x2: float, y2: float) -> None:
        """A straight line."""
        self._pieces.append(
            f'<line class="{classe}" x1="{n(x1)}" y1="{n(y1)}" x2="{n(x2)}" y2="{n(y2)}" '
            f"{ATTRIBUTS[classe]}/>"
        )

    def rond(self, classe: str, x: float, y: float, r: float) -> None:
        """A disc."""
        self._pieces.append(
            f'<circle class="{classe}" cx="{n(x)}" cy="{n(y)}" r="{n(r)}" {ATTRIBUTS[classe]}/>'
        )

    def trace(
        self, classe: str, points: Sequence[tuple[float, float]], *, clos: bool = True
    ) -> None:
        """A line through points, closed or not."""
        path = "L".join(f"{n(x)} {n(y)}" for x, y in points)
        end = "Z" if clos else ""
        self._pieces.append(f'<path class="{classe}" d="M{path}{end}" {ATTRIBUTS[classe]}/>')

    def mots(
        self,
        text: str,
        x: float,
        y: float,
        *,
        classe: str = "mots",
        ancre: str = "start",
        gras: bool = False,
        taille: int = TAILLE,
    ) -> None:
        """Words on one line; ``y`` is the line that they stand on, ``ancre`` start, middle, end."""
        if not text:
            return
        more = f' text-anchor="{ancre}"' if ancre != "start" else ""
        more += ' font-weight="700"' if gras else ""
        more += f' font-size="{taille}"' if taille != TAILLE else ""
        self._pieces.append(
            f'<text class="{classe}" x="{n(x)}" y="{n(y)}"{more} {ATTRIBUTS[classe]}>'
            f"{echappe(text)}</text>"
        )

    def pave(
        self, lines: Iterable[str], x: float, y: float, *, classe: str = "mots", gras: bool = False
    ) -> float:
        """Lines of words under one another from a height; returns the height below them."""
        for line in lines:
            self.mots(line, x, y + TAILLE, classe=classe, gras=gras)
            y += INTERLIGNE
        return y

    def fini(self, titre: str, description: str, hauteur: float) -> Svg:
        """The drawing as SVG."""
        kind = "large" if self.est_large else "etroit"
        defs = "".join(self._pattern(classe) for classe in sorted(self._motifs))
        ground = (
            f'<rect class="fond" width="{n(self.largeur)}" height="{n(hauteur)}" '
            f"{ATTRIBUTS['fond']}/>"
        )
        return self._svg(
            kind,
            titre,
            description,
            (self.largeur, hauteur),
            f"{f'<defs>{defs}</defs>' if defs else ''}{ground}",
        )

    def fini_en_ligne(self, titre: str, description: str, largeur: float, hauteur: float) -> Svg:
        """The drawing as SVG of a size of its own, to be set in a line of text."""
        return self._svg("jauge", titre, description, (largeur, hauteur), "")

    def _svg(
        self, kind: str, titre: str, description: str, size: tuple[float, float], before: str
    ) -> Svg:
        name, (wide, high) = self.ident, (n(size[0]), n(size[1]))
        return Svg(
            f'<svg xmlns="http://www.w3.org/2000/svg" class="graphique {kind}" role="img" '
            f'aria-labelledby="{name}-titre" aria-describedby="{name}-desc" '
            f'width="{wide}" height="{high}" viewBox="0 0 {wide} {high}" '
            f'font-family="{POLICE}" font-size="{TAILLE}">'
            f'<title id="{name}-titre">{echappe(titre)}</title>'
            f'<desc id="{name}-desc">{echappe(description)}</desc>'
            f"{before}{''.join(self._pieces)}</svg>"
        )

    def _pattern(self, classe: str) -> str:
        path = MOTIFS.get(classe, "M-2 2L2 -2M0 8L8 0M6 10L10 6M-2 6L2 10M0 0L8 8M6 -2L10 2")
        ink = "hachures" if classe == "contour" else "motif"
        return (
            f'<pattern id="{self.ident}-{classe}" width="{_TILE}" height="{_TILE}" '
            f'patternUnits="userSpaceOnUse"><path class="{ink}" d="{path}" {ATTRIBUTS[ink]}/>'
            "</pattern>"
        )
