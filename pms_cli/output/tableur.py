"""Tables as CSV for a French spreadsheet: semicolons, decimal commas, no cell that is a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from fractions import Fraction

from pms_cli.francais import decimal

Cell = str | int | Fraction | None

# What a spreadsheet skips before it looks for a formula.
_SKIPPED = " \t\r\n\u00a0\ufeff\"'"
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
    if isinstance(value, Fraction):
        return decimal(value, 4).replace("\u00a0", "")
    if isinstance(value, int):
        return str(value)
    return safe_cell(value)


def safe_cell(text: str) -> str:
    """Text that a spreadsheet will not take for a formula: an apostrophe before it if needed."""
    begins = text.lstrip(_SKIPPED)[:1]
    return f"'{text}" if begins in _FORMULA and begins else text
