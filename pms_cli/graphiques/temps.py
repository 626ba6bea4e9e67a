"""Days along a line: which years it shows, where a day is, which years are named."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pms_cli.graphiques.dessin import Dessin
from pms_cli.graphiques.lettres import TAILLE, largeur

_APART: Final = 10
_STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


@dataclass(frozen=True)
class Temps:
    """Whole years from ``premiere`` to ``derniere``, from ``gauche`` over ``largeur``."""

    premiere: int
    derniere: int
    gauche: float
    largeur: float

    @classmethod
    def de(cls, days: Sequence[dt.date], jour: dt.date, gauche: float, largeur: float) -> "Temps":
        """The years of some days (one at least), and that of ``jour`` if it is the next one."""
        years = [day.year for day in days]
        first, last = min(years), max(years)
        if first - 1 <= jour.year <= last + 1:
            first, last = min(first, jour.year), max(last, jour.year)
        return cls(first, last, gauche, largeur)

    @property
    def annees(self) -> int:
        """How many years there are."""
        return self.derniere - self.premiere + 1

    def montre(self, day: dt.date) -> bool:
        """Whether a day is on the line."""
        return self.premiere <= day.year <= self.derniere

    def x(self, day: dt.date, *, soir: bool = False) -> float:
        """Where a day begins, or ends."""
        passed = (day - dt.date(day.year, 1, 1)).days + soir
        length = 366 if _leap(day.year) else 365
        place = day.year - self.premiere + passed / length
        return self.gauche + self.largeur * place / self.annees

    def reperes(self) -> list[tuple[int, float]]:
        """The years that can be named without touching each other, and where each begins."""
        column = self.largeur / self.annees
        room = largeur(str(self.derniere)) + _APART
        step = next(step for step in _STEPS if step * column >= room)
        first = -(-self.premiere // step) * step
        found = [
            (year, self.gauche + (year - self.premiere) * column)
            for year in range(first, self.derniere + 1, step)
        ]
        right = self.gauche + self.largeur
        return [(year, x) for year, x in found if step == 1 or x + room - _APART <= right]

    def noms(self, dessin: Dessin, y: float) -> None:
        """Write the years, in the middle of each if all are named, else where each begins."""
        marks = self.reperes()
        column = self.largeur / self.annees
        every = len(marks) == self.annees
        for year, x in marks:
            at, anchor = (x + column / 2, "middle") if every else (x, "start")
            dessin.mots(str(year), at, y + TAILLE, classe="mots-gris", ancre=anchor)


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
