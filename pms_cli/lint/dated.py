"""The dated things of a plan's files, for the rules that look at time."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from pms_cli.diagnostics import KeyPath
from pms_cli.model import Calendrier, DatePartielle, Indicateur, Jalon, Mesure, Point
from pms_cli.model.references import Reference
from pms_cli.workspace import PlanFile, Workspace

Jalons = tuple[PlanFile[Any], KeyPath, tuple[Jalon, ...]]


class Serie(NamedTuple):
    """Dated points, or dated measures, in the order of their file."""

    file: PlanFile[Any]
    path: KeyPath
    items: tuple[Point | Mesure, ...]

    @property
    def nom(self) -> tuple[str, str]:
        """What one of them is called, and several."""
        if isinstance(self.items[0], Point):
            return "ce point", "points"
        return "cette mesure", "mesures"


class Fait(NamedTuple):
    """Something said to be so at a date, and the document that says it, if any.

    ``within`` is the path of what holds it, ``last`` what leads from there to its date.
    """

    date: DatePartielle
    document: Reference | None
    file: PlanFile[Any]
    within: KeyPath
    last: KeyPath
    nom: str

    @property
    def path(self) -> KeyPath:
        """The path of its date."""
        return (*self.within, *self.last)


def indicateurs(
    workspace: Workspace,
) -> Iterator[tuple[PlanFile[Any], KeyPath, Indicateur]]:
    """The indicators of the sheets at hand, then those of the registry."""
    for file in workspace.fiches:
        if file.value is not None and file.value.indicateurs:
            for index, item in enumerate(file.value.indicateurs):
                yield file, ("indicateurs", index), item
    registry = workspace.indicateurs
    if registry is not None and registry.value is not None:
        for index, item in enumerate(registry.value.indicateurs):
            yield registry, ("indicateurs", index), item


def series(workspace: Workspace) -> Iterator[Serie]:
    """The points of each sheet, the measures of each indicator; empty ones are passed over."""
    for file in workspace.fiches:
        if file.value is not None and file.value.avancement:
            yield Serie(file, ("avancement",), file.value.avancement)
    for owner, path, item in indicateurs(workspace):
        if item.mesures:
            yield Serie(owner, (*path, "mesures"), item.mesures)


def suites(workspace: Workspace) -> Iterator[tuple[PlanFile[Any], tuple[Point, ...]]]:
    """The points of each sheet that has several, in order.

    Where their order is in doubt (PMS303, PMS304), nothing can be said of one after the other.
    """
    for file in workspace.fiches:
        points = file.value.avancement if file.value is not None else ()
        if len(points) > 1 and all(one.date < other.date for one, other in pairwise(points)):
            yield file, points


def a_rebours(calendar: Calendrier) -> bool:
    """Whether a calendar ends before it begins: PMS302 says so, and no date can be held to it."""
    start, end = calendar.debut, calendar.fin
    return start is not None and end is not None and end.fin < start.debut


def hors_calendrier(calendar: Calendrier, date: DatePartielle) -> str | None:
    """Where a date is, in French, when it is outside a calendar; None when it is within."""
    if calendar.debut is not None and date.fin < calendar.debut.debut:
        return f"avant le début du calendrier ({calendar.debut.en_clair})"
    if calendar.fin is not None and date.debut > calendar.fin.fin:
        return f"après la fin du calendrier ({calendar.fin.en_clair})"
    return None


def listes_de_jalons(workspace: Workspace) -> Iterator[Jalons]:
    """The steps of each calendar and of each action of a territory; empty lists are not given."""
    files: tuple[PlanFile[Any], ...] = (*workspace.fiches, *workspace.territoires)
    for file in files:
        calendar = file.value.calendrier if file.value is not None else None
        if calendar is not None and calendar.jalons:
            yield file, ("calendrier", "jalons"), calendar.jalons
    for place in workspace.territoires:
        if place.value is None:
            continue
        groups: list[tuple[KeyPath, Any]] = [
            (("axes", rank, "actions"), axe.actions) for rank, axe in enumerate(place.value.axes)
        ]
        for path, actions in [*groups, (("actions",), place.value.actions)]:
            for index, action in enumerate(actions):
                if action.jalons:
                    yield place, (*path, index, "jalons"), action.jalons


def faits(workspace: Workspace) -> Iterator[Fait]:
    """All that is said to have been so at a date: points, measures, initial values, steps reached.

    Thousands of them are looked at, and hardly one is told of: paths are made when asked for.
    """
    for file, within, items in series(workspace):
        name = "ce point" if within == ("avancement",) else "cette mesure"
        for index, item in enumerate(items):
            yield Fait(item.date, item.document, file, within, (index, "date"), name)
    for file, path, indicateur in indicateurs(workspace):
        start = indicateur.initiale
        if start is not None:
            last = ("initiale", "date")
            yield Fait(start.date, start.document, file, path, last, "cette valeur initiale")
    for file, path, jalons in listes_de_jalons(workspace):
        for index, jalon in enumerate(jalons):
            if jalon.atteint is not None:
                last_step = (index, "atteint")
                yield Fait(jalon.atteint, jalon.document, file, path, last_step, "ce jalon atteint")
