"""Bytes to text: encoding, and the characters that a plan's file may not hold."""

import unicodedata

from pms_cli.motif import motif
from pms_cli.source.faults import Fault

# Everything that an editor hides or breaks lines at: C0 but tab and line feed, DEL, C1 (NEL among
# them), line and paragraph separators, bidirectional controls, a BOM past the start, non-characters
# and a carriage return alone.
FORBIDDEN = motif(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ufeff\ufffe\uffff]|\r(?!\n)"
)
_LONE_RETURN = motif("\r(?!\n)")
# From an escape can also come half of a surrogate pair, which nothing could write out.
FORBIDDEN_IN_VALUE = motif(FORBIDDEN.pattern.replace("|\r(?!\n)", "|[\r\ud800-\udfff]"))


def readable(text: str) -> str:
    """What the parser is given: a space in place of each forbidden character.

    The rest of the file is still checked, and no line begins where an editor shows none. A lone
    carriage return does begin one.
    """
    return FORBIDDEN.sub(" ", _LONE_RETURN.sub("\n", text))


def is_forbidden_text(text: str) -> bool:
    """Whether a value holds a character that files may not hold (it can come from an escape)."""
    return FORBIDDEN_IN_VALUE.search(text) is not None


def decode(raw: bytes) -> tuple[str, Fault | None]:
    """The text of a file (BOM dropped), and what stops it from being read as UTF-8."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in raw[:4]:
        message = "le fichier est en UTF-16 ou UTF-32 : enregistrez-le en UTF-8"
        return "", Fault(0, 0, "PMS003", message)
    # A BOM would shift the first column by one.
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        return raw.decode("utf-8"), None
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        text = raw.decode("utf-8", errors="replace")
        message = (
            f"l’octet 0x{raw[error.start]:02x} n’est pas de l’UTF-8 : "
            "le fichier vient sans doute d’un éditeur réglé sur un autre encodage "
            "(Windows-1252, Latin-1) ; enregistrez-le en UTF-8"
        )
        return text, Fault(len(before), len(before) + 1, "PMS003", message)


def forbidden_message(character: str) -> str:
    """The sentence for one forbidden character."""
    point = f"U+{ord(character):04X}"
    if character == "\r":
        return "un retour chariot seul (U+000D) coupe la ligne : remplacez-le par une fin de ligne"
    name = unicodedata.name(character, "")
    kind = "invisible de sens d’écriture" if "-" in name and "RIGHT" in name else "de contrôle"
    if character in "\u2028\u2029\x85":
        kind = "de fin de ligne inhabituel"
    return f"le caractère {point} ({kind}) n’a pas sa place dans un fichier du plan : effacez-le"
