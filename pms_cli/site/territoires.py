"""Territories: what each does of the plan, and how the plan is covered."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pms_cli.francais import enumerer
from pms_cli.graphiques import Graphique
from pms_cli.model import Territoire
from pms_cli.site.page import Page, Site
from pms_cli.vues.dessins import dessin_territoires
from pms_cli.vues.fiche import Lien
from pms_cli.vues.territoire import VueTerritoire, vue_territoire

LISTE = "territoires/index.html"


@dataclass(frozen=True)
class LigneTerritoire:
    """A territory in the list, with how much it does."""

    lien: Annotated[Lien, "le nom du territoire et sa page"]
    projet: Annotated[str, "le nom de son projet, vide quand il n’en a pas"]
    compte: Annotated[str, "ce qui s’y fait, comme « 4 actions locales »"]


@dataclass(frozen=True)
class PageTerritoires:
    """All the territories."""

    dessin: Annotated[
        Graphique | None, "le dessin des territoires, une case pour chacun, parfois rien"
    ]
    lignes: Annotated[tuple[LigneTerritoire, ...], "les territoires, dans l’ordre du plan"]


@dataclass(frozen=True)
class PageTerritoire:
    """One territory."""

    territoire: Annotated[VueTerritoire, "le territoire, son projet et ses actions"]


def territoires(site: Site) -> Iterator[Page]:
    """The list, then a page for each; nothing when the plan has none."""
    plan, jour = site.demande.plan, site.demande.jour
    if not plan.territoires:
        return
    liens = site.liens(LISTE)
    yield Page(
        LISTE,
        "territoires.html.j2",
        "Territoires",
        "Comment le plan est décliné dans chaque territoire.",
        LISTE,
        PageTerritoires(
            dessin_territoires(plan, "territoires"),
            tuple(
                LigneTerritoire(
                    Lien(place.nom, liens.territoire(place.code)),
                    place.projet or "",
                    _count(site, place),
                )
                for place in plan.territoires
            ),
        ),
    )
    for place in plan.territoires:
        chemin = site.lieux.territoires[place.code]
        yield Page(
            chemin,
            "territoire.html.j2",
            place.nom,
            f"{place.nom} : {_count(site, place)}.",
            LISTE,
            PageTerritoire(vue_territoire(plan, place, jour, site.liens(chemin))),
            (("Territoires", LISTE),),
        )


def _count(site: Site, place: Territoire) -> str:
    local = sum(1 for _ in place.toutes_les_actions)
    declined = {a.decline for a in place.toutes_les_actions if a.decline is not None}
    nom = site.demande.plan.edition.noms.action
    parts = []
    if local:
        parts.append(f"{local} action{'s' * (local > 1)} locale{'s' * (local > 1)}")
    if declined:
        parts.append(f"un lien avec {nom.compte(len(declined))} du plan")
    return enumerer(parts) or "aucune action connue"
