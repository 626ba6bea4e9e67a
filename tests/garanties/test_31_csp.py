"""A page asks nothing of anybody, runs nothing but our scripts, and says so to the browser."""

import base64
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import html5lib
import pytest

from pms_cli.errors import TemplateError
from pms_cli.gabarits import Gabarits, feuilles
from tests.garanties.essais import CIBLES, pms
from tests.garanties.hostiles import DAY, plan_of
from tests.navigateur.conftest import Ouvrir, navigateur, ouvrir

__all__ = ["navigateur", "ouvrir"]

SCRIPTS = {"mots.js", "recherche.js", "filtres.js", "recherche-index.js"}
REMOTE = """\
@import url("https://ailleurs.example/a.css");
@import "//ailleurs.example/b.css";
@font-face { font-family: f; src: url(https://ailleurs.example/f.woff2) }
body { font-family: f; background: url(https://ailleurs.example/i.png), url(//ailleurs.example/j) }
a::before { content: url("https://ailleurs.example/k.svg") }
"""
"""A style sheet that asks others for all that a style sheet can ask for."""


def policy_of(text: str) -> dict[str, list[str]]:
    """The policy of a page, which comes before anything that it governs."""
    builder = html5lib.getTreeBuilder("etree")
    root = html5lib.HTMLParser(builder, namespaceHTMLElements=False).parse(text)
    head = root.find("head")
    ranks = [str(element.get("http-equiv", "")).lower() for element in head]
    at = ranks.index("content-security-policy")
    assert all(element.tag == "meta" for element in list(head)[:at])
    rules = (rule.split() for rule in head[at].get("content").split(";"))
    return {words[0]: words[1:] for words in rules}


def run_of(text: str) -> Iterator[str]:
    """Whatever in a page could run, or give it another look, without a file of ours."""
    builder = html5lib.getTreeBuilder("etree")
    root = html5lib.HTMLParser(builder, namespaceHTMLElements=False).parse(text)
    for element in root.iter():
        for name in map(str, element.attrib):
            if name.lower().startswith("on") or name.lower() in {"style", "srcdoc", "ping"}:
                yield f"{element.tag} {name}"
        if element.tag in {
            "iframe",
            "object",
            "embed",
            "base",
            "frame",
            "applet",
            "audio",
            "video",
        }:
            yield str(element.tag)
        if element.tag == "script" and (element.text or not element.get("src")):
            yield "script"


def test_every_report_says_the_strictest_policy(hostile: Path) -> None:
    for name in CIBLES:
        text = (hostile / f"{name}.html").read_text(encoding="utf-8")
        policy = policy_of(text)
        (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        assert policy == {
            "default-src": ["'none'"],
            "style-src": [f"'sha256-{digest}'"],
            "base-uri": ["'none'"],
            "form-action": ["'none'"],
        }
        assert list(run_of(text)) == []
        assert "<script" not in text


def test_every_page_of_the_site_says_a_strict_policy(hostile: Path) -> None:
    pages = [*(hostile / "public").rglob("*.html")]
    assert len(pages) > 30
    for path in pages:
        text = path.read_text(encoding="utf-8")
        assert policy_of(text) == {
            "default-src": ["'none'"],
            **{name: ["'self'"] for name in ("script-src", "style-src", "img-src", "form-action")},
            "base-uri": ["'none'"],
        }
        assert list(run_of(text)) == []
        scripts = re.findall(r'<script src="([^"]*)" defer></script>', text)
        assert {script.rpartition("/")[2] for script in scripts} <= SCRIPTS


def test_no_file_of_the_site_asks_another_place(hostile: Path) -> None:
    public = hostile / "public"
    sheet = (public / "site.css").read_text(encoding="utf-8")
    assert not re.search(r"url\(|@import|//", sheet)
    for name in SCRIPTS - {"recherche-index.js"}:
        script = (public / name).read_text(encoding="utf-8")
        assert not re.search(
            r"\b(fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts|eval|Function|"
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment)\b",
            script,
        )
    index = (public / "recherche-index.js").read_text(encoding="utf-8")
    assert not re.search("[<>&\u2028\u2029]", index)
    icon = (public / "icone.svg").read_text(encoding="utf-8")
    assert not re.search(r"<script|href|url\(|on\w+=", icon)


@pytest.mark.parametrize("report", CIBLES)
def test_a_report_does_nothing_in_a_browser(ouvrir: Ouvrir, hostile: Path, report: str) -> None:
    visite = ouvrir(hostile / f"{report}.html")
    assert (visite.console, visite.refused, visite.violations()) == ([], [], [])
    assert len(visite.requests) == 1


def test_no_page_of_the_site_does_anything_in_a_browser(ouvrir: Ouvrir, hostile: Path) -> None:
    public = hostile / "public"
    visite = ouvrir(public / "index.html", root=public)
    for path in sorted(public.rglob("*.html")):
        visite.go(path, root=public)
        found = (visite.console, visite.refused, visite.violations())
        assert found == ([], [], []), path
        assert {url.rpartition(":")[0] for url in visite.requests} == {"file"}


def test_a_search_shows_texts_as_texts(ouvrir: Ouvrir, hostile: Path) -> None:
    public = hostile / "public"
    visite = ouvrir(public / "recherche.html", root=public)
    visite.page.fill("#q", "ailleurs")
    visite.page.keyboard.press("Enter")
    visite.page.wait_for_selector("[data-recherche-resultats] li")
    shown = visite.page.inner_text("[data-recherche-resultats]")
    assert "<script>alert(1)</script>" in shown
    tags = visite.page.evaluate(
        "() => [...new Set([...document.querySelectorAll('[data-recherche-resultats] *')]"
        ".map((e) => e.localName))]"
    )
    assert not set(tags) & {"script", "img", "svg", "iframe", "base", "textarea", "title"}
    assert (visite.console, visite.refused, visite.violations()) == ([], [], [])


@pytest.mark.parametrize(
    "sheet",
    [
        *REMOTE.splitlines(),
        '@import "//ailleurs.example/b.css";',
        "a { background: url(\\\\\\\\hote\\\\x) }",
        "a { background: url(ht\\74ps:ailleurs.example) }",
        "a { background: image-set('h\\a ttps:ailleurs.example/x' 1x) }",
        "a { background: url(/\\/ailleurs.example) }",
        'a::before { content: "/*" } b { background: url(//x.example) } c { content: "*/" }',
        "a { background: url(/*) } b { background: url(//x.example) } /* */",
    ],
)
def test_a_style_sheet_that_asks_another_place_is_refused(tmp_path: Path, sheet: str) -> None:
    """And were one to pass, the policy of the page is there; that is in the next test."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "rapport.css").write_text(
        f"/* https://a */\n{sheet}\n", encoding="utf-8"
    )
    with pytest.raises(TemplateError, match=r"rapport\.css, ligne 2 : une adresse d’un autre site"):
        Gabarits(str(tmp_path)).feuille("rapport.css")


def test_the_policy_stops_what_a_style_sheet_asks(
    ouvrir: Ouvrir, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = plan_of(tmp_path, "")
    (plan / "templates").mkdir()
    (plan / "templates" / "rapport.css").write_text(REMOTE, encoding="utf-8")
    monkeypatch.setattr(feuilles, "_line_elsewhere", lambda text: 0)
    call = ("report", "fiche", "1", "-o", "fiche.html", "--au", DAY, "--plan", str(plan))
    assert pms(*call, cwd=tmp_path).status == 0
    visite = ouvrir(tmp_path / "fiche.html")
    # What is told to be refused was stopped by the policy, not by the test.
    assert len(visite.violations()) > 2
    assert visite.refused == []


@pytest.mark.parametrize("sheet", ["a{}</style><script>alert(1)</script>", "<!-- a{} -->"])
def test_a_style_sheet_that_ends_its_element_is_refused(tmp_path: Path, sheet: str) -> None:
    plan = plan_of(tmp_path, "")
    (plan / "templates").mkdir()
    (plan / "templates" / "rapport.css").write_text(sheet, encoding="utf-8")
    for call in (
        ("report", "fiche", "1", "-o", str(tmp_path / "a.html")),
        ("site", "-o", str(tmp_path / "public")),
    ):
        outcome = pms(*call, "--plan", str(plan), cwd=tmp_path)
        assert outcome.status == 2
        assert "n’a pas sa place dans une feuille de style" in outcome.said
    assert [path.name for path in tmp_path.iterdir()] == ["plan"]
