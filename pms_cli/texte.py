"""Foreign text made fit to be shown: no control character on a terminal, no formula in a cell."""

import re

# DEL, C1, bidirectional controls, line and paragraph separators, byte order marks, lone surrogates.
_HIDDEN = "\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff"
_UNPRINTABLE = re.compile(f"[\x00-\x1f{_HIDDEN}]")
_UNPRINTABLE_BUT_LINES = re.compile(f"[\x00-\x08\x0b-\x1f{_HIDDEN}]")  # all but \t and \n
_LINE_SPACE = re.compile(r"[\t\n\r]+")
_QUOTES = frozenset("\"'＂＇")
_FORMULA = frozenset("=+-@＝＋－＠")


def printable(text: str) -> str:
    """Foreign text on one line, what a terminal would obey or hide written out (``\\x1b``)."""
    # Nothing that is sought is printable to Python: most texts end here.
    if text.isprintable():
        return text
    return _UNPRINTABLE.sub(_escaped, _LINE_SPACE.sub(" ", text))


def printable_lines(text: str) -> str:
    """The same where lines are kept, as in a cell of a table."""
    if text.isprintable():
        return text
    return _UNPRINTABLE_BUT_LINES.sub(_escaped, text.replace("\r\n", "\n"))


def printable_json(document: str) -> str:
    """A JSON document with the same characters written as JSON's own escapes (``\\u009b``)."""
    return _UNPRINTABLE_BUT_LINES.sub(lambda match: f"\\u{ord(match.group()):04x}", document)


def safe_cell(text: str) -> str:
    """Text that a spreadsheet will not take for a formula: an apostrophe before it if needed."""
    from unicodedata import category  # noqa: PLC0415 - only tables need it

    for character in text:
        skipped = character in _QUOTES or character.isspace() or category(character) in {"Cc", "Cf"}
        if not skipped:
            return f"'{text}" if character in _FORMULA else text
    return text


def _escaped(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"  # noqa: PLR2004
