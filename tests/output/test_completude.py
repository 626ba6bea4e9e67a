"""`pms completude`: fields and sheets, in the room there is, as CSV and as JSON."""

import csv
import io
import json
from typing import Any

import pytest
from rich.cells import cell_len

from pms_cli.model import Plan
from pms_cli.output.completude import (
    CompletudeView,
    completeness_csv,
    completeness_json,
    completeness_text,
)
from pms_cli.output.terminal import Terminal
from pms_cli.stats.completude import completude
from pms_cli.texte import printable
from tests.sheets import ASSISES, HOSTILE, action, plan


def view(made: Plan, *, par: str = "", path: str = "", filtre: str = "") -> CompletudeView:
    return CompletudeView(
        edition=made.edition,
        jour="14 février 2019",
        jour_iso="2019-02-14",
        au_choisi=False,
        par=par,
        filtre=filtre,
        completude=completude(made, made.fiches, ASSISES),
        chemins={fiche.numero: path or f"actions/{fiche.numero}.yaml" for fiche in made.fiches},
    )


def text(made: Plan, *, width: int = 80, **more: Any) -> str:
    return completeness_text(view(made, **more), Terminal(width)).replace("\u00a0", " ")


@pytest.fixture
def sample() -> Plan:
    return plan(
        action(1, ("2019", 2), pilotes=["DSDS"], sources=["bilan-2018"]),
        action(2, titre="Loger"),
        action("2.1"),
        reglages={"attendus": ["sources"], "attendus_actions": ["pilotes"]},
    )


def test_the_sheets_to_fill_are_there_with_their_files(sample: Plan) -> None:
    said = text(sample)
    assert "Fiches à compléter : 2\n" in said
    assert "  - 2 Loger\n    actions/2.yaml\n    attendu : pilotes, sources\n" in said
    assert "actions/1.yaml" not in said
    assert "possible :" not in said


def test_one_of_the_two_parts_may_be_asked_for(sample: Plan) -> None:
    fields, sheets = text(sample, par="champ"), text(sample, par="fiche")
    assert "Pilotes (pilotes)" in fields
    assert "actions/" not in fields
    assert "Pilotes (pilotes)" not in sheets
    assert "actions/1.yaml" in sheets
    assert "    possible : partenaires," in sheets


def test_a_plan_that_expects_nothing_says_so_and_blames_no_sheet() -> None:
    said = text(plan(action(1)))
    assert "n’attend aucun de ces champs" in said
    assert "Fiches à compléter" not in said
    assert "Rien de ce que le plan attend" not in said


def test_a_plan_that_lacks_nothing_says_so() -> None:
    made = plan(action(1, pilotes=["DSDS"]), reglages={"attendus": ["pilotes"]})
    assert "Rien de ce que le plan attend ne manque." in text(made)


def test_no_sheet_is_said_in_words() -> None:
    assert text(plan(), filtre="axe 2").startswith("Complétude des fiches (axe 2)\n")
    assert text(plan()).endswith("Aucune fiche.\n")


@pytest.mark.parametrize("width", [20, 40, 59, 60, 80, 132])
@pytest.mark.parametrize("par", ["", "champ", "fiche"])
def test_no_line_is_wider_than_the_terminal(sample: Plan, width: int, par: str) -> None:
    for row in text(sample, width=width, par=par).split("\n"):
        assert cell_len(row) <= width or " " not in row.strip(), row


def test_fields_are_in_words_where_a_table_has_no_room(sample: Plan) -> None:
    said = text(sample, width=59)
    assert "Pilotes : 1 sur 3 (33 %), attendu (actions)\n" in said
    assert "Livret : 0 sur 3 (0 %), au besoin\n" in said


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_or_path_is_shown_and_obeyed_by_nothing(title: str) -> None:
    made = plan(action(1, titre=title), reglages={"attendus": ["pilotes"]})
    said = completeness_text(view(made, path=title), Terminal(80))
    assert said == printable(said.replace("\n", "§")).replace("§", "\n")


def test_the_csv_has_a_line_a_field_or_a_sheet(sample: Plan) -> None:
    fields = list(csv.DictReader(io.StringIO(completeness_csv(view(sample))), delimiter=";"))
    (pilots,) = (row for row in fields if row["champ"] == "pilotes")
    assert pilots == {
        "champ": "pilotes",
        "titre": "Pilotes",
        "attendu": "actions",
        "concernees": "3",
        "remplies": "1",
        "part": "0,3333",
        "au": "2019-02-14",
    }
    sheets = list(
        csv.DictReader(io.StringIO(completeness_csv(view(sample, par="fiche"))), delimiter=";")
    )
    assert [(row["numero"], row["fichier"], row["attendus"]) for row in sheets] == [
        ("2", "actions/2.yaml", "pilotes, sources"),
        ("2.1", "actions/2.1.yaml", "sources"),
        ("1", "actions/1.yaml", ""),
    ]
    assert {row["attendus_manquants"] for row in sheets} == {"2", "1", "0"}


def test_the_json_has_both(sample: Plan) -> None:
    found = json.loads(completeness_json(view(sample, par="champ")))
    assert list(found) == [
        "schema_version", "commande", "edition", "au", "filtre", "champs", "fiches",
    ]  # fmt: skip
    (pilots,) = (item for item in found["champs"] if item["champ"] == "pilotes")
    assert (pilots["attendu"], pilots["part"]) == ("actions", 0.3333)
    assert found["fiches"][0]["attendus"] == ["pilotes", "sources"]
    assert [item["attendu"] for item in found["champs"] if item["champ"] == "liens"] == [None]
