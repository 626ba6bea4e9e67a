"""Calendars put in words: their span, their dated steps."""

import datetime as dt
from collections.abc import Iterable

from pms_cli.francais import NBSP, typographie
from pms_cli.model import Calendrier, Jalon


def calendar_lines(calendar: Calendrier) -> Iterable[str]:
    """A calendar in words: its span, then its dated steps."""
    if calendar.debut and calendar.fin:
        if calendar.debut == calendar.fin:
            yield calendar.debut.en_clair
        else:
            yield f"{calendar.debut.en_clair} à {calendar.fin.en_clair}"
    elif calendar.debut:
        yield f"début{NBSP}: {calendar.debut.en_clair}"
    elif calendar.fin:
        yield f"fin{NBSP}: {calendar.fin.en_clair}"


def step_line(step: Jalon, jour: dt.date, ou: str = "") -> str:
    """A dated step in words: whose it is (``ou``), the doubt on its date, when it was reached.

    One reached after the day is not known to be.
    """
    said = f"{step.date.en_clair}{NBSP}: {step.libelle}"
    notes = [ou] if ou else []
    if step.atteint is not None and step.est_atteint(jour):
        on_time = step.atteint == step.date
        notes.append("atteint" if on_time else f"atteint : {step.atteint.en_clair}")
    if step.lecture == "appariee":
        others = [date.en_clair for date in step.dates_possibles if date != step.date]
        notes.append("date à confirmer" + (f", ou {' ou '.join(others)}" if others else ""))
    return typographie(f"{said} ({' ; '.join(notes)})") if notes else said
