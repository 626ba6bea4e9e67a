"""Axes and orientations put in words, with their figures and their actions."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from pms_cli.graphiques import Graphique
from pms_cli.model import Fiche, Plan
from pms_cli.stats import Groupe, figures, grouper
from pms_cli.vues.actions import Action, Notes, action
from pms_cli.vues.chiffres import Chiffres, chiffres
from pms_cli.vues.dessins import dessin_niveaux, titre_par


@dataclass(frozen=True)
class VueOrientation:
    """An orientation and its actions; ``intitule`` is its name and its title."""

    ancre: Annotated[str, "l’ancre de l’orientation, où mènent les liens"]
    intitule: Annotated[str, "son numéro et son titre, comme « Orientation 1.2 – Se loger »"]
    chiffres: Annotated[Chiffres, "les chiffres de ses actions"]
    actions: Annotated[tuple[Action, ...], "ses actions montrées, dans l’ordre du plan"]


@dataclass(frozen=True)
class VueAxe:
    """An axe and its orientations; ``intitule`` is its name and its title."""

    ancre: Annotated[str, "l’ancre de l’axe, où mènent les liens, comme « axe-1 »"]
    nom: Annotated[str, "son nom, comme « Axe 1 »"]
    titre: Annotated[str, "son titre, vide pour ce qui est hors du plan"]
    intitule: Annotated[str, "son nom et son titre, comme « Axe 1 – Prévenir »"]
    chiffres: Annotated[Chiffres, "les chiffres de ses actions"]
    par_orientation: Annotated[
        Graphique | None, "le dessin des niveaux, orientation par orientation"
    ]
    orientations: Annotated[
        tuple[VueOrientation, ...], "ses orientations montrées, dans l’ordre du plan"
    ]


def vue_axe(plan: Plan, axe: Groupe, shown: Sequence[Fiche], jour: dt.date, notes: Notes) -> VueAxe:
    """An axe with its own actions; they link only to the sheets that are shown."""
    ancre = f"axe-{axe.cle or 'hors-plan'}"
    orientations = []
    drawn = []
    numbers = frozenset(fiche.numero for fiche in shown)
    for group in grouper(plan, axe.fiches, "orientation"):
        counted = figures(group.fiches, jour, plan.edition.echelle)
        drawn.append((intitule(group), counted))
        key = group.cle.replace(".", "-")
        orientations.append(
            VueOrientation(
                ancre=f"orientation-{key}" if key else f"{ancre}-hors-plan",
                intitule=intitule(group),
                chiffres=chiffres(plan, counted),
                actions=tuple(action(plan, fiche, jour, notes, numbers) for fiche in group.fiches),
            )
        )
    return VueAxe(
        ancre=ancre,
        nom=axe.nom,
        titre=axe.titre,
        intitule=intitule(axe),
        chiffres=chiffres(plan, figures(axe.fiches, jour, plan.edition.echelle)),
        par_orientation=(
            dessin_niveaux(plan, f"{ancre}-par-orientation", _titre(plan, axe), drawn)
            if drawn
            else None
        ),
        orientations=tuple(orientations),
    )


def _titre(plan: Plan, axe: Groupe) -> str:
    return f"{titre_par(plan, 'orientation')}, {axe.nom[:1].lower()}{axe.nom[1:]}"


def intitule(group: Groupe) -> str:
    """Name and title of a group: « Axe 1 – Prévenir »."""
    return f"{group.nom} – {group.titre}" if group.titre else group.nom
