"""The point d'étape as HTML: valid, accessible, self-contained, whatever the data."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.model import Plan
from pms_cli.reports.point_etape import point_etape
from pms_cli.reports.rendu import render_view
from pms_cli.workspace import read_workspace
from tests.reports.asked import demande
from tests.reports.figures import SOME, hostile_figures, with_figures
from tests.reports.page_html import (
    SVG,
    as_shown,
    check,
    documents_of,
    parsed,
    tags_of,
    text_of,
)
from tests.reports.tous import SMALL
from tests.sheets import ASSISES, HOSTILE, action, doubtful, plan

ROOT = Path(__file__).parent.parent.parent


def page_of(made: Plan, perimetre: str = "") -> str:
    return render_view(
        "point-etape", "html", point_etape(demande(made, made.actions, ASSISES, perimetre))
    )


def hostile_plan(title: str) -> Plan:
    """A plan whose every free text is this one."""
    noms = {
        level: {"singulier": title, "pluriel": title, "genre": "masculin"}
        for level in ("axe", "orientation", "action")
    }
    point = {
        "date": "2019-02",
        "niveau": "2",
        "lecture": "appariee",
        "constat": f"{title}\n\n{title}",
        "document": "point-2019",
    }
    axes = [
        {"numero": "1", "titre": title, "orientations": [{"numero": "1", "titre": title}]},
    ]
    made = plan(
        action(1, titre=title, liens=["2"], avancement=[point]),
        action(2, titre=title),
        titre=title,
        collectivite=title,
        deliberation={"numero": title, "date": "2017-11-06"},
        noms=noms,
        axes=axes,
        annonce={"axes": 2},
    )
    return hostile_figures(made, title)


@pytest.fixture(scope="module", params=["small", "empty", "real", "next", "figures", "filtered"])
def html(request: pytest.FixtureRequest) -> str:
    if request.param == "real":
        return page_of(read_workspace(ROOT / "data").plan)
    if request.param == "next":
        return page_of(read_workspace(ROOT / "exemples" / "pms-2023-2027").plan)
    if request.param == "figures":
        return page_of(with_figures(SMALL, *SOME))
    if request.param == "empty":
        return page_of(plan())
    return page_of(SMALL, "axe 1" if request.param == "filtered" else "")


def test_a_page_is_valid_accessible_and_self_contained(html: str) -> None:
    root = check(html)
    assert text_of(next(root.iter("title"))).startswith("Point d’étape, au 14 février 2019 – ")
    assert text_of(next(root.iter("h1"))) == "Point d’étape"
    # The name of SVG is no address that is asked for, nor is what a drawing takes from itself.
    asked = html.replace(' xmlns="http://www.w3.org/2000/svg"', "")
    assert not re.search(r"https?://|url\((?!#)|src=|<script|style=\"", asked)


def test_the_page_says_what_the_plan_says() -> None:
    root = parsed(page_of(SMALL))
    rows = [[text_of(cell) for cell in row] for row in next(root.iter("table")).iter("tr")]
    assert rows == [
        [
            *("Groupe", "Total", "1/5", "2/5", "3/5", "4/5", "5/5", "Sans niveau", "Moyenne"),
            *("À 5/5", "À confirmer"),
        ],
        ["Ensemble du plan", "4", "0", "1", "0", "0", "1", "1", "3,50 (2 niveaux)", "25 %", "1"],
        ["Axe 1 Prévenir", "2", "0", "1", "0", "0", "0", "1", "2,00 (1 niveau)", "0 %", "1"],
        ["Axe 2 Accompagner", "1", "0", "0", "0", "0", "1", "0", "5,00 (1 niveau)", "100 %", "0"],
        ["Hors plan", "1", "0", "0", "0", "0", "0", "0", "– (0 niveau)", "0 %", "0"],
    ]
    articles = [text_of(article) for article in root.iter("article")]
    assert articles == [
        "1. Action 1 État d’avancement : 2/5 ●●○○○ (février 2019)1 Voir aussi : action 3.",
        "2. Action 2 État d’avancement : non renseigné",
        "3. L’« essai » État d’avancement : 5/5 ●●●●● (février 2019)",
        "4. Action 4 État d’avancement : 9/5, hors de l’échelle (février 2019)",
    ]
    notes = [text_of(item) for item in root.iter("li") if (item.get("id") or "") == "note-1"]
    assert notes == [
        (
            "À confirmer : la source imprime ce niveau à part ; le rapprochement retenu est le "
            "plus cohérent, sans être certain ; niveaux possibles : 2 ou 3. Actions : 1."
        )
    ]


def test_a_filtered_page_shows_the_whole_plan_beside() -> None:
    root = parsed(page_of(SMALL, "axe 1 ou 2"))
    rows = [[text_of(cell) for cell in row][:2] for row in root.iter("tr")]
    assert rows[1:3] == [["Ensemble du plan", "4"], ["Périmètre (axe 1 ou 2)", "4"]]
    assert "Périmètreaxe 1 ou 2" in text_of(next(root.iter("header"))).replace(" axe", "axe")


def test_figures_of_the_context_cite_the_documents_listed_at_the_end() -> None:
    root = check(page_of(with_figures(SMALL, *SOME)))
    (section,) = (e for e in root.iter("section") if e.get("aria-labelledby") == "contexte")
    assert [text_of(e) for e in section.iter() if e.tag in {"h2", "h3", "li"}] == [
        "Chiffres de contexte",
        "La situation",
        (
            "Chiffre b : plus de 15,2 % (2013, Métropole) – document 2, partie I ; document 1, "
            "p. 8 ; document 3. Note : Une estimation."
        ),
        "Chiffre d : 3.",
        "L’activité",
        "Chiffre a : 54 145 ménages (2016) – document 2.",
        "Chiffre c : 55 000 à 60 000 ménages – document 1.",
        "Autres chiffres",
        "Chiffre e : 7 – document 2, p. 2.",
    ]
    assert [e.get("href") for e in section.iter("a")] == [
        *("#document-2", "#document-1", "#document-3"),
        *("#document-2", "#document-1", "#document-2"),
    ]
    assert [text_of(e) for e in documents_of(root)] == [
        "Bilan 2018 (janvier 2019)",
        "Point d’étape (février 2019)",
        "inconnu",
    ]


def test_a_filtered_page_has_no_figures_of_the_context() -> None:
    root = check(page_of(with_figures(SMALL, *SOME), "axe 1"))
    assert [text_of(heading) for heading in root.iter("h2")] == [
        *("Totaux", "Axe 1 – Prévenir", "Axe 2 – Accompagner", "Hors plan"),
        *("À compléter, à confirmer", "Notes", "Méthode et sources"),
    ]
    assert documents_of(root) == []
    assert [e.get("href") for e in root.iter("a") if "document" in e.get("href", "")] == []


def test_the_contents_are_the_headings_in_their_order() -> None:
    for made in (SMALL, with_figures(SMALL, *SOME), plan(), with_figures(plan(), *SOME)):
        root = parsed(page_of(made))
        contents = [(text_of(e), e.get("href")) for e in next(root.iter("nav")).iter("a")]
        assert contents == [(text_of(e), f"#{e.get('id')}") for e in root.iter("h2")]


def test_the_header_says_what_the_plan_announces() -> None:
    root = parsed(page_of(plan(action(1), annonce={"axes": 7, "actions": 63})))
    assert text_of(next(root.iter("header"))).endswith(
        "Le plan annonce 7 axes et 63 actions. Sont saisis : 2 axes, 3 orientations et 1 action."
    )


def test_a_page_without_a_sheet_shows_the_axes_of_the_plan() -> None:
    root = check(page_of(plan()))
    assert [text_of(e) for e in root.iter("h2")] == [
        *("Totaux", "Axe 1 – Prévenir", "Axe 2 – Accompagner", "Méthode et sources"),
    ]
    rows = next(root.iter("table")).iter("tr")
    assert [[text_of(cell) for cell in row][:2] for row in rows][1:] == [
        ["Ensemble du plan", "0"],
        ["Axe 1 Prévenir", "0"],
        ["Axe 2 Accompagner", "0"],
    ]
    assert list(root.iter(f"{SVG}svg")) == []


def test_what_is_drawn_is_said() -> None:
    root = parsed(page_of(plan(action(1, ("2019-02", 1)), action(2, ("2019-02", 5)))))
    said = [text_of(e) for e in root.iter(f"{SVG}desc")]
    assert "1/5" in said[0]
    assert "5/5" in said[0]
    assert "2/5" not in said[0]


def test_the_page_says_that_pms_made_it() -> None:
    root = parsed(page_of(SMALL))
    assert text_of(next(root.iter("footer"))).startswith("Produit par pms ")


@pytest.fixture(scope="module")
def calm() -> Counter[str]:
    """How many of each tag there are where no text is hostile."""
    return tags_of(parsed(page_of(hostile_plan("calme"), "calme")))


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_text_is_text_everywhere(title: str, calm: Counter[str]) -> None:
    root = check(page_of(hostile_plan(title), title))
    seen = as_shown(title)
    assert [text_of(heading) for heading in root.iter("h4")] == [f"1. {seen}", f"2. {seen}"]
    assert text_of(next(root.iter("title"))).endswith(f"– {seen}")
    assert seen in text_of(next(root.iter("header")))
    tags = tags_of(root)
    # A constat of several lines has as many paragraphs: all else is the same page.
    assert tags - Counter(p=tags["p"]) == calm - Counter(p=calm["p"])


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_figure_and_its_documents_are_text(title: str) -> None:
    root = check(page_of(hostile_plan(title)))
    (section,) = (e for e in root.iter("section") if e.get("aria-labelledby") == "contexte")
    assert [text_of(item) for item in section.iter("li")] == [
        as_shown(
            f"{title} : {f'3 {title}'.rstrip()} ({title}) – document 1, {title} ; "
            f"document 2, {title}. Note : {title}"
        )
    ]
    assert [text_of(document) for document in documents_of(root)] == [as_shown(title)] * 2
    calm = parsed(page_of(hostile_plan("calme")))
    tags, expected = (tags_of(tree) for tree in (root, calm))
    # A constat of several lines has as many paragraphs.
    assert tags.pop("p") >= expected.pop("p")
    assert tags == expected


@settings(deadline=None, max_examples=25)
@given(st.text(max_size=30).filter(lambda text: text.strip() != ""))
def test_any_text_gives_a_valid_page(title: str) -> None:
    check(page_of(hostile_plan(title)))


def test_numbers_used_twice_and_axes_written_twice_give_a_valid_page() -> None:
    axes: list[dict[str, Any]] = [
        {"numero": "1", "titre": "Un", "orientations": [{"numero": "1", "titre": "a"}] * 2}
    ] * 2
    made = plan(action(1), doubtful(1, 3), doubtful(1, 3), axes=axes)
    root = check(page_of(made))
    assert len(list(root.iter("article"))) == 3


@pytest.mark.parametrize("scale", [(0, 1), (0, 20), (1, 3), (1, 20)])
def test_any_scale_gives_a_valid_page(scale: tuple[int, int]) -> None:
    low, high = scale
    made = plan(
        action(1, ("2019-02", low)),
        action(2, ("2019-02", high)),
        echelle={"minimum": str(low), "maximum": str(high)},
    )
    root = check(page_of(made))
    assert f"À {high}/{high}" in text_of(next(root.iter("thead")))
