"""Compile the French messages of the command line: pms.po to pms.mo, the same bytes each time."""

import datetime as dt
import io
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

FOLDER = Path(__file__).parent.parent / "pms_cli" / "locale" / "fr" / "LC_MESSAGES"


def compiled() -> bytes:
    """The catalogue in the form that gettext reads."""
    with (FOLDER / "pms.po").open("rb") as handle:
        catalogue = read_po(handle, locale="fr", abort_invalid=True)
    # Else the header would hold the hour at which it was made.
    catalogue.creation_date = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    stream = io.BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


if __name__ == "__main__":
    (FOLDER / "pms.mo").write_bytes(compiled())
