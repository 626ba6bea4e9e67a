"""What a refused value most likely meant: a proposal is made only when it would be accepted."""

import re
import unicodedata

from pms_cli.model.dates import MONTHS, DatePartielle
from pms_cli.model.types import RefusError

_DATE_FORMS = (
    (re.compile(r"(\d{4})[-/.](\d{1,2})"), "{0}-{1:0>2}"),
    (re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})"), "{0}-{1:0>2}-{2:0>2}"),
    (re.compile(r"(\d{1,2})[-/.](\d{4})"), "{1}-{0:0>2}"),
    (re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})"), "{2}-{1:0>2}-{0:0>2}"),
    (re.compile(r"(\d{4})[-/ ]*t([1-4])"), "{0}-T{1}"),
    (re.compile(r"t([1-4])[-/ ]*(\d{4})"), "{1}-T{0}"),
)
_IN_WORDS = re.compile(r"(?:(\d{1,2})(?:er)? )?([a-z]+) (\d{4})")


def likely_date(text: str) -> str | None:
    """« 14/02/2019 » is 2019-02-14, « février 2019 » 2019-02, « 2019-t2 » 2019-T2."""
    plain = _without_accents(" ".join(text[:40].lower().split()))
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
