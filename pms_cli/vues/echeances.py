"""What is due, put in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from pms_cli.francais import majuscule
from pms_cli.model import Plan
from pms_cli.stats.agenda import Echeance, lieux
from pms_cli.vues.adresses import Adresses
from pms_cli.vues.fiche import Lien
from pms_cli.vues.manques import MOST_LINKS, suites_de_fiches


@dataclass(frozen=True)
class VueEcheance:
    """Something due: ``quand`` says the date as the plan does, ``iso`` its last day.

    ``suite`` says the numbers of the sheets in runs when they are too many to be read one by one,
    and is empty otherwise.
    """

    quand: Annotated[str, "la date comme le plan la dit, par exemple « février 2020 »"]
    iso: Annotated[str, "le dernier jour en chiffres, comme « 2020-02-29 »"]
    nature: Annotated[str, "« Jalon », « Fin », « Nouvelle », « Mesure » ou « Réunion »"]
    sorte: Annotated[str, "la même, sans majuscule : « jalon »"]
    objet: Annotated[str, "ce dont il s’agit"]
    detail: Annotated[str, "une précision, comme « date à confirmer », vide quand il n’y en a pas"]
    fiches: Annotated[tuple[Lien, ...], "les fiches concernées, une par une"]
    suite: Annotated[str, "leurs numéros en abrégé, comme « 1 à 30 », quand il y en a trop"]
    territoires: Annotated[str, "les territoires concernés, vide quand il n’y en a pas"]


def vue_echeances(
    plan: Plan, echeances: Iterable[Echeance], adresses: Adresses
) -> tuple[VueEcheance, ...]:
    """Deadlines in words, in the same order."""
    return tuple(
        VueEcheance(
            quand=found.quand,
            iso=found.date.isoformat(),
            nature=majuscule(found.nature),
            sorte=found.nature,
            objet=found.objet,
            detail=found.detail,
            fiches=tuple(Lien(str(numero), adresses.fiche(numero)) for numero in found.fiches),
            suite=suites_de_fiches(found.fiches) if len(found.fiches) > MOST_LINKS else "",
            territoires=lieux(plan, found),
        )
        for found in echeances
    )
