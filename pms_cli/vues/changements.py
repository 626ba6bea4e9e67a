"""What changed last in the levels of a plan, a line a change."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pms_cli.diagnostics import shorten
from pms_cli.francais import typographie
from pms_cli.model import DatePartielle, Fiche, Plan, Point

_TITLE = 90


@dataclass(frozen=True)
class _Change:
    fiche: Fiche
    before: Point | None
    after: Point


def derniers_changements(
    plan: Plan, fiches: Sequence[Fiche], jour: dt.date, lignes: int
) -> tuple[str, ...]:
    """The latest changes known on a day, at most so many lines, the latest first.

    First levels of a same date come after the moves of that date; more than there is room for are
    told in one line.
    """
    by_date: dict[DatePartielle, list[_Change]] = {}
    for change in _changes(fiches, jour):
        by_date.setdefault(change.after.date, []).append(change)
    said: list[str] = []
    for date in sorted(by_date, reverse=True):
        left = lignes - len(said)
        if left <= 0:
            break
        said += _told(plan, date, by_date[date], left)
    return tuple(typographie(line) for line in said)


def _changes(fiches: Sequence[Fiche], jour: dt.date) -> Iterator[_Change]:
    for fiche in fiches:
        before: Point | None = None
        known = [point for point in fiche.avancement if point.date.debut <= jour]
        for point in sorted(known, key=lambda point: point.date):
            if before is None or point.niveau != before.niveau:
                yield _Change(fiche, before, point)
            before = point


def _told(plan: Plan, date: DatePartielle, changes: list[_Change], room: int) -> list[str]:
    moved = [change for change in changes if change.before is not None]
    first = [change for change in changes if change.before is None]
    noms = plan.edition.noms.action
    lines = [_line(plan, change) for change in moved]
    if len(lines) + len(first) <= room:
        return lines + [_line(plan, change) for change in first]
    if len(lines) + bool(first) > room:
        kept = lines[: room - 1]
        rest = len(lines) - len(kept) + len(first)
        kept.append(
            f"{date.en_clair} : {rest} autre{'s' * (rest > 1)} changement{'s' * (rest > 1)}"
        )
        return kept
    return [*lines, f"{date.en_clair} : premier niveau connu de {noms.compte(len(first))}"]


def _line(plan: Plan, change: _Change) -> str:
    top = plan.edition.echelle.maximum
    after = f"{change.after.niveau}/{top}"
    moved = (
        f"passe de {change.before.niveau}/{top} à {after}"
        if change.before is not None
        else f"premier niveau connu, {after}"
    )
    doubt = ", à confirmer" if change.after.a_confirmer else ""
    fiche = change.fiche
    title = shorten(fiche.titre, _TITLE)
    return f"{change.after.date.en_clair} : {fiche.numero} – {title} : {moved}{doubt}"
