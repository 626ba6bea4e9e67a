"""What is followed: indicators, deadlines, meetings."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pms_cli.francais import majuscule, typographie
from pms_cli.model import jour_en_clair
from pms_cli.model.references import RYTHMES
from pms_cli.site.page import Page, Site
from pms_cli.stats.agenda import a_venir, manquees, regrouper
from pms_cli.stats.indicateurs import Suivi, suivis
from pms_cli.vues.citations import reunion_dite
from pms_cli.vues.echeances import VueEcheance, vue_echeances
from pms_cli.vues.fiche import Lien
from pms_cli.vues.indicateurs import target_said, values_said

DAYS_AHEAD = 730
"""Deadlines shown: those of the two years to come."""


@dataclass(frozen=True)
class LigneIndicateur:
    """An indicator and all that is known of it.

    ``valeurs`` is empty without any; ``faits`` says what is aimed at, how often and when it is to
    be measured.
    """

    libelle: Annotated[str, "ce que l’indicateur mesure"]
    valeurs: Annotated[str, "ce qu’on sait de lui, vide quand on n’en sait rien"]
    faits: Annotated[str, "ce qui est visé, à quel rythme et quand le mesurer, parfois vide"]
    aussi: Annotated[tuple[Lien, ...], "les autres fiches qui l’ont, et leurs pages"]


@dataclass(frozen=True)
class PageIndicateurs:
    """The indicators with a value, each with its sheet; the others under their sheets."""

    compte: Annotated[str, "combien d’indicateurs ont une valeur connue, en une phrase"]
    mesures: Annotated[
        tuple[tuple[Lien, LigneIndicateur], ...],
        "pour chaque indicateur qui a une valeur, sa fiche et lui-même",
    ]
    groupes: Annotated[
        tuple[tuple[Lien, tuple[LigneIndicateur, ...]], ...],
        "pour chaque fiche, elle-même et ses indicateurs sans valeur",
    ]


@dataclass(frozen=True)
class VueInstance:
    """A body: its rhythm, what it does, the meetings known."""

    ancre: Annotated[str, "l’ancre de l’instance, où mènent les liens"]
    nom: Annotated[str, "le nom de l’instance"]
    role: Annotated[str, "ce qu’elle fait pour le plan, vide quand ce n’est pas dit"]
    rythme: Annotated[str, "le rythme de ses réunions, vide quand il n’est pas connu"]
    reunions: Annotated[
        tuple[str, ...], "ses réunions connues, de la plus ancienne à la plus récente"
    ]
    source: Annotated[str, "le document qui la crée, vide quand il n’est pas dit"]


@dataclass(frozen=True)
class PageAgenda:
    """What is due, what was missed, the bodies."""

    a_venir: Annotated[
        tuple[VueEcheance, ...], "ce qui est attendu d’ici le jour que dit « jusquau »"
    ]
    echues: Annotated[tuple[VueEcheance, ...], "ce qui est passé sans trace"]
    jusquau: Annotated[str, "jusqu’à quel jour va l’agenda, comme « 31 décembre 2019 »"]
    instances: Annotated[tuple[VueInstance, ...], "les instances et leurs réunions"]


def suivi(site: Site) -> Iterator[Page]:
    """The page of indicators and that of the agenda."""
    yield _indicators(site)
    yield _agenda(site)


def _indicators(site: Site) -> Page:
    plan, jour = site.demande.plan, site.demande.jour
    chemin = "indicateurs.html"
    liens = site.liens(chemin)
    groups: dict[str, tuple[Lien, list[LigneIndicateur]]] = {}
    measured: list[tuple[Lien, LigneIndicateur]] = []
    found = suivis(plan, plan.fiches, jour)
    for item in found:
        first = item.fiches[0]
        sheet = plan.fiche(first)
        where = Lien(f"{first} – {sheet.titre}" if sheet else str(first), liens.fiche(first))
        known = item.mesure is not None or item.initiale is not None
        line = LigneIndicateur(
            libelle=item.libelle,
            valeurs=values_said(item) if known else "",
            faits=typographie(" ; ".join(_awaited(item, jour))),
            aussi=tuple(Lien(str(numero), liens.fiche(numero)) for numero in item.fiches[1:]),
        )
        if known:
            measured.append((where, line))
        else:
            groups.setdefault(str(first), (where, []))[1].append(line)
    many = len(found) > 1
    count = (
        f"{len(found)} indicateur{'s' * many}, {len(measured) or 'aucun'} avec une valeur connue."
    )
    return Page(
        chemin,
        "indicateurs.html.j2",
        "Indicateurs",
        f"Ce que le plan mesure : {count}",
        chemin,
        PageIndicateurs(
            count if found else "Aucun indicateur.",
            tuple(measured),
            tuple((lien, tuple(lines)) for lien, lines in groups.values()),
        ),
    )


def _awaited(item: Suivi, jour: dt.date) -> Iterator[str]:
    if item.cible is not None and item.mesure is None and item.initiale is None:
        yield f"cible {target_said(item, item.cible)}"
    if item.periodicite:
        yield f"à mesurer {RYTHMES[item.periodicite]}"
    if item.echeance:
        late = ", en retard" if item.echeance < jour else ""
        yield f"mesure attendue le {jour_en_clair(item.echeance)}{late}"


def _agenda(site: Site) -> Page:
    plan, jour = site.demande.plan, site.demande.jour
    chemin = "agenda.html"
    liens = site.liens(chemin)
    due = site.echeances
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
        found.append(
            VueInstance(
                f"instance-{rank}",
                body.nom,
                body.role or "",
                typographie(rhythm),
                tuple(reunion_dite(met, names, jour) for met in meetings),
                majuscule(plan.cite(body.source)) if body.source else "",
            )
        )
    return tuple(found)
