"""What is followed: indicators, deadlines, meetings."""

from collections.abc import Iterator
from dataclasses import dataclass

from pms_cli.francais import majuscule
from pms_cli.model import jour_en_clair
from pms_cli.model.references import RYTHMES
from pms_cli.site.page import Page, Site
from pms_cli.stats.agenda import a_venir, agenda, manquees, regrouper
from pms_cli.stats.indicateurs import suivis
from pms_cli.vues.echeances import VueEcheance, vue_echeances
from pms_cli.vues.fiche import Lien
from pms_cli.vues.indicateurs import NEVER, values_said

DAYS_AHEAD = 730
"""Deadlines shown: those of the two years to come."""


@dataclass(frozen=True)
class LigneIndicateur:
    """An indicator and all that is known of it."""

    libelle: str
    valeurs: str
    rythme: str
    attendue: str
    aussi: tuple[Lien, ...]


@dataclass(frozen=True)
class PageIndicateurs:
    """The indicators under the sheets that ask for them."""

    compte: str
    groupes: tuple[tuple[Lien, tuple[LigneIndicateur, ...]], ...]


@dataclass(frozen=True)
class VueInstance:
    """A body: its rhythm, what it does, the meetings known."""

    ancre: str
    nom: str
    role: str
    rythme: str
    reunions: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class PageAgenda:
    """What is due, what was missed, the bodies."""

    a_venir: tuple[VueEcheance, ...]
    echues: tuple[VueEcheance, ...]
    jusquau: str
    instances: tuple[VueInstance, ...]


def suivi(site: Site) -> Iterator[Page]:
    """The page of indicators and that of the agenda."""
    yield _indicators(site)
    yield _agenda(site)


def _indicators(site: Site) -> Page:
    plan, jour = site.demande.plan, site.demande.jour
    chemin = "indicateurs.html"
    liens = site.liens(chemin)
    groups: dict[str, tuple[Lien, list[LigneIndicateur]]] = {}
    found = suivis(plan, plan.fiches, jour)
    for item in found:
        first = item.fiches[0]
        sheet = plan.fiche(first)
        title = f"{first} – {sheet.titre}" if sheet else str(first)
        _, lines = groups.setdefault(str(first), (Lien(title, liens.fiche(first)), []))
        late = " (en retard)" if item.echeance is not None and item.echeance < jour else ""
        lines.append(
            LigneIndicateur(
                libelle=item.libelle,
                valeurs=values_said(item),
                rythme=f"à mesurer {RYTHMES[item.periodicite]}" if item.periodicite else "",
                attendue=(
                    f"mesure attendue le {jour_en_clair(item.echeance)}{late}"
                    if item.echeance
                    else ""
                ),
                aussi=tuple(Lien(str(numero), liens.fiche(numero)) for numero in item.fiches[1:]),
            )
        )
    measured = sum(values_said(item) != NEVER for item in found)
    many = len(found) > 1
    count = f"{len(found)} indicateur{'s' * many}, {measured or 'aucun'} avec une valeur connue."
    return Page(
        chemin,
        "indicateurs.html.j2",
        "Indicateurs",
        f"Ce que le plan mesure : {count}",
        chemin,
        PageIndicateurs(
            count if found else "Aucun indicateur.",
            tuple((lien, tuple(lines)) for lien, lines in groups.values()),
        ),
    )


def _agenda(site: Site) -> Page:
    plan, jour = site.demande.plan, site.demande.jour
    chemin = "agenda.html"
    liens = site.liens(chemin)
    due = agenda(plan, plan.fiches, jour)
    last = jour.toordinal() + DAYS_AHEAD
    return Page(
        chemin,
        "agenda.html.j2",
        "Agenda",
        "Les échéances du plan, les instances qui le suivent et leurs réunions.",
        chemin,
        PageAgenda(
            vue_echeances(plan, regrouper(a_venir(due, jour, DAYS_AHEAD)), liens),
            vue_echeances(plan, regrouper(manquees(due, jour)), liens),
            jour_en_clair(type(jour).fromordinal(min(last, type(jour).max.toordinal()))),
            _bodies(site),
        ),
    )


def _bodies(site: Site) -> tuple[VueInstance, ...]:
    plan, jour = site.demande.plan, site.demande.jour
    names = {place.code: place.nom for place in plan.territoires}
    found = []
    for rank, body in enumerate(plan.instances, start=1):
        rhythm = f"Rythme prévu : {RYTHMES[body.periodicite]}" if body.periodicite else ""
        if rhythm and body.echelle == "territoire":
            rhythm += ", dans chaque territoire"
        meetings = sorted(
            (met for met in body.reunions if plan.est_connue(met, jour)),
            key=lambda met: met.date,
        )
        said = []
        for met in meetings:
            where = names.get(met.territoire or "", met.territoire or "")
            about = " – ".join(text for text in (where, met.objet) if text)
            planned = " (prévue)" if met.date.debut > jour else ""
            said.append(f"{met.date.en_clair}{planned}" + (f" : {about}" if about else ""))
        found.append(
            VueInstance(
                f"instance-{rank}",
                body.nom,
                body.role or "",
                rhythm,
                tuple(said),
                majuscule(plan.cite(body.source)) if body.source else "",
            )
        )
    return tuple(found)
