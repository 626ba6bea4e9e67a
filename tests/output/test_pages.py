"""Every page, CSV and JSON of a plan whose texts are hostile: none escapes, none overflows."""

import csv
import dataclasses
import datetime as dt
import io
import json
import re
from collections.abc import Callable
from typing import Any, Final

import pytest
from rich.cells import cell_len

from pms_cli.model import (
    Acteurs,
    Chiffres,
    Documents,
    EditionAnterieure,
    Glossaire,
    IndicateursCommuns,
    Instances,
    Plan,
    Territoire,
)
from pms_cli.output import agenda as agenda_output
from pms_cli.output.chiffres import figures_csv, figures_json, figures_page
from pms_cli.output.couverture import coverage_csv, coverage_json, coverage_table
from pms_cli.output.fiche import sheet_json, sheet_page
from pms_cli.output.glossaire import glossary_csv, glossary_json, glossary_page
from pms_cli.output.indicateurs import indicators_csv, indicators_json, indicators_page
from pms_cli.output.instances import bodies_json, bodies_page
from pms_cli.output.page import Page
from pms_cli.output.sources import source_page, sources_csv, sources_json, sources_page
from pms_cli.output.terminal import Terminal
from pms_cli.output.territoires import (
    territories_json,
    territories_list,
    territory_json,
    territory_page,
)
from pms_cli.stats import figures
from pms_cli.stats.agenda import agenda
from pms_cli.stats.couverture import couverture
from pms_cli.stats.indicateurs import suivis
from pms_cli.stats.provenance import provenance
from pms_cli.vues.glossaire import entries
from tests.output.test_tableur import begins_a_formula
from tests.sheets import ASSISES, HOSTILE, action, part, plan

WIDTHS = (1, 20, 40, 80, 200)
NONCHARACTERS: Final = "\ufdd0\ufffe\U0001ffff"
PLAIN: Final = "Un titre ordinaire, assez long pour prendre deux lignes sur un terminal étroit"


def hostile(title: str) -> Plan:
    """A plan that says ``title`` wherever a text is free, with one of everything."""
    there = f"point-2019 ({' '.join(title.split())})"
    steps = [
        {"date": "2019-01", "libelle": title, "document": there},
        {"date": "2018-01", "libelle": title, "atteint": "2018-06"},
        {"date": "2019-03", "libelle": title, "lecture": "appariee",
         "dates_possibles": ["2019-03", "2020"]},
    ]  # fmt: skip
    value = {"date": "2018", "valeur": "2", "document": there}
    measured = {
        "libelle": title, "type": "nombre", "unite": title, "periodicite": "mensuelle",
        "initiale": value, "cible": {"valeur": "10"}, "mesures": [value],
    }  # fmt: skip
    figure = {"libelle": title, "valeur": "3", "unite": title, "perimetre": title, "note": title}
    name = {"singulier": title, "pluriel": title, "genre": "féminin"}
    shared = {"titre": title, "livret": "sante", "pilotes": [title, "DSDS"], "partenaires": ["CAF"]}
    local: dict[str, Any] = {
        "titre": title, "description": title, "chiffres": [figure], "jalons": steps,
    }  # fmt: skip
    bare = plan(
        action(
            1, ("2018", 1), ("2019-02", 3),
            **shared, titre_livret=title, contexte=title, objectifs=[title],
            modalites=[{"titre": title, "actions": [title]}],
            calendrier={"debut": "2017", "fin": "2019-04", "jalons": steps},
            indicateurs=[measured, {"code": "commun"}], issue_de=["avant/1", "avant/2"],
            liens=["2", "9"], sources=[there],
        ),
        action(2, lecture_numero="supposee", **shared, indicateurs=[{"code": "commun"}]),
        action("2.1", **shared),
        titre=title, collectivite=title, noms={"axe": name, "action": name},
        annonce={"actions": 9, "document": there},
    )  # fmt: skip
    return dataclasses.replace(
        bare,
        acteurs=part(
            Acteurs,
            "acteurs: []",
            acteurs=[{"sigle": title, "nom": title, "nature": "service", "source": there}],
        ).acteurs,
        documents=part(
            Documents,
            "documents: []",
            documents=[
                {"code": "point-2019", "titre": title, "nature": title, "auteur": title},
                {"code": "inutile", "titre": title, "nature": title},
            ],
        ).documents,
        glossaire=part(
            Glossaire, "sigles: []", sigles=[{"sigle": title, "sens": title, "source": there}]
        ).sigles,
        indicateurs=part(
            IndicateursCommuns, "indicateurs: []", indicateurs=[{**measured, "code": "commun"}]
        ).indicateurs,
        chiffres=part(
            Chiffres,
            "chiffres: []",
            chiffres=[{**figure, "code": "un", "document": there, "aussi": [there]}],
        ).chiffres,
        instances=part(
            Instances,
            "instances: []",
            instances=[
                {
                    "code": "comite", "nom": title, "role": title, "periodicite": "annuelle",
                    "source": there,
                    "reunions": [{"date": "2018", "objet": title, "territoire": "lieu",
                                  "document": there}],
                }
            ],
        ).instances,
        territoires=(
            part(
                Territoire,
                "code: lieu\nnom: x",
                nom=title,
                projet=title,
                objectifs=[title],
                calendrier={"fin": "2019", "jalons": steps},
                axes=[{"titre": title, "actions": [{**local, "decline": "1"}]}],
                actions=[{**local, "decline": "2.1", "rattachement": "editorial"}],
                sources=[there],
            ),
            part(
                Territoire,
                "code: ailleurs\nnom: x",
                nom=title,
                sans_objet=[{"action": "1", "raison": title}],
            ),
        ),
        editions=(
            part(
                EditionAnterieure,
                "edition: avant\ntitre: x\nfiches: []",
                titre=title,
                fiches=[{"numero": "1", "titre": title}],
            ),
        ),
    )  # fmt: skip


def _coverage(made: Plan, terminal: Terminal) -> str:
    matrix = couverture(made, made.actions)
    return coverage_table(made, matrix, "", terminal, every=True)


def _indicators(made: Plan, terminal: Terminal) -> str:
    found = suivis(made, made.fiches, ASSISES)
    return indicators_page(made, found, ASSISES, "", terminal)


def _agenda(made: Plan, terminal: Terminal) -> str:
    found = agenda(made, made.fiches, ASSISES)
    return agenda_output.agenda_page(made, found, ASSISES, 90, "", terminal)


PAGES: dict[str, Callable[[Plan, Terminal], str]] = {
    "show": lambda made, terminal: sheet_page(made, made.fiches[0], ASSISES, terminal),
    "agenda": _agenda,
    "indicateurs": _indicators,
    "territoires": territories_list,
    "territoire": lambda made, terminal: territory_page(
        made, made.territoires[0], ASSISES, terminal
    ),
    "couverture": _coverage,
    "instances": lambda made, terminal: bodies_page(made, ASSISES, terminal),
    "chiffres": lambda made, terminal: figures_page(made, made.chiffres, terminal),
    "sources": lambda made, terminal: sources_page(provenance(made), terminal),
    "source": lambda made, terminal: source_page(made, provenance(made)[0], terminal),
    "glossaire": lambda made, terminal: glossary_page(made, entries(made), terminal, detail=False),
    "sigle": lambda made, terminal: glossary_page(made, entries(made)[:1], terminal, detail=True),
}

TABLES: dict[str, Callable[[Plan], str]] = {
    "agenda": lambda made: agenda_output.agenda_csv(
        made, agenda(made, made.fiches, ASSISES), ASSISES
    ),
    "indicateurs": lambda made: indicators_csv(suivis(made, made.fiches, ASSISES)),
    "couverture": lambda made: coverage_csv(couverture(made, made.actions)),
    "chiffres": lambda made: figures_csv(made.chiffres),
    "sources": lambda made: sources_csv(provenance(made)),
    "glossaire": lambda made: glossary_csv(entries(made)),
}

OBJECTS: dict[str, Callable[[Plan], str]] = {
    "show": lambda made: sheet_json(made, made.fiches[0], ASSISES),
    "agenda": lambda made: agenda_output.agenda_json(
        made, agenda(made, made.fiches, ASSISES), ASSISES, 90
    ),
    "indicateurs": lambda made: indicators_json(
        made, suivis(made, made.fiches, ASSISES), ASSISES, "axe 1"
    ),
    "territoires": territories_json,
    "territoire": lambda made: territory_json(
        made, made.territoires[0], figures(made.actions, ASSISES, made.edition.echelle), ASSISES
    ),
    "couverture": lambda made: coverage_json(made, couverture(made, made.actions), ""),
    "instances": lambda made: bodies_json(made, ASSISES),
    "chiffres": lambda made: figures_json(made, made.chiffres),
    "sources": lambda made: sources_json(made, provenance(made)),
    "glossaire": lambda made: glossary_json(made, entries(made)),
}


def controls(text: str, allowed: str) -> list[str]:
    """What a terminal could obey or hide; characters that Unicode gives to nobody are harmless."""
    return [c for c in text if not c.isprintable() and c not in allowed + NONCHARACTERS]


def one_word(line: str) -> bool:
    """Whether a line holds a single word, which nothing can break, after what opens it."""
    opened = re.sub(r"^ *(?:- |→ )?", "", line)
    dated = re.sub(r"^  .{17,19} +(?=\S+$)", "", line)
    return " " not in opened or " " not in dated


@pytest.mark.parametrize("title", [PLAIN, *HOSTILE])
@pytest.mark.parametrize("page", PAGES)
def test_no_page_lets_a_text_out_of_its_lines(page: str, title: str) -> None:
    made = hostile(title)
    for width in WIDTHS:
        text = PAGES[page](made, Terminal(width))
        assert controls(text, "\n\u00a0\u200d") == []
        assert text.endswith("\n")
        assert not text.endswith("\n\n")
        for line in text.split("\n"):
            assert cell_len(line) <= max(20, width) or one_word(line), (width, line)


@pytest.mark.parametrize("page", PAGES)
def test_no_mark_of_ours_begins_a_line(page: str) -> None:
    made = hostile("Un titre")
    for width in range(20, 120):
        text = PAGES[page](made, Terminal(width))
        assert re.findall(r"(?m)^ *[:;?!»%].*", text) == [], width


@pytest.mark.parametrize("page", PAGES)
def test_colours_change_no_character(page: str) -> None:
    made = hostile(PLAIN)
    colored = PAGES[page](made, Terminal(80, color=True))
    plain = re.sub(r"\x1b\[[\d;]*m", "", colored)
    # A bold cell of a table is padded before its colour ends.
    assert [line.rstrip() for line in plain.split("\n")] == (
        PAGES[page](made, Terminal(80)).split("\n")
    )
    assert not re.search(r"\x1b(?!\[[\d;]*m)", colored)


@pytest.mark.parametrize("title", HOSTILE)
@pytest.mark.parametrize("name", TABLES)
def test_every_row_of_a_csv_has_its_cells_and_none_is_a_formula(name: str, title: str) -> None:
    text = TABLES[name](hostile(title))
    assert controls(text, "\r\n\t\u00a0\u200d\u3000") == []
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True))
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}
    assert [cell for row in rows for cell in row if begins_a_formula(cell)] == []


@pytest.mark.parametrize("title", HOSTILE)
@pytest.mark.parametrize("name", OBJECTS)
def test_json_gives_the_text_back_and_a_terminal_nothing_to_obey(name: str, title: str) -> None:
    text = OBJECTS[name](hostile(title))
    assert controls(text, "\n\u00a0\u200d\u3000") == []
    assert title in set(strings(json.loads(text)))


def strings(value: Any) -> list[str]:
    """Every text of a JSON value."""
    if isinstance(value, dict):
        return [text for item in value.values() for text in strings(item)]
    if isinstance(value, list):
        return [text for item in value for text in strings(item)]
    return [value] if isinstance(value, str) else []


def test_a_page_lays_out_titles_paragraphs_and_lists() -> None:
    page = Page(Terminal(width=30))
    page.heading("Un titre qui prend deux lignes")
    page.add("un paragraphe qui prend deux lignes", "  ")
    page.title("Une partie")
    page.bullets(["un élément qui prend deux lignes", "deux"])
    page.item("plus bas, et sur deux lignes", "  ")
    page.paragraphs("un\n\n\ndeux\n")
    assert page.text() == (
        "Un titre qui prend deux lignes\n"
        "  un paragraphe qui prend deux\n"
        "  lignes\n"
        "\n"
        "Une partie\n"
        "  - un élément qui prend deux\n"
        "    lignes\n"
        "  - deux\n"
        "    - plus bas, et sur deux\n"
        "      lignes\n"
        "  un\n"
        "\n"
        "  deux\n"
    )


def test_a_day_of_the_far_past_or_future_is_no_trouble() -> None:
    made = hostile(PLAIN)
    for jour in (dt.date(1900, 1, 1), dt.date(2199, 12, 31)):
        found = agenda(made, made.fiches, jour)
        text = agenda_output.agenda_page(made, found, jour, 36_500, "", Terminal())
        assert text.startswith("Agenda")
        assert territory_page(made, made.territoires[0], jour, Terminal()).startswith("Un titre")
