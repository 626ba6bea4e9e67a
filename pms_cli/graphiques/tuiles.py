"""Territories side by side: a tile each, with what it has of the plan's actions."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from pms_cli.francais import ABSENT, NBSP, enumerer, majuscule, pourcentage
from pms_cli.graphiques.dessin import Dessin
from pms_cli.graphiques.graphique import ACTION, Graphique, Nom, assembler
from pms_cli.graphiques.lettres import INTERLIGNE, TAILLE, abreger, couper

_APART: Final = 12
_PAD: Final = 12
_BAR: Final = 8
_HEIGHT: Final = _PAD + 6 + INTERLIGNE + 2 + INTERLIGNE + 6 + _BAR + _PAD


@dataclass(frozen=True)
class Tuile:
    """A territory and how many of the plan's actions it carries out; None when not known."""

    nom: str
    nombre: int | None


def tuiles(
    ident: str,
    titre: str,
    territoires: Sequence[Tuile],
    total: int,
    *,
    nom: Nom = ACTION,
) -> Graphique:
    """A tile a territory, in the order given: a number out of ``total`` and a bar of that share.

    Raises ValueError for a number below zero or above ``total``.
    """
    if any(tile.nombre is not None and not 0 <= tile.nombre <= total for tile in territoires):
        raise ValueError(total)

    def tracer(dessin: Dessin) -> float:
        across = 4 if dessin.est_large else 2
        width = (dessin.largeur - (across - 1) * _APART) / across
        y = 0.0
        for start in range(0, len(territoires), across):
            row = territoires[start : start + across]
            names = [couper(tile.nom, width - 2 * _PAD) for tile in row]
            room = max(len(lines) for lines in names) * INTERLIGNE
            for rank, (tile, lines) in enumerate(zip(row, names, strict=True)):
                _tile(dessin, tile, total, lines, (rank * (width + _APART), y, width, room), nom)
            y += room + _HEIGHT + _APART
        return max(1, y - _APART)

    return assembler(
        ident,
        titre,
        _said(territoires, total, nom),
        tracer,
        ("Territoire", majuscule(nom.pluriel), f"Part des {total}"),
        tuple((tile.nom, _number(tile), _share(tile, total)) for tile in territoires),
    )


def _tile(
    dessin: Dessin,
    tile: Tuile,
    total: int,
    lines: Sequence[str],
    place: tuple[float, float, float, float],
    nom: Nom,
) -> None:
    x, y, width, room = place
    height = room + _HEIGHT
    dessin.rect("carte", x + 0.5, y + 0.5, width - 1, height - 1, arrondi=4)
    dessin.pave(lines, x + _PAD, y + _PAD)
    top = y + _PAD + room + 6
    inside = width - 2 * _PAD
    count = _number(tile) if tile.nombre is None else nom.compte(tile.nombre)
    dessin.mots(abreger(count, inside, gras=True), x + _PAD, top + TAILLE, gras=True)
    if tile.nombre is not None and total:
        share = abreger(f"{_share(tile, total)} de {total}", inside)
        dessin.mots(share, x + _PAD, top + INTERLIGNE + 2 + TAILLE, classe="mots-gris")
    base = top + 2 * INTERLIGNE + 2 + 6
    if tile.nombre is None:
        dessin.rect("vide", x + _PAD + 0.7, base + 0.7, inside - 1.4, _BAR - 1.4)
        return
    dessin.rect("contour", x + _PAD + 0.7, base + 0.7, inside - 1.4, _BAR - 1.4)
    if tile.nombre:
        dessin.rect("plein", x + _PAD, base, max(2, inside * tile.nombre / total), _BAR)


def _number(tile: Tuile) -> str:
    return "non renseigné" if tile.nombre is None else str(tile.nombre)


def _share(tile: Tuile, total: int) -> str:
    known = tile.nombre is not None and total
    return pourcentage(Fraction(tile.nombre or 0, total)) if known else ABSENT


def _said(territoires: Sequence[Tuile], total: int, nom: Nom) -> str:
    if not territoires:
        return "Aucun territoire."
    said = enumerer(
        f"{tile.nom}{NBSP}: {_number(tile)}"
        + (f" ({_share(tile, total)})" if tile.nombre is not None and total else "")
        for tile in territoires
    )
    return f"Sur {nom.compte(total)} du plan, par territoire{NBSP}: {said}."
