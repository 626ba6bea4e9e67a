"""Axes and orientations: the plan as it is built, a page for each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, NamedTuple

from pms_cli.francais import majuscule
from pms_cli.graphiques import Graphique
from pms_cli.model import Axe, Fiche, Orientation
from pms_cli.site.page import Page, Site
from pms_cli.stats import Figures, figures
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


@dataclass(frozen=True)
class PageAxe:
    """One axe and its orientations."""

    nom: Annotated[str, "le nom de l’axe, comme « Axe 1 »"]
    chiffres: Annotated[Chiffres, "les chiffres de ses actions"]
    dessin: Annotated[
        Graphique | None, "le dessin des niveaux, orientation par orientation, parfois rien"
    ]
    orientations: Annotated[tuple[Branche, ...], "ses orientations, dans l’ordre du plan"]
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
    parts = _parts(site)
    yield _plan(site, parts)
    for axe in site.demande.plan.edition.axes:
        yield _axe(site, axe, parts)
        for orientation in axe.orientations:
            yield _orientation(site, axe, orientation, parts[axe.numero, orientation.numero])


class _Part(NamedTuple):
    """An axe or an orientation: its actions and their figures, counted once for every page."""

    fiches: tuple[Fiche, ...]
    figures: Figures


_Parts = Mapping[tuple[int, int | None], _Part]
"""By axe and orientation, None for a whole axe."""


def _parts(site: Site) -> _Parts:
    plan, jour = site.demande.plan, site.demande.jour
    sheets: dict[tuple[int, int | None], list[Fiche]] = {}
    for axe in plan.edition.axes:
        for numero in (None, *(part.numero for part in axe.orientations)):
            sheets[axe.numero, numero] = []
    for fiche in plan.actions:
        for place in ((fiche.axe, None), (fiche.axe, fiche.orientation)):
            if place in sheets:
                sheets[place].append(fiche)
    return {
        place: _Part(tuple(mine), figures(mine, jour, plan.edition.echelle))
        for place, mine in sheets.items()
    }


def _plan(site: Site, parts: _Parts) -> Page:
    plan = site.demande.plan
    chemin = "axes/index.html"
    noms = plan.edition.noms
    axes = plan.edition.axes
    names = [
        (f"{_nom_axe(site, axe)} – {axe.titre}", parts[axe.numero, None].figures) for axe in axes
    ]
    vue = PagePlan(
        tuple(
            (_branche(site, axe, chemin, parts), _branches(site, axe, chemin, parts))
            for axe in axes
        ),
        dessin_niveaux(plan, "par-axe", titre_par(plan, "axe"), names) if plan.actions else None,
    )
    return Page(
        chemin,
        "axes.html.j2",
        f"{majuscule(noms.axe.pluriel)} et {noms.orientation.pluriel}",
        f"Comment est construit le plan : {plan.edition.titre}.",
        chemin,
        vue,
    )


def _axe(site: Site, axe: Axe, parts: _Parts) -> Page:
    plan = site.demande.plan
    chemin = site.lieux.axes[axe.numero]
    nom = _nom_axe(site, axe)
    whole = parts[axe.numero, None]
    famille = plan.edition.famille(axe.famille) if axe.famille else None
    drawn = [
        (f"{_place(site, axe, part)} – {part.titre}", parts[axe.numero, part.numero].figures)
        for part in axe.orientations
    ]
    vue = PageAxe(
        nom,
        chiffres(plan, whole.figures),
        dessin_niveaux(plan, "par-orientation", titre_par(plan, "orientation"), drawn)
        if whole.fiches and drawn
        else None,
        _branches(site, axe, chemin, parts),
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


def _orientation(site: Site, axe: Axe, part: Orientation, mine: _Part) -> Page:
    plan, jour = site.demande.plan, site.demande.jour
    chemin = site.lieux.orientations[axe.numero, part.numero]
    nom = _place(site, axe, part)
    liens = site.liens(chemin)
    notes = Notes()
    of_the_axe = f"{_nom_axe(site, axe)} – {axe.titre}"
    vue = PageOrientation(
        nom,
        Lien(of_the_axe, liens.axe(axe.numero)),
        chiffres(plan, mine.figures),
        dessin_repartition(plan, "repartition", titre_de(plan), mine.figures)
        if mine.fiches
        else None,
        tuple(
            (
                Lien(f"{fiche.numero}. {fiche.titre}", liens.fiche(fiche.numero)),
                action(plan, fiche, jour, notes, ()),
            )
            for fiche in mine.fiches
        ),
    )
    return Page(
        chemin,
        "orientation.html.j2",
        f"{nom} – {part.titre}",
        f"{vue.chiffres.compte}, moyenne {vue.chiffres.moyenne}.",
        "axes/index.html",
        vue,
        (_step_plan(site), (of_the_axe, site.lieux.axes[axe.numero])),
    )


def _branche(site: Site, axe: Axe, chemin: str, parts: _Parts) -> Branche:
    return Branche(
        Lien(_nom_axe(site, axe), site.liens(chemin).axe(axe.numero)),
        axe.titre,
        chiffres(site.demande.plan, parts[axe.numero, None].figures),
    )


def _branches(site: Site, axe: Axe, chemin: str, parts: _Parts) -> tuple[Branche, ...]:
    plan = site.demande.plan
    liens = site.liens(chemin)
    return tuple(
        Branche(
            Lien(_place(site, axe, part), liens.orientation(axe.numero, part.numero)),
            part.titre,
            chiffres(plan, parts[axe.numero, part.numero].figures),
        )
        for part in axe.orientations
    )


def _nom_axe(site: Site, axe: Axe) -> str:
    return f"{majuscule(site.demande.plan.edition.noms.axe.singulier)} {axe.numero}"


def _place(site: Site, axe: Axe, part: Orientation) -> str:
    nom = site.demande.plan.edition.noms.orientation.singulier
    return f"{majuscule(nom)} {axe.numero}.{part.numero}"


def _step_plan(site: Site) -> tuple[str, str]:
    noms = site.demande.plan.edition.noms
    return f"{majuscule(noms.axe.pluriel)} et {noms.orientation.pluriel}", "axes/index.html"
