"""The forms that a report can be written in, told by the end of the file's name."""

from collections.abc import Callable
from typing import Final

from pms_cli.errors import MisuseError
from pms_cli.francais import enumerer

FORMES: Final = ("md", "html", "pdf", "docx", "odt")
"""Ends of names, the first being what is shown when no file is asked for."""
TEXTES: Final = ("md", "html")
"""Those that are text; the others are made from the HTML."""


def forme(sortie: str | None) -> str:
    """The form that the name of a file asks for. Raises MisuseError."""
    if sortie is None:
        return "md"
    # A name that is an end and nothing else would be a hidden file.
    stem, _, end = sortie.rpartition("/")[2].rpartition(".")
    end = {"htm": "html", "markdown": "md"}.get(end.lower(), end.lower())
    if end in FORMES and stem.strip():
        return end
    ends = enumerer((f".{known}" for known in FORMES), last="ou")
    raise MisuseError(f"« {sortie} » : donnez un nom de fichier qui finit par {ends}")


def convertir(html: str, form: str) -> bytes:
    """A report in HTML as a document of another form. Raises PmsError when a tool is missing."""
    return _CONVERTERS[form](html)


def _pdf(html: str) -> bytes:
    from pms_cli.exchange.pdf import pdf_of

    return pdf_of(html)


def _docx(html: str) -> bytes:
    from pms_cli.exchange.docx import docx_of

    return docx_of(html)


def _odt(html: str) -> bytes:
    from pms_cli.exchange.odt import odt_of

    return odt_of(_docx(html))


_CONVERTERS: Final[dict[str, Callable[[str], bytes]]] = {"pdf": _pdf, "docx": _docx, "odt": _odt}
