"""Links lead where pms decides: no text of a plan becomes one, no document leads to a program."""

import csv
import io
import json
import re
import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import html5lib
import pikepdf
import pytest

from pms_cli.exchange.adresses import adresse
from pms_cli.exchange.docx import docx_of
from pms_cli.exchange.donnees import LICENCES
from tests.conftest import ROOT
from tests.garanties.essais import CIBLES
from tests.garanties.test_29_html_toujours_protege import skeleton

LEADING = ("href", "src", "srcset", "action", "formaction", "data", "poster", "cite", "xlink:href")
LICENCE_ADDRESSES = {licence.adresse for licence in LICENCES.values()}
REFUSED = (
    "javascript:alert(1)", "JaVa\tScript:alert(1)", " \x01javascript:alert(1)", "vbscript:x",
    "data:text/html,x", "file:///etc/passwd", "ftp://x.example", "//x.example/y", "x.html", "../x",
    "\\\\hote\\x", "http:x", "https:x", "https://", "ms-word:ofe|u|https://x.example", "tel:1",
    "https://a\u202eb.example", "mailto:", "mailto:a", "blob:https://x", "https://a b", "about:x",
)  # fmt: skip
ALLOWED = ("https://a.example/x?y=1#z", "http://a.example", "mailto:a.b@c.example", " https://a.b ")


def tree_of(html: str) -> ElementTree.Element:
    builder = html5lib.getTreeBuilder("etree")
    parser = html5lib.HTMLParser(builder, namespaceHTMLElements=False)
    found: ElementTree.Element = parser.parse(html)
    return found


def leads(root: ElementTree.Element) -> list[tuple[str, str, str]]:
    """Every attribute that leads somewhere, but those of drawings to their own parts."""
    return [
        (str(element.tag), str(name), value)
        for element in root.iter()
        for name, value in element.attrib.items()
        if str(name).lower().rpartition("}")[2] in LEADING
    ]


@pytest.mark.parametrize("report", CIBLES)
def test_a_page_leads_to_its_own_places_only(hostile: Path, report: str) -> None:
    root = tree_of((hostile / f"{report}.html").read_text(encoding="utf-8"))
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    found = leads(root)
    assert found
    for tag, name, value in found:
        assert (tag, name, value[:1]) == ("a", "href", "#")
        assert value[1:] in ids, value


def test_a_site_leads_to_its_own_files_and_to_the_licence_only(hostile: Path) -> None:
    public = hostile / "public"
    pages = {path: tree_of(path.read_text(encoding="utf-8")) for path in public.rglob("*.html")}
    ids = {path: {e.get("id") for e in root.iter() if e.get("id")} for path, root in pages.items()}
    assert len(pages) > 30
    outside = set()
    for path, root in pages.items():
        for tag, _, value in leads(root):
            parts = urlsplit(value)
            if parts.scheme:
                (link,) = [e for e in root.iter("a") if e.get("href") == value]
                assert "noopener" in str(link.get("rel")).split()
                outside.add(value)
                continue
            assert not parts.netloc, value
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            assert target.is_file(), (path, tag, value)
            assert target.is_relative_to(public.resolve())
            if parts.fragment:
                assert parts.fragment in ids[target], (path, value)
    assert outside <= LICENCE_ADDRESSES


def test_the_texts_are_there() -> None:
    """Else the tests above prove nothing: no field that attacks is left out of what is made."""
    from tests.garanties.hostiles import TEXTS

    assert {"titre", "constat", "nom", "libelle"} <= TEXTS


@pytest.mark.parametrize("report", CIBLES)
def test_the_attack_is_in_every_report(hostile: Path, report: str) -> None:
    for form in ("html", "md"):
        text = (hostile / f"{report}.{form}").read_text(encoding="utf-8")
        assert text.count("ailleurs.example") > 50


@pytest.mark.parametrize("report", CIBLES)
def test_a_page_has_the_same_elements_as_a_quiet_one(
    hostile: Path, calm: Path, report: str
) -> None:
    one, other = (
        skeleton((folder / f"{report}.html").read_text(encoding="utf-8"))
        for folder in (hostile, calm)
    )
    # Paragraphs are the data's, and a drawing cuts a long label.
    cut = {"p", "br", "tspan", "text", "title"}
    assert {tag for tag, _ in one} <= {tag for tag, _ in other} | cut
    assert {pair for pair in one if pair[0] not in cut} <= set(other)


def test_the_site_has_the_same_elements_as_a_quiet_one(hostile: Path, calm: Path) -> None:
    found: dict[Path, set[tuple[str, tuple[str, ...]]]] = {}
    for folder in (hostile, calm):
        found[folder] = set()
        for path in (folder / "public").rglob("*.html"):
            found[folder] |= set(skeleton(path.read_text(encoding="utf-8")))
    cut = {"p", "br", "tspan", "text"}
    assert {pair for pair in found[hostile] if pair[0] not in cut} <= found[calm]


@pytest.mark.parametrize("report", CIBLES)
def test_a_word_document_leads_nowhere_outside(hostile: Path, report: str) -> None:
    with zipfile.ZipFile(hostile / f"{report}.docx") as archive:
        names = archive.namelist()
        for name in names:
            if name.endswith(".rels"):
                for link in ElementTree.fromstring(archive.read(name)):
                    assert link.get("TargetMode") != "External", link.attrib
                    target = str(link.get("Target"))
                    assert not urlsplit(target).scheme
                    assert ".." not in target.split("/")[1:]
        words = archive.read("word/document.xml").decode()
    fields = re.findall(r"<w:instrText[^>]*>([^<]*)<", words)
    assert {field.split()[0] for field in fields} <= {"TOC", "PAGE", "PAGEREF", "NUMPAGES", "REF"}
    assert "HYPERLINK &quot;https" in words or 'HYPERLINK "https' in words
    assert not {n for n in names if re.search(r"(?i)vba|activex|embed|oleobject", n)}


def test_a_pdf_does_nothing_and_leads_nowhere_outside(hostile: Path) -> None:
    from pms_cli.exchange.pdf import pdf_of

    made = pdf_of((hostile / "fiche.html").read_text(encoding="utf-8"))
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert actions(pdf) == set()


def actions(pdf: pikepdf.Pdf) -> set[tuple[str, str]]:
    """All that a PDF may do: the kind of each action, and where it leads."""
    found = set()
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary):
            for key in ("/A", "/AA", "/OpenAction"):
                act = item.get(key)
                # Tags have attributes under the same name.
                if isinstance(act, pikepdf.Dictionary) and "/S" in act:
                    found.add((str(act.get("/S")), str(act.get("/URI"))))
            assert item.get("/Type") not in {"/EmbeddedFile", "/Filespec"}
            assert not {"/JS", "/JavaScript", "/EmbeddedFiles", "/AF"} & set(item.keys())
    return found


def links(*addresses: str, head: str = "") -> str:
    body = "".join(
        f'<p><a href="{a.replace("&", "&amp;")}">texte {rank}</a></p>'
        for rank, a in enumerate(addresses)
    )
    return f'<!DOCTYPE html><html lang="fr"><head><title>t</title>{head}</head><body>{body}</body>'


@pytest.mark.parametrize("address", REFUSED)
def test_an_address_that_is_neither_the_web_nor_mail_is_none(address: str) -> None:
    assert adresse(address) == "" or "%E2%80%AE" in adresse(address)


def test_a_template_of_ones_own_makes_links_to_the_web_and_to_mail_only() -> None:
    from pms_cli.exchange.pdf import pdf_of

    # A style sheet of WeasyPrint's can make a link of anything.
    sheet = "<style>h1{-weasy-link:url(javascript:alert(1));link:url(file:///x)}</style>"
    html = links(*REFUSED, *ALLOWED, "#ici", head=sheet).replace(
        "<body>", '<body><h1 id="ici">titre</h1><svg width="9" height="9"><a href="javascript:x">'
        '<rect width="9" height="9"/></a></svg>'
    )  # fmt: skip
    with pikepdf.open(io.BytesIO(pdf_of(html))) as pdf:
        told = actions(pdf)
    assert told == {("/URI", address.strip()) for address in ALLOWED}
    with zipfile.ZipFile(io.BytesIO(docx_of(html))) as archive:
        words = archive.read("word/_rels/document.xml.rels").decode()
    outside = re.findall(r'Target="([^"]*)"[^>]*TargetMode="External"', words)
    assert set(outside) <= {address.strip() for address in ALLOWED}
    assert len(set(outside)) == len(ALLOWED)


def test_a_feed_and_a_calendar_lead_to_the_site_only(hostile: Path) -> None:
    public = hostile / "public"
    feed = ElementTree.fromstring((public / "flux.atom").read_bytes())
    addresses = [link.get("href", "") for link in feed.iter("{http://www.w3.org/2005/Atom}link")]
    assert len(addresses) > 3
    assert all(address.startswith("https://plan.example/") for address in addresses)
    calendar = (public / "agenda.ics").read_bytes().decode().replace("\r\n ", "")
    names = {line.partition(":")[0].partition(";")[0] for line in calendar.split("\r\n") if line}
    assert not names & {"URL", "ATTACH", "VALARM", "ATTENDEE", "ORGANIZER"}


def test_open_data_says_no_address_but_the_site_and_the_licence(hostile: Path) -> None:
    said = json.loads((hostile / "public" / "donnees" / "datapackage.json").read_bytes())
    for resource in said["resources"]:
        path = resource["path"]
        assert not path.startswith(("/", ".")) or path.startswith("https://plan.example/"), path
    for path in (hostile / "public" / "donnees" / "tableur").glob("*.csv"):
        text = path.read_text(encoding="utf-8-sig")
        for row in csv.reader(io.StringIO(text), delimiter=";"):
            assert not [cell for cell in row if cell.lstrip().startswith(("=", "+", "@"))]


def test_no_template_of_ours_makes_a_link_of_a_text() -> None:
    """What is written in an address is made by pms: an anchor, a path of the site, a constant."""
    made = {
        "racine", "script", "entree.adresse", "adresse", "ancre", "l.adresse", "lien.url",
        "fichier.lien.adresse", "vue.adresse_licence", "action.ancre", "numero", "rang", "note",
        "autre.ancre", "cible", "a.ancre", "f.ancre",
    }  # fmt: skip
    seen = set()
    for path in (ROOT / "templates").rglob("*.html.j2"):
        text = path.read_text(encoding="utf-8")
        for value in re.findall(r'(?:href|src|action)="([^"]*)"', text):
            assert not re.match(r"(?i)\s*(javascript|data|https?):", value), (path, value)
            seen |= {found.strip() for found in re.findall(r"{{(.*?)}}", value)}
    ours = {found for found in seen if found.rpartition(".")[2] in {"ancre", "adresse"}}
    assert seen - ours <= made, seen - ours - made
