"""Reports: one file a report, each a frozen view and the function that makes it."""

from typing import Final

REPORTS: Final = {
    "point-etape": "le plan entier : axes, orientations, actions, avec niveaux et constats",
}
"""The reports, with what each is."""
