"""Reports as OpenDocument texts, and how LibreOffice reads our Word documents."""

import io
import re
import subprocess
import zipfile
from pathlib import Path

import pytest

from pms_cli import programmes
from pms_cli.errors import MisuseError, OutputError
from pms_cli.exchange import odt
from pms_cli.exchange.docx import docx_of
from tests.conftest import require
from tests.exchange.pages import VOCABULAIRE

HINT = "apt-get install libreoffice-writer"


@pytest.fixture(scope="module")
def docx() -> bytes:
    return docx_of(VOCABULAIRE)


@pytest.fixture(scope="module")
def fait(docx: bytes) -> bytes:
    require("soffice", hint=HINT)
    return odt.odt_of(docx)


@pytest.fixture(scope="module")
def parts(fait: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(fait)) as archive:
        return {
            name: archive.read(name).decode("utf-8")
            for name in archive.namelist()
            if not name.startswith("Pictures/")
        }


def test_the_same_document_gives_the_same_bytes(docx: bytes, fait: bytes) -> None:
    assert odt.odt_of(docx) == fait


def test_the_file_is_an_opendocument_text(fait: bytes, tmp_path: Path) -> None:
    from openxml_audit import OdfValidator  # type: ignore[import-untyped]

    path = tmp_path / "essai.odt"
    path.write_bytes(fait)
    found = OdfValidator().validate(path)
    assert [e.description for e in found.errors if e.severity.name == "ERROR"] == []
    with zipfile.ZipFile(path) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read("mimetype") == b"application/vnd.oasis.opendocument.text"
        named = set(archive.namelist())
    manifest = re.findall(r'full-path="([^"]+)"', parts_of(path)["META-INF/manifest.xml"])
    assert set(manifest) - {"/"} == named - {"mimetype", "META-INF/manifest.xml"}


def parts_of(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as archive:
        return {n: archive.read(n).decode("utf-8", "replace") for n in archive.namelist()}


def test_what_makes_it_readable_to_all_is_kept(parts: dict[str, str]) -> None:
    content = parts["content.xml"]
    headings = re.findall(r'<text:h [^>]*text:outline-level="(\d)"[^>]*>', content)
    assert headings == ["1", "1", "2", "3", "3", "1"]
    assert content.count("<table:table-header-rows>") == 1
    assert "<svg:title>Actions par niveau</svg:title>" in content
    assert "<svg:desc>Actions par niveau. 3 actions : 1 à 2/5 et 2 à 3/5.</svg:desc>" in content
    assert content.count("<text:note ") == 2
    assert "<text:table-of-content " in content
    assert "●●○○○" in content
    assert 'xlink:href="https://www.example.org/%C3%A9?a=1&amp;b=2"' in content
    assert 'fo:language="fr" fo:country="FR"' in parts["styles.xml"]
    meta = parts["meta.xml"]
    assert "<dc:title>Point d’essai – Plan &amp; co</dc:title>" in meta
    assert "<dc:language>fr-FR</dc:language>" in meta
    assert re.findall(r"\d{4}-\d\d-\d\dT[^<]*", meta) == ["2026-01-31T00:00:00"] * 2


def test_a_second_call_of_a_note_goes_to_the_note(parts: dict[str, str]) -> None:
    content = parts["content.xml"]
    (ident,) = re.findall(r'text:ref-name="([^"]+)">1</text:note-ref>', content)
    first = content.index(f'<text:note text:id="{ident}"')
    assert "À confirmer" in content[first : first + 400]
    assert "fieldmark" not in content


def test_nothing_tells_of_the_machine_or_the_moment(parts: dict[str, str]) -> None:
    everything = "".join(parts.values())
    for trace in (
        "rsid",
        "PrinterName",
        "PrinterSetup",
        "document-statistic",
        "Thumbnails",
        "Build",
    ):
        assert trace.lower() not in re.sub("(?i)SaveThumbnail", "", everything).lower()


def test_libreoffice_reads_the_words_of_the_word_document(docx: bytes, tmp_path: Path) -> None:
    soffice = require("soffice", hint=HINT)
    pdftotext = require("pdftotext", hint="apt-get install poppler-utils")
    (tmp_path / "essai.docx").write_bytes(docx)
    subprocess.run(
        [soffice, f"-env:UserInstallation={(tmp_path / 'p').as_uri()}", "--headless",
         "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "essai.docx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    text = subprocess.run(
        [pdftotext, "-layout", str(tmp_path / "essai.pdf"), "-"],
        check=True, capture_output=True, text=True, timeout=60,
    ).stdout  # fmt: skip
    for words in ("Point d’essai", "Sommaire", "Nombre d’actions", "•", "4.", "Un doute."):
        assert words in text
    pages = len(re.findall(r"Page\s\d+ sur", text))
    assert re.search(rf"Page\s{pages} sur {pages}", text)


def test_without_libreoffice_one_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch, docx: bytes
) -> None:
    monkeypatch.setattr(programmes, "find", lambda name, **_: None)
    with pytest.raises(MisuseError, match="installez-le"):
        odt.odt_of(docx)


@pytest.mark.parametrize(
    "result",
    [programmes.Result(programmes.Ended.LATE), programmes.Result(programmes.Ended.DONE, 1),
     programmes.Result(programmes.Ended.DONE, 0)],
)  # fmt: skip
def test_when_libreoffice_fails_one_is_told(
    monkeypatch: pytest.MonkeyPatch, docx: bytes, result: programmes.Result
) -> None:
    monkeypatch.setattr(programmes, "find", lambda name, **_: "/bin/soffice")
    monkeypatch.setattr(programmes, "run", lambda *_, **__: result)
    with pytest.raises(OutputError, match="LibreOffice"):
        odt.odt_of(docx)
