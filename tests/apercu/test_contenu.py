"""Pages as the preview serves them: types, the script, the policy of each."""

import json

import html5lib
import pytest

from pms_cli.apercu import Apercu
from pms_cli.apercu.contenu import POLICY, Page

BARE = b"<!DOCTYPE html><html lang='fr'><head><title>a</title></head><body><p>a</p></body></html>"


def page(content: bytes, name: str = "index.html") -> Page:
    found = Apercu.of({name: content}).find(f"/{name}")
    assert isinstance(found, Page)
    return found


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.css", "text/css; charset=utf-8"),
        ("a.JS", "text/javascript; charset=utf-8"),
        ("a.svg", "image/svg+xml; charset=utf-8"),
        ("a.atom", "application/atom+xml; charset=utf-8"),
        ("a.pdf", "application/pdf"),
        ("a.exe", "application/octet-stream"),
        ("html", "text/html; charset=utf-8"),
        ("a", "application/octet-stream"),
    ],
)
def test_types(name: str, kind: str) -> None:
    assert page(b"</head>", name).kind == kind


def test_what_is_no_page_is_served_byte_for_byte() -> None:
    for name in ("a.svg", "a.js", "a.xml", "a.txt"):
        assert page(BARE, name).body == BARE


def test_the_script_comes_into_the_head_and_changes_nothing_else() -> None:
    found = page(BARE)
    before, _, after = found.body.partition(b"<script")
    assert before + after.partition(b"</script>")[2] == BARE
    document = html5lib.parse(found.body.decode(), namespaceHTMLElements=False)
    (tag,) = document.findall("head/script")
    assert tag.attrib["src"].startswith("/-/apercu.js?")
    assert not tag.text


@pytest.mark.parametrize("content", [b"", b"<p>a", b"<p>\xff</p>", "<p>é</HEAD >".encode()])
def test_a_page_that_is_hardly_one_has_the_script_too(content: bytes) -> None:
    assert page(content).body.count(b'<script src="/-/apercu.js') == 1


@pytest.mark.parametrize(
    ("said", "policy"),
    [
        ("default-src 'none'", "default-src 'none'; script-src 'self'; connect-src 'self'"),
        (
            "default-src 'none'; script-src 'none'; img-src data:",
            "default-src 'none'; script-src 'self'; img-src data:; connect-src 'self'",
        ),
        (
            "Script-Src 'self';;connect-src 'self' ;",
            "script-src 'self'; connect-src 'self'",
        ),
        (
            "default-src &#39;none&#39;",
            "default-src 'none'; script-src 'self'; connect-src 'self'",
        ),
        ("default-src 'none'\r\nX-Faux: 1", POLICY),
        ("default-src é", POLICY),
    ],
)
def test_a_pages_own_policy_becomes_a_header(said: str, policy: str) -> None:
    meta = f'<meta http-equiv="Content-Security-Policy" content="{said}">'
    found = page(BARE.replace(b"<title>", meta.encode() + b"<title>"))
    assert found.policy == policy
    assert b"http-equiv" not in found.body
    assert b"<title>a</title>" in found.body
    assert page(BARE).policy == POLICY


def test_the_version_is_that_of_all_the_files() -> None:
    versions = {
        Apercu.of(files).version
        for files in (
            {},
            {"a": b""},
            {"a": b"b"},
            {"ab": b""},
            {"a": b"", "b": b""},
            {"a": b"b", "b": b""},
        )
    }
    assert len(versions) == 6
    one = Apercu.of({"a": b"1", "b": b"2"}).version
    assert one == Apercu.of({"b": b"2", "a": b"1"}, "un souci").version


def test_paths() -> None:
    made = Apercu.of({"index.html": b"0", "a/index.html": b"1", "é.txt": b"2"})
    assert made.find("/") == made.find("/index.html")
    assert made.find("/a") == "/a/"
    assert made.find("/a/") == made.find("/a/index.html")
    assert made.find("/é.txt") == Page(b"2", "text/plain; charset=utf-8")
    for path in ("/b", "/a/b", "//", "/../index.html", "/./index.html", "//a", "/a//", "/-/"):
        assert made.find(path) is None


def test_what_is_wrong_is_data() -> None:
    said = '</p><script>alert("é")</script>\u2028'
    empty = Apercu(probleme=said)
    assert empty.absent().status == 503
    assert b"<script>alert" not in empty.absent().body
    state = empty.find("/-/etat.json")
    assert isinstance(state, Page)
    assert json.loads(state.body) == {"version": "", "probleme": said}


def test_the_pages_stay_while_something_is_wrong() -> None:
    good = Apercu.of({"index.html": b"a"})
    bad = good.still("rien ne va")
    assert (bad.pages, bad.version, bad.probleme) == (good.pages, good.version, "rien ne va")
    assert bad.absent().status == 404
