"""Services and partners: the portfolio of each, what it conducts and what it takes part in."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pms_cli.francais import enumerer
from pms_cli.graphiques import Graphique
from pms_cli.model import Acteur, Fiche
from pms_cli.model.choix import NATURES_ACTEUR
from pms_cli.site.page import Liens, Page, Site
from pms_cli.stats import figures
from pms_cli.vues.dessins import dessin_repartition, titre_de
from pms_cli.vues.fiche import Lien, VuePoint, vue_point
from pms_cli.vues.noms import nom_et_sigle, sans_accent

LISTE = "acteurs/index.html"
_NATURES = {
    "service": "Services de la collectivité",
    "partenaire": "Partenaires",
    "instance": "Instances",
    "dispositif": "Dispositifs",
    "": "Cités par les fiches, absents du registre",
}


@dataclass(frozen=True)
class LigneActeur:
    """An actor in the list."""

    lien: Annotated[Lien, "le nom de l’acteur et sa page"]
    compte: Annotated[str, "ce qu’il fait, comme « pilote de 3 fiches »"]


@dataclass(frozen=True)
class PageActeurs:
    """The actors by kind."""

    groupes: Annotated[
        tuple[tuple[str, tuple[LigneActeur, ...]], ...],
        "pour chaque nature d’acteur, son nom et les acteurs",
    ]


@dataclass(frozen=True)
class LignePortefeuille:
    """A sheet in a portfolio; sectoral sheets have no level of their own."""

    fiche: Annotated[Lien, "la fiche"]
    point: Annotated[VuePoint | None, "son dernier point d’avancement, rien quand elle n’en a pas"]


@dataclass(frozen=True)
class PageActeur:
    """One actor and its portfolio."""

    nom: Annotated[str, "le nom et le sigle de l’acteur"]
    nature: Annotated[str, "ce qu’il est, ou « Absent du registre des acteurs. »"]
    dessin: Annotated[
        Graphique | None, "le dessin des actions qu’il pilote, rien quand il y en a moins de deux"
    ]
    pilote: Annotated[tuple[LignePortefeuille, ...], "les fiches qu’il pilote"]
    associe: Annotated[tuple[LignePortefeuille, ...], "les fiches auxquelles il est associé"]
    source: Annotated[str, "le document qui le nomme, vide quand il n’est pas dit"]


def acteurs(site: Site) -> Iterator[Page]:
    """The list, then a page for each; nothing when no sheet and no registry names any."""
    if not site.lieux.acteurs:
        return
    known = {acteur.sigle: acteur for acteur in site.demande.plan.acteurs}
    pilots, partners = _portfolios(site)
    liens = site.liens(LISTE)
    groups: dict[str, list[LigneActeur]] = {nature: [] for nature in _NATURES}
    for sigle in sorted(site.lieux.acteurs, key=lambda sigle: (sans_accent(sigle), sigle)):
        acteur = known.get(sigle)
        groups[acteur.nature if acteur else ""].append(
            LigneActeur(
                Lien(nom_et_sigle(sigle, acteur.nom if acteur else ""), liens.acteur(sigle)),
                _counted(len(pilots.get(sigle, ())), len(partners.get(sigle, ()))),
            )
        )
    yield Page(
        LISTE,
        "acteurs.html.j2",
        "Acteurs",
        "Les services et les partenaires du plan, avec ce que chacun conduit.",
        LISTE,
        PageActeurs(
            tuple((_NATURES[nature], tuple(lines)) for nature, lines in groups.items() if lines)
        ),
    )
    for sigle, chemin in site.lieux.acteurs.items():
        acteur = known.get(sigle)
        yield _page(site, sigle, acteur, chemin, (pilots.get(sigle, []), partners.get(sigle, [])))


def _portfolios(site: Site) -> tuple[dict[str, list[Fiche]], dict[str, list[Fiche]]]:
    pilots: dict[str, list[Fiche]] = {}
    partners: dict[str, list[Fiche]] = {}
    for fiche in site.demande.plan.fiches:
        for sigle in dict.fromkeys(fiche.pilotes):
            pilots.setdefault(sigle, []).append(fiche)
        for sigle in dict.fromkeys(fiche.partenaires):
            partners.setdefault(sigle, []).append(fiche)
    return pilots, partners


def _page(
    site: Site,
    sigle: str,
    acteur: Acteur | None,
    chemin: str,
    sheets: tuple[list[Fiche], list[Fiche]],
) -> Page:
    plan, jour = site.demande.plan, site.demande.jour
    liens = site.liens(chemin)
    conducted, joined = sheets
    actions = [fiche for fiche in conducted if not fiche.numero.est_sectoriel]
    nom = nom_et_sigle(sigle, acteur.nom if acteur else "")
    drawn = None
    if len(actions) > 1:
        counted = figures(actions, jour, plan.edition.echelle)
        drawn = dessin_repartition(plan, "repartition", f"{titre_de(plan)}, en pilotage", counted)
    return Page(
        chemin,
        "acteur.html.j2",
        nom,
        f"{nom} : {_counted(len(conducted), len(joined))}.",
        LISTE,
        PageActeur(
            nom,
            NATURES_ACTEUR[acteur.nature] if acteur else "Absent du registre des acteurs.",
            drawn,
            tuple(_line(site, fiche, liens) for fiche in conducted),
            tuple(_line(site, fiche, liens) for fiche in joined),
            plan.cite(acteur.source) if acteur and acteur.source else "",
        ),
        (("Acteurs", LISTE),),
    )


def _line(site: Site, fiche: Fiche, liens: Liens) -> LignePortefeuille:
    point = fiche.point_au(site.demande.jour)
    return LignePortefeuille(
        Lien(f"{fiche.numero} – {fiche.titre}", liens.fiche(fiche.numero)),
        vue_point(site.demande.plan, point) if point else None,
    )


def _counted(conducted: int, joined: int) -> str:
    parts = []
    if conducted:
        parts.append(f"pilote de {conducted} fiche{'s' * (conducted > 1)}")
    if joined:
        parts.append(f"associé à {joined} fiche{'s' * (joined > 1)}")
    return enumerer(parts) or "cité par aucune fiche"
