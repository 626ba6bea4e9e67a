"""The home page: what the plan is, where it stands, what was said last."""

from collections.abc import Iterator
from dataclasses import dataclass

from pms_cli.graphiques import Graphique
from pms_cli.model import Fiche, Point
from pms_cli.site.page import Page, Site
from pms_cli.stats import figures, grouper
from pms_cli.stats.agenda import a_venir, agenda, regrouper
from pms_cli.vues.chiffres import Chiffres, chiffres
from pms_cli.vues.demande import Entete, entete
from pms_cli.vues.dessins import dessin_niveaux, dessin_repartition, titre_de, titre_par
from pms_cli.vues.echeances import VueEcheance, vue_echeances
from pms_cli.vues.fiche import Lien, VuePoint, vue_point
from pms_cli.vues.groupes import intitule

MOST_POINTS = 10
"""Latest points shown."""
DAYS_AHEAD = 180
"""Deadlines shown: those of the coming months."""


@dataclass(frozen=True)
class DernierPoint:
    """One of the latest points, with the action that it is about."""

    fiche: Lien
    point: VuePoint


@dataclass(frozen=True)
class Accueil:
    """The home page; ``autres`` is how many more points have the date of the last one shown."""

    entete: Entete
    ensemble: Chiffres
    plus_haut: str
    repartition: Graphique | None
    par_axe: Graphique | None
    axes: tuple[tuple[Lien, str, Chiffres], ...]
    derniers: tuple[DernierPoint, ...]
    autres: int
    echeances: tuple[VueEcheance, ...]


def accueil(site: Site) -> Iterator[Page]:
    """The one page of its kind."""
    demande = site.demande
    plan, jour = demande.plan, demande.jour
    edition = plan.edition
    liens = site.liens("index.html")
    whole = figures(plan.actions, jour, edition.echelle)
    groups = grouper(plan, plan.actions, "axe", vides=True)
    counted = [(axe, figures(axe.fiches, jour, edition.echelle)) for axe in groups]
    points = derniers_points(site)
    due = regrouper(a_venir(agenda(plan, plan.actions, jour), jour, DAYS_AHEAD))
    vue = Accueil(
        entete=entete(demande, edition.titre),
        ensemble=chiffres(plan, whole),
        plus_haut=f"{edition.echelle.maximum}/{edition.echelle.maximum}",
        repartition=(
            dessin_repartition(plan, "repartition", titre_de(plan), whole) if plan.actions else None
        ),
        par_axe=(
            dessin_niveaux(
                plan,
                "par-axe",
                titre_par(plan, "axe"),
                [(intitule(axe), found) for axe, found in counted if axe.fiches],
            )
            if plan.actions
            else None
        ),
        axes=tuple(
            (
                Lien(axe.nom, liens.axe(int(axe.cle)) if axe.cle else ""),
                axe.titre,
                chiffres(plan, found),
            )
            for axe, found in counted
        ),
        derniers=tuple(
            DernierPoint(
                Lien(f"{fiche.numero}. {fiche.titre}", liens.fiche(fiche.numero)),
                vue_point(plan, point),
            )
            for fiche, point in points[:MOST_POINTS]
        ),
        autres=max(0, len(points) - MOST_POINTS),
        echeances=vue_echeances(plan, due[:MOST_POINTS], liens),
    )
    yield Page(
        "index.html",
        "accueil.html.j2",
        edition.titre,
        f"Où en sont les {edition.noms.action.pluriel} : {edition.intitule}.",
        "index.html",
        vue,
    )


def derniers_points(site: Site) -> list[tuple[Fiche, Point]]:
    """The points known on the day, the latest first; those of a date in the order of the plan."""
    jour = site.demande.jour
    known = [
        (fiche, point)
        for fiche in site.demande.plan.fiches
        for point in fiche.avancement
        if point.date.debut <= jour
    ]
    return sorted(known, key=lambda found: -found[1].date.debut.toordinal())
