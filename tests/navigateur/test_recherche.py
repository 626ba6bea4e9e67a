"""The site's search and filters, used as a person would: from a folder, and under a sub-path."""

import contextlib
import datetime as dt
import functools
import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from pms_cli.gabarits import Gabarits
from pms_cli.site.rendu import construire
from pms_cli.vues.demande import Demande
from pms_cli.workspace import read_workspace
from tests.navigateur.conftest import Ouvrir
from tests.navigateur.controles import console_is_quiet, no_csp_violation, no_foreign_request
from tests.navigateur.plans import REEL, hostile_plan
from tests.navigateur.visite import Visite

DAY: Final = dt.date(2026, 1, 1)
STATUS: Final = "[data-recherche-annonce]"
RESULTS: Final = "ol.resultats > li"
SHOWN: Final = "#liste [data-fiche]:not([hidden])"


def build(plan: Path, folder: Path) -> Path:
    found = read_workspace(plan).plan
    assert found is not None
    for name, content in construire(Demande(found, found.actions, DAY), Gabarits()):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(REEL, tmp_path_factory.mktemp("site") / "pms")


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """A folder on loopback; the address of its root."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(params=["dossier", "sous-chemin"])
def debut(request: pytest.FixtureRequest, site: Path) -> Iterator[Path | str]:
    """The home of the site, as a file and as ``/pms/`` of a server."""
    if request.param == "dossier":
        yield site / "index.html"
    else:
        with served(site.parent) as address:
            yield f"{address}/pms/index.html"


def page(debut: Path | str, name: str) -> Path | str:
    """Another page of the same site."""
    if isinstance(debut, Path):
        return debut.parent / name
    return debut.replace("index.html", name)


def opened(ouvrir: Ouvrir, where: Path | str, site: Path, query: str = "") -> Visite:
    if query:
        where = (where.as_uri() if isinstance(where, Path) else where) + query
    from_folder = isinstance(where, Path) or where.startswith("file:")
    return ouvrir(where, root=site if from_folder else None)


def said(visite: Visite) -> str:
    """What the live region says once a search has been made."""
    visite.page.wait_for_function(
        "(where) => document.querySelector(where).textContent.trim() !== ''", arg=STATUS
    )
    return visite.page.inner_text(STATUS)


def address_becomes(visite: Visite, **query: str) -> None:
    """Wait for the search that was asked: a slow machine makes others while one still types."""
    visite.page.wait_for_function(
        "(wanted) => { const now = Object.fromEntries(new URLSearchParams(location.search));"
        " return JSON.stringify(Object.entries(now).sort()) === wanted; }",
        arg=json.dumps(sorted(query.items()), ensure_ascii=False, separators=(",", ":")),
    )


def is_clean(visite: Visite) -> None:
    assert console_is_quiet(visite) == []
    assert no_csp_violation(visite) == []
    assert no_foreign_request(visite) == []


def test_from_any_page_a_word_leads_to_its_results(
    ouvrir: Ouvrir, debut: Path | str, site: Path
) -> None:
    visite = opened(ouvrir, page(debut, "acteurs/index.html"), site)
    visite.page.fill("#chercher", "violences")
    visite.page.keyboard.press("Enter")
    visite.page.wait_for_url("**/recherche.html?q=violences")
    assert "résultat" in said(visite)
    first = visite.page.locator(RESULTS).first.locator("a")
    assert first.inner_text().startswith("Action 12 – ")
    first.focus()
    visite.page.keyboard.press("Enter")
    visite.page.wait_for_url("**/actions/12.html")
    is_clean(visite)


def test_typing_searches_and_the_address_keeps_it(
    ouvrir: Ouvrir, debut: Path | str, site: Path
) -> None:
    visite = opened(ouvrir, page(debut, "recherche.html"), site)
    visite.page.type("#q", "DROITS usagère")
    address_becomes(visite, q="DROITS usagère")
    assert "résultat" in said(visite)
    marks = visite.page.locator("ol.resultats mark").all_inner_texts()
    assert {mark.lower()[:5] for mark in marks} == {"droit", "usage"}
    count = visite.page.locator(RESULTS).count()
    visite.page.select_option("#recherche-axe", "2")
    address_becomes(visite, q="DROITS usagère", axe="2")
    assert 0 < visite.page.locator(RESULTS).count() < count
    visite.page.reload()
    assert said(visite)
    assert visite.page.input_value("#q") == "DROITS usagère"
    assert visite.page.input_value("#recherche-axe") == "2"
    visite.page.click("form.recherche button[type=reset]")
    visite.page.wait_for_function("() => !location.search")
    assert visite.page.locator(RESULTS).count() == 0
    is_clean(visite)


@pytest.mark.parametrize(
    ("query", "first"),
    [("12", "Action 12 – "), ("8.2", "Fiche sectorielle 8.2 – "), ("action 34", "Action 34 – ")],
)
def test_a_number_finds_its_sheet(ouvrir: Ouvrir, site: Path, query: str, first: str) -> None:
    visite = opened(ouvrir, site / "recherche.html", site, f"?q={query}")
    said(visite)
    assert visite.page.locator(RESULTS).first.inner_text().startswith(first)


def test_nothing_found_says_what_to_try(ouvrir: Ouvrir, site: Path) -> None:
    visite = opened(ouvrir, site / "recherche.html", site)
    assert not visite.page.is_visible("[data-recherche-conseils]")
    visite.page.fill("#q", "xyzzy")
    assert said(visite) == "Aucun résultat."
    assert visite.page.is_visible("[data-recherche-conseils]")
    assert visite.page.get_attribute(STATUS, "role") == "status"


def test_many_results_come_by_pages_and_the_keyboard_goes_on(ouvrir: Ouvrir, site: Path) -> None:
    visite = opened(ouvrir, site / "recherche.html", site, "?q=de")
    assert said(visite).endswith("les 30 premiers sont montrés.")
    assert visite.page.locator(RESULTS).count() == 30
    visite.page.focus("[data-recherche-suite]")
    visite.page.keyboard.press("Enter")
    assert visite.page.locator(RESULTS).count() == 60
    focused = visite.page.evaluate(
        "() => [...document.querySelectorAll('ol.resultats > li')]"
        ".indexOf(document.activeElement.closest('li'))"
    )
    assert focused == 30


def test_without_javascript_nothing_dead_is_left(ouvrir: Ouvrir, site: Path) -> None:
    visite = ouvrir(site / "recherche.html", root=site, javascript=False)
    assert not visite.page.is_visible("#q")
    assert "JavaScript" in visite.page.inner_text("main")
    assert visite.page.is_visible("main a[href='actions/index.html']")
    visite.go(site / "actions" / "index.html", root=site)
    assert not visite.page.is_visible("form.filtres")
    assert visite.page.locator(SHOWN).count() == visite.page.locator("#liste li").count() > 70
    assert not visite.page.is_visible("[data-filtres-annonce]")


def test_filters_narrow_the_list(ouvrir: Ouvrir, debut: Path | str, site: Path) -> None:
    visite = opened(ouvrir, page(debut, "actions/index.html"), site)
    total = visite.page.locator(SHOWN).count()
    status = visite.page.locator("[data-filtres-annonce]")
    assert status.inner_text() == f"{total} actions."
    visite.page.select_option("#filtre-axe", "2")
    kept = visite.page.locator(SHOWN).count()
    assert 0 < kept < total
    values = visite.page.eval_on_selector_all(SHOWN, "(all) => all.map((one) => one.dataset.axe)")
    assert set(values) == {"|2|"}
    assert status.inner_text().startswith(f"{kept} actions sur {total} (axe\u00a0: ")
    # Headings of what is left only; orientations of another axe cannot be chosen.
    hidden = visite.page.locator("#liste section[hidden]").count()
    assert 0 < hidden < visite.page.locator("#liste section").count()
    offered = visite.page.eval_on_selector_all(
        "#filtre-orientation option:not([disabled])", "(all) => all.map((one) => one.value)"
    )
    assert {value[:2] for value in offered} == {"", "2."}
    visite.page.fill("#filtre-texte", "ÉNFANTS")
    address_becomes(visite, axe="2", texte="ÉNFANTS")
    assert 0 < visite.page.locator(SHOWN).count() < kept
    told = status.inner_text()
    visite.page.reload()
    assert status.inner_text() == told
    with visite.seen(paper=True):
        assert status.is_visible()
        assert not visite.page.is_visible("form.filtres")
    visite.page.click("form.filtres button[type=reset]")
    visite.page.wait_for_function("() => !location.search")
    assert visite.page.locator(SHOWN).count() == total
    visite.page.fill("#filtre-texte", "xyzzy")
    visite.page.keyboard.press("Enter")
    assert status.inner_text().startswith(f"Aucun résultat sur {total} actions (texte")
    is_clean(visite)


def test_an_address_may_hold_anything(ouvrir: Ouvrir, site: Path) -> None:
    attack = "?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E&axe=%22%3E&niveau=9&__proto__=1&texte=%"
    for name in ("recherche.html", "actions/index.html"):
        visite = opened(ouvrir, site / name, site, attack)
        assert visite.page.locator("main img").count() == 0
        assert visite.page.locator("main select").first.input_value() == ""
        is_clean(visite)


def test_hostile_texts_are_texts(ouvrir: Ouvrir, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("hostile")
    site = build(hostile_plan(folder), folder / "site")
    visite = opened(ouvrir, site / "recherche.html", site, "?q=alert")
    assert "résultat" in said(visite)
    assert "<script>alert(1)</script>" in visite.page.inner_text("ol.resultats")
    assert visite.page.locator("ol.resultats :not(li, a, p, mark)").count() == 0
    is_clean(visite)
