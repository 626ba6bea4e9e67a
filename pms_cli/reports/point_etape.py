"""The point d'étape: the whole plan, axe by axe, each action with its level and its constat."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from pms_cli import __version__
from pms_cli.francais import typographie
from pms_cli.model import Axe, Fiche, Orientation, Plan, jour_en_clair
from pms_cli.reports.vues import Action, Chiffres, Note, Notes, action, chiffres
from pms_cli.stats import figures


@dataclass(frozen=True)
class VueOrientation:
    """An orientation and its actions."""

    nom: str
    ancre: str
    titre: str
    chiffres: Chiffres
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class VueAxe:
    """An axe and its orientations."""

    nom: str
    ancre: str
    titre: str
    chiffres: Chiffres
    orientations: tuple[VueOrientation, ...]


@dataclass(frozen=True)
class PointEtape:
    """The whole report, in words: a template only lays it out.

    ``perimetre`` says what was filtered (empty for the whole plan); ``ensemble`` are the figures of
    the whole plan in any case, ``choix`` those of what is shown.
    """

    titre: str
    plan: str
    collectivite: str
    jour: str
    jour_iso: str
    dernier_point: str
    deliberation: str
    perimetre: str
    nom_action: str
    nom_actions: str
    nom_axe: str
    plus_haut: str
    ensemble: Chiffres
    choix: Chiffres | None
    axes: tuple[VueAxe, ...]
    notes: tuple[Note, ...]
    methode: tuple[str, ...]
    documents: tuple[str, ...]
    outil: str


def point_etape(plan: Plan, fiches: Sequence[Fiche], jour: dt.date, perimetre: str) -> PointEtape:
    """Make the report of some actions of a plan on a day; ``perimetre`` says which, in words."""
    edition = plan.edition
    notes = Notes()
    known = [point for fiche in fiches if (point := fiche.point_au(jour)) is not None]
    last = max((point.date for point in known), default=None)
    vote = edition.deliberation
    # Citations in the order of the registry; a code that it does not have is shown as it is.
    cited = {point.document for point in known if point.document}
    titles = {
        document.code: document.titre + (f" ({document.date.en_clair})" if document.date else "")
        for document in plan.documents
    }
    documents = [titles[code] for code in titles if code in cited]
    documents += sorted(cited - titles.keys())
    noms = edition.noms
    whole = figures(plan.actions, jour, edition.echelle)
    return PointEtape(
        titre="Point d’étape",
        plan=edition.titre,
        collectivite=edition.collectivite,
        jour=jour_en_clair(jour),
        jour_iso=jour.isoformat(),
        dernier_point=last.en_clair if last else "",
        deliberation=f"Délibération n° {vote.numero} du {vote.date.en_clair}" if vote else "",
        perimetre=perimetre,
        nom_action=noms.action.singulier,
        nom_actions=noms.action.pluriel,
        nom_axe=noms.axe.singulier,
        plus_haut=f"{whole.maximum}/{whole.maximum}",
        ensemble=chiffres(plan, whole),
        choix=chiffres(plan, figures(fiches, jour, edition.echelle)) if perimetre else None,
        axes=tuple(
            _axe(plan, axe, fiches, jour, notes)
            for axe in edition.axes
            if any(fiche.axe == axe.numero for fiche in fiches)
        ),
        notes=notes.all(),
        methode=_method(plan, has_doubts=bool(notes.all())),
        documents=tuple(documents),
        outil=f"pms {__version__}",
    )


def _axe(plan: Plan, axe: Axe, fiches: Sequence[Fiche], jour: dt.date, notes: Notes) -> VueAxe:
    mine = [fiche for fiche in fiches if fiche.axe == axe.numero]
    return VueAxe(
        nom=f"{plan.edition.noms.axe.singulier.capitalize()} {axe.numero}",
        ancre=f"axe-{axe.numero}",
        titre=axe.titre,
        chiffres=chiffres(plan, figures(mine, jour, plan.edition.echelle)),
        orientations=tuple(
            _orientation(plan, axe, orientation, fiches, jour, notes)
            for orientation in axe.orientations
            if any(fiche.orientation == orientation.numero for fiche in mine)
        ),
    )


def _orientation(
    plan: Plan,
    axe: Axe,
    orientation: Orientation,
    fiches: Sequence[Fiche],
    jour: dt.date,
    notes: Notes,
) -> VueOrientation:
    place = (axe.numero, orientation.numero)
    mine = [fiche for fiche in fiches if (fiche.axe, fiche.orientation) == place]
    number = f"{axe.numero}.{orientation.numero}"
    return VueOrientation(
        nom=f"{plan.edition.noms.orientation.singulier.capitalize()} {number}",
        ancre=f"orientation-{axe.numero}-{orientation.numero}",
        titre=orientation.titre,
        chiffres=chiffres(plan, figures(mine, jour, plan.edition.echelle)),
        actions=tuple(action(plan, fiche, jour, notes, fiches) for fiche in mine),
    )


def _method(plan: Plan, *, has_doubts: bool) -> tuple[str, ...]:
    nom = plan.edition.noms.action
    feminine = nom.genre == "féminin"
    ceux, tous, compte = ("celles", "toutes", "comptée") if feminine else ("ceux", "tous", "compté")
    lines = [
        (
            f"Le niveau d’{nom.indefini} à une date est celui de son dernier point daté de ce jour "
            "ou d’avant."
        ),
        f"La moyenne porte sur {ceux} qui ont un niveau ; leur nombre est donné à côté.",
        f"La part au plus haut porte sur {tous} les {nom.pluriel} du groupe.",
        f"{nom.indefini.capitalize()} sans point est {compte} à part, jamais comme un zéro.",
    ]
    if has_doubts:
        lines.append("Un appel de note signale un niveau à confirmer.")
    return tuple(typographie(line) for line in lines)
