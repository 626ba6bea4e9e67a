"""A calendar that calendar clients import (RFC 5545): the only module that knows icalendar."""

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from pms_cli import __version__
from pms_cli.model import Edition
from pms_cli.texte import printable, printable_lines


@dataclass(frozen=True)
class Evenement:
    """An all-day event: ``cle`` names it for good, ``qui`` says whose business it is."""

    cle: str
    date: dt.date
    nature: str
    objet: str
    qui: str = ""
    detail: str = ""


def calendar_text(edition: Edition, events: Iterable[Evenement], jour: dt.date) -> str:
    """The events as an iCalendar text; the same plan on the same day gives the same bytes."""
    from icalendar import Calendar, Event, vText

    calendar = Calendar()
    calendar.add("prodid", f"-//pms//pms {__version__}//FR")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    # As a text, so that it is escaped: icalendar does not know this name's kind.
    calendar.add("x-wr-calname", vText(printable(edition.titre)))
    stamp = dt.datetime.combine(jour, dt.time(), dt.UTC)
    for found in events:
        event = Event()
        event.add("uid", _uid(edition, found))
        event.add("dtstamp", stamp)
        event.add("dtstart", found.date)
        event.add("dtend", found.date + dt.timedelta(days=1))
        title = f"{found.nature} – {found.objet}"
        event.add("summary", printable(title + (f" ({found.qui})" if found.qui else "")))
        if found.detail:
            event.add("description", printable_lines(found.detail))
        event.add("categories", [found.nature])
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    made: bytes = calendar.to_ical()
    return made.decode("utf-8")


def _uid(edition: Edition, event: Evenement) -> str:
    """What makes a client replace an event rather than add it a second time."""
    digest = hashlib.sha256(f"{edition.edition}/{event.cle}".encode()).hexdigest()
    return f"{digest[:32]}@pms"
