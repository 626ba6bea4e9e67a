"""Axes and orientations: the plan as it is built, a page for each."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pms_cli.francais import majuscule
from pms_cli.graphiques import Graphique
from pms_cli.model import Axe, Orientation
from pms_cli.site.page import Page, Site
from pms_cli.stats import figures
from pms_cli.vues.actions import Action, Notes, action
from pms_cli.vues.chiffres import Chiffres, chiffres
from pms_cli.vues.dessins import dessin_niveaux, dessin_repartition, titre_de, titre_par
from pms_cli.vues.fiche import Lien


@dataclass(frozen=True)
class Branche:
    """A part of the plan in a list: its name with its address, its title, its figures."""

    lien: Annotated[Lien, "son nom et sa page"]
    titre: Annotated[str, "son titre"]
    chiffres: Annotated[Chiffres, "les chiffres de ses actions"]


@dataclass(frozen=True)
class PagePlan:
    """The whole plan: axes and, under each, orientations."""

    axes: Annotated[
        tuple[tuple[Branche, tuple[Branche, ...]], ...],
        "pour chaque axe, lui-même et ses orientations",
    ]
    dessin: Annotated[
        Graphique | None, "le dessin des niveaux, axe par axe, rien quand il n’y a pas d’action"
    ]
    plus_haut: Annotated[str, "le plus haut niveau de l’échelle, par exemple « 5/5 »"]


@dataclass(frozen=True)
class PageAxe:
    """One axe and its orientations."""

    nom: Annotated[str, "le nom de l’axe, comme « Axe 1 »"]
    chiffres: Annotated[Chiffres, "les chiffres de ses actions"]
    dessin: Annotated[
        Graphique | None, "le dessin des niveaux, orientation par orientation, parfois rien"
    ]
    orientations: Annotated[tuple[Branche, ...], "ses orientations, dans l’ordre du plan"]
    plus_haut: Annotated[str, "le plus haut niveau de l’échelle, par exemple « 5/5 »"]
    famille: Annotated[str, "la famille de l’axe, vide quand le plan n’en a pas"]
    nom_orientations: Annotated[
        str, "le mot du plan pour ses orientations, au pluriel, avec une majuscule"
    ]
    sans_orientation: Annotated[
        str, "ce qu’on dit d’un axe sans orientation, comme « Aucune orientation »"
    ]


@dataclass(frozen=True)
class PageOrientation:
    """One orientation and its actions, each with its address."""

    nom: Annotated[str, "le nom de l’orientation, comme « Orientation 1.2 »"]
    axe: Annotated[Lien, "son axe et sa page"]
    chiffres: Annotated[Chiffres, "les chiffres de ses actions"]
    dessin: Annotated[
        Graphique | None, "le dessin des actions par niveau, rien quand il n’y en a pas"
    ]
    actions: Annotated[
        tuple[tuple[Lien, Action], ...], "pour chaque action, son titre, sa page et son état"
    ]


def structure(site: Site) -> Iterator[Page]:
    """The page of the plan, those of the axes, those of the orientations."""
    plan = site.demande.plan
    yield _plan(site)
    for axe in plan.edition.axes:
        yield _axe(site, axe)
        for orientation in axe.orientations:
            yield _orientation(site, axe, orientation)


def _plan(site: Site) -> Page:
    plan, jour = site.demande.plan, site.demande.jour
    chemin = "axes/index.html"
    noms = plan.edition.noms
    names = [
        (
            f"{majuscule(noms.axe.singulier)} {axe.numero} – {axe.titre}",
            figures((f for f in plan.actions if f.axe == axe.numero), jour, plan.edition.echelle),
        )
        for axe in plan.edition.axes
    ]
    vue = PagePlan(
        tuple(
            (_branche(site, axe, chemin), _branches(site, axe, chemin)) for axe in plan.edition.axes
        ),
        dessin_niveaux(plan, "par-axe", titre_par(plan, "axe"), names) if plan.actions else None,
        _top(site),
    )
    return Page(
        chemin,
        "axes.html.j2",
        f"{majuscule(noms.axe.pluriel)} et {noms.orientation.pluriel}",
        f"Comment est construit le plan : {plan.edition.titre}.",
        chemin,
        vue,
    )


def _axe(site: Site, axe: Axe) -> Page:
    plan, jour = site.demande.plan, site.demande.jour
    chemin = site.lieux.axes[axe.numero]
    nom = f"{majuscule(plan.edition.noms.axe.singulier)} {axe.numero}"
    mine = [fiche for fiche in plan.actions if fiche.axe == axe.numero]
    counted = figures(mine, jour, plan.edition.echelle)
    famille = plan.edition.famille(axe.famille) if axe.famille else None
    drawn = [
        (
            f"{_place(site, axe, part)} – {part.titre}",
            figures((f for f in mine if f.orientation == part.numero), jour, plan.edition.echelle),
        )
        for part in axe.orientations
    ]
    vue = PageAxe(
        nom,
        chiffres(plan, counted),
        dessin_niveaux(plan, "par-orientation", titre_par(plan, "orientation"), drawn)
        if mine and drawn
        else None,
        _branches(site, axe, chemin),
        _top(site),
        famille.nom if famille else "",
        majuscule(plan.edition.noms.orientation.pluriel),
        majuscule(plan.edition.noms.orientation.aucun),
    )
    return Page(
        chemin,
        "axe.html.j2",
        f"{nom} – {axe.titre}",
        f"{vue.chiffres.compte}, moyenne {vue.chiffres.moyenne}.",
        "axes/index.html",
        vue,
        (_step_plan(site),),
    )


def _orientation(site: Site, axe: Axe, part: Orientation) -> Page:
    plan, jour = site.demande.plan, site.demande.jour
    chemin = site.lieux.orientations[axe.numero, part.numero]
    nom = _place(site, axe, part)
    liens = site.liens(chemin)
    mine = [f for f in plan.actions if (f.axe, f.orientation) == (axe.numero, part.numero)]
    counted = figures(mine, jour, plan.edition.echelle)
    notes = Notes()
    nom_axe = f"{majuscule(plan.edition.noms.axe.singulier)} {axe.numero}"
    vue = PageOrientation(
        nom,
        Lien(f"{nom_axe} – {axe.titre}", liens.axe(axe.numero)),
        chiffres(plan, counted),
        dessin_repartition(plan, "repartition", titre_de(plan), counted) if mine else None,
        tuple(
            (
                Lien(f"{fiche.numero}. {fiche.titre}", liens.fiche(fiche.numero)),
                action(plan, fiche, jour, notes, ()),
            )
            for fiche in mine
        ),
    )
    return Page(
        chemin,
        "orientation.html.j2",
        f"{nom} – {part.titre}",
        f"{vue.chiffres.compte}, moyenne {vue.chiffres.moyenne}.",
        "axes/index.html",
        vue,
        (_step_plan(site), (f"{nom_axe} – {axe.titre}", site.lieux.axes[axe.numero])),
    )


def _branche(site: Site, axe: Axe, chemin: str) -> Branche:
    plan, jour = site.demande.plan, site.demande.jour
    mine = (fiche for fiche in plan.actions if fiche.axe == axe.numero)
    nom = f"{majuscule(plan.edition.noms.axe.singulier)} {axe.numero}"
    return Branche(
        Lien(nom, site.liens(chemin).axe(axe.numero)),
        axe.titre,
        chiffres(plan, figures(mine, jour, plan.edition.echelle)),
    )


def _branches(site: Site, axe: Axe, chemin: str) -> tuple[Branche, ...]:
    plan, jour = site.demande.plan, site.demande.jour
    liens = site.liens(chemin)
    return tuple(
        Branche(
            Lien(_place(site, axe, part), liens.orientation(axe.numero, part.numero)),
            part.titre,
            chiffres(
                plan,
                figures(
                    (
                        fiche
                        for fiche in plan.actions
                        if (fiche.axe, fiche.orientation) == (axe.numero, part.numero)
                    ),
                    jour,
                    plan.edition.echelle,
                ),
            ),
        )
        for part in axe.orientations
    )


def _place(site: Site, axe: Axe, part: Orientation) -> str:
    nom = site.demande.plan.edition.noms.orientation.singulier
    return f"{majuscule(nom)} {axe.numero}.{part.numero}"


def _step_plan(site: Site) -> tuple[str, str]:
    noms = site.demande.plan.edition.noms
    return f"{majuscule(noms.axe.pluriel)} et {noms.orientation.pluriel}", "axes/index.html"


def _top(site: Site) -> str:
    maximum = site.demande.plan.edition.echelle.maximum
    return f"{maximum}/{maximum}"
