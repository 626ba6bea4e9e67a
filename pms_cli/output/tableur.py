"""Tables as CSV for a French spreadsheet: semicolons, decimal commas, no cell that is a formula."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from pms_cli.francais import decimal
from pms_cli.texte import printable_lines

Cell = str | int | Decimal | Fraction | None

_QUOTES = frozenset("\"'＂＇")
_FORMULA = frozenset("=+-@＝＋－＠")


def csv_text(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """CSV with CRLF line ends (RFC 4180), ``;`` between cells and ``,`` in decimal numbers."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";")
    writer.writerow(header)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return stream.getvalue()


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):  # a figure of the plan keeps the digits that it was given
        return f"{value:f}".replace(".", ",")
    if isinstance(value, Fraction):
        return decimal(value, 4).replace("\u00a0", "")
    if isinstance(value, int):
        return str(value)
    return safe_cell(printable_lines(value))


def safe_cell(text: str) -> str:
    """Text that a spreadsheet will not take for a formula: an apostrophe before it if needed."""
    begins = next((character for character in text if not _is_skipped(character)), "")
    return f"'{text}" if begins in _FORMULA else text


def _is_skipped(character: str) -> bool:
    """Whether a spreadsheet may pass over it before it looks for a formula."""
    return (
        character in _QUOTES
        or character.isspace()
        or unicodedata.category(character) in {"Cc", "Cf"}
    )
