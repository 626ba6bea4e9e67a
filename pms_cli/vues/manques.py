"""What is missing and what is to be confirmed, put in words: every report ends with it."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from pms_cli.francais import suites, typographie
from pms_cli.model import Fiche, Plan
from pms_cli.vues.actions import Notes

MOST_LINKS: Final = 20
"""Sheets linked to one by one; of more, runs of numbers read better."""


@dataclass(frozen=True)
class Manque:
    """One kind of lack: what it is, how many of how many, and which (number, anchor).

    An anchor is empty for what the report does not show. Past MOST_LINKS they are in ``suite``
    instead, their runs shortened.
    """

    texte: str
    fiches: tuple[tuple[str, str], ...]
    suite: str


def manques(plan: Plan, fiches: Sequence[Fiche], jour: dt.date, notes: Notes) -> tuple[Manque, ...]:
    """What some sheets lack on a day; only the lacks that there are."""
    points = {fiche.numero: fiche.point_au(jour) for fiche in fiches}
    kinds = (
        ("Niveau à confirmer", [f for f in fiches if (p := points[f.numero]) and p.a_confirmer]),
        ("Aucun point d’avancement", [f for f in fiches if points[f.numero] is None]),
        ("Pilote non indiqué", [f for f in fiches if not f.pilotes]),
        ("Calendrier non indiqué", [f for f in fiches if f.calendrier is None]),
    )
    nom = plan.edition.noms.action
    return tuple(
        Manque(
            typographie(f"{said} : {nom.compte(len(found))} sur {len(fiches)}"),
            _addresses(found, notes) if len(found) <= MOST_LINKS else (),
            suites(fiche.numero.action for fiche in found) if len(found) > MOST_LINKS else "",
        )
        for said, found in kinds
        if found
    )


def _addresses(found: Iterable[Fiche], notes: Notes) -> tuple[tuple[str, str], ...]:
    return tuple((str(fiche.numero), notes.known(fiche)) for fiche in found)
