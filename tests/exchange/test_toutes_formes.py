"""A report says the same in each of its forms: what its page says, its documents say too."""

import re
import subprocess
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any, Final

import html5lib
import pytest
from lxml import etree  # type: ignore[import-untyped]

from tests.conftest import ROOT, require
from tests.garanties.essais import pms

REPORTS: Final[dict[str, tuple[str, ...]]] = {
    "point-etape": (),
    "axe": ("2",),
    "fiche": ("12",),
    "territoire": ("villeurbanne",),
    "bilan": ("2018",),
    "relance": (),
    "tableau-de-bord": (),
}
# ODT is made from the Word document: one of them is enough.
FORMS: Final = [*((name, form) for name in REPORTS for form in ("docx", "pdf")), ("fiche", "odt")]
NO_WORDS: Final = "//script | //style | //*[local-name()='svg'] | //*[@class='evitement']"
"""What is not words, and the link that skips the head of a page."""
OTHERWISE: Final = {
    # Word makes the table of contents and the footnotes, without a heading, itself.
    "docx": "//nav | //h2[@id='notes'] | //sup",
    "odt": "//nav | //h2[@id='notes'] | //sup",
    # On paper the one-page report folds the tables that its drawings repeat.
    "pdf": "//main[contains(@class, 'bord')]//details | //*[@class='bord']//details",
}
"""Parts of the page that a form says in another way."""
_ENDS: Final = re.compile(
    r"</(?:w:p|w:tc|text:p|text:h|table:table-cell)>"
    r"|<(?:w:tab|w:br|text:s|text:tab|text:line-break)\b[^>]*>"
)


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


def said_by_page(path: Path, form: str) -> Counter[str]:
    page: Any = html5lib.parse(
        path.read_text(encoding="utf-8"), "lxml", namespaceHTMLElements=False
    )
    body = page.getroot().find("body")
    for skipped in body.xpath(f"{NO_WORDS} | {OTHERWISE[form]}"):
        # What comes after an element is no part of it.
        left = etree.Comment("")
        left.tail = skipped.tail
        skipped.getparent().replace(skipped, left)
    return words(" ".join(body.itertext()))


def said_by(path: Path) -> Counter[str]:
    if path.suffix == ".pdf":
        reader = require("pdftotext", hint="installez poppler-utils")
        read = subprocess.run(
            [reader, "-layout", path, "-"],
            capture_output=True, text=True, encoding="utf-8", check=True,
        ).stdout  # fmt: skip
        return words(read)
    inside = {"word/document.xml", "word/footnotes.xml", "content.xml"}
    with zipfile.ZipFile(path) as archive:
        parts = [
            archive.read(name).decode("utf-8") for name in archive.namelist() if name in inside
        ]
    assert parts
    whole = "".join(
        "".join(etree.fromstring(_ENDS.sub(r"\g<0> ", part).encode("utf-8")).itertext())
        for part in parts
    )
    return words(whole)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("formes")


def written(folder: Path, name: str, form: str) -> Path:
    path = folder / f"{name}.{form}"
    if not path.exists():
        outcome = pms("report", name, *REPORTS[name], "--plan", str(ROOT / "data"),
                      "-o", str(path), "--au", "2019-03-01", cwd=folder)  # fmt: skip
        assert outcome.status == 0, outcome.said
    return path


@pytest.mark.parametrize(("name", "form"), FORMS)
def test_a_document_says_all_that_the_page_says(folder: Path, name: str, form: str) -> None:
    if form == "odt":
        require("soffice", hint="apt-get install libreoffice-writer")
    page = said_by_page(written(folder, name, "html"), form)
    assert sum(page.values()) > 100
    missing = page - said_by(written(folder, name, form))
    assert missing == Counter()
