"""How much room words take: widths on the safe side, lines that fit, text that XML may hold."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from pms_cli.francais import NBSP
from pms_cli.texte import printable

TAILLE: Final = 14
"""Height of letters, in units of a drawing; all words of a chart have it, but a few figures."""

INTERLIGNE: Final = 18
"""From a line of words to the next."""

SUITE: Final = "…"

_LONGEST: Final = 600
_SHORT: Final = 12
_GRAS: Final = 1.27
_UNKNOWN: Final = 200
_LETTERS: Final = range(0x590)
_LETTER: Final = 145
_MARK: Final = 30  # drawn over its letter by most fonts, beside it by some
_IDEOGRAMS: Final = range(0x2E80, 0xD7B0)
_IDEOGRAM: Final = 110
_MARKS_KEPT: Final = 2
# Hundredths of the height of letters: the wider of DejaVu Sans (as wide as Verdana) and Arial,
# so that words fit whatever font the reader's machine has.
_CLASSES: Final = (
    (28, "'ijlîï"),
    (32, f"I ,.’‘·{NBSP}\u202f"),
    (38, "/:;\\|f-"),
    (46, '()[]t!r²³"'),
    (54, "ªº*J`°“”sz"),
    (60, "?L_cç–§kvxyÿ•"),
    (64, "FTaeoàâäéèêëôöø«»$0123456789bdghnpqu{}ùûü€ß£"),
    (70, "EÉÈÊËKPSYABVXZÀÂ"),
    (80, "CÇRUÙÛÜHNÎÏ&DGOÔÖQØ"),
    (88, "w#+<=>^~×÷±≥≤M"),
    (102, "%mWæÆ—…→←@"),
    (110, "œŒ№"),
)
_WIDTHS: Final = {letter: width for width, letters in _CLASSES for letter in letters}
_BREAK: Final = re.compile(r"[ \u2003]+|(?<=[\w’]-)(?=\w)|(?<=\w/)(?=\w)")
# Lone halves and non-characters, which XML 1.0 refuses (printable writes the first out).
_REFUSED: Final = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LAST_TWO: Final = 0xFFFE


# The same words are drawn twice, wide and narrow, and measured before.
@lru_cache(maxsize=4096)
def propre(text: str) -> str:
    """Foreign words on one line that XML may hold; no pile of accents climbs on its neighbours."""
    # Nearly all words: no letter that the long way below would touch.
    if _WIDTHS.keys() >= set(text) and "  " not in text:
        return text.strip(" ")
    text = _REFUSED.sub("\ufffd", unicodedata.normalize("NFC", printable(text)))
    kept: list[str] = []
    marks = 0
    for letter in text:
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks <= _MARKS_KEPT:
            kept.append("\ufffd" if ord(letter) & _LAST_TWO == _LAST_TWO else letter)
    return re.sub(" {2,}", " ", "".join(kept)).strip(" ")


@lru_cache(maxsize=4096)
def largeur(text: str, *, taille: float = TAILLE, gras: bool = False) -> float:
    """The most room that these words take in a line, in units of the drawing.

    Foreign words are measured once made fit to be drawn (``propre``).
    """
    try:
        hundredths = sum(map(_WIDTHS.__getitem__, text))
    except KeyError:
        hundredths = sum(_WIDTHS.get(letter) or _other(letter) for letter in text)
    return hundredths * taille * (_GRAS if gras else 1) / 100


def _other(letter: str) -> int:
    """The width of a letter that the table does not have."""
    if unicodedata.combining(letter):
        return _MARK
    if ord(letter) in _LETTERS:
        return _WIDTHS.get(unicodedata.normalize("NFD", letter)[0], _LETTER)
    return _IDEOGRAM if ord(letter) in _IDEOGRAMS else _UNKNOWN


def couper(text: str, room: float, *, gras: bool = False, au_plus: int = 3) -> tuple[str, ...]:
    """Words in at most so many lines that fit in a room; what is left out becomes « … ».

    A word longer than a line is cut where the line ends. There is at least one line, maybe empty.
    """
    text = propre(text[: _LONGEST * 4])
    whole = text[:_LONGEST]
    lines: list[str] = []
    line = ""
    pieces = _pieces(whole)
    for blank, word in pieces:
        longer = f"{line}{blank}{word}" if line else word
        if largeur(longer, gras=gras) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        line = word
        while largeur(line, gras=gras) > room and len(line) > 1:
            head = _head(line, room, gras=gras)
            lines.append(head)
            line = line[len(head) :]
        if len(lines) > au_plus:
            break
    lines.append(line)
    if len(lines) <= au_plus and whole == text:
        return tuple(lines)
    last = lines[au_plus - 1] if len(lines) >= au_plus else lines[-1]
    return (*lines[: min(au_plus, len(lines)) - 1], abreger(f"{last}{SUITE}", room, gras=gras))


def abreger(text: str, room: float, *, gras: bool = False) -> str:
    """The same words, or their beginning and « … » where they do not fit."""
    text = propre(text)
    if largeur(text, gras=gras) <= room:
        return text
    head = _head(text, room - largeur(SUITE, gras=gras), gras=gras)
    # A word is not cut for the sake of a few letters.
    words, _, end = head.rpartition(" ")
    head = words if words and len(end) < _SHORT else head
    return f"{head.rstrip(' .,;:…')}{SUITE}"


def _pieces(text: str) -> list[tuple[str, str]]:
    """Words, each with the blank before it (none after a hyphen)."""
    found: list[tuple[str, str]] = []
    start, blank = 0, ""
    for gap in _BREAK.finditer(text):
        found.append((blank, text[start : gap.start()]))
        start, blank = gap.end(), gap.group()
    return [*found, (blank, text[start:])]


def _head(text: str, room: float, *, gras: bool) -> str:
    """The most letters, one at least, that fit in a room; marks stay with their letter."""
    used = 0.0
    for rank, letter in enumerate(text):
        used += largeur(letter, gras=gras)
        if used > room and rank and not unicodedata.combining(letter):
            return text[:rank]
    return text
