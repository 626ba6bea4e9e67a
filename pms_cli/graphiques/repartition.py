"""How many actions are at each level: one bar."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from pms_cli.francais import NBSP, decimal, majuscule, pourcentage
from pms_cli.graphiques.barres import (
    Segment,
    barre,
    dite,
    largeurs,
    legende,
    segments,
    somme,
    tient,
    verifie,
)
from pms_cli.graphiques.dessin import Dessin
from pms_cli.graphiques.graphique import ACTION, Compte, Graphique, Nom, assembler
from pms_cli.graphiques.lettres import INTERLIGNE, TAILLE, largeur

_BAR: Final = 40
_APART: Final = 8


def repartition(
    ident: str,
    titre: str,
    degres: Sequence[int],
    compte: Compte,
    *,
    libelles: Sequence[str] = (),
    nom: Nom = ACTION,
) -> Graphique:
    """A bar of the actions at each level, labelled directly where words fit, else by a legend.

    ``degres`` are the levels of the scale, the lowest first, ``compte`` their counts in the same
    order, ``libelles`` their names if they have any. Raises ValueError when these do not agree.
    """
    verifie(degres, compte)
    segs = segments(degres, compte, libelles)
    total = compte.total

    def tracer(dessin: Dessin) -> float:
        width = dessin.largeur
        places = barre(dessin, segs, 0, 0, width, _BAR)
        if total and _fit(segs, width):
            for seg, (x, wide) in zip(segs, places, strict=True):
                if seg.nombre:
                    dessin.mots(seg.nom, x + wide / 2, _BAR + 4 + TAILLE, ancre="middle")
            return _BAR + 4 + INTERLIGNE + 2
        entries = [
            (seg.classe, f"{seg.nom} : {seg.nombre}".replace(" :", f"{NBSP}:")) for seg in segs
        ]
        return legende(dessin, entries, _BAR + 10) + 2

    return assembler(
        ident,
        titre,
        _said(degres, compte, segs, nom),
        tracer,
        ("Niveau", majuscule(nom.pluriel), "Part"),
        (
            *((majuscule(seg.nom), str(seg.nombre), _share(seg.nombre, total)) for seg in segs),
            ("Total", str(total), _share(total, total)),
        ),
    )


def _share(count: int, total: int) -> str:
    return pourcentage(Fraction(count, total) if total else None)


def _fit(segs: Sequence[Segment], width: float) -> bool:
    """Whether each segment holds its count, and its name under it does not touch the next."""
    widths = largeurs([seg.nombre for seg in segs], width)
    return all(
        tient(seg.nombre, wide) and largeur(seg.nom) + _APART <= wide
        for seg, wide in zip(segs, widths, strict=True)
        if seg.nombre
    )


def _said(degres: Sequence[int], compte: Compte, segs: Sequence[Segment], nom: Nom) -> str:
    if not compte.total:
        return f"{majuscule(nom.aucun)}."
    total, known = somme(degres, compte)
    mean = f" Niveau moyen : {decimal(Fraction(total, known))} sur {degres[-1]}." if known else ""
    return f"{majuscule(nom.compte(compte.total))} : {dite(segs)}.{mean}"
