"""Partial dates: 2017, 2017-T3, 2017-09 or 2017-09-15, kept as they were meant."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, Final, Self

from pms_cli.francais import MONTHS, jour_en_clair
from pms_cli.model.types import Lisible, RefusError, cite, texte_attendu

_FORM = re.compile(r"(\d{4})(?:-(?:T([0-9])|(\d{2})(?:-(\d{2}))?))?", re.ASCII)
_PATTERN = (
    r"^(19|20|21)\d\d(-T[1-4]|-(0[1-9]|1[0-2])|-(0[13578]|1[02])-(0[1-9]|[12]\d|3[01])"
    r"|-(0[469]|11)-(0[1-9]|[12]\d|30)|-02-(0[1-9]|1\d|2\d))?$"
)
"""For editors: all but the 29th of February of a common year."""
_EXPECTED = "écrivez 2017, 2017-T3, 2017-09 ou 2017-09-15"
_MONTH_LENGTHS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2199


@dataclass(frozen=True)
class DatePartielle(Lisible):
    """A day, a month, a quarter or a year: ``debut`` and ``fin`` are its first and last days.

    Ordered by first day; of two dates that begin together the wider comes first
    (2017 < 2017-T1 < 2017-01 < 2017-01-01).
    """

    json_schema: ClassVar[dict[str, Any]] = {
        "type": ["integer", "string"],
        "minimum": _FIRST_YEAR,
        "maximum": _LAST_YEAR,
        "pattern": _PATTERN,
        "errorMessage": f"Une date est attendue ici\u00a0: {_EXPECTED}.",
        "examples": [2017, "2017-T3", "2017-09", "2017-09-15"],
    }

    texte: str
    debut: dt.date
    fin: dt.date

    @classmethod
    def lire(cls, value: object) -> Self:
        """Read a partial date. Raises RefusError."""
        text = texte_attendu(value, f"une date est attendue ici ({_EXPECTED})")
        match = _FORM.fullmatch(text)
        if match is None:
            raise RefusError("date", f"{cite(text)} n’est pas une date : {_EXPECTED}")
        try:
            first, last = _days(match)
        except ValueError as error:
            raise RefusError("date", f"{cite(text)} n’est pas une date : {error}") from None
        return cls(text, first, last)

    @cached_property
    def _order(self) -> tuple[int, int]:
        return self.debut.toordinal(), -self.fin.toordinal()

    def __lt__(self, other: "DatePartielle") -> bool:
        return self._order < other._order

    def __le__(self, other: "DatePartielle") -> bool:
        return self._order <= other._order

    def __gt__(self, other: "DatePartielle") -> bool:
        return self._order > other._order

    def __ge__(self, other: "DatePartielle") -> bool:
        return self._order >= other._order

    def __str__(self) -> str:
        return self.texte

    @property
    def en_clair(self) -> str:
        """In French words: « 3e trimestre 2017 », « septembre 2017 », « 15 septembre 2017 »."""
        year = self.debut.year
        if "T" in self.texte:
            quarter = self.debut.month // 3 + 1
            return f"{quarter}{'er' if quarter == 1 else 'e'} trimestre {year}"
        parts = self.texte.count("-")
        if parts == 0:
            return str(year)
        month = MONTHS[self.debut.month - 1]
        return f"{month} {year}" if parts == 1 else jour_en_clair(self.debut)

    @property
    def prend_article(self) -> bool:
        """Whether a sentence says « le 15 mai 2017 », « le 3e trimestre », but « mai 2017 »."""
        return "T" in self.texte or self.debut == self.fin


def _days(match: re.Match[str]) -> tuple[dt.date, dt.date]:
    """The first and last days of a date. Raises ValueError, in French, for one that is not."""
    year, quarter = int(match[1]), match[2]
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError(f"l’année doit être entre {_FIRST_YEAR} et {_LAST_YEAR}")
    if quarter is not None:
        if quarter not in "1234":
            raise ValueError("un trimestre va de T1 à T4")
        first = int(quarter) * 3 - 2
        return dt.date(year, first, 1), _last_day(year, first + 2)
    if match[3] is None:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    month = int(match[3])
    if not 1 <= month <= len(MONTHS):
        raise ValueError(f"le mois {match[3]} n’existe pas")
    if match[4] is None:
        return dt.date(year, month, 1), _last_day(year, month)
    if not 1 <= int(match[4]) <= _month_length(year, month):
        raise ValueError(f"le jour {match[4]} n’existe pas en {MONTHS[month - 1]} {year}")
    day = dt.date(year, month, int(match[4]))
    return day, day


def _month_length(year: int, month: int) -> int:
    # The standard calendar module costs a tenth of a command's start-up.
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else _MONTH_LENGTHS[month - 1]  # noqa: PLR2004


def _last_day(year: int, month: int) -> dt.date:
    return dt.date(year, month, _month_length(year, month))


def mois_apres(day: dt.date, months: int) -> dt.date:
    """The day so many months later; the last day of a month leads to the last day of a month.

    A day past the end of the calendar is its last one.
    """
    whole = day.year * 12 + day.month - 1 + months
    year, month = divmod(whole, 12)
    if year > dt.MAXYEAR:
        return dt.date.max
    last = _month_length(year, month + 1)
    is_last = day.day == _month_length(day.year, day.month)
    return dt.date(year, month + 1, last if is_last else min(day.day, last))
