"""`pms indicateurs`: what is known of each, told to people, as CSV, as JSON."""

import csv
import dataclasses
import datetime as dt
import io
import json
from decimal import Decimal
from typing import Any

import pytest

from pms_cli.model import IndicateursCommuns, Plan
from pms_cli.output.indicateurs import (
    indicators_csv,
    indicators_json,
    indicators_page,
)
from pms_cli.output.terminal import Terminal
from pms_cli.stats.indicateurs import Suivi, suivis
from pms_cli.vues.indicateurs import value_text, values_said
from tests.sheets import ASSISES, action, part, plan

COMMON = """\
indicateurs:
  - code: familles
    libelle: Familles reçues
    type: nombre
    periodicite: annuelle
    initiale: {date: 2016, valeur: 100}
    cible: {date: 2020, valeur: 300}
    mesures:
      - {date: 2017, valeur: 150, precision: environ, document: bilan-2018 (p. 4)}
"""


def followed(jour: dt.date = ASSISES, **keys: Any) -> Suivi:
    """The only indicator of a sheet."""
    made = plan(action(1, indicateurs=[{"libelle": "Places", **keys}]))
    (found,) = suivis(made, made.fiches, jour)
    return found


def said(found: Suivi) -> str:
    return values_said(found).replace("\u00a0", " ")


def page(made: Plan, *, jour: dt.date = ASSISES, filtre: str = "") -> str:
    found = suivis(made, made.fiches, jour)
    return indicators_page(made, found, jour, filtre, Terminal()).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("keys", "value", "text"),
    [
        ({}, "1250.50", "1 250,50"),
        ({"type": "nombre"}, "0", "0"),
        ({"type": "nombre", "unite": "places"}, "12", "12 places"),
        ({"type": "pourcentage"}, "61.5", "61,5 %"),
        ({"type": "montant"}, "-3", "-3 €"),
        ({"type": "montant", "unite": "k€"}, "3", "3 k€"),
        ({"type": "oui-non"}, "1", "oui"),
        ({"type": "oui-non"}, "0", "non"),
        ({"type": "oui-non"}, "2", "2"),
        ({"type": "nombre"}, "1", "1"),
    ],
)
def test_a_value_is_said_with_its_unit(keys: dict[str, Any], value: str, text: str) -> None:
    assert value_text(followed(**keys), Decimal(value)).replace("\u00a0", " ") == text


START = {"date": "2016", "valeur": "100"}
AIM = {"date": "2020", "valeur": "300"}
MEASURES = [
    {"date": "2017", "valeur": "150", "precision": "environ"},
    {"date": "2020", "valeur": "250"},
]


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ({}, "aucune mesure connue"),
        ({"cible": {"valeur": "3"}}, "aucune mesure connue ; cible 3"),
        (
            {"initiale": START, "cible": AIM},
            "départ 100 (2016), pas de mesure depuis ; cible 300 (2020)",
        ),
        ({"mesures": MEASURES}, "environ 150 (2017)"),
        (
            {"initiale": START, "cible": AIM, "mesures": MEASURES},
            "environ 150 (2017) ; départ 100 (2016) ; cible 300 (2020) ; chemin fait : 25 %",
        ),
        (
            {"initiale": AIM, "cible": {"valeur": "300"}, "mesures": MEASURES},
            "environ 150 (2017) ; cible 300",  # the start is of a later time
        ),
    ],
)
def test_all_that_is_known_is_on_one_line(keys: dict[str, Any], text: str) -> None:
    assert said(followed(**keys)) == text


def test_a_measure_of_later_is_not_known_yet() -> None:
    keys = {"initiale": START, "cible": AIM, "mesures": MEASURES}
    assert said(followed(dt.date(2016, 12, 31), **keys)) == (
        "départ 100 (2016), pas de mesure depuis ; cible 300 (2020)"
    )
    assert "chemin fait : 75 %" in said(followed(dt.date(2020, 1, 1), **keys))


@pytest.mark.parametrize(
    ("indicators", "filtre", "counted"),
    [
        ([], "", "Aucun indicateur."),
        ([], "axe 2", "Aucun indicateur (axe 2)."),
        ([{}], "", "1 indicateur : aucun avec une mesure connue, aucun avec une cible."),
        (
            [{}, {}],
            "axe 1",
            "2 indicateurs (axe 1) : aucun avec une mesure connue, aucun avec une cible.",
        ),
        (
            [{"mesures": MEASURES}, {"cible": AIM}],
            "",
            "2 indicateurs : 1 avec une mesure connue, 1 avec une cible.",
        ),
        (
            [{"mesures": MEASURES}, {"mesures": MEASURES, "cible": AIM}, {"cible": AIM}],
            "",
            "3 indicateurs : 2 avec une mesure connue, 2 avec une cible.",
        ),
    ],
)
def test_how_many_are_measured_and_how_many_aim(
    indicators: list[dict[str, Any]], filtre: str, counted: str
) -> None:
    asked = [{"libelle": f"I{rank}", **keys} for rank, keys in enumerate(indicators)]
    lines = page(plan(action(1, indicateurs=asked)), filtre=filtre).split("\n", 3)
    assert lines[1] == "Plan d’exemple – Métropole d’exemple"
    assert lines[2] == counted


@pytest.fixture
def shared() -> Plan:
    """One common indicator asked of three sheets, one of which is sectoral."""
    asked = {"indicateurs": [{"code": "familles"}]}
    made = plan(
        action(1, **asked),
        action(2, indicateurs=[{"libelle": "Lits", "periodicite": "mensuelle"}]),
        action("2.1", **asked, titre="Enfants"),
        action(3, **asked),
    )
    return dataclasses.replace(made, indicateurs=part(IndicateursCommuns, COMMON).indicateurs)


def test_an_indicator_asked_of_several_sheets_comes_once(shared: Plan) -> None:
    assert (
        page(shared)
        == """\
Indicateurs au 14 février 2019
Plan d’exemple – Métropole d’exemple
2 indicateurs : 1 avec une mesure connue, 1 avec une cible, 1 demandé par
plusieurs fiches.

Action 1 – Action 1
  - Familles reçues
    nombre ; à mesurer une fois par an ; environ 150 (2017) ; départ 100
    (2016) ; cible 300 (2020) ; chemin fait : 25 % ; mesure attendue le 31
    décembre 2018 (en retard) ; demandé aussi par les fiches 2.1 et 3

Action 2 – Action 2
  - Lits
    type non indiqué ; à mesurer tous les mois ; mesure attendue le 31 janvier
    2017 (en retard)
"""
    )


def test_an_indicator_without_a_value_shows_its_type_and_rhythm_alone() -> None:
    text = page(plan(action(1, indicateurs=[
        {"libelle": "Lits", "type": "nombre"},
        {"libelle": "Jours"},
        {"libelle": "Places", "type": "montant", "periodicite": "annuelle"},
        {"libelle": "Repas", "type": "nombre", "cible": {"valeur": "3"}},
    ]), periode={"debut": 2022, "fin": 2022}))  # fmt: skip
    assert text.split("\n\n", 1)[1] == (
        "Action 1 – Action 1\n"
        "  - Lits\n    nombre\n"
        "  - Jours\n    type non indiqué\n"
        "  - Places\n    montant ; à mesurer une fois par an ; mesure attendue le 31 décembre"
        " 2022\n"
        "  - Repas\n    nombre ; aucune mesure connue ; cible 3\n"
    )


def test_a_measure_due_on_the_day_is_not_late(shared: Plan) -> None:
    assert "31 décembre 2018 (en retard)" in " ".join(page(shared).split())
    on_the_day = " ".join(page(shared, jour=dt.date(2018, 12, 31)).split())
    assert "mesure attendue le 31 décembre 2018 ; demandé" in on_the_day


def test_sectoral_sheets_are_called_what_they_are(shared: Plan) -> None:
    found = suivis(shared, [shared.fiches[2]], ASSISES)
    alone = dataclasses.replace(found[0], fiches=(shared.fiches[2].numero,))
    text = indicators_page(shared, [alone], ASSISES, "", Terminal())
    assert "\n\nFiche sectorielle 2.1 – Enfants\n" in text


def test_csv_keeps_the_digits_that_were_given(shared: Plan) -> None:
    keys: dict[str, Any] = {
        "type": "montant", "unite": "k€", "sens": "baisse",
        "initiale": {"date": "2016", "valeur": "0.123456"},
        "cible": {"valeur": "1250.50"},
        "mesures": [{"date": "2018-T1", "valeur": "-4", "document": "bilan-2018 (p. 2)"}],
    }  # fmt: skip
    rows = csv.DictReader(
        io.StringIO(indicators_csv([followed(**keys)]), newline=""), delimiter=";"
    )
    assert list(rows) == [
        {
            "indicateur": "Places", "code": "", "fiches": "1", "type": "montant", "unite": "k€",
            "sens": "baisse", "periodicite": "", "initiale": "0,123456", "date_initiale": "2016",
            "cible": "1250,50", "date_cible": "", "mesure": "-4", "precision": "exacte",
            "date_mesure": "2018-T1", "document": "bilan-2018 (p. 2)", "taux": "0,0000",
            "prochaine_mesure": "",
        }
    ]  # fmt: skip
    common = indicators_csv(suivis(shared, shared.fiches, ASSISES)).split("\r\n")[1]
    assert common == (
        "Familles reçues;familles;1, 2.1, 3;nombre;;;annuelle;100;2016;300;2020;150;environ;2017;"
        "bilan-2018 (p. 4);0,2500;2018-12-31"
    )


def test_json_keeps_them_too(shared: Plan) -> None:
    found = suivis(shared, shared.fiches, ASSISES)
    read = json.loads(indicators_json(shared, found, ASSISES, ""))
    assert (read["filtre"], read["total"], read["mesures"]) == (None, 2, 1)
    assert read["indicateurs"][0] == {
        "libelle": "Familles reçues",
        "code": "familles",
        "fiches": ["1", "2.1", "3"],
        "type": "nombre",
        "unite": None,
        "sens": None,
        "periodicite": "annuelle",
        "initiale": {"date": "2016", "valeur": "100"},
        "cible": {"date": "2020", "valeur": "300"},
        "mesure": {
            "date": "2017",
            "valeur": "150",
            "precision": "environ",
            "document": "bilan-2018 (p. 4)",
        },
        "taux": 0.25,
        "prochaine_mesure": "2018-12-31",
    }
