"""Foreign text made fit to be shown: no control character from data reaches a terminal."""

import re

# C0, DEL, C1, bidirectional controls,
# line and paragraph separators, byte order marks, lone surrogates.
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


_LINE_SPACE = re.compile(r"[\t\n\r]+")


def printable(text: str) -> str:
    """Foreign text on one line, what a terminal would obey or hide written out (``\\x1b``)."""
    if text.isascii() and text.isprintable():
        return text
    return _UNPRINTABLE.sub(_escaped, _LINE_SPACE.sub(" ", text))


def _escaped(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"  # noqa: PLR2004
