"""Each check sees its fault in a page that has that fault alone, and none in a good page."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser

from tests.navigateur import controles as c
from tests.navigateur.axe import axe
from tests.navigateur.clavier import keyboard, skip_link
from tests.navigateur.conftest import Ouvrir
from tests.navigateur.exemplaire import exemplary
from tests.navigateur.validite import html_is_valid
from tests.navigateur.visite import Visite, visit

Change = tuple[str, str]
TABLE: Final = '<div class="tableau" role="region" aria-labelledby="legende" tabindex="0">'
JUMP: Final = '<a class="evitement" href="#contenu">Aller au contenu</a>\n'
POLICY: Final = "default-src 'none'; img-src data:;"
OPEN: Final = (POLICY, "default-src 'none'; script-src 'unsafe-inline'; img-src data:;")
"""A policy that lets a script of the page run, for faults that only a script makes."""
END: Final = "</main>"
TRAP: Final = (
    "<script>document.getElementById('mots').addEventListener('keydown', (event) =>"
    " { if (event.key === 'Tab') event.preventDefault(); });</script></main>"
)
BLOCKS: Final = "@media (max-width: 30rem) { table, tr, td, th { display: block } }"

# Words of the fault, the check, what is put for what in the page.
MARKS: Final[tuple[tuple[str, c.Check, tuple[Change, ...]], ...]] = (
    ("exception: .*panne", c.console_is_quiet, (OPEN, (END, "<script>panne()</script></main>"))),
    ("dialog: 1", c.console_is_quiet, (OPEN, (END, "<script>alert(1)</script></main>"))),
    ("script-src-elem: inline", c.no_csp_violation, ((END, "<script>var a = 1;</script></main>"),)),
    ("the attribute onclick", c.no_csp_violation, (('class="jauge"', 'onclick="a()"'),)),
    ("the attribute style", c.no_csp_violation, (('class="jauge"', 'style="color: red"'),)),
    ("its policy is «\\s+»", c.no_csp_violation, (("Content-Security-Policy", "X-Rien"),)),
    ("slack", c.no_csp_violation, ((POLICY, "default-src 'none'; img-src *;"),)),
    (
        "asks for https://ailleurs.example/i.png",
        c.no_foreign_request,
        (("img-src data:", "img-src https:"), ("data:image/gif;base64,R0lGODlhAQABAAAAACw=",
                                               "https://ailleurs.example/i.png")),
    ),
    (
        "asks for file:///etc/passwd",
        c.no_foreign_request,
        (("img-src data:", "img-src file: data:"),
         ("data:image/gif;base64,R0lGODlhAQABAAAAACw=", "file:///etc/passwd")),
    ),
    (
        "asks for //ailleurs.example/a.css",
        c.no_foreign_request,
        (("</head>", '<link rel="stylesheet" href="//ailleurs.example/a.css">\n</head>'),),
    ),
    ('lang=""', c.document_is_told, ((' lang="fr"', ""),)),
    ("no title", c.document_is_told, (("<title>Une page – Un plan", "<title> "),)),
    ("DOCTYPE", c.document_is_told, (("<!DOCTYPE html>", ""),)),
    ("zoom is forbidden", c.document_is_told, (("initial-scale=1", "maximum-scale=1"),)),
    ("level 4 after 2", c.headings, (("<h3>Suite</h3>", "<h4>Suite</h4>"),)),
    ("2 headings of level 1", c.headings, (("<h3>Suite</h3>", "<h1>Suite</h1>"),)),
    ("an empty heading", c.headings, (("<h3>Suite</h3>", "<h3> </h3>"),)),
    ("0 main", c.landmarks, (('<main id="contenu">', '<div id="contenu">'), (END, "</div>"))),
    (
        "navigations are not told apart",
        c.landmarks,
        (("<footer>", '<nav><a href="#recherche">Recherche</a></nav><footer>'),),
    ),
    ("outside all landmarks", c.landmarks, (("<footer>", "<p>Ailleurs</p><footer>"),)),
    ("two elements have the id", c.ids_and_references, (("<h3>", '<h3 id="chiffres">'),)),
    ("refers to rien", c.ids_and_references,
     (('aria-labelledby="legende"', 'aria-labelledby="rien"'),)),
    ("no alt", c.images_have_words, (('alt="Un point"', ""),)),
    ("alt is a file name", c.images_have_words, (("Un point", "point.png"),)),
    ("no title", c.charts_have_words, (('<title id="g-titre">Niveaux</title>', ""),)),
    ("no desc", c.charts_have_words, (("Deux actions au niveau 1, trois au niveau 2.", ""),)),
    ("its title is not its aria-labelledby", c.charts_have_words,
     (('aria-labelledby="g-titre"', 'aria-labelledby="g-titre g-desc"'),)),
    ("hidden, and no gauge", c.hidden_signs_are_said, (("●●●○○", "en retard"),)),
    ("2/5 is not said beside it", c.hidden_signs_are_said, (("●●●○○", "●●○○○"),)),
    ("drawn and not told: 3", c.drawn_figures_are_told, ((">2</text>", ">3</text>"),)),
    ("no role=img", c.charts_have_words, ((' role="img"', ""),)),
    ("no caption", c.charts_have_words, (("<figcaption>Actions par niveau</figcaption>", ""),)),
    ("no caption", c.tables_are_told, (('<caption id="legende">Actions par axe</caption>', ""),)),
    ("without scope", c.tables_are_told, (('<th scope="row">P', "<th>P"),)),
    ("without row header", c.tables_are_told, (('<th scope="row">Parcours</th>', "<td>P</td>"),)),
    ("rows of 4 and 3", c.tables_are_told, (("<td>3,1</td>", ""),)),
    ("no name", c.links_have_names, ((">le site de la métropole<", "><"),)),
    ("says nothing", c.links_have_names, (("le site de la métropole", "ici"),)),
    ("« Chiffres » leads to", c.links_have_names,
     (('href="#recherche">Recherche', 'href="#recherche">Chiffres'),)),
    ("does not hold what is seen", c.links_have_names,
     (('href="#recherche"', 'href="#recherche" aria-label="Aller"'),)),
    ("without noopener", c.links_have_names, ((' rel="noopener"', ""),)),
    ("a link in javascript:", c.links_have_names,
     (("https://www.example.org/", "javascript:a()"),)),
    ("#rien is not in the page", c.anchors_resolve, (('href="#recherche"', 'href="#rien"'),)),
    ("b.html is not there", c.links_lead_somewhere, (('href="#recherche"', 'href="b.html"'),)),
    ("nothing there has that id", c.links_lead_somewhere,
     (('href="#recherche"', 'href="page.html#b"'),)),
    ("no label", c.controls_have_labels, (('for="mots"', 'for="chiffres"'),)),
    ("a region without a name", c.controls_have_labels, ((' aria-labelledby="legende"', ""),)),
    ("a list made by hand", c.marks_mean_what_they_say,
     (("un essai.", "ceci :<br>- un<br>- deux"),)),
    ("an empty paragraph", c.marks_mean_what_they_say, (("<h3>Suite", "<p> </p><h3>Suite"),)),
    ("moves or changes", c.nothing_moves,
     (("</head>", '<meta http-equiv="refresh" content="99"></head>'),)),
    ("scrolls, out of the keyboard", c.no_sideways_scroll, ((' tabindex="0"', ""),)),
    ("ends at", c.no_sideways_scroll,
     (("le site de la métropole", "anticonstitutionnellement" * 9),)),
    ("wider than its window", c.no_sideways_scroll, ((TABLE, "<div>"),)),
    ("overlap", c.chart_labels_apart, (('x="5" y="50"', 'x="20" y="22"'),)),
    ("leaves the chart", c.chart_labels_apart, (('x="5" y="50"', 'x="290" y="50"'),)),
    ("landmark-no-duplicate-main|region", axe, ((END, "</main><p>Un texte hors de tout</p>"),)),
    ("aria-allowed-attr|aria-valid-attr", axe, (("<h3>", '<h3 aria-rien="1">'),)),
    ("tabindex of 5", keyboard, (('type="search"', 'type="search" tabindex="5"'),)),
    ("reaches .*chercher|reaches nothing|reaches another", keyboard, (OPEN, (END, TRAP))),
    ("beginning of <main>", skip_link, ((JUMP, ""),)),
    ("no link into the page", skip_link, ((JUMP, '<a href="https://a.example/">A</a>'),)),
    ("leads nowhere", skip_link, (('href="#contenu"', 'href="#rien"'),)),
    ("beginning of <main>", skip_link, (("<h1>", '<h1 id="haut">'), ("#contenu", "#haut"))),
)  # fmt: skip
# The same for the style sheet: put for what, or added at its end.
STYLES: Final[tuple[tuple[str, c.Check, Change], ...]] = (
    ("« attention à cela » is only", c.words_are_in_the_document,
     ("", "h3::after { content: 'Attention à cela' }")),
    ("an animation", c.nothing_moves,
     ("", "@keyframes a { to { opacity: .5 } } h3 { animation: a 9s infinite }")),
    ("is cut by", c.readable_when_spaced,
     ("", "h3 { height: 1.2em; line-height: 1.2; overflow: hidden }")),
    ("is cut by", c.readable_when_enlarged, ("", "h3 { height: 20px; overflow: hidden }")),
    ("scrolls sideways", c.readable_when_zoomed,
     ("", "form { overflow: auto } form p { width: 50rem }")),
    ("wider than its window", c.no_sideways_scroll, ("", "footer p { width: 40rem }")),
    ("6 cell in a wide window, 0 in", c.tables_stay_tables,
     ("", "@media (max-width: 30rem) { td { display: none } }")),
    ("contrast of 1", c.control_borders_contrast, ("1px solid #595959", "1px solid #ddd")),
    ("contrast of 1", c.signs_contrast, (".jauge { color: #1d3f72; }", ".jauge { color: #ddd; }")),
    ("<td> « 12 »: contrast of 1", c.signs_contrast, ("", "td { color: #ddd }")),
    ("« Niveau 1 »: contrast of 1", c.signs_contrast, ("fill: currentColor", "fill: #eee")),
    ("how the screen is held", c.works_both_ways_round,
     ("", "@media (orientation: portrait) { form { display: none } }")),
    ("beyond the sheet", c.prints_whole,
     ("th, td { min-width: 0; }", "th, td { min-width: 12rem; }")),
    ("on white paper", c.prints_whole,
     ("body { color: #1b1b1f; background: #fff; }\n  .tab", ".tab")),
    ("light: color-contrast:", axe,
     ("color: #1b1b1f; background: #fff; }\na", "color: #999; }\na")),
    ("dark: color-contrast:", axe, ("color: #9dc1ff", "color: #333")),
    ("the focus is not seen", keyboard, ("3px solid #b34000", "none")),
    ("the ring has a contrast", keyboard, ("3px solid #b34000", "3px solid #eee")),
    ("hidden behind", keyboard, ("", "footer { position: fixed; inset: 0; background: #fff }")),
    ("is not seen when it has the focus", skip_link, (".evitement:focus {", ".non:focus {")),
)  # fmt: skip


@pytest.fixture(scope="module")
def visite(navigateur: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visite]:
    """One window for all spoiled pages: opening one takes longer than most checks."""
    page = tmp_path_factory.mktemp("bon") / "page.html"
    page.write_text(exemplary(), encoding="utf-8")
    with visit(navigateur, page) as found:
        yield found


def test_a_good_page_has_no_fault(ouvrir: Ouvrir, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(exemplary(), encoding="utf-8")
    assert c.faults_of(ouvrir(page)) == []
    assert html_is_valid([page]) == []


@pytest.mark.parametrize(
    ("words", "check", "changes"),
    MARKS,
    ids=[f"{check.__name__}-{words}" for words, check, _ in MARKS],
)
def test_a_fault_of_marks_is_seen(
    visite: Visite, tmp_path: Path, words: str, check: c.Check, changes: tuple[Change, ...]
) -> None:
    page = tmp_path / "page.html"
    page.write_text(exemplary(*changes), encoding="utf-8")
    visite.go(page, root=tmp_path)
    faults = check(visite)
    assert any(re.search(words, fault) for fault in faults), faults


@pytest.mark.parametrize(
    ("words", "check", "change"),
    STYLES,
    ids=[f"{check.__name__}-{words}" for words, check, _ in STYLES],
)
def test_a_fault_of_style_is_seen(
    visite: Visite, tmp_path: Path, words: str, check: c.Check, change: Change
) -> None:
    page = tmp_path / "page.html"
    page.write_text(exemplary(style=change), encoding="utf-8")
    visite.go(page, root=tmp_path)
    faults = check(visite)
    assert any(re.search(words, fault) for fault in faults), faults


def test_a_table_laid_out_as_blocks_stays_one(ouvrir: Ouvrir, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(exemplary(style=("", BLOCKS)), encoding="utf-8")
    assert c.tables_stay_tables(ouvrir(page)) == []


def test_every_check_is_shown_to_fail() -> None:
    shown = {check for _, check, _ in MARKS} | {check for _, check, _ in STYLES}
    assert [check.__name__ for check in c.CONTROLES if check not in shown] == []


def test_the_validator_sees_errors_in_one_of_many_files(tmp_path: Path) -> None:
    for name, change in (
        ("bon", ("", "")),
        ("mauvais", ("<h3>Suite</h3>", "<p><h3>Suite</h3></p>")),
    ):
        changes = [change] if change[0] else []
        (tmp_path / f"{name}.html").write_text(exemplary(*changes), encoding="utf-8")
    faults = html_is_valid([tmp_path / "bon.html", tmp_path / "mauvais.html"])
    assert faults
    assert all(fault.startswith("mauvais.html:") for fault in faults)


def test_a_page_without_javascript_is_looked_at_too(ouvrir: Ouvrir, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    told = "<script>document.querySelector('h3').textContent = 'Autre';</script></main>"
    page.write_text(exemplary(OPEN, (END, told)), encoding="utf-8")
    assert ouvrir(page).page.locator("h3").inner_text() == "Autre"
    assert ouvrir(page, javascript=False).page.locator("h3").inner_text() == "Suite"
