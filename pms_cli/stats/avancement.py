"""What the levels of a group of actions amount to on a day."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from pms_cli.model import Echelle, Fiche


@dataclass(frozen=True)
class Figures:
    """Counts of a group of actions on a day.

    ``repartition`` gives the number of actions at each level of ``degres``, in the same order.
    ``hors_echelle`` are actions whose level is not on the scale: counted, never averaged.
    """

    degres: tuple[int, ...]
    repartition: tuple[int, ...]
    non_renseignees: int = 0
    hors_echelle: int = 0
    a_confirmer: int = 0

    @property
    def actions(self) -> int:
        """All the actions of the group."""
        return self.renseignees + self.non_renseignees + self.hors_echelle

    @property
    def renseignees(self) -> int:
        """Actions that have a level: the denominator of the mean."""
        return sum(self.repartition)

    @property
    def somme(self) -> int:
        """Sum of the levels."""
        return sum(
            level * count for level, count in zip(self.degres, self.repartition, strict=True)
        )

    @property
    def moyenne(self) -> Fraction | None:
        """Mean level of the actions that have one, exact; None when none has."""
        return Fraction(self.somme, self.renseignees) if self.renseignees else None

    @property
    def maximum(self) -> int:
        """The top of the scale."""
        return self.degres[-1]

    @property
    def au_plus_haut(self) -> int:
        """Actions at the top of the scale."""
        return self.repartition[-1]

    @property
    def part_au_plus_haut(self) -> Fraction | None:
        """Share of all the actions of the group that are at the top; None for an empty group."""
        return Fraction(self.au_plus_haut, self.actions) if self.actions else None


def figures(fiches: Iterable[Fiche], jour: dt.date, echelle: Echelle) -> Figures:
    """Count a group of actions on a day (sectoral sheets must have been left out already)."""
    counts = dict.fromkeys(echelle.degres, 0)
    unknown = outside = to_confirm = 0
    for fiche in fiches:
        point = fiche.point_au(jour)
        if point is None:
            unknown += 1
            continue
        to_confirm += point.a_confirmer
        if point.niveau in counts:
            counts[point.niveau] += 1
        else:
            outside += 1
    return Figures(
        degres=tuple(counts),
        repartition=tuple(counts.values()),
        non_renseignees=unknown,
        hors_echelle=outside,
        a_confirmer=to_confirm,
    )
