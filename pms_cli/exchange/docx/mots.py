"""Words as a Word document may hold them: text is text, whatever it looks like."""

import re
from typing import Final

from pms_cli.source.scan import FORBIDDEN_IN_VALUE

# What XML 1.0 refuses, and what is not shown anywhere else in pms either (bidi controls).
_NON_CHARACTERS: Final = "".join(
    chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF)
)
_UNFIT: Final = re.compile(
    f"{FORBIDDEN_IN_VALUE.pattern}|[\ud800-\udfff\ufdd0-\ufdef{_NON_CHARACTERS}]"
)
_ESCAPES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_MARKUP: Final = re.compile('[&<>"]')

_NAME: Final = re.compile("[^A-Za-z0-9_]")
_LONGEST_NAME: Final = 32


def propre(text: str) -> str:
    """The text with U+FFFD in place of each character that has no place in a document."""
    if text.isascii() and text.isprintable():
        return text
    return _UNFIT.sub("\ufffd", text)


def echappe(text: str) -> str:
    """Text as XML writes it, in content and in attributes between double quotes."""
    return _MARKUP.sub(lambda found: _ESCAPES[found.group()], propre(text))


def nom_de_signet(ident: str, rang: int) -> str:
    """The name of the bookmark for an id: letters, figures and _, unlike any other's."""
    short = _NAME.sub("_", ident)[:_LONGEST_NAME]
    return f"s{rang}_{short}"
