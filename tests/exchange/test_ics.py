"""`pms agenda --format ics`: calendars that a client imports, read back by readers not ours."""

import datetime as dt
from typing import Any

import icalendar
import pytest
import vobject  # type: ignore[import-untyped]  # no stubs
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pms_cli.exchange.ics import Evenement, calendar_text
from pms_cli.model import Edition
from pms_cli.texte import printable, printable_lines
from tests.sheets import HOSTILE, edition

JOUR = dt.date(2026, 1, 1)
EVENT = Evenement(
    cle="jalon/fiche/1/Dix rues",
    date=dt.date(2026, 2, 28),
    nature="jalon",
    objet="Dix rues",
    qui="projet 1",
    detail="date à confirmer",
)
WHOLE = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//pms//pms 0.1.0//FR
CALSCALE:GREGORIAN
X-WR-CALNAME:Plan d’exemple
BEGIN:VEVENT
SUMMARY:jalon – Dix rues (projet 1)
DTSTART;VALUE=DATE:20260228
DTEND;VALUE=DATE:20260301
DTSTAMP:20260101T000000Z
UID:@UID@
CATEGORIES:jalon
DESCRIPTION:date à confirmer
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
"""


def made(*events: Evenement, titre: str = "Plan d’exemple", jour: dt.date = JOUR) -> str:
    return calendar_text(edition(titre=titre), events, jour)


def read(text: str) -> Any:
    """The calendar as vobject reads it: the bytes of a file, its lines unfolded and unescaped."""
    return vobject.readOne(text)


def events_of(text: str) -> list[Any]:
    return list(read(text).contents.get("vevent", ()))


def read_again(text: str) -> list[dict[str, str]]:
    """Summary and description of each event as icalendar reads them."""
    calendar = icalendar.Calendar.from_ical(text)
    return [
        {name: str(event[name]) for name in ("summary", "description") if name in event}
        for event in calendar.walk("VEVENT")
    ]


def uids(text: str) -> list[str]:
    return [str(event.uid.value) for event in events_of(text)]


def test_a_calendar_of_one_event() -> None:
    text = made(EVENT)
    (uid,) = uids(text)
    assert text == WHOLE.replace("@UID@", uid).replace("\n", "\r\n")


def test_an_event_lasts_one_whole_day_and_leaves_its_day_free() -> None:
    (event,) = events_of(made(EVENT))
    assert event.dtstart.value == dt.date(2026, 2, 28)
    assert event.dtend.value == dt.date(2026, 3, 1)
    assert type(event.dtstart.value) is dt.date
    assert event.dtstamp.value == dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    assert event.summary.value == "jalon – Dix rues (projet 1)"
    assert event.description.value == "date à confirmer"
    assert event.categories.value == ["jalon"]
    assert event.transp.value == "TRANSPARENT"


def test_what_is_nobodys_and_needs_no_word_more_says_none() -> None:
    (event,) = events_of(made(Evenement("a", JOUR, "réunion", "Comité")))
    assert event.summary.value == "réunion – Comité"
    assert "description" not in event.contents


def test_a_plan_with_nothing_due_is_a_calendar_without_events() -> None:
    assert events_of(made()) == []
    assert made().startswith("BEGIN:VCALENDAR\r\n")


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("un, deux", "un\\, deux"),
        ("un ; deux", "un \\; deux"),
        ("un\\deux", "un\\\\deux"),
        ("un\\, deux", "un\\\\\\, deux"),
        ("un\\ndeux", "un\\\\ndeux"),
        ("a : b", "a : b"),
        ('"a"', '"a"'),
    ],
)
def test_what_the_format_would_obey_is_escaped(text: str, escaped: str) -> None:
    event = Evenement("a", JOUR, "jalon", text, detail=text)
    calendar = made(event, titre=text)
    assert f"\r\nSUMMARY:jalon – {escaped}\r\n" in calendar
    assert f"\r\nDESCRIPTION:{escaped}\r\n" in calendar
    assert f"\r\nX-WR-CALNAME:{escaped}\r\n" in calendar
    assert read_again(calendar) == [{"summary": f"jalon – {text}", "description": text}]
    (found,) = events_of(calendar)
    assert (found.summary.value, found.description.value) == (f"jalon – {text}", text)


def test_a_line_break_is_a_space_in_a_title_and_stays_in_a_description() -> None:
    event = Evenement("a", JOUR, "jalon", "un\ndeux", detail="un\r\ndeux")
    calendar = made(event, titre="un\ndeux")
    assert "\r\nX-WR-CALNAME:un deux\r\n" in calendar
    assert "\r\nSUMMARY:jalon – un deux\r\n" in calendar
    assert "\r\nDESCRIPTION:un\\ndeux\r\n" in calendar
    (found,) = events_of(calendar)
    assert found.description.value == "un\ndeux"


def test_a_text_cannot_add_a_property_or_an_event() -> None:
    text = "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nATTACH:https://x.invalid"
    calendar = made(Evenement("a", JOUR, "jalon", text, text, text), titre=text)
    (found,) = events_of(calendar)
    assert sorted(found.contents) == [
        "categories", "description", "dtend", "dtstamp", "dtstart", "summary", "transp", "uid",
    ]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_reads_back_as_it_is_shown(text: str) -> None:
    calendar = made(Evenement("a", JOUR, "jalon", text, text, text), titre=text)
    assert [c for c in calendar if not c.isprintable() and c not in "\r\n\u200d"] == [
        c for c in calendar if c in "\ufdd0\ufffe\U0001ffff"
    ]
    (found,) = events_of(calendar)
    shown = printable(f"jalon – {text} ({text})")
    assert found.summary.value == shown
    assert found.description.value == printable_lines(text)
    assert read_again(calendar) == [{"summary": shown, "description": printable_lines(text)}]


some_text = st.text(
    st.one_of(st.sampled_from(",;:\\\"'\n\r\t é’字👩\u200d"), st.characters()), max_size=150
)


@settings(deadline=None, max_examples=150)
@given(some_text, some_text)
def test_any_text_reads_back_and_no_line_is_long(title: str, detail: str) -> None:
    assume(detail)
    calendar = made(Evenement("a", JOUR, "jalon", title, detail=detail))
    lines = calendar.encode().split(b"\r\n")
    assert lines.pop() == b""
    for line in lines:
        assert len(line) <= 75  # octets, and never in the middle of a character
        assert b"\n" not in line
        assert b"\r" not in line
        line.decode()
    (found,) = events_of(calendar)
    assert found.summary.value == printable(f"jalon – {title}")
    assert found.description.value == printable_lines(detail)


def test_a_long_title_is_folded_and_reads_back() -> None:
    title = "Dix rues fermées aux voitures à l’heure des entrées " * 6
    calendar = made(Evenement("a", JOUR, "jalon", title.strip()))
    assert calendar.count("\r\n ") >= 4
    (found,) = events_of(calendar)
    assert found.summary.value == f"jalon – {title.strip()}"


def test_an_event_keeps_its_name_when_its_date_or_its_words_change() -> None:
    moved = Evenement(EVENT.cle, dt.date(2027, 1, 1), "jalon", "Onze rues", "projet 2")
    assert uids(made(EVENT)) == uids(made(moved, jour=dt.date(2026, 6, 1)))
    assert uids(made(EVENT)) == uids(made(EVENT, titre="Un autre titre"))


def test_events_of_other_keys_or_other_plans_have_other_names() -> None:
    keys = ["jalon/fiche/1/a", "jalon/fiche/1/b", "jalon/fiche/1.1/a", "fin/1", "nouvelle/1", ""]
    text = made(*(Evenement(key, JOUR, "jalon", "a") for key in keys))
    other = calendar_text(
        edition(edition="autre"), [Evenement(key, JOUR, "jalon", "a") for key in keys], JOUR
    )
    assert len({*uids(text), *uids(other)}) == 2 * len(keys)
    for uid in uids(text):
        assert uid.endswith("@pms")


def test_the_same_plan_on_the_same_day_gives_the_same_bytes() -> None:
    plan: Edition = edition()
    events = [EVENT, Evenement("b", JOUR, "fin", "Autre")]
    assert calendar_text(plan, events, JOUR) == calendar_text(edition(), list(events), JOUR)
    assert calendar_text(plan, events, JOUR) != calendar_text(plan, events, dt.date(2026, 1, 2))
