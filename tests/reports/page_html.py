"""A report as HTML: how a test reads it, and all that must hold of it whatever it says."""

import base64
import hashlib
import itertools
import re
from collections import Counter
from xml.etree.ElementTree import Element

import html5lib

SVG = "{http://www.w3.org/2000/svg}"


def parsed(html: str) -> Element:
    """The page as a tree; any parse error of the HTML standard stops the test."""
    tree = html5lib.getTreeBuilder("etree")
    root: Element = html5lib.HTMLParser(tree, strict=True, namespaceHTMLElements=False).parse(html)
    return root


def text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def as_shown(text: str) -> str:
    """What a reader sees of a text: blanks run together, unfit characters replaced."""
    unfit = (
        r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff"
        "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U0001ffff]|\r"
    )
    return " ".join(re.sub(unfit, "\ufffd", text).split())


def check(html: str, *, contents: bool = True) -> Element:
    """All that must hold of a page, whatever it says; ``contents`` when it has its list."""
    assert html.startswith("<!DOCTYPE html>\n")
    root = parsed(html)
    assert root.get("lang") == "fr"
    headings = [(int(e.tag[1]), e) for e in root.iter() if re.fullmatch("h[1-6]", str(e.tag))]
    levels = [level for level, _ in headings]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert all(text_of(heading) for _, heading in headings)

    ids = Counter(e.get("id") for e in root.iter() if e.get("id") is not None)
    assert [found for found, count in ids.items() if count > 1] == []
    for element in root.iter():
        for name in ("aria-labelledby", "aria-describedby"):
            assert set((element.get(name) or "").split()) <= set(ids)
    addresses = [e.get("href", "") for e in root.iter("a")]
    assert [found for found in addresses if found[:1] != "#" or found[1:] not in ids] == []
    check_documents(root)

    landmarks = {name: len(list(root.iter(name))) for name in ("header", "nav", "main", "footer")}
    assert landmarks == {"header": 1, "nav": int(contents), "main": 1, "footer": 1}
    for cell in root.iter("th"):
        assert cell.get("scope") in {"row", "col"}
    for table in root.iter("table"):
        assert table.find("caption") is not None
        widths = {len(list(row)) for row in table.iter("tr")}
        assert len(widths) == 1
    texts = {e.get("id"): text_of(e) for e in root.iter() if e.get("id")}
    for drawing in root.iter(f"{SVG}svg"):
        assert drawing.get("role") == "img"
        assert texts[drawing.get("aria-labelledby")]
        assert texts[drawing.get("aria-describedby")]
    check_self_contained(html, root)
    return root


def tags_of(root: Element) -> Counter[str]:
    """How many of each tag there are, what is drawn left out: long words are cut into lines."""
    drawn = {e for drawing in root.iter(f"{SVG}svg") for e in drawing.iter()}
    return Counter(str(e.tag) for e in root.iter() if e not in drawn)


def documents_of(root: Element) -> list[Element]:
    """The documents listed, in order."""
    return [e for e in root.iter("li") if (e.get("id") or "").startswith("document-")]


def check_documents(root: Element) -> None:
    """A citation says the number that its document has in the list."""
    listed = documents_of(root)
    assert [e.get("id") for e in listed] == [f"document-{n}" for n in range(1, len(listed) + 1)]
    lists = [e for e in root.iter("ol") if set(listed) & set(e)]
    assert [list(found) for found in lists] == ([listed] if listed else [])
    assert [found.attrib for found in lists] == ([{}] if listed else [])
    for link in root.iter("a"):
        address = link.get("href", "")
        if address.startswith("#document-"):
            assert "".join(link.itertext()) == address[1:].replace("-", "\u00a0")


def check_self_contained(html: str, root: Element) -> None:
    """Nothing is asked of any other place, and nothing can run."""
    assert [
        e.tag for e in root.iter() if e.tag in {"script", "link", "img", "iframe", "base"}
    ] == []
    for element in root.iter():
        for name in element.attrib:
            assert name not in {"src", "srcset", "style", "action", "background"}, name
            assert not name.startswith("on"), name
    (style,) = root.iter("style")
    assert not re.search(r"url\(|@import|https?:", style.text or "")
    (policy,) = [
        meta.get("content", "")
        for meta in root.iter("meta")
        if meta.get("http-equiv") == "Content-Security-Policy"
    ]
    digest = hashlib.sha256((style.text or "").encode()).digest()
    assert "default-src 'none'" in policy
    assert f"style-src 'sha256-{base64.b64encode(digest).decode()}'" in policy
    assert "unsafe" not in policy
    assert html.index("Content-Security-Policy") < html.index("<style>")
