"""The report of one axe: its figures by orientation, and each of its actions with who and when."""

from dataclasses import dataclass, replace
from typing import Annotated

from pms_cli.diagnostics import shorten
from pms_cli.errors import MisuseError
from pms_cli.francais import enumerer, majuscule
from pms_cli.graphiques import Graphique
from pms_cli.model import Axe, Plan
from pms_cli.model.parcours import citations
from pms_cli.stats import figures, grouper
from pms_cli.stats.agenda import a_venir, agenda, regrouper
from pms_cli.vues.actions import Notes
from pms_cli.vues.adresses import Ancres
from pms_cli.vues.chiffres import Chiffres, chiffres
from pms_cli.vues.demande import (
    Demande,
    Entete,
    Fin,
    avec_sectorielles,
    en_ordre,
    entete,
    fin,
)
from pms_cli.vues.dessins import (
    dessin_calendriers,
    dessin_niveaux,
    dessin_repartition,
    titre_de,
    titre_des_nombres,
    titre_par,
)
from pms_cli.vues.echeances import VueEcheance, vue_echeances
from pms_cli.vues.fiche import VueFiche, vue_fiche
from pms_cli.vues.groupes import intitule

DAYS_AHEAD = 365
"""Deadlines shown: those of the coming year."""


@dataclass(frozen=True)
class OrientationDetaillee:
    """An orientation, its figures and its sheets, whole."""

    ancre: Annotated[str, "l’ancre de l’orientation, où mènent les liens"]
    nom: Annotated[str, "son nom, comme « Orientation 1.2 »"]
    titre: Annotated[str, "son titre, vide pour ce qui est hors du plan"]
    intitule: Annotated[str, "son nom et son titre, comme « Orientation 1.2 – Se loger »"]
    chiffres: Annotated[Chiffres, "les chiffres de ses actions"]
    fiches: Annotated[tuple[VueFiche, ...], "ses fiches, en entier"]


@dataclass(frozen=True)
class RapportAxe:
    """One axe: ``ensemble`` are the figures of the whole plan, to be set beside its own."""

    entete: Annotated[Entete, "le haut du rapport"]
    sommaire: Annotated[tuple[tuple[str, str], ...], "pour chaque partie, son ancre et son titre"]
    legende: Annotated[str, "le titre du tableau des totaux"]
    plus_haut: Annotated[str, "le plus haut niveau de l’échelle, par exemple « 5/5 »"]
    nom_axe: Annotated[str, "le nom de l’axe, comme « Axe 1 »"]
    repartition: Annotated[
        Graphique | None, "le dessin des actions par niveau, rien quand il n’y en a pas"
    ]
    par_orientation: Annotated[
        Graphique | None, "le dessin des niveaux, orientation par orientation"
    ]
    calendriers: Annotated[
        Graphique | None, "le dessin des calendriers, rien quand aucun n’est saisi"
    ]
    ensemble: Annotated[Chiffres, "les chiffres du plan entier, pour comparer"]
    choix: Annotated[Chiffres, "les chiffres de l’axe"]
    orientations: Annotated[
        tuple[OrientationDetaillee, ...], "les orientations de l’axe, dans l’ordre du plan"
    ]
    echeances: Annotated[tuple[VueEcheance, ...], "ce qui est attendu dans les douze mois à venir"]
    fin: Annotated[Fin, "ce qui manque, les notes, la méthode et les documents"]


def rapport_axe(demande: Demande) -> RapportAxe:
    """The report of the axe of that number. Raises MisuseError when there is none."""
    plan, jour = demande.plan, demande.jour
    edition = plan.edition
    axe = trouver_axe(plan, demande.cible)
    fiches = tuple(fiche for fiche in demande.fiches if fiche.axe == axe.numero)
    adresses = Ancres(fiches)
    notes = Notes()
    notes.show(fiches)
    parts = []
    drawn = []
    for group in grouper(plan, fiches, "orientation"):
        counted = figures(group.fiches, jour, edition.echelle)
        drawn.append((intitule(group), counted))
        key = group.cle.replace(".", "-")
        parts.append(
            OrientationDetaillee(
                ancre=f"orientation-{key}" if key else "hors-plan",
                nom=group.nom,
                titre=group.titre,
                intitule=intitule(group),
                chiffres=chiffres(plan, counted),
                fiches=tuple(vue_fiche(plan, fiche, jour, adresses) for fiche in group.fiches),
            )
        )
    whole = figures(fiches, jour, edition.echelle)
    sheets = avec_sectorielles(plan, fiches)
    due = regrouper(a_venir(agenda(plan, sheets, jour, partout=False), jour, DAYS_AHEAD))
    cited = {reference.code for fiche in fiches for _, reference in citations(fiche)}
    asked = replace(demande, fiches=fiches)
    named = f"{majuscule(edition.noms.axe.singulier)} {axe.numero}"
    calendars = dessin_calendriers(
        "calendriers",
        "Calendriers",
        [(f"{fiche.numero} – {fiche.titre}", fiche.calendrier) for fiche in sheets],
        jour,
    )
    contents = [("totaux", "Totaux"), *((part.ancre, part.intitule) for part in parts)]
    if calendars:
        contents.append(("calendriers", "Calendriers"))
    if due:
        contents.append(("echeances", "Échéances des douze mois à venir"))
    return RapportAxe(
        entete=entete(asked, named, axe.titre),
        sommaire=tuple(contents),
        legende=titre_des_nombres(plan),
        plus_haut=f"{edition.echelle.maximum}/{edition.echelle.maximum}",
        nom_axe=named,
        repartition=(
            dessin_repartition(plan, "repartition", titre_de(plan), whole) if fiches else None
        ),
        par_orientation=(
            dessin_niveaux(plan, "par-orientation", titre_par(plan, "orientation"), drawn)
            if fiches
            else None
        ),
        calendriers=calendars,
        ensemble=chiffres(plan, figures(plan.actions, jour, edition.echelle)),
        choix=chiffres(plan, whole),
        orientations=tuple(parts),
        echeances=vue_echeances(plan, due, adresses),
        fin=fin(asked, notes, en_ordre(plan, cited)),
    )


def trouver_axe(plan: Plan, text: str) -> Axe:
    """The axe of a number written by somebody. Raises MisuseError."""
    nom = plan.edition.noms.axe
    for axe in plan.edition.axes:
        if text == str(axe.numero):
            return axe
    choices = enumerer((axe.numero for axe in plan.edition.axes), last="ou")
    raise MisuseError(f"{nom.defini} « {shorten(text)} » n’existe pas : choisissez {choices}")
