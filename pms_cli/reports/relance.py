"""The relance: for each pilot, what is late or silent, what is due, and how to write it."""

import datetime as dt
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated

from pms_cli.diagnostics import did_you_mean, shorten
from pms_cli.edit import Endroit
from pms_cli.errors import MisuseError
from pms_cli.francais import enumerer, typographie
from pms_cli.model import Plan, jour_en_clair
from pms_cli.model.suivi import est_suivie
from pms_cli.stats.echeances import FicheSuivie, Portefeuille, portefeuilles
from pms_cli.texte import printable
from pms_cli.vues.actions import Notes
from pms_cli.vues.adresses import Adresses, ancre
from pms_cli.vues.demande import Demande, Entete, Fin, avec_sectorielles, entete, fin, reserves
from pms_cli.vues.echeances import VueEcheance, vue_echeances

MONTHS_AHEAD = 3
"""How far ahead a pilot is told what is due."""
_INDENT = 2
_TO_WRITE = "À écrire."


@dataclass(frozen=True)
class Ajout:
    """Lines to add to a file, and where: ``repere`` is the line of the file named there."""

    consigne: Annotated[str, "où écrire les lignes, comme « À la fin du fichier »"]
    repere: Annotated[str, "la ligne du fichier que nomme la consigne, souvent vide"]
    lignes: Annotated[tuple[str, ...], "les lignes à écrire, avec leurs espaces du début"]


@dataclass(frozen=True)
class FicheARelancer:
    """A sheet to bring up to date: why, which file, what to add, how to check it.

    ``fichier`` and ``commande`` are empty when nothing says where the sheet is.
    """

    ancre: Annotated[str, "l’ancre de la fiche, où mènent les liens"]
    intitule: Annotated[str, "la fiche, comme « Fiche 12 – Ouvrir une crèche »"]
    avec: Annotated[str, "les autres pilotes de la fiche, vide quand il n’y en a pas"]
    motifs: Annotated[tuple[str, ...], "pourquoi la mettre à jour, une raison par ligne"]
    fichier: Annotated[str, "le fichier à ouvrir, vide quand il n’est pas connu"]
    ajouts: Annotated[tuple[Ajout, ...], "ce qu’il faut écrire dans le fichier"]
    commande: Annotated[str, "la commande qui vérifie le fichier, vide quand il n’est pas connu"]


@dataclass(frozen=True)
class Destinataire:
    """A pilot, with what is asked; ``accroche`` are the sentences that begin the letter."""

    ancre: Annotated[str, "l’ancre du pilote, où mènent les liens, comme « pilote-1 »"]
    nom: Annotated[str, "le sigle et le nom du pilote"]
    accroche: Annotated[tuple[str, ...], "les phrases qui ouvrent la lettre"]
    fiches: Annotated[
        tuple[FicheARelancer, ...], "les fiches à mettre à jour, vide quand rien n’est en retard"
    ]
    echeances: Annotated[tuple[VueEcheance, ...], "ce qui l’attend dans les mois à venir"]


@dataclass(frozen=True)
class Relance:
    """What to ask of whom. ``terme`` says that nothing is asked any more, and the rest is empty.

    ``sans_pilote`` are the sheets that nobody answers for: what they are, why, their files.
    """

    entete: Annotated[Entete, "le haut du rapport"]
    sommaire: Annotated[tuple[tuple[str, str], ...], "pour chaque pilote, son ancre et son nom"]
    terme: Annotated[str, "une phrase quand le plan est fini et n’attend plus rien, vide sinon"]
    bilan: Annotated[str, "combien de fiches sont à mettre à jour, vide pour un seul pilote"]
    destinataires: Annotated[tuple[Destinataire, ...], "les pilotes à qui écrire"]
    a_jour: Annotated[str, "à qui il n’y a rien à demander, vide quand il n’y a personne"]
    sans_pilote: Annotated[
        tuple[tuple[str, str, str], ...],
        "pour chaque fiche sans pilote, son titre, les raisons et son fichier",
    ]
    fin: Annotated[Fin, "ce qui manque, la méthode et les documents"]


def relance(demande: Demande) -> Relance:
    """The relance of every pilot, or of the one asked for. Raises MisuseError for another."""
    plan, jour = demande.plan, demande.jour
    sheets = avec_sectorielles(plan, demande.fiches)
    objet = ""
    if demande.cible:
        sigle = trouver_pilote(plan, demande.cible)
        sheets = tuple(fiche for fiche in sheets if sigle in fiche.pilotes)
        demande = replace(demande, fiches=sheets)
        objet = _name(plan, sigle)
    every = portefeuilles(plan, sheets, jour, mois=MONTHS_AHEAD)
    if demande.cible:
        every = tuple(found for found in every if found.sigle == sigle)
    followed = est_suivie(plan.edition, jour)
    named = [found for found in every if found.sigle] if followed else []
    asked = [found for found in named if found.a_relancer or found.a_venir or demande.cible]
    told = tuple(_told(demande, found, rank) for rank, found in enumerate(asked, start=1))
    calm = [found.sigle for found in named if found not in asked]
    nothing = f"Rien à demander à : {enumerer(calm)}." if calm else ""
    if demande.cible and not every:
        nothing = f"Aucune fiche de ce périmètre n’a pour pilote : {sigle}."
    nobody = next((found.a_relancer for found in every if not found.sigle), ()) if followed else ()
    contents = [(found.ancre, found.nom) for found in told]
    if nobody:
        contents.append(("sans-pilote", "Fiches sans pilote"))
    return Relance(
        entete=entete(demande, "Relance", objet),
        sommaire=tuple(contents),
        terme="" if followed else _over(plan),
        bilan=_summary(jour, every) if followed and not demande.cible else "",
        destinataires=told,
        a_jour=typographie(nothing),
        sans_pilote=tuple(
            (
                f"{found.fiche.numero} – {found.fiche.titre}",
                " ; ".join(_reasons(plan, found, short=True)),
                _path(demande, found),
            )
            for found in nobody
        ),
        fin=_end(demande, followed=followed),
    )


def _end(demande: Demande, *, followed: bool) -> Fin:
    """The usual end, with what « late » means; a plan that is over is asked nothing."""
    plan = demande.plan
    usual = fin(demande, Notes())
    return replace(
        usual,
        manques=usual.manques if followed else (),
        methode=(*_method(plan), *reserves(plan, demande.profil)),
    )


def trouver_pilote(plan: Plan, text: str) -> str:
    """The pilot of that sigle, whatever its capitals. Raises MisuseError, with a guess."""
    pilots = list(dict.fromkeys(sigle for fiche in plan.fiches for sigle in fiche.pilotes))
    by_fold = {sigle.casefold(): sigle for sigle in pilots}
    wanted = text.strip().casefold()
    if wanted in by_fold:
        return text if text in pilots else by_fold[wanted]
    said = f"« {shorten(text)} »"
    if any(actor.sigle.casefold() == wanted for actor in plan.acteurs):
        raise MisuseError(f"{said} n’est pilote d’aucune fiche : il n’y a rien à lui demander")
    guess = did_you_mean(text, pilots)
    if not guess and pilots:
        guess = f" ; les pilotes de ce plan : {shorten(', '.join(sorted(pilots)), 200)}"
    raise MisuseError(f"aucune fiche n’a pour pilote {said}{guess}")


def _name(plan: Plan, sigle: str) -> str:
    name = next((actor.nom for actor in plan.acteurs if actor.sigle == sigle), "")
    return f"{sigle} – {name}" if name and name != sigle else sigle


def _over(plan: Plan) -> str:
    edition = plan.edition
    end = jour_en_clair(edition.periode.fin.fin)
    return typographie(
        f"Ce plan s’est achevé le {end}, et les {edition.reglages.sans_nouvelle} mois laissés "
        "ensuite pour écrire ses derniers points sont passés : plus rien n’est attendu de ses "
        "pilotes, il n’y a personne à relancer. Pour voir ce qui était attendu pendant le plan, "
        "ajoutez « --au » et une date."
    )


def _method(plan: Plan) -> Iterator[str]:
    months = plan.edition.reglages.sans_nouvelle
    top = plan.edition.echelle.maximum
    yield typographie(
        f"Une fiche est sans nouvelle quand son dernier point a plus de {months} mois ou, si elle "
        "n’en a aucun, quand elle a commencé depuis plus longtemps ; une fiche au plus haut niveau "
        "n’en doit plus."
    )
    yield typographie(
        "Sa fin est dépassée quand la date de fin de son calendrier est passée et que son niveau "
        f"n’est pas {top}/{top}."
    )
    yield typographie(
        "Un jalon est passé quand sa date l’est et que rien ne dit qu’il a été atteint."
    )


def _summary(jour: dt.date, every: tuple[Portefeuille, ...]) -> str:
    """How many sheets in all; one of two pilots counts once."""
    sheets = {found.fiche.numero: found for part in every for found in part.fiches}
    past = [found for found in sheets.values() if found.a_relancer]
    if not past:
        return typographie(
            f"Au {jour_en_clair(jour)}, aucune fiche n’est en retard ni sans nouvelle."
        )
    parts = []
    for count, words in (
        (sum(found.muette for found in past), "sans nouvelle"),
        (sum(found.en_retard for found in past), "dont la fin est dépassée"),
        (sum(bool(found.jalons) for found in past), "dont un jalon est passé"),
    ):
        if count:
            parts.append(f"{count} {words}")
    return typographie(
        f"Au {jour_en_clair(jour)}, {len(past)} fiche{'s' * (len(past) > 1)} sur {len(sheets)} "
        f"{'sont' if len(past) > 1 else 'est'} à mettre à jour : {enumerer(parts)}."
    )


def _told(demande: Demande, portfolio: Portefeuille, rank: int) -> Destinataire:
    plan = demande.plan
    past = portfolio.a_relancer
    here = f"pilote-{rank}"
    return Destinataire(
        here,
        _name(plan, portfolio.sigle),
        tuple(typographie(text) for text in _opening(demande, portfolio)),
        tuple(_sheet(demande, portfolio.sigle, found, here) for found in past),
        vue_echeances(plan, portfolio.a_venir, Adresses()),
    )


def _opening(demande: Demande, portfolio: Portefeuille) -> Iterator[str]:
    scale = demande.plan.edition.echelle
    total, past = len(portfolio.fiches), len(portfolio.a_relancer)
    day = jour_en_clair(demande.jour)
    whole = f"des {total} fiches que vous pilotez" if total > 1 else ""
    if not past:
        yield (
            f"Au {day}, aucune {whole} n’attend de mise à jour."
            if whole
            else f"Au {day}, la fiche que vous pilotez n’attend pas de mise à jour."
        )
        return
    if not whole:
        yield f"Au {day}, la fiche que vous pilotez est à mettre à jour."
    elif past == total:
        yield f"Au {day}, les {total} fiches que vous pilotez sont à mettre à jour."
    else:
        yield f"Au {day}, {past} {whole} {'sont' if past > 1 else 'est'} à mettre à jour."
    begun = "Pour chacune : ouvrez" if past > 1 else "Ouvrez"
    said = (
        f"complétez-les d’un niveau de {scale.minimum} à {scale.maximum} et de quelques mots sur "
        "ce qui est fait, en cours, prévu ; "
        if any(_wants_point(found) for found in portfolio.a_relancer)
        else ""
    )
    yield (
        f"{begun} le fichier indiqué et collez-y les lignes données, en gardant les espaces du "
        f"début ; {said}puis lancez la commande, qui dit si le fichier est en ordre."
    )


def _wants_point(found: FicheSuivie) -> bool:
    """Whether a level is asked: not of a sectoral sheet, nor when only a step has passed."""
    return (found.muette or found.en_retard) and not found.fiche.numero.est_sectoriel


def _sheet(demande: Demande, sigle: str, found: FicheSuivie, here: str) -> FicheARelancer:
    fiche = found.fiche
    others = [other for other in fiche.pilotes if other != sigle]
    path = _path(demande, found)
    kind = "Fiche sectorielle" if fiche.numero.est_sectoriel else "Fiche"
    return FicheARelancer(
        ancre=f"{here}-{ancre(fiche.numero)}",
        intitule=f"{kind} {fiche.numero} – {fiche.titre}",
        avec=enumerer(others),
        motifs=tuple(_reasons(demande.plan, found)),
        fichier=path,
        ajouts=tuple(_additions(demande, found)),
        commande=f"pms lint {shlex.quote(path)}" if path else "",
    )


def _path(demande: Demande, found: FicheSuivie) -> str:
    known = demande.fichiers.get(found.fiche.numero)
    return printable(known.chemin) if known else ""


def _reasons(plan: Plan, found: FicheSuivie, *, short: bool = False) -> Iterator[str]:
    point, noms = found.point, plan.edition.noms.action
    if found.muette_depuis is not None:
        last = f"dernier point : {point.date.en_clair}" if point else "aucun point"
        due = jour_en_clair(found.muette_depuis)
        yield typographie(
            f"sans nouvelle ({last})"
            if short
            else f"Sans nouvelle : un point était attendu pour le {due} ({last})."
        )
    if found.fin_depassee is not None:
        end = found.fin_depassee.en_clair
        state = f"{point.niveau}/{plan.edition.echelle.maximum}" if point else "sans niveau"
        yield typographie(
            f"fin dépassée ({end})"
            if short
            else f"Fin dépassée : {end} ; {noms.defini} est {'à ' if point else ''}{state}."
        )
    for step in found.jalons:
        said = f"{step.date.en_clair}, {step.libelle}"
        yield typographie(
            f"jalon passé ({said})"
            if short
            else f"Jalon passé, sans trace qu’il soit atteint : {said}."
        )


def _additions(demande: Demande, found: FicheSuivie) -> Iterator[Ajout]:
    place = demande.fichiers.get(found.fiche.numero, Endroit(""))
    if _wants_point(found):
        yield _point(demande.jour, place)
    calendar = found.fiche.calendrier
    steps = list(calendar.jalons) if calendar is not None else []
    for step in found.jalons:
        rank = next(rank for rank, known in enumerate(steps) if known is step)
        column = place.jalons[rank] if rank < len(place.jalons) else 2 * _INDENT
        name = shorten(step.libelle)
        line = f"atteint: {demande.jour.isoformat()}"
        if column is None:
            where = f"Si le jalon « {name} » est atteint, avant son accolade fermante, à sa date"
            yield Ajout(typographie(where), "", (f", {line}",))
        else:
            where = f"Si le jalon « {name} » est atteint, sous son libellé, à sa date"
            yield Ajout(typographie(where), "", (" " * column + line,))


def _point(jour: dt.date, place: Endroit) -> Ajout:
    if place.forme in {"crochets", "accolades"}:
        line = f'{{date: {jour.isoformat()}, niveau: , constat: "{_TO_WRITE}"}}'
        if place.forme == "crochets":
            where = "Dans la liste « avancement », avant le crochet fermant, après une virgule"
            return Ajout(typographie(where), "", (line,))
        where = "Avant la dernière accolade fermante du fichier, après une virgule"
        return Ajout(where, "", (f'"avancement": [{line}]',))
    dash = " " * place.retrait
    lines = (
        f"{dash}- date: {jour.isoformat()}",
        f"{dash}  niveau:",
        f"{dash}  constat: >-",
        f"{dash}    {_TO_WRITE}",
    )
    if place.forme == "bloc":
        return Ajout(typographie("À la fin de la liste « avancement »"), "", lines)
    begun = ("avancement:", *lines)
    if not place.avant:
        return Ajout("À la fin du fichier", "", begun)
    return Ajout("Au-dessus de la ligne", f"{place.avant}:", begun)
