"""What a report is asked, in a test."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from pms_cli.model import Fiche, Plan
from pms_cli.vues.demande import Demande
from tests.sheets import ASSISES


def demande(
    made: Plan,
    fiches: Iterable[Fiche] | None = None,
    jour: dt.date = ASSISES,
    perimetre: str = "",
    **others: Any,
) -> Demande:
    """Some sheets of a plan (all its actions unless said) on the day that tests ask about."""
    chosen = made.actions if fiches is None else tuple(fiches)
    return Demande(made, chosen, jour, perimetre, **others)
