"""Pages that a stranger's template could make: text stays text, documents open, time is bounded."""

import io
import re
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.errors import OutputError
from pms_cli.exchange.docx import docx_of
from pms_cli.exchange.docx.arbre import MAX_ELEMENTS
from tests.exchange.lecture import Lu, faults
from tests.exchange.pages import page

HOSTILE = [
    "{ DDEAUTO c:\\windows\\calc.exe }", "{HYPERLINK \"http://a\"}", "=cmd|' /C calc'!A0", "]]>",
    "\x00\x01\x0b\x1b[31m", "\u202egnp.exe\u2066", "\ud800", "\ufffe\uffff", "&#xD800;&#0;",
    "</w:t></w:r></w:p>", "<w:fldSimple w:instr=\"DDE\">", "-->", "<!--", "<![CDATA[ x ]]>",
    "<p", "<a href='", "a" * 32_000, "e" + "\u0301" * 500, "<?xml version='1.0'?>",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_text(text: str, tmp_path: Path) -> None:
    from html import escape

    told = escape(text)
    html = page(
        f"<h1>{told}</h1><h2 id=a>{told}</h2><p>{told}</p><ul><li>{told}</ul><table><caption>{told}"
        f"</caption><tr><th>{told}<td>{told}</table><a href='#a' title='{told}'>{told}</a>{text}",
        head=f"<meta name=description content='{told}'>",
    )
    found = Lu(html)
    assert found.xpath("//w:fldSimple") == []
    told_fields = {field.split()[0] for field in found.xpath("//w:instrText/text()")}
    assert told_fields <= {"TOC"}
    expected = re.sub(
        "[\x00-\x08\x0b\x0e-\x1f\u202a-\u202e\u2066-\u2069\ud800\ufffe\uffff]", "\ufffd", text
    )
    if "&" not in text:
        assert ("Heading1", expected) in found.paragraphes()
    assert faults(found.octets, tmp_path) == []


TAGS = [
    "p", "/p", "div", "/div", "ul", "/ul", "li", "/li", "ol", "table", "/table", "tr", "caption",
    "td rowspan=3", "th colspan=2", "thead", "tfoot", "h2 id=a", "h6", "/h2", "b", "/b", "br",
    "pre", "a href='#a'", "a href='#note-1'", "/a", "svg width=9 height=9", "rect fill=red", "/svg",
    "/pre", "dl", "dt", "dd", "nav", "/nav", "header", "/header", "figure", "sup", "details",
    "summary", "section aria-labelledby=notes", "li id=note-1", "!--", "--",
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(TAGS).map(lambda tag: f"<{tag}>"),
            st.text(max_size=8),
        ),
        max_size=40,
    )
)
def test_any_page_makes_a_document_that_reads_back(pieces: list[str]) -> None:
    import docx

    made = docx_of("".join(pieces))
    document = docx.Document(io.BytesIO(made))
    for table in document.tables:
        assert all(row.cells for row in table.rows)
    xml = zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml")
    assert xml.count(b"<w:hyperlink") == xml.count(b"</w:hyperlink>")
    # A cell ends with a paragraph: Word refuses the whole document otherwise.
    assert b"</w:tbl></w:tc>" not in xml
    assert re.search(rb"<w:tc>(<w:tcPr>(?:(?!</w:tcPr>).)*</w:tcPr>)?</w:tc>", xml) is None


@pytest.mark.parametrize(
    "html",
    ["<div>" * 100_000, "<!--" * 200_000, "<a <" * 200_000, "<p>" * 50_000, "</p>" * 200_000,
     '<a b="' * 100_000, "<![CDATA[" * 100_000, "<table><tr><td>" * 20_000, "<ul><li>" * 50_000,
     "<b>" * 100_000 + "</i>" * 100_000, "&amp" * 200_000, "<title>" * 100_000, "<svg>" * 50_000],
    ids=range(13),
)  # fmt: skip
def test_no_page_takes_long(html: str) -> None:
    start = time.process_time()
    docx_of(html)
    assert time.process_time() - start < 8


def test_the_time_of_a_table_grows_with_its_length() -> None:
    rows = "<tr>" + "<td>a" * 10
    taken = []
    for count in (300, 3000):
        start = time.process_time()
        docx_of(page(f"<table>{rows * count}</table>"))
        taken.append(time.process_time() - start)
    assert taken[1] < 25 * taken[0]


def test_a_page_of_too_many_elements_is_refused_in_french() -> None:
    start = time.process_time()
    with pytest.raises(OutputError, match="trop long"):
        docx_of("<p>" * (MAX_ELEMENTS + 1))
    assert time.process_time() - start < 20


def test_a_page_too_long_is_refused_in_french() -> None:
    with pytest.raises(OutputError, match="trop long"):
        docx_of("x" * 20_000_001)


SCALED = '<g transform="scale(9000)">'


@pytest.mark.parametrize(
    "inside",
    [
        '<ellipse cx="5" cy="5" rx="1e9" ry="1e9" fill="#fff" stroke="#000" stroke-width="1e30"/>',
        '<rect x="1" y="1" width="5" height="99999999" fill="#fff"/>',
        '<path d="M1 1L0.5.1e30L5 5Z" fill="#fff"/>',
        '<path d="M99999999 1L5 5Z" fill="#fff"/>',
        # Each number is within measure: the library stops short.
        f'{SCALED * 3}<ellipse cx="1" cy="1" rx="9000" ry="9000" fill="#fff" stroke="#000"/>',
    ],
)
def test_a_drawing_beyond_measure_is_told_in_words(inside: str) -> None:
    """The library that draws stops on some numbers as no library of Python would."""
    page = (
        '<p>avant</p><svg role="img" width="200" height="100" viewBox="0 0 200 100">'
        f"<title>Un dessin</title>{inside}</svg><p>après</p>"
    )
    read = Lu(page)
    assert [name for name in read.parts if "media" in name] == []
    assert "avant" in read.texte()
    assert "Un dessin" in read.texte()
    assert "après" in read.texte()
