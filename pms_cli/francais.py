"""French as it is written: apostrophes and spaces, numbers, lists of words."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal
    from fractions import Fraction

_ELISION = re.compile(r"(?<=\b[cdjlmnstCDJLMNST])'(?=\w)|(?<=[Qq]u)'(?=\w)|(?<=jourd)'(?=hui)")
_BEFORE = re.compile(r" (?=[:;?!»%])")
_AFTER = re.compile(r"(?<=«) ")
NBSP: Final = "\u00a0"
ABSENT: Final = "–"
"""Shown where there is no figure."""
MONTHS: Final = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip


def typographie(sentence: str) -> str:
    """A sentence of ours with French apostrophes and non-breaking spaces, so that it wraps well."""
    return _AFTER.sub(NBSP, _BEFORE.sub(NBSP, _ELISION.sub("’", sentence)))


def enumerer(items: Iterable[object], *, last: str = "et") -> str:
    """Join as French does: « 1, 2 et 3 »."""
    words = [str(item) for item in items]
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def suites(numbers: Iterable[int]) -> str:
    """Numbers with their runs shortened: « 1 à 4, 7, 9 et 10 » (a run has three or more)."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words: list[str] = []
    for run in runs:
        words += [f"{run[0]} à {run[-1]}"] if len(run) > 2 else [str(n) for n in run]  # noqa: PLR2004
    return enumerer(words)


def majuscule(text: str) -> str:
    """With a capital, the rest as it is: « chantier PMI » becomes « Chantier PMI »."""
    return text[:1].upper() + text[1:]


def decimal(value: "Fraction | None", places: int = 2) -> str:
    """« 2,70 », or a dash when there is no value."""
    if value is None:
        return ABSENT
    scaled = rounded(value * 10**places)
    sign = "-" if scaled < 0 else ""
    digits = f"{abs(scaled):0{places + 1}d}"
    whole, rest = (digits[:-places], digits[-places:]) if places else (digits, "")
    return f"{sign}{grouped(int(whole))}{',' + rest if rest else ''}"


def pourcentage(value: "Fraction | None") -> str:
    """« 46 % », or a dash when there is no value."""
    return ABSENT if value is None else f"{rounded(value * 100)}{NBSP}%"


def rounded(value: "Fraction") -> int:
    """Nearest whole number; halves go away from zero, as people expect."""
    doubled = abs(value) * 2 + 1
    whole = doubled.numerator // (2 * doubled.denominator)
    return -whole if value < 0 else whole


def nombre(value: "Decimal") -> str:
    """A number with the decimals that it was written with: « 1 250,50 »."""
    whole, _, rest = f"{value:f}".partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    return f"{sign}{grouped(int(digits))}{',' + rest if rest else ''}"


def jour_en_clair(day: "dt.date") -> str:
    """A day in French words: « 14 février 2019 », « 1er mars 2019 »."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number} {MONTHS[day.month - 1]} {day.year}"


def grouped(value: int) -> str:
    """« 9 300 »: thousands apart by a non-breaking space."""
    return f"{value:,}".replace(",", NBSP)
