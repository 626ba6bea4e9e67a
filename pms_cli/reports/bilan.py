"""The report of one year: where the plan stood before and after, and what happened in between."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated

from pms_cli.diagnostics import shorten
from pms_cli.errors import MisuseError
from pms_cli.francais import decimal, majuscule, typographie
from pms_cli.graphiques import Graphique
from pms_cli.model import Plan, Reference, jour_en_clair
from pms_cli.model.parcours import citations
from pms_cli.stats.annee import Annee, JalonDate, Mouvement, ReunionsAnnee, annee
from pms_cli.vues.actions import Notes
from pms_cli.vues.calendrier import step_line
from pms_cli.vues.chiffres import Chiffres, chiffres
from pms_cli.vues.citations import figure_text
from pms_cli.vues.demande import (
    Demande,
    Entete,
    Fin,
    avec_sectorielles,
    en_ordre,
    entete,
    fin,
)
from pms_cli.vues.dessins import dessin_niveaux
from pms_cli.vues.fiche import VuePoint, vue_point
from pms_cli.vues.indicateurs import NEVER, values_said

_NO_MEETING = {
    True: "Aucune réunion connue ni attendue.",
    False: "Les réunions et les territoires sont ceux du plan entier : ce bilan, filtré, n’en dit "
    "rien.",
}
"""Why there is no meeting, whether or not the whole plan is looked at."""


@dataclass(frozen=True)
class LigneMouvement:
    """An action whose level changed, or was first known."""

    numero: Annotated[str, "le numéro de l’action"]
    titre: Annotated[str, "le titre de l’action"]
    avant: Annotated[str, "son niveau d’avant, comme « 1/5 », vide quand il n’était pas connu"]
    apres: Annotated[VuePoint, "le point qui donne son niveau d’après"]
    a_confirmer: Annotated[bool, "oui quand l’un des deux niveaux est à confirmer"]


@dataclass(frozen=True)
class GroupeMouvement:
    """The actions to which the year did the same."""

    titre: Annotated[str, "ce qui leur est arrivé, comme « En hausse »"]
    lignes: Annotated[tuple[LigneMouvement, ...], "les actions à qui c’est arrivé"]


@dataclass(frozen=True)
class LigneReunions:
    """A body, where it meets in each territory: what is due, what was held."""

    instance: Annotated[str, "le nom de l’instance qui se réunit"]
    lieu: Annotated[str, "le territoire où elle se réunit, vide quand c’est partout"]
    dues: Annotated[str, "le nombre de réunions attendues, ou « sans rythme »"]
    tenues: Annotated[str, "le nombre de réunions connues"]
    detail: Annotated[tuple[str, ...], "la date et l’objet de chaque réunion connue"]


@dataclass(frozen=True)
class Bilan:
    """A year; ``constats`` say in sentences what it amounts to."""

    entete: Annotated[Entete, "le haut du rapport"]
    sommaire: Annotated[tuple[tuple[str, str], ...], "pour chaque partie, son ancre et son titre"]
    annee: Annotated[str, "l’année du bilan, comme « 2018 »"]
    constats: Annotated[tuple[str, ...], "ce que dit l’année, en phrases"]
    avant: Annotated[Chiffres, "les chiffres au début de l’année"]
    apres: Annotated[Chiffres, "les chiffres à la fin de l’année, ou au jour du rapport"]
    jour_avant: Annotated[str, "le jour des chiffres du début, en toutes lettres"]
    jour_apres: Annotated[str, "le jour des chiffres de la fin, en toutes lettres"]
    plus_haut: Annotated[str, "le plus haut niveau de l’échelle, par exemple « 5/5 »"]
    dessin: Annotated[
        Graphique | None, "le dessin des niveaux avant et après, rien quand aucun n’est connu"
    ]
    mouvements: Annotated[
        tuple[GroupeMouvement, ...],
        "les actions dont le niveau a changé, ou vient d’être connu",
    ]
    jalons_prevus: Annotated[tuple[str, ...], "les jalons prévus dans l’année, un par ligne"]
    jalons_atteints: Annotated[tuple[str, ...], "les jalons atteints dans l’année, un par ligne"]
    reunions: Annotated[tuple[LigneReunions, ...], "les réunions de l’année, instance par instance"]
    sans_reunion: Annotated[str, "pourquoi aucune réunion n’est montrée, vide quand il y en a"]
    indicateurs: Annotated[
        tuple[tuple[str, str], ...], "pour chaque indicateur mesuré, son nom et ses valeurs"
    ]
    territoires: Annotated[
        tuple[tuple[str, tuple[str, ...]], ...],
        "pour chaque territoire, son nom et ce qui y est nouveau",
    ]
    publications: Annotated[tuple[str, ...], "les documents publiés dans l’année"]
    fin: Annotated[Fin, "ce qui manque, les notes, la méthode et les documents"]


def bilan(demande: Demande) -> Bilan:
    """The report of a year. Raises MisuseError for one that the plan does not have."""
    plan, jour = demande.plan, demande.jour
    year = lire_annee(plan, demande.cible, jour)
    everywhere = not demande.perimetre
    sheets = avec_sectorielles(plan, demande.fiches)
    found = annee(plan, sheets, year, jour, partout=everywhere)
    asked = replace(demande, jour=found.fin)
    notes = Notes()
    drawn = [
        (majuscule(words), figures)
        for words, figures in (
            (f"au {jour_en_clair(found.debut)}", found.avant),
            (f"au {jour_en_clair(found.fin)}", found.apres),
        )
        if figures.renseignees
    ]
    top = plan.edition.echelle.maximum
    return Bilan(
        entete=entete(asked, f"Bilan {year}"),
        sommaire=(
            ("totaux", "Totaux"),
            ("mouvements", "Niveaux d’avancement"),
            ("jalons", "Jalons"),
            ("reunions", "Réunions"),
            ("indicateurs", "Indicateurs"),
            ("autres", "Territoires et publications"),
        ),
        annee=str(year),
        constats=tuple(typographie(text) for text in _findings(plan, found)),
        avant=chiffres(plan, found.avant),
        apres=chiffres(plan, found.apres),
        jour_avant=jour_en_clair(found.debut),
        jour_apres=jour_en_clair(found.fin),
        plus_haut=f"{top}/{top}",
        dessin=(
            dessin_niveaux(plan, "annee", f"Niveaux d’avancement, {year}", drawn) if drawn else None
        ),
        mouvements=tuple(_moves(plan, found)),
        jalons_prevus=tuple(_step(step, found.fin) for step in found.jalons_prevus),
        jalons_atteints=tuple(_step(step, found.fin) for step in found.jalons_atteints),
        reunions=tuple(_meetings(item) for item in found.reunions),
        sans_reunion="" if found.reunions else typographie(_NO_MEETING[everywhere]),
        indicateurs=tuple(
            (item.apres.libelle, values_said(item.apres))
            for item in found.mesurees
            if values_said(item.apres) != NEVER
        ),
        territoires=tuple(_places(found)),
        publications=_published(plan, found),
        fin=fin(asked, notes, en_ordre(plan, _cited(found)), partout=everywhere),
    )


def lire_annee(plan: Plan, text: str, jour: dt.date) -> int:
    """The year that somebody wrote. Raises MisuseError."""
    first = plan.edition.periode.debut.debut.year
    if jour.year < first:
        raise MisuseError(
            f"ce plan commence en {first} : au {jour_en_clair(jour)}, il n’a pas d’année à raconter"
        )
    year = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else 0  # noqa: PLR2004
    if not first <= year <= jour.year:
        which = f"une année de {first} à {jour.year}" if first < jour.year else str(first)
        raise MisuseError(f"« {shorten(text)} » n’est pas une année de ce plan : écrivez {which}")
    return year


def _findings(plan: Plan, found: Annee) -> Iterator[str]:
    nom = plan.edition.noms.action
    feminine = nom.genre == "féminin"
    up, down, first = (len(found.de_sens(s)) for s in ("hausse", "baisse", "nouveau"))
    known = found.apres.renseignees
    if not found.points:
        yield f"Aucun point d’avancement n’est daté de {found.annee} dans les documents saisis."
    else:
        many = len(found.points) > 1
        yield f"{len(found.points)} point{'s' * many} d’avancement daté{'s' * many} de l’année."
    if known:
        one = "une" if feminine else "un"
        yield (
            f"Au {jour_en_clair(found.fin)}, {nom.compte(known)} sur {found.apres.actions} "
            f"{'ont' if known > 1 else 'a'} un niveau ; moyenne : {decimal(found.apres.moyenne)}."
        )
        if first == known:
            whose = (
                "son premier niveau connu"
                if known == 1
                else f"le premier niveau connu de chac{one}"
            )
            yield f"C’est {whose} : rien ne dit le chemin fait pendant l’année."
    if found.evolution is not None:
        sign = "+" if found.evolution > 0 else ""
        compared = found.communes_avant.renseignees
        path = (
            f"{decimal(found.communes_avant.moyenne)} à {decimal(found.communes_apres.moyenne)} "
            f"({sign}{decimal(found.evolution)})"
        )
        if compared > 1:
            yield (
                f"Sur les {compared} qui avaient déjà un niveau, la moyenne passe de {path} : "
                f"{up} en hausse, {down} en baisse."
            )
        else:
            only = "La seule" if feminine else "Le seul"
            yield f"{only} qui avait déjà un niveau passe de {path}."
    held = sum(len(item.tenues) for item in found.reunions)
    due = sum(item.dues or 0 for item in found.reunions)
    if found.reunions:
        yield (
            f"Réunions : {held or 'aucune'} connue{'s' * (held > 1)}, "
            f"{due or 'aucune'} attendue{'s' * (due > 1)} d’après les rythmes annoncés."
        )
    yield (
        "L’absence d’un fait dans ce bilan veut dire qu’aucun document saisi ne le dit, "
        "et non qu’il n’a pas eu lieu."
    )


def _moves(plan: Plan, found: Annee) -> Iterator[GroupeMouvement]:
    titles = {
        "hausse": "En hausse",
        "baisse": "En baisse",
        "nouveau": "Premier niveau connu",
    }
    for sens, title in titles.items():
        lines = tuple(
            line for moved in found.de_sens(sens) if (line := _move(plan, moved)) is not None
        )
        if lines:
            yield GroupeMouvement(title, lines)


def _move(plan: Plan, moved: Mouvement) -> LigneMouvement | None:
    if moved.apres is None:
        return None
    before = f"{moved.avant.niveau}/{plan.edition.echelle.maximum}" if moved.avant else ""
    return LigneMouvement(
        str(moved.fiche.numero),
        moved.fiche.titre,
        before,
        vue_point(plan, moved.apres),
        moved.a_confirmer,
    )


def _step(step: JalonDate, jour: dt.date) -> str:
    where = ""
    if step.fiche is not None:
        where = f"fiche {step.fiche.numero}"
    elif step.territoire is not None:
        where = step.territoire.nom
    if step.action is not None:
        where += f", {step.action.titre}"
    return step_line(step.jalon, jour, where)


def _meetings(item: ReunionsAnnee) -> LigneReunions:
    return LigneReunions(
        item.instance.nom,
        item.territoire.nom if item.territoire else "",
        "sans rythme" if item.dues is None else str(item.dues),
        str(len(item.tenues)),
        tuple(met.date.en_clair + (f" : {met.objet}" if met.objet else "") for met in item.tenues),
    )


def _places(found: Annee) -> Iterator[tuple[str, tuple[str, ...]]]:
    for item in found.territoires:
        said = [typographie(f"Axe ajouté au projet : {axe.titre}") for axe in item.axes]
        said += [
            typographie(f"{action.titre}, {figure.libelle} : {figure_text(figure)}")
            for action, figure in item.chiffres
        ]
        if said:
            yield item.territoire.nom, tuple(said)


def _published(plan: Plan, found: Annee) -> tuple[str, ...]:
    # A point d’étape that has a document is said once, as the document says it.
    said = [
        plan.cite(Reference(point.document.code)) if point.document else point.titre
        for point in found.points_etape
    ]
    said += [plan.cite(Reference(document.code)) for document in found.documents]
    return tuple(dict.fromkeys(said))


def _cited(found: Annee) -> set[str]:
    codes = {point.document.code for _, point in found.points if point.document}
    for item in found.reunions:
        for met in item.tenues:
            codes |= {reference.code for _, reference in citations(met)}
    codes |= {document.code for document in found.documents}
    return codes
