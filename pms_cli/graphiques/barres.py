"""Bars cut into levels: who is how wide, what is written inside, the legend under or over them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from pms_cli.francais import NBSP, enumerer
from pms_cli.graphiques.couleurs import teinte
from pms_cli.graphiques.dessin import Dessin
from pms_cli.graphiques.graphique import Compte, Nom
from pms_cli.graphiques.lettres import INTERLIGNE, TAILLE, abreger, largeur, propre

GAP: Final = 2
"""White between two segments, so that equal tints do not run together."""

_THINNEST: Final = 4
_PAD: Final = 5
_SWATCH: Final = 16
_BETWEEN: Final = 18


@dataclass(frozen=True)
class Segment:
    """A level of a bar, in words and numbers; ``classe`` is its colour."""

    nom: str
    classe: str
    nombre: int


def segments(
    degres: Sequence[int], compte: Compte, libelles: Sequence[str] = ()
) -> tuple[Segment, ...]:
    """The levels, the lowest first, then what has none or one off the scale, where there is any."""
    found = [
        Segment(
            nom_du_degre(degres, rank, libelles), f"teinte-{teinte(rank + 1, len(degres))}", count
        )
        for rank, count in enumerate(compte.nombres)
    ]
    if compte.sans_niveau:
        found.append(Segment("sans niveau", "vide", compte.sans_niveau))
    if compte.hors_echelle:
        found.append(Segment("hors échelle", "contour", compte.hors_echelle))
    return tuple(found)


def nom_du_degre(degres: Sequence[int], rank: int, libelles: Sequence[str] = ()) -> str:
    """« 3/5 », « 3/5 en cours »."""
    name = libelles[rank] if rank < len(libelles) else ""
    return propre(f"{degres[rank]}/{degres[-1]}{f' {name}' if name else ''}")


def dite(segs: Sequence[Segment]) -> str:
    """The distribution in words: « 2 à 1/5, 3 à 2/5 ; 4 sans niveau ». Empty levels are left out.

    All of them are said when none has an action.
    """
    levels = [seg for seg in segs if seg.classe.startswith("teinte")]
    some = [seg for seg in levels if seg.nombre]
    said = [enumerer(f"{seg.nombre} à {seg.nom}" for seg in some)] if some else []
    said += [f"{seg.nombre} {seg.nom}" for seg in segs if not seg.classe.startswith("teinte")]
    return " ; ".join(said)


def largeurs(nombres: Sequence[int], room: float) -> tuple[float, ...]:
    """Widths that share a room as the numbers do; one that is not zero can always be seen."""
    some = [number for number in nombres if number]
    room -= GAP * max(0, len(some) - 1)
    thin: set[int] = set()
    while True:
        left = sum(number for rank, number in enumerate(nombres) if rank not in thin)
        rest = room - _THINNEST * len(thin)
        found = {
            rank
            for rank, number in enumerate(nombres)
            if number and rank not in thin and number * rest < _THINNEST * left
        }
        if not found:
            break
        thin |= found
    return tuple(
        _THINNEST if rank in thin else number * rest / left if number else 0
        for rank, number in enumerate(nombres)
    )


def barre(
    dessin: Dessin, segs: Sequence[Segment], x: float, y: float, w: float, h: float
) -> tuple[tuple[float, float], ...]:
    """Draw a bar, each count inside its segment where it fits; the place and width of each."""
    places = []
    if not any(seg.nombre for seg in segs):
        dessin.rect("vide", x + 0.7, y + 0.7, w - 1.4, h - 1.4)
    for seg, width in zip(segs, largeurs([seg.nombre for seg in segs], w), strict=True):
        places.append((x, width))
        if not seg.nombre:
            continue
        dessin.garni(seg.classe, x, y, width, h)
        if tient(seg.nombre, width):
            _label(dessin, str(seg.nombre), x + width / 2, y + h / 2)
        x += width + GAP
    return tuple(places)


def tient(number: int, width: float) -> bool:
    """Whether a count can be written in a segment of such a width."""
    return largeur(str(number), gras=True) + 2 * _PAD + 2 <= width


def _label(dessin: Dessin, text: str, x: float, y: float) -> None:
    """A count on a white label, which no pattern makes hard to read."""
    wide = largeur(text, gras=True) + 2 * _PAD - 2
    dessin.rect("etiquette", x - wide / 2, y - 10, wide, 20, arrondi=4)
    dessin.mots(text, x, y + 5, ancre="middle", gras=True)


def legende(
    dessin: Dessin,
    entries: Sequence[tuple[str, str]],
    y: float,
    *,
    signe: Callable[[str, float, float], None] | None = None,
) -> float:
    """Swatches and their words, in a row or in columns; returns the height below.

    An entry is a class and words; ``signe`` draws what stands for a class in the 16 units right of
    and under a point, without it a square of that tint.
    """
    w = dessin.largeur
    room = w - _SWATCH - 7
    words = [abreger(text, room) for _, text in entries]
    column = max((largeur(text) for text in words), default=0) + _SWATCH + 7
    # Levels in one row if they fit as they are; else in columns, one under another.
    one_row = sum(largeur(text) + _SWATCH + 7 + _BETWEEN for text in words) - _BETWEEN <= w
    across = max(1, int((w + _BETWEEN) / (column + _BETWEEN)))
    left = 0.0
    for rank, ((classe, _), text) in enumerate(zip(entries, words, strict=True)):
        if one_row:
            at, top = left, y
            left += largeur(text) + _SWATCH + 7 + _BETWEEN
        else:
            at, top = rank % across * (column + _BETWEEN), y + rank // across * (INTERLIGNE + 4)
        if signe is None:
            dessin.garni(classe, at, top + 1, _SWATCH, _SWATCH)
        else:
            signe(classe, at, top + 1)
        dessin.mots(text, at + _SWATCH + 7, top + TAILLE)
    rows = 1 if one_row else -(-len(entries) // across)
    return y + rows * (INTERLIGNE + 4)


def somme(degres: Sequence[int], compte: Compte) -> tuple[int, int]:
    """The sum of the levels and how many actions have one: the mean is their quotient."""
    pairs = zip(degres, compte.nombres, strict=True)
    return sum(level * count for level, count in pairs), sum(compte.nombres)


def verifie(degres: Sequence[int], *comptes: Compte) -> None:
    """A count for each level, none below zero. Raises ValueError otherwise."""
    for compte in comptes:
        numbers = (*compte.nombres, compte.sans_niveau, compte.hors_echelle)
        if not degres or len(compte.nombres) != len(degres) or min(numbers) < 0:
            raise ValueError(f"{len(degres)} levels: {compte}")


def effectif(nom: Nom, compte: Compte) -> str:
    """« 24 actions », its space unbreakable."""
    return propre(nom.compte(compte.total)).replace(" ", NBSP)


def reste(dessin: Dessin, lines: int, y: float) -> float:
    """Say that lines are left out, which the table has; returns the height below."""
    said = f"Et {lines} autres, dans le tableau." if lines > 1 else "Et 1 autre, dans le tableau."
    return dessin.pave((said,), 0, y, classe="mots-gris") + 4
