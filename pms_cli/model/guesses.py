"""What a refused value most likely meant: a proposal is made only when it would be accepted."""

import re
import unicodedata
from collections.abc import Iterator

from pms_cli.francais import MONTHS
from pms_cli.model.dates import DatePartielle
from pms_cli.model.types import RefusError
from pms_cli.motif import motif

_DATE_FORMS = (
    (motif(r"(\d{4})[-/.](\d{1,2})"), "{0}-{1:0>2}"),
    (motif(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})"), "{0}-{1:0>2}-{2:0>2}"),
    (motif(r"(\d{1,2})[-/.](\d{4})"), "{1}-{0:0>2}"),
    (motif(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})"), "{2}-{1:0>2}-{0:0>2}"),
    (motif(r"(\d{4})[-/ ]*t([1-4])"), "{0}-T{1}"),
    (motif(r"t([1-4])[-/ ]*(\d{4})"), "{1}-T{0}"),
)
# Month and day the other way round: no month has that number.
_TURNED = motif(r"(\d{4})[-/.](1[3-9]|2\d|3[01])[-/.](0?[1-9]|1[0-2])")
_NUMBERS_IN_WORDS = (
    "zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix",
)  # fmt: skip
_NUMBER_FORMS = (
    # « 3/5 » is a level and its scale, « n° 12 » a number, « 1 200 € » an amount, « 012 » a number.
    (motif(r"(\d{1,2}) ?(?:/|sur) ?\d{1,2}"), "{0}"),
    (
        motif(r"(?:n ?[°o]?|no|numero|action|fiche|axe|orientation|niveau) ?\.? ?0*(\d+)"),
        "{0}",
    ),
    (motif(r"0*(\d+)[.,](\d{1,2}) ?(?:%|€|m€|k€|euros?)?"), "{0}.{1}"),
    (motif(r"0*(\d+) ?(?:%|€|euros?|[a-z]{4,})?"), "{0}"),
    (motif(r"(?:de )?(\d+) ?(?:a|au|–|—|to|jusqu’a) ?(\d+)"), "{0}-{1}"),
)
_THOUSANDS = motif(r"(?<=\d)[ '’](?=\d{3}(?!\d))")
_REFERENCE = motif(r"([a-z0-9]+(?:-[a-z0-9]+)+)(?: *[,:;] *| +)\(?([^()]+)\)?")
_IN_WORDS = motif(r"(?:(\d{1,2})(?:er)? )?([a-z]+) (\d{4})")


def likely_date(text: str) -> str | None:
    """« 14/02/2019 » is 2019-02-14, « février 2019 » 2019-02, « 2019-t2 » 2019-T2."""
    plain = _without_accents(" ".join(text[:40].lower().split()))
    turned = _TURNED.fullmatch(plain)
    if turned is not None:
        return _accepted(f"{turned[1]}-{turned[3]:0>2}-{turned[2]}")
    for form, wanted in _DATE_FORMS:
        match = form.fullmatch(plain)
        if match is not None:
            return _accepted(wanted.format(*match.groups()))
    match = _IN_WORDS.fullmatch(plain)
    if match is None:
        return None
    month = next((n for n, name in enumerate(MONTHS, 1) if _without_accents(name) == match[2]), 0)
    day = f"-{match[1]:0>2}" if match[1] else ""
    return _accepted(f"{match[3]}-{month:02d}{day}")


def likely_numbers(text: str) -> Iterator[str]:
    """« trois » and « 3/5 » are 3, « 1 200 € » is 1200, « 12,5 » 12.5, « 1 à 4 » 1-4."""
    plain = _without_accents(" ".join(text[:40].lower().split()))
    if plain in _NUMBERS_IN_WORDS:
        yield str(_NUMBERS_IN_WORDS.index(plain))
    if plain in {"oui", "non"}:
        yield "1" if plain == "oui" else "0"
    joined = _THOUSANDS.sub("", plain)
    for form, wanted in _NUMBER_FORMS:
        match = form.fullmatch(joined)
        if match is not None:
            yield wanted.format(*match.groups())


def likely_reference(text: str) -> str | None:
    """« rapport-2019, p. 12 » is rapport-2019 (p. 12)."""
    match = _REFERENCE.fullmatch(text[:200].strip())
    return f"{match[1]} ({match[2].strip()})" if match is not None else None


def likely_code(text: str, *, longest: int = 80) -> str | None:
    """« Livret Santé » is livret-sante."""
    code = re.sub(r"[^a-z0-9]+", "-", _without_accents(text[: 2 * longest].lower())).strip("-")
    return code if 0 < len(code) <= longest else None


def _accepted(text: str) -> str | None:
    try:
        return DatePartielle.lire(text).texte
    except RefusError:
        return None


def _without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("æ", "ae"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
