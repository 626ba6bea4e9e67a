"""Indicators on a day: each once with all its sheets, its last measure, its rate, what is due."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.model import DatePartielle, IndicateursCommuns, Mesure, Plan
from pms_cli.stats.indicateurs import Suivi, derniere, suivis
from tests.sheets import ASSISES, action, part, plan

COMMON = """\
indicateurs:
  - code: agents
    libelle: Agents formés
    unite: agents
    periodicite: annuelle
    initiale: {date: 2017, valeur: 0}
    cible: {date: 2022, valeur: 400}
    mesures: [{date: 2018-12, valeur: 120}]
  - {code: inutile, libelle: Demandé par personne}
"""


def with_common(*numbers_and_codes: tuple[str, list[dict[str, Any]]], **keys: Any) -> Plan:
    sheets = [action(number, indicateurs=asked, **keys) for number, asked in numbers_and_codes]
    found = part(IndicateursCommuns, COMMON).indicateurs
    return replace(plan(*sheets), indicateurs=found)


def named(found: tuple[Suivi, ...]) -> list[tuple[str, list[str]]]:
    return [(suivi.libelle, [str(numero) for numero in suivi.fiches]) for suivi in found]


def one(asked: dict[str, Any], day: dt.date = ASSISES, **keys: Any) -> Suivi:
    sheet = action(12, indicateurs=[{"libelle": "Nombre", **asked}], **keys)
    (found,) = suivis(plan(sheet), [sheet], day)
    return found


def test_an_indicator_asked_of_two_sheets_comes_once_where_it_is_first_asked() -> None:
    made = with_common(
        ("1", [{"libelle": "À elle seule"}]),
        ("2", [{"code": "agents"}, {"libelle": "Nombre"}]),
        ("3", [{"libelle": "Nombre"}, {"code": "agents", "libelle": "Les agents"}]),
        ("3.1", [{"code": "agents"}]),
    )
    assert named(suivis(made, made.fiches, ASSISES)) == [
        ("À elle seule", ["1"]),
        ("Agents formés", ["2", "3", "3.1"]),
        ("Nombre", ["2"]),
        ("Nombre", ["3"]),
    ]
    # All its sheets are told, also those that are not asked for: these come after.
    assert named(suivis(made, made.fiches[2:3], ASSISES)) == [
        ("Nombre", ["3"]),
        ("Agents formés", ["3", "2", "3.1"]),
    ]
    assert suivis(made, (), ASSISES) == ()


def test_a_sheet_that_asks_twice_for_an_indicator_is_told_once() -> None:
    made = with_common(("1", [{"code": "agents"}, {"code": "agents"}]))
    assert named(suivis(made, made.fiches, ASSISES)) == [("Agents formés", ["1"])]


def test_a_common_indicator_is_what_its_registry_says() -> None:
    made = with_common(("1", [{"code": "agents", "libelle": "Les agents", "unite": "personnes"}]))
    (found,) = suivis(made, made.fiches, ASSISES)
    assert (found.code, found.libelle, found.unite) == ("agents", "Agents formés", "agents")
    assert found.mesure is not None
    assert (str(found.mesure.date), found.taux) == ("2018-12", Fraction(3, 10))
    assert found.echeance == dt.date(2019, 12, 31)


def test_a_code_that_no_registry_has_is_passed_over_unless_it_is_named() -> None:
    made = with_common(("1", [{"code": "inconnu"}, {"code": "inconnu", "libelle": "Nommé"}]))
    (found,) = suivis(made, made.fiches, ASSISES)
    assert (found.libelle, found.code) == ("Nommé", "inconnu")


MEASURES = [
    {"date": "2018", "valeur": 10},
    {"date": "2019-02", "valeur": 20},
    {"date": "2018-T3", "valeur": 15},
    {"date": "2019-02", "valeur": 25},
]


@pytest.mark.parametrize(
    ("day", "value"),
    [
        ("2017-12-31", None),
        ("2018-01-01", "10"),
        ("2018-07-01", "15"),
        ("2019-01-31", "15"),
        ("2019-02-01", "25"),  # of two of one date, the one written last
        ("2030-01-01", "25"),
    ],
)
def test_the_measure_of_a_day_is_the_last_one_known(day: str, value: str | None) -> None:
    found = one({"mesures": MEASURES}, dt.date.fromisoformat(day)).mesure
    assert (str(found.valeur) if found else None) == value


DATES = st.sampled_from(["2018", "2018-T1", "2018-01", "2018-01-01", "2018-02", "2019", "2019-01"])


@settings(deadline=None, max_examples=150)
@given(st.lists(DATES, max_size=6), st.dates(dt.date(2017, 12, 1), dt.date(2019, 3, 1)))
def test_the_last_measure_begins_last_and_of_those_is_the_narrowest(
    texts: list[str], day: dt.date
) -> None:
    measures = [
        Mesure(date=DatePartielle.lire(text), valeur=Decimal(rank))
        for rank, text in enumerate(texts)
    ]
    known = [
        (found.date.debut, -(found.date.fin - found.date.debut).days, rank)
        for rank, found in enumerate(measures)
        if found.date.debut <= day
    ]
    found = derniere(measures, day)
    assert found == (measures[max(known)[2]] if known else None)


FROM_0_TO_400 = {"initiale": {"date": 2017, "valeur": 0}, "cible": {"date": 2022, "valeur": 400}}


@pytest.mark.parametrize(
    ("asked", "rate"),
    [
        ({**FROM_0_TO_400, "mesures": [{"date": "2018", "valeur": 120}]}, Fraction(3, 10)),
        ({**FROM_0_TO_400, "mesures": [{"date": "2018", "valeur": 900}]}, Fraction(1)),
        ({**FROM_0_TO_400, "mesures": [{"date": "2018", "valeur": "-7"}]}, Fraction(0)),
        ({**FROM_0_TO_400, "mesures": [{"date": "2019-03", "valeur": 120}]}, None),
        ({**FROM_0_TO_400, "mesures": []}, None),
        ({"cible": {"valeur": 400}, "mesures": [{"date": "2018", "valeur": 1}]}, None),
        ({"initiale": {"date": 2017, "valeur": 0}, "mesures": [{"date": "2018", "valeur": 1}]},
         None),
        ({"initiale": {"date": 2017, "valeur": 400}, "cible": {"valeur": 400},
          "mesures": [{"date": "2018", "valeur": 400}]}, None),
        ({"initiale": {"date": 2017, "valeur": 50}, "cible": {"valeur": 10}, "sens": "baisse",
          "mesures": [{"date": "2018", "valeur": 40}]}, Fraction(1, 4)),
    ],
)  # fmt: skip
def test_a_rate_needs_a_start_a_target_and_a_measure_known_that_day(
    asked: dict[str, Any], rate: Fraction | None
) -> None:
    assert one(asked).taux == rate


@pytest.mark.parametrize(
    ("asked", "calendar", "due"),
    [
        ({}, {}, None),
        ({"periodicite": "annuelle"}, {}, "2017-12-31"),
        ({"periodicite": "mensuelle"}, {}, "2017-01-31"),
        ({"periodicite": "trimestrielle"}, {"debut": "2018-02-10"}, "2018-05-09"),
        ({"periodicite": "annuelle"}, {"debut": "2018", "fin": "2018"}, "2018-12-31"),
        ({"periodicite": "biennale"}, {"debut": "2018", "fin": "2018"}, None),
        ({"periodicite": "biennale"}, {"debut": "2021"}, "2022-12-31"),
        ({"periodicite": "biennale"}, {"debut": "2021-02"}, None),
        ({"periodicite": "annuelle", "mesures": [{"date": "2018", "valeur": 1}]}, {}, "2019-12-31"),
        ({"periodicite": "annuelle", "mesures": [{"date": "2019-03", "valeur": 1}]}, {},
         "2017-12-31"),
    ],
)  # fmt: skip
def test_the_next_measure_is_due_at_its_rhythm_while_the_action_lasts(
    asked: dict[str, Any], calendar: dict[str, str], due: str | None
) -> None:
    found = one(asked, calendrier=calendar).echeance
    assert (found.isoformat() if found else None) == due


@pytest.mark.parametrize(
    ("first", "second", "due"),
    [
        ({"debut": "2018", "fin": "2018"}, {"debut": "2019", "fin": "2022"}, "2019-12-31"),
        ({"debut": "2019", "fin": "2022"}, {"debut": "2018", "fin": "2018"}, "2019-12-31"),
        ({"debut": "2018", "fin": "2018"}, {}, "2019-12-31"),
        ({"debut": "2018", "fin": "2018"}, {"fin": "2019-12-30"}, None),
    ],
)
def test_one_asked_of_several_sheets_is_measured_until_the_last_of_them_ends(
    first: dict[str, str], second: dict[str, str], due: str | None
) -> None:
    asked = {"indicateurs": [{"code": "agents"}]}
    sheets = action(1, calendrier=first, **asked), action(2, calendrier=second, **asked)
    common = part(IndicateursCommuns, COMMON).indicateurs
    (found,) = suivis(replace(plan(*sheets), indicateurs=common), sheets, ASSISES)
    assert (found.echeance.isoformat() if found.echeance else None) == due
    # Before any measure: from the first that begins.
    (found,) = suivis(replace(plan(*sheets), indicateurs=common), sheets, dt.date(2018, 1, 1))
    early = "2017-12-31" if "debut" not in second else "2018-12-31"
    assert str(found.echeance) == early
