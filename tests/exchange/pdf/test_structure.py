"""What a screen reader is told: each element once, in the page's order, and what goes with it."""

import re
from collections.abc import Iterator
from typing import Any

import html5lib
import pikepdf
import pytest

from tests.exchange.pdf.conftest import Made
from tests.exchange.pdf.reading import Tag, elements, named, pages, tags
from tests.exchange.pdf.sample import ALT

XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="session")
def tree(sample: Made) -> Tag:
    return tags(sample.path)


def words(html: str) -> Iterator[str]:
    """The texts of a page in its order, as a person would hear them."""
    stack: list[Any] = [html5lib.parse(html).find(f"{XHTML}body")]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            yield item
            continue
        hidden = item.get("aria-hidden") == "true" or item.get("class") == "evitement"
        if isinstance(item.tag, str) and not hidden and not item.tag.endswith("}svg"):
            parts = [item.text or ""]
            for child in item:
                parts += [child, child.tail or ""]
            stack.extend(reversed(parts))


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("name", ["sample", "report"])
def test_everything_is_read_once_in_the_pages_order(
    name: str, request: pytest.FixtureRequest
) -> None:
    made: Made = request.getfixturevalue(name)
    tree = tags(made.path)
    read = bare("".join(tree.said))
    at, gaps = 0, []
    for text in filter(None, map(bare, words(made.html))):
        found = read.find(text, at)
        assert found >= 0, f"missing or out of order: {text!r} after {read[at - 40 : at]!r}"
        gaps.append(read[at:found])
        at = found + len(text)
    # Between the texts: bullets, numbers of lists and pages, the title of the contents.
    assert {gap for gap in gaps if not re.fullmatch(r"(?:[•◦▪]|\d+\.?|Sommaire)*", gap)} == set()


def test_an_element_cut_by_the_end_of_a_page_stays_one(sample: Made, tree: Tag) -> None:
    assert len(pages(sample.path)) > 5
    (table,) = tree.all("Table")
    assert table.names == ["Caption", "THead", "TBody"]
    assert len(table.all("TR")) == 1 + 70 + 1
    assert len(tree.all("Art")) == 12
    assert [art.names for art in tree.all("Art")] == [["H4", "P", "P", "L"]] * 12
    with pikepdf.open(sample.path) as pdf:
        spread = [
            str(element.S)
            for element in elements(pdf)
            if len({kid.Pg.objgen for kid in _marked_elsewhere(element)}) > 0
        ]
    assert spread == ["/P"]


def _marked_elsewhere(element: pikepdf.Object) -> list[pikepdf.Object]:
    """The content of a tag that is on another page than where it begins."""
    kids = [kid for kid in element.get("/K", []) if isinstance(kid, pikepdf.Dictionary)]
    return [
        kid for kid in kids if kid.get("/Type") == "/MCR" and kid.Pg.objgen != element.Pg.objgen
    ]


def test_a_header_row_is_on_each_page_of_its_table_and_read_once(sample: Made, tree: Tag) -> None:
    shown = [page for page in pages(sample.path) if re.search(r"Groupe +Total +Part", page)]
    assert len(shown) == 3
    assert [tag.text for tag in tree.all("TH")][:4] == ["Groupe", "Total", "Part", "Groupe 1"]
    assert [tag.text for tag in tree.all("TH")].count("Groupe") == 1


def test_headings_are_those_of_the_page(sample: Made, tree: Tag) -> None:
    found = [(tag.name, tag.text) for tag in tree.walk() if re.fullmatch("H[1-6]", tag.name)]
    assert found[:5] == [
        ("H1", "Point d’étape"),
        ("H2", "Totaux"),
        ("H2", "Axe 1 – Prévenir"),
        ("H3", "Orientation 1.1"),
        ("H4", "1. Prévenir <b> & accompagner"),
    ]
    with pikepdf.open(sample.path) as pdf, pdf.open_outline() as outline:
        titles = []
        stack = list(reversed(outline.root))
        while stack:
            item = stack.pop()
            titles.append(item.title)
            stack.extend(reversed(item.children))
    assert titles == [text for name, text in found if name != "H1"]


def test_lists_have_their_labels_and_their_bodies(tree: Tag) -> None:
    lists = tree.all("L")
    assert {name for item in lists for name in item.names} == {"LI"}
    terms = tree.all("Art")[0].all("L")[0]
    assert [item.names for item in terms.kids] == [["Lbl", "LBody"], ["Lbl", "LBody", "LBody"]]
    assert [tag.text for tag in terms.walk() if tag.name in {"Lbl", "LBody"}] == [
        *("Pilote", "Direction de l’autonomie", "Partenaires", "Caf", "Carsat")
    ]
    nested = next(item for item in lists if item.text.startswith("•"))
    assert [kid.names for kid in nested.kids] == [["Lbl", "LBody"]] * 2
    assert nested.kids[0].kids[1].names == ["L"]
    contents = tree.all("TOC")
    assert [toc.names for toc in contents] == [["TOCI"] * 3, ["TOCI"]]


def test_what_the_page_hides_is_not_read(sample: Made, tree: Tag) -> None:
    assert "●" in "".join(pages(sample.path))
    said = tree.text
    assert "●" not in said
    assert ". . ." not in said
    assert not re.search(r"Page \d+ sur", said)
    assert len(tree.all("Figure")) == 1


def test_tables_pictures_words_and_languages_are_described(sample: Made) -> None:
    with pikepdf.open(sample.path) as pdf:
        scopes = [str(header.A.Scope) for header in named(pdf, "TH")]
        assert scopes == ["/Column"] * 3 + ["/Row"] * 71
        spans = [cell.A.ColSpan for cell in named(pdf, "TD") if "/ColSpan" in cell.A]
        assert spans == [2]
        assert [str(figure.Alt) for figure in named(pdf, "Figure")] == [ALT]
        said = [span for span in named(pdf, "Span") if "/E" in span or "/Lang" in span]
        assert [str(span.get("/E") or span.get("/Lang")) for span in said] == [
            *("projet métropolitain", "en")
        ]
        orders = {str(item.A.ListNumbering) for item in named(pdf, "L")}
        assert orders == {"/Decimal", "/Disc", "/None"}


def test_every_link_says_where_it_leads_and_is_in_its_tag(sample: Made) -> None:
    with pikepdf.open(sample.path) as pdf:
        annotations = [item for page in pdf.pages for item in page.get("/Annots", [])]
        words = [str(item.Contents) for item in annotations]
        assert words == [
            *("Totaux", "Axe 1 – Prévenir", "Orientation 1.1", "Notes"),
            *["Note 1"] * 12,
            *("le site", "écrire"),
        ]
        assert [str(item.A.URI) for item in annotations if "/A" in item] == [
            *("https://www.grandlyon.com", "mailto:solidarites@example.org")
        ]
        assert {int(item.F) for item in annotations} == {4}
        linked = [
            kid.Obj.objgen
            for link in named(pdf, "Link")
            for kid in link.K
            if isinstance(kid, pikepdf.Dictionary) and kid.Type == "/OBJR"
        ]
        assert sorted(linked) == sorted(item.objgen for item in annotations)


def test_content_leads_to_its_tag_and_back(sample: Made) -> None:
    with pikepdf.open(sample.path) as pdf:
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        for rank, page in enumerate(pdf.pages):
            assert page.Tabs == "/S"
            assert page.StructParents == rank
            marked = [
                (str(step.operands[0]), step.operands[1].get("/MCID"))
                for step in pikepdf.parse_content_stream(page)
                if str(step.operator) == "BDC"
            ]
            held = {int(number) for _, number in marked if number is not None}
            owners = {at for at, owner in enumerate(parents[rank]) if owner is not None}
            assert held == owners
            assert {tag for tag, number in marked if number is None} <= {"/Artifact"}


def test_the_document_says_what_it_is(sample: Made) -> None:
    with pikepdf.open(sample.path) as pdf:
        assert str(pdf.Root.Lang) == "fr"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"
            assert about["dc:title"] == "Point d’étape – Projet des solidarités"
            assert about["dc:creator"] == ["Métropole de Lyon"]
            assert about["xmp:CreateDate"] == about["xmp:ModifyDate"] == "2026-01-01"
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20260101")
        fonts = {font.objgen: font for page in pdf.pages for font in page.Resources.Font.values()}
        assert fonts
        for font in fonts.values():
            assert "/ToUnicode" in font
            (below,) = font.DescendantFonts
            assert {"/FontFile2", "/FontFile3"} & set(below.FontDescriptor.keys())
