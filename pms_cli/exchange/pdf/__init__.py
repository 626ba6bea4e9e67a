"""Reports as PDF/UA-1, made from their self-contained HTML page."""

from pms_cli.errors import MisuseError
from pms_cli.exchange.pdf.enfant import bounded

_SECONDS = 60
_CHARACTERS_A_SECOND = 5_000
"""Time allowed: about twenty times what a report of that length takes on a slow machine."""
MAX_SECONDS = 600
"""Longest time allowed, whatever the length: a template can make a page of any."""


def pdf_of(html: str) -> bytes:
    """A report's page (whole HTML document) as a tagged PDF.

    The same page gives the same bytes, on a machine with the same fonts. Nothing is fetched, no
    file of the page's naming is read. Raises MisuseError where WeasyPrint or its libraries are
    missing, OutputError for a page that cannot be laid out within bounds; both in French.
    """
    from pms_cli.exchange.pdf.rendu import render
    from pms_cli.gabarits.loader import templates_folder

    _check_engine()
    style = (templates_folder() / "impression.css").read_text(encoding="utf-8")
    seconds = min(_SECONDS + len(html) // _CHARACTERS_A_SECOND, MAX_SECONDS)
    return bounded(lambda: render(html, style), seconds=seconds)


def _check_engine() -> None:
    """Load WeasyPrint before the child is made, so that many reports load it once."""
    try:
        import weasyprint  # noqa: F401
    except ImportError as error:
        raise MisuseError(
            "Les rapports en PDF demandent WeasyPrint, qui n’est pas installé : "
            "pip install 'pms-cli[pdf]'"
        ) from error
    except OSError as error:
        raise MisuseError(
            "WeasyPrint ne trouve pas Pango, la bibliothèque qui dispose les lettres. "
            "Debian, Ubuntu : sudo apt install libpango-1.0-0 libpangoft2-1.0-0 "
            "libharfbuzz-subset0. macOS : brew install pango. Windows : installez MSYS2 "
            "(https://www.msys2.org), puis pacman -S mingw-w64-ucrt-x86_64-pango."
        ) from error
