"""What changed last in the levels of a plan, a line a change."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from pms_cli.diagnostics import shorten
from pms_cli.francais import typographie
from pms_cli.model import DatePartielle, Fiche, Plan, Point
from pms_cli.vues.adresses import Adresses
from pms_cli.vues.fiche import Lien

_TITLE = 90


@dataclass(frozen=True)
class Changement:
    """A line: when, of which sheet (no text for several told at once), what is said of it."""

    quand: Annotated[str, "la date du changement, comme « février 2019 »"]
    fiche: Annotated[Lien, "l’action qui a changé, sans texte quand la ligne en résume plusieurs"]
    dit: Annotated[str, "ce qui a changé, comme « passe de 1/5 à 2/5 »"]

    @property
    def en_clair(self) -> str:
        """« février 2019 : 12 – Titre : passe de 1/5 à 2/5 »."""
        named = f"{self.fiche.texte} : " if self.fiche.texte else ""
        return typographie(f"{self.quand} : {named}{self.dit}")


@dataclass(frozen=True)
class _Change:
    fiche: Fiche
    before: Point | None
    after: Point


def derniers_changements(
    plan: Plan, fiches: Sequence[Fiche], jour: dt.date, lignes: int
) -> tuple[str, ...]:
    """The lines of ``changements`` as sentences, for who has nowhere to lead to."""
    return tuple(line.en_clair for line in changements(plan, fiches, jour, lignes, Adresses()))


def changements(
    plan: Plan, fiches: Sequence[Fiche], jour: dt.date, lignes: int, adresses: Adresses
) -> tuple[Changement, ...]:
    """The latest changes known on a day, at most so many lines, the latest first.

    First levels of a same date come after the moves of that date; more than there is room for are
    told in one line.
    """
    by_date: dict[DatePartielle, list[_Change]] = {}
    for change in _changes(fiches, jour):
        by_date.setdefault(change.after.date, []).append(change)
    said: list[Changement] = []
    for date in sorted(by_date, reverse=True):
        left = lignes - len(said)
        if left <= 0:
            break
        said += _told(plan, date, by_date[date], left, adresses)
    return tuple(said)


def _changes(fiches: Sequence[Fiche], jour: dt.date) -> Iterator[_Change]:
    for fiche in fiches:
        before: Point | None = None
        known = [point for point in fiche.avancement if point.date.debut <= jour]
        for point in sorted(known, key=lambda point: point.date):
            if before is None or point.niveau != before.niveau:
                yield _Change(fiche, before, point)
            before = point


def _told(
    plan: Plan, date: DatePartielle, changes: list[_Change], room: int, adresses: Adresses
) -> list[Changement]:
    moved = [change for change in changes if change.before is not None]
    first = [change for change in changes if change.before is None]
    noms = plan.edition.noms.action
    lines = [_line(plan, change, adresses) for change in moved]
    if len(lines) + len(first) <= room:
        return lines + [_line(plan, change, adresses) for change in first]
    if len(lines) + bool(first) > room:
        kept = lines[: room - 1]
        rest = len(lines) - len(kept) + len(first)
        more = f"{rest} autre{'s' * (rest > 1)} changement{'s' * (rest > 1)}"
        return [*kept, Changement(date.en_clair, Lien(""), more)]
    more = f"premier niveau connu de {noms.compte(len(first))}"
    return [*lines, Changement(date.en_clair, Lien(""), more)]


def _line(plan: Plan, change: _Change, adresses: Adresses) -> Changement:
    top = plan.edition.echelle.maximum
    after = f"{change.after.niveau}/{top}"
    moved = (
        f"passe de {change.before.niveau}/{top} à {after}"
        if change.before is not None
        else f"premier niveau connu, {after}"
    )
    doubt = ", à confirmer" if change.after.a_confirmer else ""
    fiche = change.fiche
    return Changement(
        change.after.date.en_clair,
        Lien(f"{fiche.numero} – {shorten(fiche.titre, _TITLE)}", adresses.fiche(fiche.numero)),
        f"{moved}{doubt}",
    )
