"""The point d'étape as Markdown: the same words, readable on a forge, whatever the data."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pms_cli import __version__
from pms_cli.model import Plan
from pms_cli.reports.point_etape import point_etape
from pms_cli.reports.rendu import render_view
from pms_cli.workspace import read_workspace
from tests.reports.asked import demande
from tests.reports.figures import SOME, with_figures
from tests.reports.page_html import as_shown
from tests.reports.page_markdown import PARSER, check, cited, numbered
from tests.reports.test_html import hostile_plan
from tests.reports.tous import SMALL
from tests.sheets import ASSISES, HOSTILE, plan

ROOT = Path(__file__).parent.parent.parent


def page_of(made: Plan, perimetre: str = "") -> str:
    return render_view(
        "point-etape", "md", point_etape(demande(made, made.actions, ASSISES, perimetre))
    )


def test_a_small_report() -> None:
    made = page_of(SMALL, "axe 1").replace("\u00a0", " ").replace(__version__, "VERSION")
    assert (
        made
        == """\
# Point d’étape – Plan d’exemple

Métropole d’exemple

- État au 14 février 2019, dernier point connu : février 2019
- Périmètre : axe 1
- Lecteurs : tout public
- Décision : Délibération n° 2017-1 du 6 novembre 2017
- Méthode : niveaux de 1 à 5, d’après le dernier point daté de ce jour ou d’avant

## Totaux

| Groupe | Total | 1/5 | 2/5 | 3/5 | 4/5 | 5/5 | Sans niveau | Moyenne | À 5/5 | À confirmer |
| :--- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
| **Ensemble du plan** | 4 | 0 | 1 | 0 | 0 | 1 | 1 | 3,50 (2 niveaux) | 25 % | 1 |
| Périmètre (axe 1) | 4 | 0 | 1 | 0 | 0 | 1 | 1 | 3,50 (2 niveaux) | 25 % | 1 |
| Axe 1 – Prévenir | 2 | 0 | 1 | 0 | 0 | 0 | 1 | 2,00 (1 niveau) | 0 % | 1 |
| Axe 2 – Accompagner | 1 | 0 | 0 | 0 | 0 | 1 | 0 | 5,00 (1 niveau) | 100 % | 0 |
| Hors plan | 1 | 0 | 0 | 0 | 0 | 0 | 0 | – (0 niveau) | 0 % | 0 |

## Axe 1 – Prévenir

2 actions, moyenne 2,00 (1 niveau). Répartition : 0 à 1/5, 1 à 2/5, 0 à 3/5, 0 à 4/5 et 0 à 5/5 \
; 1 sans niveau.

### Orientation 1.1 – Repérer

<a id="action-1"></a>

#### 1. Action 1

État d’avancement : **2/5** ●●○○○ (février 2019)[^1]

Voir aussi : [action 3](#action-3).

### Orientation 1.2 – Soutenir

<a id="action-2"></a>

#### 2. Action 2

État d’avancement : **non renseigné**

## Axe 2 – Accompagner

1 action, moyenne 5,00 (1 niveau). Répartition : 0 à 1/5, 0 à 2/5, 0 à 3/5, 0 à 4/5 et 1 à 5/5.

### Orientation 2.1 – Loger

<a id="action-3"></a>

#### 3. L’« essai »

État d’avancement : **5/5** ●●●●● (février 2019)

## Hors plan

1 action, moyenne – (0 niveau). Répartition : 0 à 1/5, 0 à 2/5, 0 à 3/5, 0 à 4/5 et 0 à 5/5 ; 1 \
hors de l’échelle.

### Hors plan

<a id="action-4"></a>

#### 4. Action 4

État d’avancement : **9/5, hors de l’échelle** (février 2019)

## À compléter, à confirmer

### Ce qui manque

- Aucun point d’avancement : 1 sur 4 (fiche [2](#action-2)).
- Niveau donné sans constat : 3 sur 3 (fiches [1](#action-1), [3](#action-3), [4](#action-4)).
- Pilote non indiqué : 4 sur 4 (fiches [1](#action-1), [2](#action-2), [3](#action-3), \
[4](#action-4)).
- Calendrier non indiqué : 4 sur 4 (fiches [1](#action-1), [2](#action-2), [3](#action-3), \
[4](#action-4)).
- Source non indiquée : 4 sur 4 (fiches [1](#action-1), [2](#action-2), [3](#action-3), \
[4](#action-4)).
- Renvoi à ce qu’aucun registre ne connaît : 1 sur 5, 9\\.1 (fiche [4](#action-4)).

### Ce qui est à confirmer

- Niveau à confirmer : 1 sur 3 (fiche [1](#action-1)).

## Méthode et sources

- Le niveau d’une action à une date est celui de son dernier point daté de ce jour ou d’avant.
- La moyenne porte sur celles qui ont un niveau ; leur nombre est donné à côté.
- La part au plus haut porte sur toutes les actions du groupe.
- Une action sans point est comptée à part, jamais comme un zéro.
- Un niveau hors de l’échelle compte dans le total, sans effet sur la moyenne ; l’ensemble du \
plan en a 1.
- Un appel de note signale un niveau à confirmer ; l’ensemble du plan en a 1 sur 3.

[^1]: À confirmer : la source imprime ce niveau à part ; le rapprochement retenu est le plus \
cohérent, sans être certain ; niveaux possibles : 2 ou 3. Actions : [1](#action-1).

Produit par pms VERSION à partir des fiches du plan.
"""
    )


def test_the_real_report_is_sound() -> None:
    source = page_of(read_workspace(ROOT / "data").plan)
    found = check(source)
    assert [tag for tag, _ in found].count("h4") == 80
    # Sixteen orientations, four themes of figures, what is missing and what is in doubt.
    assert [tag for tag, _ in found].count("h3") == 16 + 4 + 2
    assert "| **Ensemble du plan** | 80 | 8 | 24 | 37 | 6 | 5 | 0 | 2,70 (80 niveaux) |" in source


def test_the_report_of_the_next_plan_is_sound() -> None:
    found = check(page_of(read_workspace(ROOT / "exemples" / "pms-2023-2027").plan))
    headings = [text for tag, text in found if tag in {"h2", "h3", "h4"}]
    assert [text.partition(" – ")[0] for text in headings] == [
        "Totaux",
        *(f"Engagement {number}" for number in range(1, 8)),
        "Chiffres de contexte",
        "La concertation et le plan",
        "À compléter, à confirmer",
        "Ce qui manque",
        "Méthode et sources",
    ]


def test_a_plan_without_actions_is_sound() -> None:
    assert [text for tag, text in check(page_of(plan())) if tag == "h2"] == [
        "Totaux",
        "Axe 1 – Prévenir",
        "Axe 2 – Accompagner",
        "Méthode et sources",
    ]


@pytest.mark.parametrize(
    "made",
    [
        with_figures(SMALL, *SOME),
        hostile_plan("1. calme"),
        read_workspace(ROOT / "data").plan,
        read_workspace(ROOT / "exemples" / "pms-2023-2027").plan,
    ],
    ids=["figures", "hostile", "real", "next"],
)
def test_the_numbered_list_and_its_citations_agree(made: Plan) -> None:
    view = point_etape(demande(made, made.actions, ASSISES, ""))
    source = page_of(made)
    assert numbered(source) == [
        (str(rank), as_shown(document)) for rank, document in enumerate(view.fin.documents, start=1)
    ]
    assert cited(source) == {
        str(rank)
        for theme in view.contexte
        for chiffre in theme.chiffres
        for rank, _ in chiffre.sources
    }
    assert cited(source) <= {number for number, _ in numbered(source)}


@pytest.fixture(scope="module")
def calm() -> list[str]:
    """The tags, paragraphs aside, where no text is hostile."""
    return [tag for tag, _ in check(page_of(hostile_plan("calme"), "calme")) if tag != "p"]


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_text_is_text_everywhere(title: str, calm: list[str]) -> None:
    seen = as_shown(title)
    found = check(page_of(hostile_plan(title), title))
    assert [text for tag, text in found if tag == "h4"] == [f"1. {seen}", f"2. {seen}"]
    assert [tag for tag, _ in found if tag != "p"] == calm


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_figure_and_its_documents_are_text(title: str) -> None:
    seen = as_shown(title)
    source = page_of(hostile_plan(title))
    found = check(source)
    section = [text for _, text in found][found.index(("h2", "Chiffres de contexte")) :]
    assert section[1:3] == [
        "Les moyens",
        f"{seen} : 3 {seen} ({seen}) – document 1, {seen} ; document 2, {seen}. Note : {seen}",
    ]
    assert numbered(source) == [("1", seen), ("2", seen)]
    # Bold is bold, and nothing else.
    bold = [
        child.type
        for token in PARSER.parse(source)
        for child in token.children or []
        if child.type.startswith("strong")
    ]
    assert bold == ["strong_open", "strong_close"] * 4


@settings(deadline=None, max_examples=25)
@given(st.text(max_size=30).filter(lambda text: text.strip() != ""))
@example("0")
def test_any_text_gives_a_sound_report(title: str) -> None:
    found = check(page_of(hostile_plan(title)))
    assert [text for tag, text in found if tag == "h4"] == [
        f"1. {as_shown(title)}",
        f"2. {as_shown(title)}",
    ]
