"""Meetings, documents and figures as they are told, on a line each.

Apart from the views: a command that prints draws nothing.
"""

import datetime as dt
from collections.abc import Mapping

from pms_cli.francais import typographie
from pms_cli.model import Chiffre, Plan, Reference, Reunion, Territoire


def reunion_dite(meeting: Reunion, places: Mapping[str, str], jour: dt.date) -> str:
    """A meeting in words, its body apart: its day, where, about what; names of places by code."""
    where = places.get(meeting.territoire or "", meeting.territoire or "")
    about = " – ".join(text for text in (where, meeting.objet) if text)
    planned = " (prévue)" if meeting.date.debut > jour else ""
    return typographie(f"{meeting.date.en_clair}{planned}" + (f" : {about}" if about else ""))


def reunions(plan: Plan, place: Territoire, jour: dt.date) -> tuple[str, ...]:
    """The meetings about a territory known on a day, in words, the oldest first."""
    held = [
        (meeting, body)
        for body in plan.instances
        for meeting in body.reunions
        if meeting.territoire == place.code and plan.est_connue(meeting, jour)
    ]
    said = []
    for meeting, body in sorted(held, key=lambda pair: pair[0].date):
        about = f" : {meeting.objet}" if meeting.objet else ""
        planned = " (prévue)" if meeting.date.debut > jour else ""
        said.append(typographie(f"{meeting.date.en_clair}, {body.nom}{about}{planned}"))
    return tuple(said)


def sources(plan: Plan, references: tuple[Reference, ...]) -> tuple[str, ...]:
    """One line a document, its places after it."""
    by_document: dict[str, list[str]] = {}
    for source in references:
        places = by_document.setdefault(source.code, [])
        if source.lieu:
            places.append(source.lieu)
    lines = []
    for code, places in by_document.items():
        title = plan.cite(Reference(code))
        lines.append(typographie(f"{title} : {' ; '.join(places)}" if places else title))
    return tuple(lines)


def figure_text(figure: Chiffre) -> str:
    """« 72 structures (4e trimestre 2023) », or « plus de 500 livrets »."""
    return figure.en_clair + (f" ({figure.quand})" if figure.quand else "")
