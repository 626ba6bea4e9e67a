"""The pages as they are handed over: heads, numbers, contents, and the same bytes each time."""

import hashlib
import io
import os
import re
import subprocess
import sys

import pikepdf
import pytest

from pms_cli.cli.files import MARK
from pms_cli.exchange.pdf import pdf_of
from tests.conftest import ROOT
from tests.exchange.pdf.conftest import Made
from tests.exchange.pdf.reading import pages
from tests.exchange.pdf.sample import SAMPLE, page


def lines(text: str) -> list[str]:
    return [re.sub(r"\s+", " ", line).strip() for line in text.splitlines() if line.strip()]


def test_pages_have_heads_parts_and_numbers(report: Made) -> None:
    found = [lines(text) for text in pages(report.path)]
    assert found[0][:3] == [
        *("Métropole de Lyon", "Projet métropolitain des solidarités 2017-2022", "Point d’étape")
    ]
    assert found[0][-1] == f"Totaux Page 1 sur {len(found)}"
    for number, page_lines in enumerate(found[1:], start=2):
        assert page_lines[0] == "Point d’étape Projet métropolitain des solidarités 2017-2022"
        assert page_lines[-1].endswith(f"Page {number} sur {len(found)}")
    assert any(page_lines[-1].startswith("Axe 1 – ") for page_lines in found)


def test_the_contents_give_the_page_of_each_part(report: Made) -> None:
    found = pages(report.path)
    entries = [
        (line[1].strip(), int(line[2]))
        for line in re.finditer(r"(?m)^ *(\S.*?)(?:\.? \.){4,}\s*(\d+)$", found[0])
    ]
    assert [name for name, _ in entries][:2] == [
        "Totaux",
        "Axe 1 – Développer la prévention à destination de tous",
    ]
    assert len(entries) >= 7
    for name, number in entries:
        assert name in " ".join(lines(found[number - 1]))


def test_no_title_is_left_alone_at_the_foot_of_a_page(report: Made) -> None:
    for text in pages(report.path):
        last = lines(text)[-2]
        assert not re.match(r"\d+\. |Orientation |État d’avancement|\d+ actions, moyenne", last)


def test_rows_and_short_tables_are_whole(report: Made) -> None:
    (shown,) = [text for text in pages(report.path) if "Nombre d’actions par niveau" in text]
    assert re.search(r"Ensemble du plan.*Axe 1.*Axe 2.*Axe 3.*Axe 4", shown, re.DOTALL)


def test_two_processes_make_the_same_bytes(sample: Made) -> None:
    code = (
        "import hashlib, sys; from pms_cli.exchange.pdf import pdf_of;"
        "from tests.exchange.pdf.sample import SAMPLE;"
        "print(hashlib.sha256(pdf_of(SAMPLE)).hexdigest())"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert said == {hashlib.sha256(sample.data).hexdigest()}


def test_no_date_but_the_documents_own(sample: Made) -> None:
    undated = pdf_of(SAMPLE.replace('<meta name="dcterms.date" content="2026-01-01">', ""))
    with pikepdf.open(io.BytesIO(undated)) as pdf, pdf.open_metadata() as about:
        assert {"/CreationDate", "/ModDate"} & set(pdf.docinfo.keys()) == set()
        assert [key for key in about if "Date" in key] == []
    assert b"xmp:CreateDate" not in undated
    assert b"xmp:CreateDate" in sample.data


def test_what_made_the_file_is_written_in_clear(sample: Made) -> None:
    assert MARK.encode() in sample.data


@pytest.mark.usefixtures("engine")
def test_a_page_without_a_header_has_its_margins() -> None:
    assert pdf_of(page("<p>a</p>")).startswith(b"%PDF-1.7")
