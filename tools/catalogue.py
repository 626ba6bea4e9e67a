"""Compile the French messages of the command line: pms.po to pms.mo, the same bytes each time."""

import io
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

FOLDER = Path(__file__).parent.parent / "pms_cli" / "locale" / "fr" / "LC_MESSAGES"


def compiled() -> bytes:
    """The catalogue in the form that gettext reads."""
    with (FOLDER / "pms.po").open("rb") as handle:
        catalogue = read_po(handle, locale="fr", abort_invalid=True)
    # write_mo would put the dates of the catalogue into the header.
    header = {"Content-Type": "text/plain; charset=UTF-8", "Plural-Forms": catalogue.plural_forms}
    catalogue.mime_headers = list(header.items())
    stream = io.BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


if __name__ == "__main__":
    (FOLDER / "pms.mo").write_bytes(compiled())
