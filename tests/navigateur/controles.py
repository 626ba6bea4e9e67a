"""What every page of ours must pass; each check gives the faults that it sees, as readable lines.

A page passes when ``faults_of(page)`` is empty. Checks leave the page as they found it, but for the
focus and the place in it.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

import html5lib

from tests.navigateur.axe import axe
from tests.navigateur.cadre import (
    frame_is_the_same,
    site_map_is_whole,
    titles_tell_pages_apart,
)
from tests.navigateur.clavier import keyboard, skip_link
from tests.navigateur.validite import html_is_valid
from tests.navigateur.visite import NARROW, WIDE, Visite

Check = Callable[[Visite], list[str]]
ZOOMED: Final = (640, 400)
"""A window of 1280 by 800 at 200 %."""
ENLARGED: Final = "html { font-size: 200% !important }"
SPACED: Final = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }
"""
"""WCAG 1.4.12."""
SHEET: Final = (673, 971)
"""An A4 sheet with margins of 16 mm and 20 mm, in CSS pixels."""


def console_is_quiet(visite: Visite) -> list[str]:
    """No error, no warning, no exception, no dialog."""
    return [line for line in visite.console if "Content Security Policy" not in line]


def no_csp_violation(visite: Visite) -> list[str]:
    """The page has a policy that begins by refusing all, and never comes up against it."""
    faults = visite.violations()
    faults += [line for line in visite.console if "Content Security Policy" in line]
    policy = visite.page.evaluate(
        "() => document.querySelector('meta[http-equiv=Content-Security-Policy]')?.content ?? ''"
    )
    if not policy.startswith("default-src 'none'"):
        faults.append(f"its policy is « {policy} »")
    if "unsafe" in policy or "*" in policy or "http:" in policy:
        faults.append(f"its policy is slack: {policy}")
    return [*faults, *visite.faults("structure.js", "nothing_inline")]


def no_foreign_request(visite: Visite) -> list[str]:
    """Nothing is asked of another host, nor written in the page to be asked."""
    return [
        *(f"asks for {url}" for url in dict.fromkeys(visite.refused)),
        *visite.faults("structure.js", "nothing_from_elsewhere"),
    ]


def headings(visite: Visite) -> list[str]:
    """One of level 1, none empty, no level left out."""
    return visite.faults("structure.js", "headings")


def document_is_told(visite: Visite) -> list[str]:
    """Doctype, language, title; narrow screens are provided for and zoom is left free."""
    return visite.faults("structure.js", "document_is_told")


def landmarks(visite: Visite) -> list[str]:
    """One header, main and footer; navigations told apart; nothing outside."""
    return visite.faults("structure.js", "landmarks")


def ids_and_references(visite: Visite) -> list[str]:
    """Every id once; what refers to an id finds it."""
    return visite.faults("structure.js", "ids_and_references")


def images_have_words(visite: Visite) -> list[str]:
    """Images have an alt that is no file name; no frame, no embedded object."""
    return visite.faults("structure.js", "images_have_words")


def charts_have_words(visite: Visite) -> list[str]:
    """A drawing is an image with title and description, or is hidden; a figure has a caption."""
    return visite.faults("structure.js", "charts_have_words")


def hidden_signs_are_said(visite: Visite) -> list[str]:
    """All that is hidden from screen readers is the dots of a gauge, said beside it in figures."""
    return visite.faults("structure.js", "hidden_signs_are_said")


def drawn_figures_are_told(visite: Visite) -> list[str]:
    """Every figure that a chart draws is in its title or its description."""
    return visite.faults("structure.js", "drawn_figures_are_told")


def tables_are_told(visite: Visite) -> list[str]:
    """A caption of its own, headers with scope, each cell under and beside its headers."""
    return visite.faults("structure.js", "tables_are_told")


def links_have_names(visite: Visite) -> list[str]:
    """Each link says where it leads, holds what is seen of it, and one name leads to one place."""
    return visite.faults("structure.js", "links_have_names")


def anchors_resolve(visite: Visite) -> list[str]:
    """Links within the page find their target."""
    return visite.faults("structure.js", "anchors_resolve")


def controls_have_labels(visite: Visite) -> list[str]:
    """Fields, choices, buttons and regions are named."""
    return visite.faults("structure.js", "controls_have_labels")


def marks_mean_what_they_say(visite: Visite) -> list[str]:
    """Lists are lists, paragraphs hold something, no mark or attribute is for looks."""
    return visite.faults("structure.js", "marks_mean_what_they_say")


def nothing_moves(visite: Visite) -> list[str]:
    """No animation, no sound, no page that renews itself."""
    return visite.faults("structure.js", "nothing_moves")


def words_are_in_the_document(visite: Visite) -> list[str]:
    """Nothing is said by the style sheet alone, at any width."""
    faults = []
    for size in (WIDE, NARROW):
        with visite.seen(size):
            faults += visite.faults("structure.js", "words_are_in_the_document")
    return [*dict.fromkeys(faults)]


def _laid_out(visite: Visite, *what: str, size: tuple[int, int], style: str = "") -> list[str]:
    with visite.seen(size, style=style):
        faults = [fault for name in what for fault in visite.faults("mise_en_page.js", name)]
    return [f"{size[0]} px: {fault}" for fault in faults]


def no_sideways_scroll(visite: Visite) -> list[str]:
    """At 320 px only tables in their region scroll sideways, and the keyboard reaches those."""
    return _laid_out(visite, "sideways", "clipped", size=NARROW)


def readable_when_zoomed(visite: Visite) -> list[str]:
    """Zoom of 200 % in a window of 1280 px."""
    return _laid_out(visite, "sideways", "clipped", size=ZOOMED)


def readable_when_enlarged(visite: Visite) -> list[str]:
    """Text alone at 200 %."""
    return _laid_out(visite, "sideways", "clipped", size=WIDE, style=ENLARGED)


def readable_when_spaced(visite: Visite) -> list[str]:
    """The spacing of WCAG 1.4.12, wide and narrow."""
    return [
        fault
        for size in (WIDE, NARROW)
        for fault in _laid_out(visite, "sideways", "clipped", size=size, style=SPACED)
    ]


def chart_labels_apart(visite: Visite) -> list[str]:
    """Labels of charts neither overlap nor leave the chart, wide and narrow."""
    return [
        fault for size in (WIDE, NARROW) for fault in _laid_out(visite, "chart_labels", size=size)
    ]


_PARTS: Final = frozenset({"table", "row", "cell", "columnheader", "rowheader"})
_LAID_OUT_ANEW: Final = (
    "() => [...document.querySelectorAll('table, tr, td, th')].some("
    "(part) => !getComputedStyle(part).display.startsWith('table'))"
)


def _heard(visite: Visite) -> Counter[str]:
    """How many parts of tables Chromium gives to a screen reader."""
    session = visite.page.context.new_cdp_session(visite.page)
    tree = session.send("Accessibility.getFullAXTree")
    session.detach()
    roles = (node["role"]["value"] for node in tree["nodes"] if not node["ignored"])
    return Counter(role for role in roles if role in _PARTS)


def tables_stay_tables(visite: Visite) -> list[str]:
    """What a narrow window does to a table takes nothing of it from a screen reader."""
    with visite.seen(NARROW):
        if not visite.page.evaluate(_LAID_OUT_ANEW):
            return []
        narrow = _heard(visite)
    with visite.seen(WIDE):
        wide = _heard(visite)
    return [
        f"{wide[role]} {role} in a wide window, {narrow[role]} in a narrow one"
        for role in sorted(_PARTS)
        if wide[role] != narrow[role]
    ]


def signs_contrast(visite: Visite) -> list[str]:
    """Signs, labels of charts and cells of tables stand out, in light and dark."""
    faults = []
    for dark in (False, True):
        with visite.seen(dark=dark):
            faults += visite.faults("mise_en_page.js", "signs")
    return faults


def control_borders_contrast(visite: Visite) -> list[str]:
    """The edge of a field or button stands out, in light and dark."""
    faults = []
    for dark in (False, True):
        with visite.seen(dark=dark):
            faults += visite.faults("mise_en_page.js", "control_borders")
    return faults


def works_both_ways_round(visite: Visite) -> list[str]:
    """Held upright or sideways, the page says the same."""
    said = []
    # One width: what a narrower window rearranges is not meant here.
    for size in ((700, 690), (700, 710)):
        with visite.seen(size):
            said.append(visite.page.evaluate("() => document.body.innerText.replace(/\\s+/g, ' ')"))
    return [] if said[0] == said[1] else ["what it shows depends on how the screen is held"]


def prints_whole(visite: Visite) -> list[str]:
    """On paper nothing is cut and all is legible, even printed from a dark screen."""
    with visite.seen(SHEET, paper=True, dark=True):
        return visite.faults("mise_en_page.js", "paper")


@cache
def _targets(path: Path, _changed: int) -> frozenset[str]:
    tree = html5lib.parse(path.read_bytes(), namespaceHTMLElements=False)
    return frozenset(str(element.get("id")) for element in tree.iter() if element.get("id"))


def links_lead_somewhere(visite: Visite) -> list[str]:
    """Links to other pages of a site on disk find the file, and the place in it."""
    urls = visite.page.evaluate(
        "() => [...document.querySelectorAll('a[href], link[href]')].map((link) => link.href)"
    )
    faults = []
    for url in dict.fromkeys(urls):
        parts = urlsplit(url)
        if parts.scheme != "file":
            continue
        path = Path(unquote(parts.path))
        if visite.root is not None and not path.is_relative_to(visite.root.resolve()):
            faults.append(f"{url} is outside the site")
        elif not path.is_file():
            faults.append(f"{url} is not there")
        elif parts.fragment and path.suffix == ".html":
            known = _targets(path, path.stat().st_mtime_ns)
            if unquote(parts.fragment) not in known:
                faults.append(f"{url}: nothing there has that id")
    return faults


CONTROLES: Final[tuple[Check, ...]] = (
    console_is_quiet,
    no_csp_violation,
    no_foreign_request,
    document_is_told,
    headings,
    landmarks,
    ids_and_references,
    images_have_words,
    charts_have_words,
    hidden_signs_are_said,
    drawn_figures_are_told,
    tables_are_told,
    links_have_names,
    anchors_resolve,
    links_lead_somewhere,
    controls_have_labels,
    marks_mean_what_they_say,
    nothing_moves,
    words_are_in_the_document,
    no_sideways_scroll,
    readable_when_zoomed,
    readable_when_enlarged,
    readable_when_spaced,
    chart_labels_apart,
    tables_stay_tables,
    control_borders_contrast,
    signs_contrast,
    works_both_ways_round,
    prints_whole,
    axe,
    # They load the page anew: last.
    keyboard,
    skip_link,
)
"""Every check that looks at one opened page."""
VITE: Final = tuple(
    check
    for check in CONTROLES
    if check not in {axe, drawn_figures_are_told, keyboard, skip_link, tables_stay_tables}
)
"""Those that take no time, for many pages of one kind, names that a drawing cuts included."""
EN_LOT: Final = (
    html_is_valid,
    frame_is_the_same,
    site_map_is_whole,
    titles_tell_pages_apart,
)
"""Checks that look at many files at once."""


def faults_of(visite: Visite, checks: Iterable[Check] = CONTROLES) -> list[str]:
    """The faults that all checks (or those given) see, each after the name of its check."""
    return [f"{check.__name__}: {fault}" for check in checks for fault in check(visite)]
