"""Addresses that a document to hand over may lead to: the web and mail, nothing else."""

import re
from typing import Final

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
