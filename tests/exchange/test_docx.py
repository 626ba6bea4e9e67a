"""Reports as Word documents: what Word, LibreOffice and a screen reader are given."""

import io
import re
import time
import zipfile
from pathlib import Path

import pytest

from pms_cli.errors import MisuseError
from pms_cli.exchange.docx import docx_of
from tests.exchange.lecture import NS, Lu, W, faults
from tests.exchange.pages import ETROIT, LARGE, VOCABULAIRE, page


@pytest.fixture(scope="module")
def lu() -> Lu:
    return Lu(VOCABULAIRE)


def test_headings_keep_their_order_and_make_the_outline(lu: Lu) -> None:
    found = [(s, t) for s, t in lu.paragraphes() if s == "Title" or s.startswith("Heading")]
    assert found == [
        ("Title", "Point d’essai\nau 31 janvier"),
        ("Heading1", "Totaux"),
        ("Heading1", "Axe 1 – Prévenir"),
        ("Heading2", "Orientation 1.1"),
        ("Heading3", "1. Écouter"),
        ("Heading3", "2. Répondre"),
        ("Heading1", "Méthode et sources"),
    ]
    levels = {
        style.get(f"{W}styleId"): style.xpath("string(w:pPr/w:outlineLvl/@w:val)", namespaces=NS)
        for style in lu.xpath("//w:style", "word/styles.xml")
    }
    assert [levels[f"Heading{n}"] for n in range(1, 7)] == list("012345")
    assert lu.document.styles["Heading 1"].name == "Heading 1"


def test_no_level_of_heading_is_skipped_whatever_a_template_does() -> None:
    found = Lu(page("<h1>A</h1><h5>B</h5><h2>C</h2><h4>D</h4><h1>E</h1><h6>F</h6>"))
    assert [s for s, _ in found.paragraphes() if s.startswith("Heading")] == [
        "Heading1", "Heading1", "Heading2", "Heading1", "Heading2",
    ]  # fmt: skip


def test_the_table_of_contents_reads_right_before_it_is_updated(lu: Lu) -> None:
    shown = [(s, t) for s, t in lu.paragraphes() if s.startswith("TOC")]
    assert shown == [
        ("TOCHeading", "Sommaire"),
        ("TOC1", "Totaux"),
        ("TOC1", "Axe 1 – Prévenir"),
        ("TOC2", "Orientation 1.1"),
        ("TOC1", "Méthode et sources"),
    ]
    (told,) = lu.xpath("//w:sdt//w:instrText/text()")
    assert told.split() == ["TOC", "\\o", '"1-2"', "\\n", "\\h", "\\z", "\\u"]
    marks = set(lu.xpath("//w:bookmarkStart/@w:name"))
    assert set(lu.xpath("//w:sdt//w:hyperlink/@w:anchor")) <= marks
    assert "Un lien du sommaire" not in lu.texte()
    # After the head of the report, before its body.
    order = [text for _, text in lu.paragraphes()]
    assert order.index("Le plan annonce 3 actions.") < order.index("Sommaire")
    assert lu.xpath("//w:sdt//w:fldChar/@w:fldCharType") == [
        "begin", "separate", "end",
    ]  # fmt: skip


def test_the_words_of_the_page_are_all_there_once_in_french_typography(lu: Lu) -> None:
    texts = lu.paragraphes()
    assert ("Subtitle", "Métropole d’essai\nPlan des solidarités") in texts
    assert ("Normal", "État au\u00a0: 31 janvier 2026") in texts
    assert ("Normal", "Méthode\u00a0: les points datés (détail)") in texts
    assert ("Terme", "Lecteurs") in texts
    assert ("Definition", "les partenaires") in texts
    assert ("Etat", "État d’avancement\u00a0: 2/5 ●●○○○ (février 2019)") in texts
    assert ("Normal", "Un constat de CCAS, pms lint, H2O.") in texts
    assert ("Resume", "En savoir plus") in texts
    assert ("Normal", "Ce qui se déplie.") in texts
    assert ("HTMLPreformatted", "ligne 1\n  ligne 2\ttabulée") in texts
    assert ("Quote", "Une citation.") in texts
    assert ("Normal", "Du texte inconnu") in texts
    assert texts[-1] == ("Precision", "Produit par pms 0.")
    for absent in ("alert", "color:red", "Aller au contenu"):
        assert absent not in lu.texte()


def test_lists_have_numbers_of_words_own_that_begin_anew(lu: Lu) -> None:
    found = {
        "".join(p.itertext()): (
            p.xpath("string(w:pPr/w:pStyle/@w:val)", namespaces=NS),
            p.xpath("string(w:pPr/w:numPr/w:ilvl/@w:val)", namespaces=NS),
            p.xpath("string(w:pPr/w:numPr/w:numId/@w:val)", namespaces=NS),
        )
        for p in lu.xpath("//w:p[w:pPr/w:numPr]")
    }
    assert found["un"] == ("ListBullet", "0", "1")
    assert found["un bis"] == ("ListBullet2", "1", "1")
    assert found["quatre"] == ("ListNumber3", "2", "3")
    assert found["premier"] == found["deuxième"] == ("ListNumber", "0", "4")
    assert found["premier encore"] == ("ListNumber", "0", "5")
    assert ("ListContinue", "suite de deux") in lu.paragraphes()
    starts = {
        num.get(f"{W}numId"): num.xpath("string(.//w:startOverride/@w:val)", namespaces=NS)
        for num in lu.xpath("//w:num", "word/numbering.xml")
    }
    assert starts == {"1": "", "2": "", "3": "4", "4": "1", "5": "1"}


def test_tables_have_a_name_and_head_rows_and_rows_that_are_not_cut(lu: Lu) -> None:
    (table,) = lu.document.tables
    assert table.style is not None
    assert table.style.name == "Tableau du plan"
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Groupe", "Total", "Moyenne"],
        ["Axe 1 Prévenir", "1\u00a0250", "2,70 (3)"],
        ["Axe 2", "7", "–"],
    ]
    assert len(lu.xpath("//w:tr[w:trPr/w:cantSplit]")) == 3
    assert len(lu.xpath("//w:tr[1][w:trPr/w:tblHeader]")) == len(lu.xpath("//w:tblHeader")) == 1
    (look,) = lu.xpath("//w:tblLook")
    assert (look.get(f"{W}firstRow"), look.get(f"{W}firstColumn")) == ("1", "1")
    assert lu.xpath("//w:tblCaption/@w:val") == ["Nombre d’actions par niveau"]
    caption = lu.xpath("//w:p[w:pPr/w:pStyle/@w:val='Caption']")[-1]
    assert "".join(caption.itertext()) == "Nombre d’actions par niveau"
    assert caption.getnext().tag == f"{W}tbl"
    assert [style for style, text in lu.paragraphes() if text in {"1\u00a0250", "7"}] == [
        "TableauNombre"
    ] * 2
    assert ("TableauEnteteNombre", "Total") in lu.paragraphes()
    assert ("TableauEntete", "Moyenne") in lu.paragraphes()
    assert sum(int(w) for w in lu.xpath("//w:gridCol/@w:w")) == 9638


def test_cells_that_span_make_a_grid_without_holes(tmp_path: Path) -> None:
    html = page(
        "<table><tr><th colspan=2>A</th><th>B</th></tr><tr><td rowspan=3>1<td>2<td>3"
        "<tr><td>4</tr><tr><td colspan=9999>5</table><table><tr><td>autre</table>"
    )
    found = Lu(html)
    first, second = found.document.tables
    assert [[cell.text for cell in row.cells] for row in first.rows] == [
        ["A", "A", "B"],
        ["1", "2", "3"],
        ["1", "4", ""],
        ["1", "5", "5"],
    ]
    assert second.rows[0].cells[0].text == "autre"
    widths = [
        sum(
            int(n or 1)
            for n in (
                c.xpath("string(w:tcPr/w:gridSpan/@w:val)", namespaces=NS)
                for c in row.iter(f"{W}tc")
            )
        )
        for row in found.xpath("//w:tbl[1]/w:tr")
    ]
    assert len(set(widths)) == 1
    assert faults(found.octets, tmp_path) == []


def test_footnotes_are_words_own_and_say_where_they_come_from(lu: Lu) -> None:
    notes = lu.xpath("//w:footnote[not(@w:type)]", "word/footnotes.xml")
    assert ["".join(note.itertext()).strip() for note in notes] == [
        "À confirmer. Actions\u00a0: 1, 2 (source).",
        "Un doute.",
    ]
    assert lu.xpath("//w:footnoteReference/@w:id") == ["1", "2"]
    # The second call of a note refers to the first, by its bookmark.
    assert [t.split() for t in lu.xpath("//w:instrText/text()") if "NOTEREF" in t] == [
        ["NOTEREF", "_Note1", "\\f", "\\h"]
    ]
    assert "_Note1" in lu.xpath("//w:bookmarkStart/@w:name")
    (target,) = lu.xpath("//*[@TargetMode='External']/@Target", "word/_rels/footnotes.xml.rels")
    assert target == "https://www.example.org/source"
    assert "Notes" not in [text for _, text in lu.paragraphes()]
    places = set(lu.xpath("//w:bookmarkStart/@w:name"))
    assert set(lu.xpath("//w:hyperlink/@w:anchor", "word/footnotes.xml")) <= places


@pytest.mark.parametrize(
    "calls",
    ['<sup><a href="#note-2">2</a></sup><sup><a href="#note-1">1</a></sup>',
     '<sup><a href="#note-1">1</a></sup>',
     '<sup><a href="#note-1">a</a></sup><sup><a href="#note-2">b</a></sup>'],
    ids=["out of order", "one never called", "by letters"],
)  # fmt: skip
def test_notes_that_word_would_number_otherwise_stay_a_list_with_links(calls: str) -> None:
    found = Lu(
        page(
            f"<p>Un{calls}</p><section aria-labelledby=notes><h2 id=notes>Notes</h2><ol>"
            "<li id=note-1>Première</li><li id=note-2>Seconde</li></ol></section>"
        )
    )
    assert found.xpath("//w:footnoteReference") == []
    assert ("ListNumber", "Première") in found.paragraphes()
    places = set(found.xpath("//w:bookmarkStart/@w:name"))
    links = found.xpath("//w:p[1]//w:hyperlink/@w:anchor")
    assert links
    assert set(links) <= places


def test_links_go_to_bookmarks_or_to_addresses(lu: Lu) -> None:
    anchors = lu.xpath("//w:hyperlink/@w:anchor")
    names = lu.xpath("//w:bookmarkStart/@w:name")
    assert set(anchors) <= set(names)
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[A-Za-z_]\w{0,39}", name, re.ASCII) for name in names)
    starts = lu.xpath("//w:bookmarkStart/@w:id")
    assert sorted(starts) == sorted(lu.xpath("//w:bookmarkEnd/@w:id"))
    assert len(starts) == len(set(starts))
    targets = lu.xpath("//*[@TargetMode='External']/@Target", "word/_rels/document.xml.rels")
    assert targets == ["https://www.example.org/%C3%A9?a=1&b=2", "mailto:pms@example.org"]


def test_an_id_given_twice_and_a_list_in_a_list_make_no_fault(tmp_path: Path) -> None:
    found = Lu(
        page("<p id=a>x</p><p id=a>y</p><p><a href='#a'>z</a></p><ul><ul><li>un</li></ul></ul>")
    )
    names = found.xpath("//w:bookmarkStart/@w:name")
    assert len(names) == len(set(names)) == 1
    assert ("ListBullet2", "un") in found.paragraphes()
    assert faults(found.octets, tmp_path) == []


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", "file:///etc/passwd", "//example.org/x", "ftp://example.org", "data:,x",
     "https://[bad", "https://exa mple.org", "http://", "https://e.org/%zz", "#nowhere", "#", "",
     "https://e.org/#a#b", "mailto:a@b@c", "mailto:a b@c.org", "\\\\server\\share", "HTTPS:x",
     "https://e.org/" + "x" * 2500, "https://é.org/"],
)  # fmt: skip
def test_any_other_link_is_its_text(href: str) -> None:
    found = Lu(page(f"<p>voir <a href='{href}'>ceci</a></p>"))
    assert ("Normal", "voir ceci") in found.paragraphes()
    assert found.xpath("//w:hyperlink") == []
    assert b"External" not in found.archive.read("word/_rels/document.xml.rels")


def test_a_chart_is_a_picture_that_says_what_it_shows(lu: Lu) -> None:
    (about,) = lu.xpath("//wp:docPr")
    assert about.get("descr") == "Actions par niveau. 3 actions : 1 à 2/5 et 2 à 3/5."
    assert about.get("title") == "Actions par niveau"
    images = [name for name in lu.archive.namelist() if name.startswith("word/media/")]
    assert images == ["word/media/image1.png"]
    png = lu.archive.read(images[0])
    assert png[:4] == b"\x89PNG"
    assert int.from_bytes(png[16:20]) == 1440
    (size,) = lu.xpath("//wp:extent/@cx")
    assert int(size) == 6_120_000


@pytest.mark.parametrize(
    "svg",
    ['<svg width="5" height="9" aria-label="Dite"><image href="file:///etc/passwd"/></svg>',
     '<svg aria-label="Dite"><rect fill="red"/></svg>',
     '<svg width="20" height="20" aria-label="Dite"><rect class="x" width="9" height="9"/></svg>',
     '<svg width="99999" height="20" aria-label="Dite"><rect fill="red"/></svg>',
     '<svg width="20" height="20" aria-label="Dite">' + '<rect fill="red"/>' * 20_001 + "</svg>"],
    ids=["nothing known", "no size", "no colour", "too wide", "too much"],
)  # fmt: skip
def test_a_drawing_that_cannot_be_drawn_is_told(svg: str) -> None:
    found = Lu(page(f"<p>{svg}</p><p aria-hidden=true>Dite</p><p>Fin</p>"))
    assert [text for _, text in found.paragraphes()] == ["Dite", "Fin"]
    assert [name for name in found.archive.namelist() if "media" in name] == []


def test_without_a_font_a_chart_with_words_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from pms_cli.exchange.docx import images

    monkeypatch.setattr(images, "_has_letters", lambda: False)
    said = "Actions par niveau. 3 actions : 1 à 2/5 et 2 à 3/5."
    assert ("Graphique", said) in Lu(page(f"<figure>{LARGE}{ETROIT}</figure>")).paragraphes()


def test_a_drawing_takes_nothing_from_elsewhere() -> None:
    import resvg_py

    from pms_cli.exchange.docx.arbre import arbre
    from pms_cli.exchange.docx.images import _svg

    svg = next(
        node
        for node in arbre(
            '<svg width="9" height="9"><style>rect{fill:url(http://a)}</style><script>x</script>'
            '<image href="file:///x.png"/><use href="#a"/><g onclick="x" style="fill:red" '
            'fill="url(http://a/b)" filter="url(#f)"><rect fill="url(#p)" stroke="URL(//a)"/></g>'
            '<defs><pattern id="p"><rect fill="url(#p)"/></pattern></defs>'
            "<foreignObject><p>x</p></foreignObject></svg>"
        ).tous()
        if node.nom == "svg"
    )
    made = _svg(svg, (9, 9))
    assert made == (
        '<svg width="9" height="9" xmlns="http://www.w3.org/2000/svg"><g><rect fill="url(#p)">'
        '</rect></g><defs><pattern id="p"><rect></rect></pattern></defs></svg>'
    )
    assert resvg_py.svg_to_bytes(svg_string=made)


def test_the_document_says_its_title_author_language_and_day(lu: Lu) -> None:
    about = lu.document.core_properties
    assert (about.title, about.author, about.language) == (
        "Point d’essai – Plan & co", "Métropole d’essai", "fr-FR",
    )  # fmt: skip
    assert about.created is not None
    assert about.created.date().isoformat() == "2026-01-31"
    assert about.created == about.modified
    (lang,) = lu.xpath("//w:rPrDefault//w:lang", "word/styles.xml")
    assert lang.get(f"{W}val") == "fr-FR"
    assert set(lu.corps.xpath("//w:lang/@w:val", namespaces=NS)) <= {"fr-FR"}


def test_pages_are_a4_with_a_title_above_and_a_number_below(lu: Lu) -> None:
    section = lu.document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)  # type: ignore[union-attr]
    assert section.header.paragraphs[0].text == "Point d’essai – Plan & co"
    (foot,) = [name for name in lu.parts if "footer" in name]
    assert "".join(lu.parts[foot].itertext()).strip() == "Page\u00a01 sur 1"
    assert [told.strip() for told in lu.xpath("//w:fldSimple/@w:instr", foot)] == [
        "PAGE",
        "NUMPAGES",
    ]


def test_nothing_is_spaced_by_empty_paragraphs(lu: Lu) -> None:
    empty = [
        p for p in lu.xpath("//w:body/w:p") if not p.xpath(".//w:t|.//w:drawing", namespaces=NS)
    ]
    assert empty == []
    used = {style for style, _ in lu.paragraphes()}
    known = set(lu.xpath("//w:style/@w:styleId", "word/styles.xml"))
    assert used <= known
    assert set(lu.xpath("//w:rStyle/@w:val")) <= known
    assert set(lu.xpath("//w:basedOn/@w:val|//w:next/@w:val", "word/styles.xml")) <= known


def test_words_rules_are_kept_to_the_order_of_each_element(lu: Lu, tmp_path: Path) -> None:
    assert faults(lu.octets, tmp_path) == []


def test_the_rules_do_find_what_word_would_refuse(lu: Lu, tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in lu.archive.namelist():
            content = lu.archive.read(name)
            if name == "word/document.xml":
                content = re.sub(
                    rb"<w:pPr>(<w:pStyle [^>]*/>)(<w:keepNext/>)", rb"<w:pPr>\2\1", content
                )
            target.writestr(name, content)
    assert faults(out.getvalue(), tmp_path) != []


def test_the_same_page_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch, lu: Lu) -> None:
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(2_000_000_000))
    assert docx_of(VOCABULAIRE) == lu.octets
    assert {info.date_time[:3] for info in lu.archive.infolist()} == {(1980, 1, 1)}
    names = lu.archive.namelist()
    assert names == ["[Content_Types].xml", *sorted(names[1:])]


def test_without_a_day_the_document_has_the_first_one() -> None:
    html = page("<p>x</p>").replace("2026-01-31", "hier")
    created = Lu(html).document.core_properties.created
    assert created is not None
    assert created.year == 1980


def test_what_is_missing_is_told_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    for library in ("docx", "resvg_py"):
        with monkeypatch.context() as patch:
            patch.setitem(sys.modules, library, None)
            with pytest.raises(MisuseError, match=r"pip install 'pms-cli\[docx\]'"):
                docx_of(page("<p>x</p>"))
