"""What happened in a year: levels before and after, points, steps, meetings, measures."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from pms_cli.model import (
    ActionTerritoriale,
    Chiffre,
    ChiffreCle,
    DatePartielle,
    Document,
    Fiche,
    Instance,
    Jalon,
    Mesure,
    Plan,
    Point,
    Reunion,
    Territoire,
    mois_apres,
)
from pms_cli.model.plan import PointEtape
from pms_cli.model.references import MOIS
from pms_cli.model.territoire import AxeTerritorial
from pms_cli.stats.agenda import duree
from pms_cli.stats.avancement import Figures, figures
from pms_cli.stats.indicateurs import Suivi, suivis

SENS = ("hausse", "baisse", "stable", "nouveau", "sans-point", "inconnu")
"""What a year can do to the level of an action.

``stable``: a point of the year says the same; ``nouveau``: a first level; ``sans-point``: no point
of the year, the level is that of before; ``inconnu``: no level yet.
"""


@dataclass(frozen=True)
class Mouvement:
    """An action: its last point before the year, the last one at its end, those of the year."""

    fiche: Fiche
    avant: Point | None
    apres: Point | None
    points: tuple[Point, ...]

    @property
    def sens(self) -> str:
        """One of SENS."""
        if self.apres is None:
            return "inconnu"
        if self.avant is None:
            return "nouveau"
        if not self.points:
            return "sans-point"
        if self.apres.niveau == self.avant.niveau:
            return "stable"
        return "hausse" if self.apres.niveau > self.avant.niveau else "baisse"

    @property
    def a_confirmer(self) -> bool:
        """Whether one of the two levels is in doubt, and so is what the year did."""
        return any(point is not None and point.a_confirmer for point in (self.avant, self.apres))


@dataclass(frozen=True)
class JalonDate:
    """A step and whose it is: a sheet's or a territory's, of its project or of an action of it."""

    jalon: Jalon
    fiche: Fiche | None = None
    territoire: Territoire | None = None
    action: ActionTerritoriale | None = None


@dataclass(frozen=True)
class ReunionsAnnee:
    """A body, in a territory when it meets in each: meetings held in the year, how many were due.

    ``dues`` is None for a body without a rhythm: nothing says how often it meets.
    """

    instance: Instance
    territoire: Territoire | None
    tenues: tuple[Reunion, ...]
    dues: int | None


@dataclass(frozen=True)
class MesuresAnnee:
    """An indicator before the year and at its end, and the measures taken meanwhile."""

    avant: Suivi
    apres: Suivi
    mesures: tuple[Mesure, ...]


@dataclass(frozen=True)
class TerritoireAnnee:
    """What is dated of the year in a territory's project: axes added, figures of its actions."""

    territoire: Territoire
    axes: tuple[AxeTerritorial, ...]
    chiffres: tuple[tuple[ActionTerritoriale, Chiffre], ...]


@dataclass(frozen=True)
class Annee:
    """A year of a plan: from ``debut``, the last day of the year before, to ``fin``.

    ``fin`` is the last day of the year, or the day asked about when the year is not over. A date of
    a month or a year counts from its first day, as levels do. ``avant`` and ``apres`` are the
    figures of all the actions at both ends; ``communes_avant`` and ``communes_apres`` those of the
    actions that have a level at both, which alone can be compared.
    """

    annee: int
    debut: dt.date
    fin: dt.date
    mouvements: tuple[Mouvement, ...]
    avant: Figures
    apres: Figures
    communes_avant: Figures
    communes_apres: Figures
    jalons_prevus: tuple[JalonDate, ...]
    jalons_atteints: tuple[JalonDate, ...]
    reunions: tuple[ReunionsAnnee, ...]
    indicateurs: tuple[MesuresAnnee, ...]
    territoires: tuple[TerritoireAnnee, ...]
    chiffres: tuple[ChiffreCle, ...]
    points_etape: tuple[PointEtape, ...]
    documents: tuple[Document, ...]

    def de_sens(self, sens: str) -> tuple[Mouvement, ...]:
        """The actions to which the year did that (see SENS)."""
        return tuple(found for found in self.mouvements if found.sens == sens)

    @property
    def points(self) -> tuple[tuple[Fiche, Point], ...]:
        """The points dated of the year, by date, then by number of sheet."""
        found = [(moved.fiche, point) for moved in self.mouvements for point in moved.points]
        return tuple(sorted(found, key=lambda pair: (pair[1].date, pair[0].numero)))

    @property
    def evolution(self) -> Fraction | None:
        """By how much the mean moved, of the actions known at both ends; None when there is none.

        With every action, a new one would move the mean without anything having changed.
        """
        before, after = self.communes_avant.moyenne, self.communes_apres.moyenne
        return None if before is None or after is None else after - before

    @property
    def mesurees(self) -> tuple[MesuresAnnee, ...]:
        """The indicators measured in the year."""
        return tuple(found for found in self.indicateurs if found.mesures)


def annee(
    plan: Plan,
    fiches: Sequence[Fiche],
    an: int,
    jour: dt.date,
    *,
    partout: bool = True,
    territoires: Sequence[Territoire] = (),
) -> Annee:
    """A year of some sheets, as it is known on a day; sectoral sheets have steps and measures only.

    With ``partout`` bodies, territories and figures of the context too; without, only what is dated
    in ``territoires``. Raises ValueError for a year that has no year before, or that has not begun.
    """
    start, end = dt.date(an - 1, 12, 31), min(dt.date(an, 12, 31), jour)
    if end <= start:
        raise ValueError(an)
    places = plan.territoires if partout else tuple(territoires)
    scale = plan.edition.echelle
    actions = [fiche for fiche in fiches if not fiche.numero.est_sectoriel]
    moves = tuple(_move(fiche, start, end) for fiche in actions)
    both = [moved.fiche for moved in moves if moved.avant is not None]
    steps = tuple(_steps(fiches, places))
    reached = [step for step in steps if _within(step.jalon.atteint, start, end)]
    return Annee(
        annee=an,
        debut=start,
        fin=end,
        mouvements=moves,
        avant=figures(actions, start, scale),
        apres=figures(actions, end, scale),
        communes_avant=figures(both, start, scale),
        communes_apres=figures(both, end, scale),
        # Planned for the year, whether or not the day asked about is before.
        jalons_prevus=tuple(step for step in steps if step.jalon.date.debut.year == an),
        jalons_atteints=tuple(reached),
        reunions=tuple(_meetings(plan, places, start, end, jour)) if partout else (),
        indicateurs=_measures(plan, fiches, start, end),
        territoires=tuple(_places(places, start, end)),
        chiffres=tuple(
            found for found in (plan.chiffres if partout else ()) if _within(found.date, start, end)
        ),
        points_etape=tuple(
            found for found in plan.edition.points_etape if _within(found.date, start, end)
        ),
        documents=tuple(found for found in plan.documents if _within(found.date, start, end)),
    )


def _within(date: DatePartielle | None, start: dt.date, end: dt.date) -> bool:
    return date is not None and start < date.debut <= end


def _move(fiche: Fiche, start: dt.date, end: dt.date) -> Mouvement:
    return Mouvement(
        fiche,
        fiche.point_au(start),
        fiche.point_au(end),
        tuple(point for point in fiche.avancement if _within(point.date, start, end)),
    )


def _steps(fiches: Iterable[Fiche], places: Iterable[Territoire]) -> Iterator[JalonDate]:
    for fiche in fiches:
        for step in fiche.calendrier.jalons if fiche.calendrier is not None else ():
            yield JalonDate(step, fiche=fiche)
    for place in places:
        for step in place.calendrier.jalons if place.calendrier is not None else ():
            yield JalonDate(step, territoire=place)
        for action in place.toutes_les_actions:
            for step in action.jalons:
                yield JalonDate(step, territoire=place, action=action)


def _meetings(
    plan: Plan, places: Sequence[Territoire], start: dt.date, end: dt.date, jour: dt.date
) -> Iterator[ReunionsAnnee]:
    """Each body that met or had to in the year, territory by territory where it is due in each."""
    for body in plan.instances:
        # One of the day is not held yet.
        held = [
            found
            for found in body.reunions
            if _within(found.date, start, end) and found.date.debut < jour
        ]
        due = reunions_dues(plan, body, start, end)
        by_place: list[tuple[Territoire | None, tuple[Reunion, ...], int | None]] = []
        if body.echelle == "territoire" and places:
            codes = {place.code for place in places}
            for place in places:
                there = tuple(found for found in held if found.territoire == place.code)
                by_place.append((place, there, due))
            rest = tuple(found for found in held if found.territoire not in codes)
            by_place.append((None, rest, None))
        else:
            by_place.append((None, tuple(held), due))
        for where, meetings, owed in by_place:
            if meetings or owed:
                ordered = tuple(sorted(meetings, key=lambda found: found.date))
                yield ReunionsAnnee(body, where, ordered, owed)


def reunions_dues(plan: Plan, body: Instance, start: dt.date, end: dt.date) -> int | None:
    """How many meetings the rhythm of a body asks for after a day, up to another included.

    None without a rhythm. Counted from its beginning, whatever was held: a late meeting does not
    put the next ones off.
    """
    if body.periodicite is None:
        return None
    step = MOIS[body.periodicite]
    since, until = duree(plan, body)
    last = min(end, until)
    count = 0
    # Not before the first that can matter: a rhythm may have begun long ago.
    rank = max(1, ((start.year - since.year) * 12 + start.month - since.month) // step)
    while (due := mois_apres(since, step * rank)) <= last:
        count += due > start
        rank += 1
    return count


def _measures(
    plan: Plan, fiches: Sequence[Fiche], start: dt.date, end: dt.date
) -> tuple[MesuresAnnee, ...]:
    before, after = suivis(plan, fiches, start), suivis(plan, fiches, end)
    return tuple(
        MesuresAnnee(
            old, new, tuple(found for found in new.mesures if _within(found.date, start, end))
        )
        for old, new in zip(before, after, strict=True)
    )


def _places(
    places: Iterable[Territoire], start: dt.date, end: dt.date
) -> Iterator[TerritoireAnnee]:
    for place in places:
        added = tuple(axe for axe in place.axes if _within(axe.ajout, start, end))
        counted = tuple(
            (action, chiffre)
            for action in place.toutes_les_actions
            for chiffre in action.chiffres
            if _within(chiffre.date, start, end)
        )
        if added or counted:
            yield TerritoireAnnee(place, added, counted)
