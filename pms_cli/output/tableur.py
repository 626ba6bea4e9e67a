"""Tables as CSV for a French spreadsheet: semicolons, decimal commas, no cell that is a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from pms_cli.francais import decimal
from pms_cli.texte import printable_lines, safe_cell

Cell = str | int | Decimal | Fraction | None


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
