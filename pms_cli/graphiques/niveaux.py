"""Levels by axe or orientation: a bar a group, each with its name, its count and its mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from pms_cli.francais import ABSENT, decimal, majuscule
from pms_cli.graphiques.barres import (
    barre,
    dite,
    effectif,
    legende,
    nom_du_degre,
    reste,
    segments,
    somme,
    verifie,
)
from pms_cli.graphiques.couleurs import teinte
from pms_cli.graphiques.dessin import HAUTEUR, Dessin
from pms_cli.graphiques.graphique import ACTION, Compte, Graphique, Nom, assembler
from pms_cli.graphiques.lettres import INTERLIGNE, abreger, couper, largeur

_BAR: Final = 26
_BETWEEN: Final = 16
_NAMES: Final = 250
_LEFT: Final = 18
_WIDEST: Final = 180.0
_DETAILED: Final = 6
_SAID: Final = 12


@dataclass(frozen=True)
class Groupe:
    """A group of actions: « Axe 1 – Développer la prévention », and its counts."""

    libelle: str
    compte: Compte


def niveaux(
    ident: str,
    titre: str,
    degres: Sequence[int],
    groupes: Sequence[Groupe],
    *,
    libelles: Sequence[str] = (),
    nom: Nom = ACTION,
) -> Graphique:
    """A bar for each group, all of the same length: shares of its actions at each level.

    ``degres`` and each group's ``compte`` are as in ``repartition``. Raises ValueError when they do
    not agree.
    """
    verifie(degres, *(groupe.compte for groupe in groupes))

    def tracer(dessin: Dessin) -> float:
        y = legende(dessin, _entries(degres, groupes, libelles), 0) + 10
        figures = _figures(degres, groupes, nom) if groupes else 0
        for rank, groupe in enumerate(groupes):
            if y > (HAUTEUR if dessin.est_large else 2 * HAUTEUR):
                return reste(dessin, len(groupes) - rank, y)
            if dessin.est_large:
                y = _wide(dessin, degres, groupe, nom, y, figures)
            else:
                y = _narrow(dessin, degres, groupe, nom, y)
        return y - _BETWEEN + 4 if groupes else y

    names = [nom_du_degre(degres, rank, libelles) for rank in range(len(degres))]
    return assembler(
        ident,
        titre,
        _said(degres, groupes, nom),
        tracer,
        (
            "Groupe", majuscule(nom.pluriel), *names, "Sans niveau", "Hors échelle",
            "Niveau moyen",
        ),
        tuple(
            (
                groupe.libelle,
                str(groupe.compte.total),
                *(str(count) for count in groupe.compte.nombres),
                str(groupe.compte.sans_niveau),
                str(groupe.compte.hors_echelle),
                moyenne(degres, groupe.compte),
            )
            for groupe in groupes
        ),
    )  # fmt: skip


def moyenne(degres: Sequence[int], compte: Compte) -> str:
    """The mean level, « 2,70 », or a dash."""
    total, known = somme(degres, compte)
    return decimal(Fraction(total, known)) if known else ABSENT


def _entries(
    degres: Sequence[int], groupes: Sequence[Groupe], libelles: Sequence[str]
) -> list[tuple[str, str]]:
    found = [
        (f"teinte-{teinte(rank + 1, len(degres))}", nom_du_degre(degres, rank, libelles))
        for rank in range(len(degres))
    ]
    if any(groupe.compte.sans_niveau for groupe in groupes):
        found.append(("vide", "sans niveau"))
    if any(groupe.compte.hors_echelle for groupe in groupes):
        found.append(("contour", "hors échelle"))
    return found


def _figures(degres: Sequence[int], groupes: Sequence[Groupe], nom: Nom) -> float:
    """The room of the figures on the right, the same for all groups so that bars are aligned."""
    rooms = [
        max(
            largeur(effectif(nom, groupe.compte), gras=True),
            largeur(f"moyenne {moyenne(degres, groupe.compte)}"),
        )
        for groupe in groupes
    ]
    return min(_WIDEST, max(rooms))


def _wide(
    dessin: Dessin, degres: Sequence[int], groupe: Groupe, nom: Nom, y: float, figures: float
) -> float:
    """Name on the left, bar in the middle, figures on the right."""
    lines = couper(groupe.libelle, _NAMES, au_plus=4)
    height = max(len(lines), 2) * INTERLIGNE
    dessin.pave(lines, 0, y + (height - len(lines) * INTERLIGNE) / 2 - 1)
    room = dessin.largeur - _NAMES - figures - 2 * _LEFT
    barre(
        dessin, segments(degres, groupe.compte), _NAMES + _LEFT, y + (height - _BAR) / 2, room, _BAR
    )
    top = y + (height - 2 * INTERLIGNE) / 2 - 1
    right = dessin.largeur - figures
    count = abreger(effectif(nom, groupe.compte), figures, gras=True)
    dessin.pave((count,), right, top, gras=True)
    mean = f"moyenne {moyenne(degres, groupe.compte)}"
    dessin.pave((mean,), right, top + INTERLIGNE, classe="mots-gris")
    return y + height + _BETWEEN


def _narrow(dessin: Dessin, degres: Sequence[int], groupe: Groupe, nom: Nom, y: float) -> float:
    """Name, figures and bar under one another."""
    y = dessin.pave(couper(groupe.libelle, dessin.largeur, au_plus=4), 0, y)
    figures = f"{nom.compte(groupe.compte.total)}, moyenne {moyenne(degres, groupe.compte)}"
    y = dessin.pave(couper(figures, dessin.largeur), 0, y, classe="mots-gris")
    barre(dessin, segments(degres, groupe.compte), 0, y + 6, dessin.largeur, _BAR)
    return y + 6 + _BAR + _BETWEEN


def _said(degres: Sequence[int], groupes: Sequence[Groupe], nom: Nom) -> str:
    """Each group's count and mean, with its levels while there are few groups; else the extremes.

    The table says the rest: nobody listens to forty groups to the end.
    """
    if not groupes:
        return "Aucun groupe."
    top = degres[-1]
    known = [groupe for groupe in groupes if sum(groupe.compte.nombres)]
    if len(groupes) > _SAID and known:
        ordered = sorted(known, key=lambda groupe: _mean(degres, groupe.compte))
        low, high = (
            f"{groupe.libelle} ({moyenne(degres, groupe.compte)})"
            for groupe in (ordered[0], ordered[-1])
        )
        return (
            f"{len(groupes)} groupes. Niveau moyen le plus haut, sur {top} : {high}. "
            f"Le plus bas : {low}."
        )
    parts = []
    for groupe in groupes:
        said = f"{groupe.libelle} : {nom.compte(groupe.compte.total)}"
        if sum(groupe.compte.nombres):
            said += f", niveau moyen {moyenne(degres, groupe.compte)} sur {top}"
        detail = dite(segments(degres, groupe.compte)) if len(groupes) <= _DETAILED else ""
        parts.append(f"{said}{f' ({detail})' if detail else ''}.")
    return " ".join(parts)


def _mean(degres: Sequence[int], compte: Compte) -> Fraction:
    return Fraction(*somme(degres, compte))
