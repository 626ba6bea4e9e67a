"""How a text is written, for the rules that look at wording.

Most files have no slip of any kind: ``suspects`` reads the texts of a file together, once for all
the rules, and says which kinds are worth looking for. It may say too much, never too little.
"""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final, NamedTuple

from pms_cli.diagnostics import Edit, Fix, KeyPath
from pms_cli.lint.rule import Finding
from pms_cli.motif import motif
from pms_cli.workspace import PlanFile, Workspace

MANQUE: Final = "m"
TROP: Final = "t"
APOSTROPHE: Final = "q"
POINTS: Final = "p"
ORDINAL: Final = "o"
ACCENT: Final = "a"
DOUBLE: Final = "d"
PROVISOIRE: Final = "x"
LIGATURE: Final = "l"

BULLETS: Final = "•▪◦‣●○■□➢➤✓✔❖\uf0b7\uf0a7\uf0d8"
DASHES: Final = "-–—*·"
LONG: Final = 250
SHORT: Final = 30
MOST: Final = 200
_FIRST = frozenset(BULLETS + DASHES)
# First signs of the texts that wait for the true one (PMS515), and what may be around them.
_PROVISIONAL = frozenset("aàbentxAÀBENTX?….:;!()[]<>«»* \u00a0")

Place = tuple[KeyPath, str]
# Each branch begins with one sign, so that the search skips all the others; the commonest first.
_SUSPECT = motif(
    r",(?:(?<=\s,)(?P<t1>)|(?=[,.;])(?P<d1>)|(?=[^\W\d_])(?P<m8>))"
    r"|\.(?:(?<=\s\.)(?P<t2>)|(?=\.)(?P<p1>)|(?<=[a-zß-öø-ÿ]{3}\.)(?=[A-ZÀ-ÖØ-Þ])(?P<m9>))"
    r"|:(?<=\S:)(?=[\s»)]|\Z)(?P<m1>)"
    r"|\)(?<=\s\))(?P<t3>)|\((?=\s)(?P<t4>)|\](?<=\s\])(?P<t5>)|\[(?:(?=\s)(?P<t6>)|(?P<x1>))"
    r"|E(?=t[aeruo]|c[hol]|d[ui]|v[aeéoè]|gal|qu[i]|l[aeiè]|mer|n[eu]|p[iha]|rad|xc)(?P<a1>)"
    r"|A(?= (?:l['’]|la|[pcdntms]))(?P<a2>)|O(?=eu|EU|eil|EIL)(?P<l1>)"
    r"|è(?:(?<=[0-9IVXLC]è)|(?<=[0-9IVXLC]iè))(?P<o1>)|°(?=[0-9])(?P<o2>)|1(?=i?[eè]re|ier)(?P<o3>)"
    r"|'(?P<q1>)|´(?P<q2>)|‘(?P<q3>)"
    r"|«(?=\S)(?P<m2>)|%(?<=[0-9]%)(?P<m3>)|»(?<=\S»)(?P<m4>)"
    r"|;(?:(?=[;,])(?P<d2>)|(?<=\S;)(?P<m5>))"
    r"|!(?:(?=!)(?P<d3>)|(?<=\S!)(?P<m6>))"
    r"|\?(?:(?=\?\?)(?P<x2>)|(?<=\S\?)(?P<m7>))"
    r"|XXX(?P<x3>)|TODO(?P<x4>)|FIXME(?P<x5>)|JJ/(?P<x6>)"
)
_LONG_WORD = motif(r"[^\W\d_]{5,}")
_ENOUGH = 2
# Replaced by these, a text reads the same in every style of YAML: nothing has to be tried.
_INERT = motif(r"[\w\u00a0’…«»]+")
_NAMES = frozenset({"sigle"})
_LISTS_OF_NAMES = frozenset({"pilotes", "partenaires", "reglages"})
# What is written for machines: addresses, paths, codes, formulas.
_MACHINE = motif(r"://|www\.|@|\\|`|\{\{|/\w+/|doi:|\w\.\w{2,5}/", re.IGNORECASE)
_AROUND = 200


class Slip(NamedTuple):
    """Characters ``start`` to ``end`` (exclusive) of a text, and what they should be."""

    start: int
    end: int
    new: str | None = None


class Oddities(NamedTuple):
    """Texts of a file that are long, very short, or begin with a bullet."""

    long: list[Place]
    short: list[Place]
    bullets: list[Place]


Find = Callable[[str], Iterable[Slip]]


def suspects(file: PlanFile[Any]) -> frozenset[str]:
    """The kinds of slips that a file's texts may hold."""
    found = _SUSPECT.finditer(file.prose)
    return frozenset(match.lastgroup[0] for match in found if match.lastgroup)


def oddities(file: PlanFile[Any]) -> Oddities:
    """The texts whose length or first sign is out of the ordinary."""
    long: list[Place] = []
    short: list[Place] = []
    bullets: list[Place] = []
    for place in file.textes:
        text = place[1]
        size = len(text)
        if size > LONG:
            long.append(place)
        elif size <= SHORT and text[0] in _PROVISIONAL:
            short.append(place)
        if text[0] in _FIRST:
            bullets.append(place)
    return Oddities(long, short, bullets)


def is_prose(path: KeyPath) -> bool:
    """Whether a text is read as French, and is no name that other files must give to the letter."""
    return path[0] not in _LISTS_OF_NAMES and path[-1] not in _NAMES


def for_machines(text: str, place: int) -> bool:
    """Whether the character at a place is in an address, a path or a code."""
    least, most = max(0, place - _AROUND), place + _AROUND
    begin = max(least, *(text.rfind(blank, least, place) + 1 for blank in " \n\u00a0"))
    ends = [text.find(blank, place, most) for blank in " \n\u00a0"]
    end = min((at for at in ends if at >= 0), default=most)
    return _MACHINE.search(text, begin, end) is not None


def slips(
    workspace: Workspace, worth: Callable[[PlanFile[Any]], bool], find: Find
) -> Iterator[tuple[PlanFile[Any], KeyPath, str, list[Slip]]]:
    """The texts of a plan that have slips; ``worth`` says whether to look into a file."""
    for file in workspace.files:
        if worth(file):
            yield from _in_file(file, find)


def suspected(
    workspace: Workspace, kind: str, find: Find
) -> Iterator[tuple[PlanFile[Any], KeyPath, str, list[Slip]]]:
    """The same where ``suspects`` says which files are worth looking at."""
    for file in workspace.files:
        if kind in file.once(suspects):
            yield from _in_file(file, find)


def _in_file(
    file: PlanFile[Any], find: Find
) -> Iterator[tuple[PlanFile[Any], KeyPath, str, list[Slip]]]:
    for path, text in file.textes:
        if is_prose(path):
            found = first_slips(find, text)
            if found:
                yield file, path, text, found


def first_slips(find: Find, text: str) -> list[Slip]:
    """The slips of a text, of which the first two hundred are enough: the next pass has others."""
    return list(islice(find(text), MOST))


def finding(
    file: PlanFile[Any],
    path: KeyPath,
    found: Sequence[Slip],
    message: str,
    *,
    safe: bool = True,
) -> Finding:
    """One problem for all the slips of a text: told at the first, mended at once."""
    first = found[0]
    return Finding(
        file,
        path,
        message,
        within=(first.start, first.end),
        fix=mended(file, path, found, safe=safe),
    )


def mended(
    file: PlanFile[Any], path: KeyPath, found: Sequence[Slip], *, safe: bool = True
) -> Fix | None:
    """What writes each slip as it should be; None when it is not known, or not certain."""
    parts = [(slip.start, slip.end, slip.new) for slip in found if slip.new is not None]
    from pms_cli.edit.texts import MAX_TEXT, rewrite_text

    if not parts or len(parts) < len(found) or file.source.faults or parts[-1][1] > MAX_TEXT:
        return None
    scalar = file.source.scalar(path)
    if scalar is None:
        return None
    edits = []
    for start, end, new in parts:
        place = scalar.offsets(start, end)
        if place is None or not _INERT.fullmatch(new) or "\n" in file.source.text[slice(*place)]:
            return rewrite_text(file.source, path, parts, safe=safe)
        edits.append(Edit(*place, new))
    return Fix(tuple(edits), (path,), safe)


def others(found: Sequence[Slip]) -> str:
    """« (et 3 autres dans ce texte) », or an empty string."""
    more = len(found) - 1
    if not more:
        return ""
    return f" (et {more} autre{'s' if more > 1 else ''} dans ce texte)"


def extract(text: str, slip: Slip, around: int = 12) -> str:
    """The slip with the words that it touches, on one line, to be quoted in a message."""
    begin, end = slip.start, slip.end
    while begin > 0 and slip.start - begin < around and not text[begin - 1].isspace():
        begin -= 1
    while end < len(text) and end - slip.end < around and not text[end].isspace():
        end += 1
    return " ".join(text[begin:end].split(" ")).replace("\n", " ")


def long_words(text: str) -> list[str]:
    """The words of five letters or more."""
    return _LONG_WORD.findall(text)


def en_capitales(text: str, sigles: Container[str] = ()) -> bool:
    """Whether a text is written in capitals: one that is must have two long words, not sigles."""
    if not text.isupper():
        return False
    return sum(word not in sigles for word in long_words(text)) >= _ENOUGH
