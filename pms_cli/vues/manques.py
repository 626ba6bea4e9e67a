"""What is missing and what is to be confirmed, put in words: every report ends with it."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, Final

from pms_cli.francais import enumerer, majuscule, suites, typographie
from pms_cli.model import Fiche, Numero, Plan, Territoire
from pms_cli.model.attendus import champs_de_fiche
from pms_cli.model.profils import caches
from pms_cli.stats.manques import A_CONFIRMER
from pms_cli.stats.manques import Manque as Compte
from pms_cli.stats.manques import manques as compter
from pms_cli.vues.actions import Notes

MOST_LINKS: Final = 20
"""Sheets linked to one by one; of more, runs of numbers read better."""
MOST_NAMES: Final = 10
"""Names told one by one; of more, how many others there are."""

_SAID: Final = {
    "action-absente": "{action}, sans fiche",
    "point": "Aucun point d’avancement",
    "constat": "Niveau donné sans constat",
    "pilote": "Pilote non indiqué",
    "calendrier": "Calendrier non indiqué",
    "source": "Source non indiquée",
    "attendu": "Rubrique attendue absente",
    "mesure": "Indicateur jamais mesuré",
    "cible": "Indicateur sans cible",
    "jalon-passe": "Jalon passé, sans trace qu’il soit atteint",
    "renvoi-inconnu": "Renvoi à ce qu’aucun registre ne connaît",
    "niveau": "Niveau à confirmer",
    "numero-suppose": "Numéro de fiche supposé",
    "jalon": "Date de jalon à confirmer",
    "chiffre-en-doute": "Chiffre accompagné d’un doute ou d’une condition",
    "rattachement-editorial": "Rapprochement fait lors de la saisie, que le document ne dit pas",
}
"""What each kind of stats.manques is called."""

_LOOKED_AT: Final = {
    "point": "avancement",
    "constat": "avancement.constat",
    "pilote": "pilotes",
    "calendrier": "calendrier",
    "source": "sources",
    "mesure": "indicateurs.mesures",
    "cible": "indicateurs.cible",
}
"""The field in which each kind looks: from who does not see it, nothing there is missing."""


@dataclass(frozen=True)
class Manque:
    """One kind of lack: what it is, how many of how many, and which (number, anchor).

    An anchor is empty for what the report does not show. Past MOST_LINKS they are in ``suite``
    instead, their runs shortened. ``noms`` are what is not a sheet, in words.
    ``a_confirmer`` tells what is there and in doubt from what is missing.
    """

    texte: Annotated[str, "ce qui manque, combien de fois, sur combien"]
    fiches: Annotated[
        tuple[tuple[str, str], ...],
        "pour chaque fiche, son numéro et son ancre, vide quand il y en a trop",
    ]
    suite: Annotated[str, "les mêmes numéros en abrégé, comme « 1 à 30 », quand il y en a trop"]
    noms: Annotated[str, "ce qui manque ailleurs que dans les fiches, vide le plus souvent"]
    a_confirmer: Annotated[bool, "oui pour ce qui est là mais douteux, non pour ce qui manque"]


def manques(
    plan: Plan,
    fiches: Sequence[Fiche],
    jour: dt.date,
    notes: Notes,
    *,
    partout: bool,
    territoires: Sequence[Territoire] = (),
    profil: str = "interne",
) -> tuple[Manque, ...]:
    """What some sheets lack on a day, and with ``partout`` the whole plan; only what there is.

    What the plan keeps back from the readers of a profile is not said to be missing.
    """
    hidden = {cache.chemin for cache in caches(plan, profil)}
    found = compter(plan, fiches, jour, partout=partout, territoires=territoires)
    return tuple(
        _said(plan, kind, notes)
        for kind in found
        if kind.compte and _LOOKED_AT.get(kind.nature) not in hidden
    )


def _said(plan: Plan, kind: Compte, notes: Notes) -> Manque:
    name = _SAID[kind.nature].format(action=_announced(plan))
    numbers = list(kind.fiches)
    short = len(numbers) <= MOST_LINKS
    return Manque(
        typographie(f"{name} : {kind.compte} sur {kind.total}"),
        tuple((str(numero), notes.known(numero)) for numero in numbers) if short else (),
        "" if short else suites_de_fiches(numbers),
        _names(plan, kind),
        kind.nature in A_CONFIRMER,
    )


def _announced(plan: Plan) -> str:
    """« Action annoncée », « Projet annoncé »."""
    nom = plan.edition.noms.action
    return f"{majuscule(nom.singulier)} annoncé{'e' * (nom.genre == 'féminin')}"


def suites_de_fiches(numbers: Iterable[Numero]) -> str:
    """« 1 à 11 et 14 ; 1.2 »: actions in runs, sectoral sheets after them."""
    every = list(numbers)
    actions = suites(numero.action for numero in every if not numero.est_sectoriel)
    sectoral = ", ".join(str(numero) for numero in every if numero.est_sectoriel)
    return " ; ".join(part for part in (actions, sectoral) if part)


def _names(plan: Plan, kind: Compte) -> str:
    """What is lacking besides sheets: fields, codes, territories."""
    names: list[str] = []
    if kind.nature == "attendu":
        fields = champs_de_fiche()
        names = [fields[path].titre if path in fields else path for _, path in kind.reperes]
    else:
        places = {place.code: place.nom for place in plan.territoires}
        figures = {chiffre.code: chiffre.libelle for chiffre in plan.chiffres}
        measured = {common.code: common.libelle for common in plan.indicateurs}
        for what, code in kind.reperes:
            if what == "territoire":
                names.append(places.get(code, code))
            elif what == "chiffre":
                names.append(figures.get(code, code))
            elif what == "indicateur":
                names.append(measured.get(code, code))
            else:
                names.append(code)
    names = list(dict.fromkeys(names))
    if len(names) > MOST_NAMES:
        more = len(names) - MOST_NAMES
        return ", ".join(names[:MOST_NAMES]) + f" et {more} autre{'s' * (more > 1)}"
    return enumerer(names)
