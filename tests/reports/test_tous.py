"""Every report, on every plan, for everyone: sound in HTML and in Markdown, whatever is written."""

import datetime as dt
import itertools
import re
from collections import Counter
from functools import cache
from typing import get_args
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.model import Plan
from pms_cli.model.profils import PROFILS
from pms_cli.reports import CIBLES, RAPPORTS, Cible
from pms_cli.vues.demande import LECTURES
from tests.reports import page_html, page_markdown
from tests.reports.page_html import as_shown, tags_of, text_of
from tests.reports.tous import CIBLES_DE, EN_2026, PLANS, RICHE, cibles, hostile, page, read, some
from tests.sheets import HOSTILE

ON_ONE_PAGE = frozenset({"tableau-de-bord"})
"""Reports short enough to have no list of their parts."""


def checked(nom: str, html: str) -> Element:
    """A report's page, all that must hold of it proved."""
    return page_html.check(html, contents=nom not in ON_ONE_PAGE)


def test_each_report_has_something_to_be_about() -> None:
    """A report whose target is of a new kind says so here: give it one in tests/reports/tous.py."""
    assert set(CIBLES_DE) == set(get_args(Cible)) == {"", *CIBLES}
    without = [nom for nom in RAPPORTS if not cibles(nom, read(RICHE), EN_2026)]
    assert without == []


def asked() -> list[tuple[str, str, str]]:
    """Each report on each plan that has something for it to be about; on the rich one, for all."""
    found = []
    for nom, (name, (make, jour)) in itertools.product(RAPPORTS, PLANS.items()):
        if cibles(nom, make(), jour):
            profiles = PROFILS if name in {"rich", "real"} else PROFILS[:1]
            found += [(nom, name, profil) for profil in profiles]
    return found


@pytest.mark.parametrize(("nom", "name", "profil"), asked())
def test_a_page_is_valid_accessible_and_self_contained(nom: str, name: str, profil: str) -> None:
    make, jour = PLANS[name]
    made = make()
    for cible in some(cibles(nom, made, jour), 3 if profil == "public" else 1):
        html = page(nom, "html", made, cible, jour=jour, profil=profil)
        root = checked(nom, html)
        title, heading = (text_of(next(root.iter(tag))) for tag in ("title", "h1"))
        # « Axe 1, Prévenir » names the document, « Axe 1 Prévenir » heads it.
        assert re.sub(",", "", title).startswith(re.sub(",| État(?= au )", "", heading))
        assert title.endswith(f"– {made.edition.titre}".replace("\u00a0", " "))
        header = text_of(next(root.iter("header")))
        assert re.search(f"Lecteurs ?:? ?{LECTURES[profil]}", header)
        headings = [(text_of(e), f"#{e.get('id')}") for e in root.iter("h2")]
        for nav in root.iter("nav"):
            contents = [(text_of(e), e.get("href")) for e in nav.iter("a")]
            assert [address for _, address in contents] == [address for _, address in headings]
            assert all(h.startswith(c) for (c, _), (h, _) in zip(contents, headings, strict=True))
        # No address of another place, but the name of SVG and what a drawing takes from itself.
        bare = html.replace(' xmlns="http://www.w3.org/2000/svg"', "")
        assert not re.search(r"url\((?!#)|src=|<script|style=\"", bare)
        assert text_of(next(root.iter("footer"))).startswith("Produit par pms ")


@pytest.mark.parametrize(("nom", "name", "profil"), asked())
def test_a_markdown_report_is_sound(nom: str, name: str, profil: str) -> None:
    make, jour = PLANS[name]
    made = make()
    for cible in some(cibles(nom, made, jour), 3 if profil == "public" else 1):
        source = page(nom, "md", made, cible, jour=jour, profil=profil)
        page_markdown.check(source)
        assert source.splitlines()[-1].startswith("Produit par pms ")
        assert f"- Lecteurs : {LECTURES[profil]}" in source.replace("\u00a0", " ")


@pytest.mark.parametrize("nom", RAPPORTS)
def test_both_forms_have_the_same_parts(nom: str) -> None:
    made = read(RICHE)
    for cible in some(cibles(nom, made, EN_2026)):
        root = page_html.parsed(page(nom, "html", made, cible, jour=EN_2026))
        html = {text_of(e) for e in root.iter("h2")} - {"Notes"}
        markdown = page_markdown.outline(page(nom, "md", made, cible, jour=EN_2026))
        assert {text for tag, text in markdown if tag == "h2"} == html


def one(nom: str, made: Plan) -> str:
    """Something for a report to be about, in the rich plan or in its likeness."""
    found = cibles(nom, made, EN_2026)
    return found[-1] if RAPPORTS[nom].cible == "annee" else found[0]


@cache
def calm(nom: str) -> tuple[Counter[str], list[str]]:
    """The tags of a report where no text is hostile: HTML, then Markdown; paragraphs aside."""
    made = hostile("calme")
    html, markdown = (page(nom, form, made, one(nom, made), jour=EN_2026) for form in FORMS)
    tags = tags_of(checked(nom, html))
    return _lines_aside(tags), [t for t, _ in page_markdown.check(markdown) if t not in {"p", "li"}]


FORMS = ("html", "md")


def _lines_aside(tags: Counter[str]) -> Counter[str]:
    """A text of several lines has as many paragraphs: all else is the same page."""
    return Counter({tag: count for tag, count in tags.items() if tag not in {"p", "br", "dd"}})


def prove(nom: str, title: str) -> None:
    """A report on a plan whose every text is this one says it, and is else as if it were calm."""
    made = hostile(title)
    cible = one(nom, made)
    seen = as_shown(title)
    html, markdown = (page(nom, form, made, cible, jour=EN_2026) for form in FORMS)
    root = checked(nom, html)
    assert text_of(next(root.iter("title"))).endswith(f"– {seen}".strip())
    tags, outline = calm(nom)
    assert _lines_aside(tags_of(root)) == tags
    found = page_markdown.check(markdown)
    assert [tag for tag, _ in found if tag not in {"p", "li"}] == outline
    assert next(text for tag, text in found if tag == "h1").endswith(f"– {seen}".strip())


@pytest.mark.parametrize("title", HOSTILE)
@pytest.mark.parametrize("nom", RAPPORTS)
def test_a_hostile_text_is_text_everywhere(nom: str, title: str) -> None:
    prove(nom, title)


@settings(deadline=None, max_examples=15)
@given(
    st.sampled_from(sorted(RAPPORTS)),
    st.text(max_size=30).filter(lambda text: text.strip() != ""),
)
def test_any_text_gives_a_sound_report(nom: str, title: str) -> None:
    made = hostile(title)
    cible = one(nom, made)
    checked(nom, page(nom, "html", made, cible, jour=EN_2026))
    page_markdown.check(page(nom, "md", made, cible, jour=EN_2026))


@pytest.mark.parametrize("nom", [nom for nom, rapport in RAPPORTS.items() if rapport.cible])
@pytest.mark.parametrize("jour", [dt.date(1, 1, 1), dt.date(9999, 12, 31)])
def test_the_ends_of_time_give_a_sound_report(nom: str, jour: dt.date) -> None:
    made = read(RICHE)
    for cible in cibles(nom, made, jour)[:1]:
        checked(nom, page(nom, "html", made, cible, jour=jour))
        page_markdown.check(page(nom, "md", made, cible, jour=jour))
