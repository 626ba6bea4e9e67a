"""The views of every report on a small plan, and the same with one text in every field."""

import dataclasses
import datetime as dt
import functools
from typing import Any

from pms_cli.reports import RAPPORTS
from pms_cli.vues.demande import Demande
from pms_cli.workspace import read_workspace
from tests.garanties.essais import RICHE

TARGETS = {"": "", "axe": "1", "fiche": "1", "territoire": "centre", "annee": "2025"}
"""What each report is about, on that plan."""


@functools.cache
def view_of(report: str) -> Any:
    """The view of a report; of a pilot, the first that has an action."""
    plan = read_workspace(RICHE).plan
    rapport = RAPPORTS[report]
    first = next(sigle for fiche in plan.actions for sigle in fiche.pilotes)
    demande = Demande(
        plan=plan,
        fiches=tuple(plan.actions),
        jour=dt.date(2026, 12, 31),
        cible={**TARGETS, "pilote": str(first)}[rapport.cible],
    )
    return rapport.vue(demande)


def filled_with(text: str, value: Any) -> Any:
    """The value with that text in place of every text that is not a drawing."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changed = {
            field.name: filled_with(text, getattr(value, field.name))
            for field in dataclasses.fields(value)
        }
        return dataclasses.replace(value, **changed)
    if isinstance(value, tuple):
        return tuple(filled_with(text, item) for item in value)
    if isinstance(value, str) and value and not hasattr(value, "__svg__"):
        return text
    return value
