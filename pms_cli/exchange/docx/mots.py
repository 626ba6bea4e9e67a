"""Words and addresses as a Word document may hold them: text is text, whatever it looks like."""

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

# Word says that a whole document is damaged when one address is not one: strict on purpose.
_LONGEST_ADDRESS: Final = 2000
_WEB: Final = re.compile(
    r"https?://[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?(?::[0-9]{1,5})?"
    r"(?:[/?#](?:[A-Za-z0-9._~:/?#@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?",
    re.IGNORECASE,
)
_MAIL: Final = re.compile(
    r"mailto:[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?"
    r"(?:\?(?:[A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?",
    re.IGNORECASE,
)
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


def adresse(href: str) -> str:
    """An address outside the document that a link may have, empty when it is none."""
    href = href.strip(" \t\n\r\f")
    if len(href) > _LONGEST_ADDRESS:
        return ""
    encoded = "".join(
        letter
        if letter.isascii() and letter not in ' "<>[]\\^`{|}'
        else "".join(f"%{byte:02X}" for byte in letter.encode("utf-8", "replace"))
        for letter in href
    )
    valid = _WEB.fullmatch(encoded) or _MAIL.fullmatch(encoded)
    return encoded if valid and encoded.count("#") <= 1 else ""


def nom_de_signet(ident: str, rang: int) -> str:
    """The name of the bookmark for an id: letters, figures and _, unlike any other's."""
    short = _NAME.sub("_", ident)[:_LONGEST_NAME]
    return f"s{rang}_{short}"
