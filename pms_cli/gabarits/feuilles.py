"""Style sheets: put into a page as they are, so that nothing in them may end the element."""

import base64
import hashlib
import re
import sys
from typing import Final

from pms_cli.errors import TemplateError
from pms_cli.gabarits.contexte import Feuille
from pms_cli.gabarits.loader import Chargeur, Refus, shown

# What is between quotes or in an address is no comment.
_COMMENT: Final = re.compile(
    r"""("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|url\(\s*[^"'\s][^)]*\))|/\*.*?(?:\*/|\Z)""",
    re.DOTALL | re.IGNORECASE,
)
_ESCAPE: Final = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)
_BLANKS: Final = re.compile(r"[\x00-\x20]+")
# Where a style sheet names a file; a selector may well speak of « https: ».
_ELSEWHERE: Final = re.compile(
    r"""(?:@import|image-set\(|src\(|url\(["']?(?!["']?data:))"""
    r"""[^;{}]{0,2000}?(?:[/\\]{2}|(?:https?|ftp|file|wss?):)""",
    re.IGNORECASE,
)


def style_sheet(chargeur: Chargeur, name: str) -> Feuille:
    """A style sheet by its name, the plan's own before ours. Raises TemplateError."""
    try:
        found = chargeur.source(name)
    except Refus as refus:
        raise TemplateError(str(refus)) from refus
    if found is None or not name.endswith(".css"):
        raise TemplateError(f"la feuille de style {shown(name)} est introuvable")
    text, label, _ = found
    for mark in ("</", "<!"):
        if mark in text:
            line = text[: text.index(mark)].count("\n") + 1
            raise TemplateError(
                f"{label}, ligne {line} : « {mark} » n’a pas sa place dans une feuille de style ; "
                "effacez-le"
            )
    line = _line_elsewhere(text)
    if line:
        raise TemplateError(
            f"{label}, ligne {line} : une adresse d’un autre site n’a pas sa place dans une "
            "feuille de style, les pages de pms ne demandent rien à personne ; effacez-la (un "
            "commentaire s’écrit /* … */)"
        )
    return Feuille(text)


def _line_elsewhere(text: str) -> int:
    """The line of the first address of another site or machine, 0 without one.

    The policy of the pages refuses them too, but in a page opened from a folder it lets the names
    of other machines through.
    """
    seen = _COMMENT.sub(lambda found: found[1] or "\n" * found.group().count("\n"), text)
    lines = seen.split("\n")
    if not _ELSEWHERE.search(_as_read(seen)):
        return 0
    found = (rank for rank, line in enumerate(lines, 1) if _ELSEWHERE.search(_as_read(line)))
    return next(found, len(lines))


def _as_read(css: str) -> str:
    """What a browser makes of it: escapes are characters, blanks do not count in an address."""
    return _BLANKS.sub("", _ESCAPE.sub(_character, css))


def _character(found: re.Match[str]) -> str:
    code = int(found[1] or "0", 16)
    return chr(code) if 0 < code <= sys.maxunicode else found[2] or ""


def csp_hash(style: str) -> str:
    """What a Content-Security-Policy must say to allow exactly this inline style sheet."""
    digest = hashlib.sha256(style.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
