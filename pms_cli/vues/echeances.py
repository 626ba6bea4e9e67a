"""What is due, put in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from pms_cli.francais import majuscule
from pms_cli.model import Plan
from pms_cli.stats.agenda import Echeance, lieux
from pms_cli.vues.adresses import Adresses
from pms_cli.vues.fiche import Lien


@dataclass(frozen=True)
class VueEcheance:
    """Something due: ``quand`` says the date as the plan does, ``iso`` its last day."""

    quand: str
    iso: str
    nature: str
    objet: str
    detail: str
    fiches: tuple[Lien, ...]
    territoires: str


def vue_echeances(
    plan: Plan, echeances: Iterable[Echeance], adresses: Adresses
) -> tuple[VueEcheance, ...]:
    """Deadlines in words, in the same order."""
    return tuple(
        VueEcheance(
            quand=found.quand,
            iso=found.date.isoformat(),
            nature=majuscule(found.nature),
            objet=found.objet,
            detail=found.detail,
            fiches=tuple(Lien(str(numero), adresses.fiche(numero)) for numero in found.fiches),
            territoires=lieux(plan, found),
        )
        for found in echeances
    )
