"""The point d'étape: the whole plan, axe by axe, each action with its level and its constat."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from pms_cli import __version__
from pms_cli.francais import majuscule, typographie
from pms_cli.model import Fiche, Plan, Reference, jour_en_clair
from pms_cli.model.parcours import citations
from pms_cli.reports.vues import (
    Action,
    Chiffres,
    Note,
    Notes,
    Theme,
    action,
    chiffres,
    figures_known,
    themes,
)
from pms_cli.stats import Figures, Groupe, figures, grouper


@dataclass(frozen=True)
class VueOrientation:
    """An orientation and its actions; ``intitule`` is its name and its title."""

    ancre: str
    intitule: str
    chiffres: Chiffres
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class VueAxe:
    """An axe and its orientations; ``intitule`` is its name and its title."""

    ancre: str
    nom: str
    titre: str
    intitule: str
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
    annonce: str
    perimetre: str
    nom_action: str
    nom_actions: str
    legende: str
    plus_haut: str
    ensemble: Chiffres
    choix: Chiffres | None
    axes: tuple[VueAxe, ...]
    contexte: tuple[Theme, ...]
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
    cited = {point.document.code for point in known if point.document}
    if not perimetre:
        shown = figures_known(plan, jour)
        cited |= {source.code for figure in shown for _, source in citations(figure)}
    cited |= {
        part.document.code
        for part in (edition.deliberation, edition.annonce)
        if part is not None and part.document is not None
    }
    # In the order of the registry; a code that it does not have is shown as it is.
    codes = [document.code for document in plan.documents if document.code in cited]
    codes += sorted(cited - set(codes))
    noms = edition.noms
    de = "d’" if noms.action.defini.startswith("l’") else "de "
    whole = figures(plan.actions, jour, edition.echelle)
    return PointEtape(
        titre="Point d’étape",
        plan=edition.titre,
        collectivite=edition.collectivite,
        jour=jour_en_clair(jour),
        jour_iso=jour.isoformat(),
        dernier_point=last.en_clair if last else "",
        deliberation=f"Délibération n° {vote.numero} du {vote.date.en_clair}" if vote else "",
        annonce=_announced(plan),
        perimetre=perimetre,
        nom_action=noms.action.singulier,
        nom_actions=majuscule(noms.action.pluriel),
        legende=f"Nombre {de}{noms.action.pluriel} par niveau d’avancement",
        plus_haut=f"{whole.maximum}/{whole.maximum}",
        ensemble=chiffres(plan, whole),
        choix=chiffres(plan, figures(fiches, jour, edition.echelle)) if perimetre else None,
        axes=tuple(
            _axe(plan, axe, fiches, jour, notes)
            for axe in grouper(plan, fiches, "axe", vides=not plan.actions and not perimetre)
        ),
        notes=notes.all(),
        methode=_method(plan, whole, has_notes=bool(notes.all())),
        contexte=() if perimetre else themes(plan, jour, codes),
        documents=tuple(plan.cite(Reference(code)) for code in codes),
        outil=f"pms {__version__}",
    )


def _announced(plan: Plan) -> str:
    said = plan.edition.compte_annonce()
    if not said:
        return ""
    on_file = plan.edition.compte_saisi(len(plan.actions))
    return typographie(f"Le plan annonce {said}. Sont saisis : {on_file}.")


def _axe(plan: Plan, axe: Groupe, shown: Sequence[Fiche], jour: dt.date, notes: Notes) -> VueAxe:
    ancre = f"axe-{axe.cle or 'hors-plan'}"
    orientations = []
    for group in grouper(plan, axe.fiches, "orientation"):
        key = group.cle.replace(".", "-")
        orientations.append(
            VueOrientation(
                ancre=f"orientation-{key}" if key else f"{ancre}-hors-plan",
                intitule=_heading(group),
                chiffres=chiffres(plan, figures(group.fiches, jour, plan.edition.echelle)),
                actions=tuple(action(plan, fiche, jour, notes, shown) for fiche in group.fiches),
            )
        )
    return VueAxe(
        ancre=ancre,
        nom=axe.nom,
        titre=axe.titre,
        intitule=_heading(axe),
        chiffres=chiffres(plan, figures(axe.fiches, jour, plan.edition.echelle)),
        orientations=tuple(orientations),
    )


def _heading(group: Groupe) -> str:
    return f"{group.nom} – {group.titre}" if group.titre else group.nom


def _method(plan: Plan, whole: Figures, *, has_notes: bool) -> tuple[str, ...]:
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
        f"{majuscule(nom.indefini)} sans point est {compte} à part, jamais comme un zéro.",
    ]
    if whole.hors_echelle:
        lines.append(
            "Un niveau hors de l’échelle compte dans le total, sans effet sur la moyenne ; "
            f"l’ensemble du plan en a {whole.hors_echelle}."
        )
    if has_notes:
        lines.append(
            "Un appel de note signale un niveau à confirmer ; l’ensemble du plan en a "
            f"{whole.a_confirmer} sur {whole.actions - whole.non_renseignees}."
        )
    return tuple(typographie(line) for line in lines)
