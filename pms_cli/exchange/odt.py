"""Reports as OpenDocument texts: LibreOffice turns the Word document into one, pms tidies it up."""

import re
import tempfile
from pathlib import Path
from typing import Final

from pms_cli import programmes
from pms_cli.errors import MisuseError, OutputError
from pms_cli.exchange.archive import archive_stable

_SECONDS: Final = 120.0
_MAX_SAID: Final = 1_000_000
_NAMES: Final = ("soffice", "libreoffice")
# Where installers put it without adding it to the PATH.
_PLACES: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:\\Program Files\\LibreOffice\\program\\soffice.exe",
    "C:\\Program Files (x86)\\LibreOffice\\program\\soffice.exe",
)

# What LibreOffice draws by lot or takes from the machine: numbers of lists and of sessions, the
# printer, counts that depend on how far it had laid the pages out.
_LIST: Final = re.compile(rb'(?<==")list[0-9]+(?=")')
_SETTING: Final = re.compile(
    rb'<config:config-item config:name="(?:Rsid|RsidRoot|PrinterName|PrinterSetup)"[^>]*?'
    rb"(?:/>|>[^<]*</config:config-item>)"
)
_SESSION: Final = re.compile(rb' officeooo:(?:rsid|paragraph-rsid)="[^"]*"')
_COUNTS: Final = re.compile(rb"<meta:document-statistic[^>]*/>|<meta:editing-[^>]*>[^<]*</[^>]*>")
_MADE_BY: Final = re.compile(rb"(<meta:generator>)[^<]*")
_PAGE: Final = re.compile(rb"(<text:page-(?:number|count)[^>]*>)[0-9]*")
# LibreOffice knows a second call of a footnote in Word as something unknown: OpenDocument has it.
_NOTE: Final = re.compile(
    rb'text:name="(_Note[0-9]+)"/><text:note text:id="([\w-]+)" text:note-class="footnote"'
)
_CALL: Final = re.compile(
    rb'<text:a [^>]*xlink:href="#(_Note[0-9]+)"[^>]*>(?:(?!</text:a>).)*?<field:fieldmark-start'
    rb"(?:(?!</text:a>).)*?<field:fieldmark-separator/>(?:<text:span[^>]*>)*([0-9]+)(?:</text:span>)*"
    rb"<field:fieldmark-end/>(?:</text:span>)*</text:a>"
)
_LISTED: Final = re.compile(
    rb'\s*<manifest:file-entry manifest:full-path="(?:Thumbnails|Configurations2)/[^>]*/>'
)
_LEFT_OUT: Final = ("Thumbnails/", "Configurations2/", "layout-cache")


def odt_of(docx: bytes) -> bytes:
    """A Word document of ours as an OpenDocument text; the same one gives the same bytes.

    Raises MisuseError without LibreOffice, OutputError when it makes nothing of it.
    """
    program = next((found for name in (*_NAMES, *_PLACES) if (found := _find(name))), None)
    if program is None:
        raise MisuseError(
            "il manque LibreOffice, qui fait les documents ODT : installez-le "
            "(fr.libreoffice.org), ou demandez un .docx, qu’il saura ouvrir."
        )
    with tempfile.TemporaryDirectory(prefix="pms-", ignore_cleanup_errors=True) as folder:
        return _tidy(_converted(program, docx, Path(folder)))


def _find(name: str) -> str | None:
    try:
        return programmes.find(name)
    except ValueError:  # a place of another system
        return None


def _converted(program: str, docx: bytes, folder: Path) -> bytes:
    """What LibreOffice makes, with a profile of its own: it may be open already, or set oddly."""
    given, profile = folder / "rapport.docx", folder / "profil"
    given.write_bytes(docx)
    result = programmes.run(
        [
            program,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--convert-to",
            "odt:writer8",
            "--outdir",
            str(folder),
            str(given),
        ],
        timeout=_SECONDS,
        max_output=_MAX_SAID,
        env_extra={"HOME": str(folder)},
        cwd=str(folder),
    )
    try:
        made = (folder / "rapport.odt").read_bytes()
    except OSError:
        made = b""
    if not result.success or not made:
        raise OutputError(
            "LibreOffice n’a pas pu faire le document ODT : ouvrez-le une fois pour voir s’il "
            "marche, puis recommencez, ou demandez un .docx."
        )
    return made


def _tidy(made: bytes) -> bytes:
    return archive_stable(made, first="mimetype", stored=True, remake=_remade)


def _remade(name: str, content: bytes) -> bytes | None:
    if name.startswith(_LEFT_OUT):
        return None
    if name in {"content.xml", "styles.xml"}:
        numbers: dict[bytes, bytes] = {}
        content = _LIST.sub(
            lambda found: numbers.setdefault(found.group(), b"liste%d" % (len(numbers) + 1)),
            content,
        )
        return _called(_PAGE.sub(rb"\g<1>1", _SESSION.sub(b"", content)))
    if name == "settings.xml":
        return _SETTING.sub(b"", content)
    if name == "meta.xml":
        return _MADE_BY.sub(rb"\1LibreOffice", _COUNTS.sub(b"", content))
    if name == "META-INF/manifest.xml":
        return _LISTED.sub(b"", content)
    return content


def _called(content: bytes) -> bytes:
    """Calls of a footnote after the first, as OpenDocument writes them."""
    notes = dict(_NOTE.findall(content))

    def call(found: re.Match[bytes]) -> bytes:
        note = notes.get(found[1])
        if note is None:
            return found[0]
        return (
            b'<text:span text:style-name="Footnote_20_Symbol"><text:note-ref '
            b'text:note-class="footnote" text:reference-format="text" text:ref-name="'
            b'%b">%b</text:note-ref></text:span>' % (note, found[2])
        )

    return _CALL.sub(call, content)
