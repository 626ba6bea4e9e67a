"""The home page: what the plan is, where it stands, what changed last, where to go next."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pms_cli.francais import majuscule, typographie
from pms_cli.graphiques import Graphique
from pms_cli.model import Plan
from pms_cli.model.suivi import est_suivie
from pms_cli.site.page import Page, Site
from pms_cli.stats import figures, grouper
from pms_cli.stats.agenda import a_venir, agenda, regrouper
from pms_cli.vues.changements import Changement, changements
from pms_cli.vues.chiffres import Chiffres, chiffres
from pms_cli.vues.demande import Entete, entete
from pms_cli.vues.dessins import dessin_niveaux, dessin_repartition, titre_de, titre_par
from pms_cli.vues.echeances import VueEcheance, vue_echeances
from pms_cli.vues.fiche import Lien
from pms_cli.vues.groupes import intitule

MOST_LINES = 10
"""Changes and deadlines shown."""
DAYS_AHEAD = 180
"""Deadlines shown: those of the coming months."""


@dataclass(frozen=True)
class Accueil:
    """The home page; ``etat`` says, in sentences, of when what is shown is.

    ``chemins`` are the ways on: where to, and what is found there.
    """

    entete: Annotated[Entete, "ce qui situe le plan : son titre, sa collectivité, le jour"]
    etat: Annotated[tuple[str, ...], "de quand datent ces pages, en phrases"]
    nom_actions: Annotated[str, "le mot du plan pour ses actions, au pluriel, avec une majuscule"]
    ensemble: Annotated[Chiffres, "les chiffres du plan entier"]
    plus_haut: Annotated[str, "le plus haut niveau de l’échelle, par exemple « 5/5 »"]
    repartition: Annotated[
        Graphique | None, "le dessin des actions par niveau, rien quand il n’y en a pas"
    ]
    par_axe: Annotated[
        Graphique | None, "le dessin des niveaux, axe par axe, rien quand il n’y en a pas"
    ]
    axes: Annotated[
        tuple[tuple[Lien, str, Chiffres], ...],
        "pour chaque axe, son nom et sa page, son titre, ses chiffres",
    ]
    changements: Annotated[
        tuple[Changement, ...], "les derniers changements de niveau, du plus récent au plus ancien"
    ]
    echeances: Annotated[tuple[VueEcheance, ...], "ce qui est attendu bientôt"]
    chemins: Annotated[
        tuple[tuple[Lien, str], ...], "les pages où aller ensuite, et ce qu’on y trouve"
    ]


def accueil(site: Site) -> Iterator[Page]:
    """The one page of its kind."""
    demande = site.demande
    plan, jour = demande.plan, demande.jour
    edition = plan.edition
    liens = site.liens("index.html")
    whole = figures(plan.actions, jour, edition.echelle)
    groups = grouper(plan, plan.actions, "axe", vides=True)
    counted = [(axe, figures(axe.fiches, jour, edition.echelle)) for axe in groups]
    due = regrouper(a_venir(agenda(plan, plan.actions, jour), jour, DAYS_AHEAD))
    head = entete(demande, edition.titre)
    vue = Accueil(
        entete=head,
        etat=tuple(_standing(plan, jour, head.dernier_point)),
        nom_actions=majuscule(edition.noms.action.pluriel),
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
        changements=changements(plan, plan.actions, jour, MOST_LINES, liens),
        echeances=vue_echeances(plan, due[:MOST_LINES], liens),
        chemins=tuple(_ways(site)),
    )
    yield Page(
        "index.html",
        "accueil.html.j2",
        edition.titre,
        f"Où en sont les {edition.noms.action.pluriel} : {edition.intitule}.",
        "index.html",
        vue,
    )


def _standing(plan: Plan, jour: dt.date, dernier_point: str) -> Iterator[str]:
    """Whether the plan is to come, under way or over, then of when its levels are."""
    span = plan.edition.periode
    said = f"Période du plan : {span.debut.en_clair} à {span.fin.en_clair}"
    if jour < span.debut.debut:
        yield typographie(f"{said}, à venir.")
    elif jour <= span.fin.fin:
        yield typographie(f"{said}, en cours.")
    elif est_suivie(plan.edition, jour):
        yield typographie(f"{said}, terminée ; ses derniers points peuvent encore être attendus.")
    else:
        yield typographie(f"{said}, terminée. Ces pages gardent le dernier état connu.")
    if dernier_point:
        yield typographie(f"Dernier point d’avancement connu : {dernier_point}.")
    else:
        yield "Aucun point d’avancement n’est encore connu."


def _ways(site: Site) -> Iterator[tuple[Lien, str]]:
    plan = site.demande.plan
    noms = plan.edition.noms.action
    yield (
        Lien(majuscule(noms.pluriel), "actions/index.html"),
        f"toute la liste, à filtrer par niveau ou par {plan.edition.noms.axe.singulier}",
    )
    if plan.territoires:
        yield Lien("Territoires", "territoires/index.html"), "ce qui se fait près de chez vous"
    if site.lieux.acteurs:
        yield Lien("Acteurs", "acteurs/index.html"), "qui conduit quoi, avec qui"
    yield Lien("Méthode", "methode.html"), "comment les chiffres sont faits, ce qui manque"
    yield Lien("Téléchargements", "telechargements.html"), "les données, à reprendre librement"
