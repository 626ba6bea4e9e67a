"""Charts of a plan's figures: what is drawn of which actions."""

import datetime as dt
from collections.abc import Iterable

from pms_cli.francais import majuscule
from pms_cli.graphiques import (
    Calendrier,
    Compte,
    Graphique,
    Groupe,
    Moment,
    Nom,
    Tuile,
    gantt,
    niveaux,
    repartition,
    tuiles,
)
from pms_cli.graphiques import Jalon as Etape
from pms_cli.model import Calendrier as CalendrierSaisi
from pms_cli.model import DatePartielle, Jalon, Plan, jour_en_clair
from pms_cli.model.suivi import est_passe
from pms_cli.stats import Figures
from pms_cli.stats.couverture import couverture

_SHEETS = Nom("fiche", "fiches", "aucune fiche")


def dessin_repartition(plan: Plan, ident: str, titre: str, figures: Figures) -> Graphique:
    """How many actions are at each level."""
    return repartition(
        ident,
        titre,
        figures.degres,
        compte(figures),
        libelles=libelles(plan),
        nom=nom_des_actions(plan),
    )


def dessin_niveaux(
    plan: Plan, ident: str, titre: str, groupes: Iterable[tuple[str, Figures]]
) -> Graphique:
    """The same for several groups, each with its name, one under the other."""
    return niveaux(
        ident,
        titre,
        tuple(plan.edition.echelle.degres),
        [Groupe(name, compte(figures)) for name, figures in groupes],
        libelles=libelles(plan),
        nom=nom_des_actions(plan),
    )


def dessin_calendriers(
    ident: str,
    titre: str,
    calendriers: Iterable[tuple[str, CalendrierSaisi | None]],
    jour: dt.date,
) -> Graphique | None:
    """Calendars, each with its name, and where their steps stand on a day; None without any.

    They are counted as sheets: sectoral ones have a calendar, and are not among the actions.
    """
    drawn = [
        Calendrier(
            name,
            _moment(calendar.debut) if calendar.debut else None,
            _moment(calendar.fin) if calendar.fin else None,
            tuple(_step(step, jour) for step in calendar.jalons),
        )
        for name, calendar in calendriers
        if calendar is not None and (calendar.debut or calendar.fin or calendar.jalons)
    ]
    if not drawn:
        return None
    return gantt(ident, titre, drawn, jour, jour_en_clair(jour), nom=_SHEETS)


def dessin_territoires(plan: Plan, ident: str) -> Graphique | None:
    """A tile for each territory: how many of the plan's actions it declines; None without any."""
    if not plan.territoires or not plan.actions:
        return None
    covered = couverture(plan, plan.actions)
    names = plan.edition.noms.action
    return tuiles(
        ident,
        f"{majuscule(names.pluriel)} du plan déclinées par territoire"
        if names.genre == "féminin"
        else f"{majuscule(names.pluriel)} du plan déclinés par territoire",
        [
            Tuile(place.nom, count)
            for place, count in zip(plan.territoires, covered.declinees(), strict=True)
        ],
        len(plan.actions),
        nom=nom_des_actions(plan),
    )


def _moment(date: DatePartielle) -> Moment:
    return Moment(date.debut, date.fin, date.en_clair)


def _step(step: Jalon, jour: dt.date) -> Etape:
    if step.est_atteint(jour):
        return Etape(step.libelle, _moment(step.date), "atteint")
    return Etape(
        step.libelle, _moment(step.date), "en retard" if est_passe(step, jour) else "à venir"
    )


def compte(figures: Figures) -> Compte:
    """The counts that a chart draws."""
    return Compte(figures.repartition, figures.non_renseignees, figures.hors_echelle)


def libelles(plan: Plan) -> tuple[str, ...]:
    """The names of the levels in order, none when the plan does not name them all."""
    scale = plan.edition.echelle
    names = tuple(scale.libelle(level) for level in scale.degres)
    return names if all(names) else ()


def nom_des_actions(plan: Plan) -> Nom:
    """What the plan calls its actions."""
    nom = plan.edition.noms.action
    return Nom(nom.singulier, nom.pluriel, nom.aucun)


def titre_par(plan: Plan, niveau: str) -> str:
    """« Niveaux d’avancement par axe »."""
    nom = getattr(plan.edition.noms, niveau)
    return f"Niveaux d’avancement par {nom.singulier}"


def titre_des_nombres(plan: Plan) -> str:
    """« Nombre d’actions par niveau d’avancement »."""
    nom = plan.edition.noms.action
    de = "d’" if nom.defini.startswith("l’") else "de "
    return f"Nombre {de}{nom.pluriel} par niveau d’avancement"


def titre_de(plan: Plan) -> str:
    """« Actions par niveau d’avancement »."""
    return f"{majuscule(plan.edition.noms.action.pluriel)} par niveau d’avancement"
