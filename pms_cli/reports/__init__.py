"""Reports: one file a report, each a frozen view and the function that makes it."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from pms_cli.model import Fiche, Plan
from pms_cli.reports.point_etape import point_etape


@dataclass(frozen=True)
class Rapport:
    """A report: what it is, and what makes its view of some sheets on a day."""

    description: str
    vue: Callable[[Plan, Sequence[Fiche], dt.date, str], Any]


RAPPORTS: Final[Mapping[str, Rapport]] = MappingProxyType(
    {
        "point-etape": Rapport(
            "le plan entier : axes, orientations, actions, avec niveaux et constats", point_etape
        ),
    }
)
"""The reports by name; each has a folder of templates of the same name."""
