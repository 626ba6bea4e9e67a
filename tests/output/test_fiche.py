"""`pms show`: what grew around a sheet, each part only when the plan has it."""

import dataclasses
import datetime as dt
from typing import Any

import pytest

from pms_cli.model import (
    Acteurs,
    Calendrier,
    EditionAnterieure,
    IndicateursCommuns,
    Jalon,
    Plan,
    Territoire,
)
from pms_cli.output.fiche import sheet_page
from pms_cli.output.terminal import Terminal
from pms_cli.vues.calendrier import calendar_lines, step_line
from tests.sheets import ASSISES, action, doubtful, part, plan

BEFORE = """\
edition: plan-2010
titre: Plan 2010-2016
fiches: [{numero: 4, titre: Accueillir}]
"""
COMMON = """\
indicateurs:
  - {code: familles, libelle: Familles reçues, type: nombre}
"""
ACTORS = """\
acteurs:
  - {sigle: DSDS, nom: Direction de la santé, nature: service}
  - {sigle: MDM, nom: Maisons de la Métropole, nature: dispositif}
  - {sigle: CAF, nom: Caisse d’allocations familiales, nature: partenaire}
  - {sigle: Comité, nom: Comité, nature: instance}
"""


def page(made: Plan) -> str:
    """The page of the plan's first sheet, with ordinary spaces."""
    return sheet_page(made, made.fiches[0], ASSISES, Terminal()).replace("\u00a0", " ")


def section(made: Plan, title: str) -> list[str]:
    """The lines under a title, up to the next empty line; none when the title is not there."""
    lines = page(made).split("\n")
    if title not in lines:
        return []
    under = lines[lines.index(title) + 1 :]
    return under[: under.index("")]


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ({}, "septembre 2018 : Ouvrir"),
        ({"atteint": "2018-09"}, "septembre 2018 : Ouvrir (atteint)"),
        ({"atteint": "2018-10-02"}, "septembre 2018 : Ouvrir (atteint : 2 octobre 2018)"),
        ({"lecture": "appariee"}, "septembre 2018 : Ouvrir (date à confirmer)"),
        (
            {"lecture": "appariee", "dates_possibles": ["2018-09", "2019-09"]},
            "septembre 2018 : Ouvrir (date à confirmer, ou septembre 2019)",
        ),
        (
            {"lecture": "appariee", "dates_possibles": ["2017", "2018-09", "2019"],
             "atteint": "2019"},
            "septembre 2018 : Ouvrir (atteint : 2019 ; date à confirmer, ou 2017 ou 2019)",
        ),
    ],
)  # fmt: skip
def test_a_step_says_when_it_was_reached_and_what_is_in_doubt(
    step: dict[str, Any], said: str
) -> None:
    made = part(Jalon, "date: 2018-09\nlibelle: Ouvrir", **step)
    assert step_line(made, dt.date(2019, 12, 31)).replace("\u00a0", " ") == said


def test_a_step_reached_later_is_not_reached_yet() -> None:
    made = part(Jalon, "date: 2018-09\nlibelle: Ouvrir\natteint: 2018-11")
    before = step_line(made, dt.date(2018, 10, 31))
    assert before.replace("\u00a0", " ") == "septembre 2018 : Ouvrir"
    assert step_line(made, dt.date(2018, 11, 1)).endswith("(atteint\u00a0: novembre 2018)")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("debut: 2018\nfin: 2018", ["2018"]),
        ("debut: 2018\nfin: 2018-12", ["2018 à décembre 2018"]),
        ("debut: 2018", ["début : 2018"]),
        ("fin: 2018-T2", ["fin : 2e trimestre 2018"]),
        ("jalons: []", []),
    ],
)
def test_a_calendar_that_begins_and_ends_together_is_said_once(text: str, said: list[str]) -> None:
    lines = calendar_lines(part(Calendrier, text))
    assert [line.replace("\u00a0", " ") for line in lines] == said


def test_the_title_of_the_booklet_and_a_number_in_doubt_come_under_the_title() -> None:
    made = plan(action(3, titre_livret="Recevoir", lecture_numero="supposee"))
    assert page(made).split("\n")[:4] == [
        "Action 3 – Action 3",
        "Titre dans le livret : Recevoir",
        "Numéro à confirmer : il est illisible dans le texte du document, et supposé ici.",
        "Axe 1 – Prévenir",
    ]


def test_those_inside_are_services_the_others_partners() -> None:
    sheet = action(3, partenaires=["CAF", "DSDS", "Comité", "MDM", "Inconnu"])
    made = dataclasses.replace(plan(sheet), acteurs=part(Acteurs, ACTORS).acteurs)
    assert section(made, "Services associés") == [
        "  - DSDS (Direction de la santé)",
        "  - MDM (Maisons de la Métropole)",
    ]
    text = page(made)
    assert text.endswith(
        "Partenaires\n  - CAF (Caisse d’allocations familiales)\n  - Comité\n  - Inconnu\n"
    )


def test_a_name_that_begins_with_its_sigle_is_said_alone() -> None:
    known = [
        {"sigle": "Ville", "nom": "Ville de Lyon", "nature": "partenaire"},
        {"sigle": "CAF", "nom": "La CAF", "nature": "partenaire"},
    ]
    made = dataclasses.replace(
        plan(action(3, pilotes=["Ville"], partenaires=["CAF", "Ville"])),
        acteurs=part(Acteurs, "acteurs: []", acteurs=known).acteurs,
    )
    assert section(made, "Pilote") == ["  - Ville de Lyon"]
    assert page(made).endswith("\nPartenaires\n  - CAF (La CAF)\n  - Ville de Lyon\n")


@pytest.mark.parametrize(
    ("points", "level"),
    [
        ([("2018", 2), ("2019-02", 3)], " (avancement : 3/5, février 2019)"),
        ([("2018", 2), ("2019-03", 3)], " (avancement : 2/5, 2018)"),
        ([("2019-03", 3)], ""),
    ],
)
def test_a_sectoral_sheet_says_the_level_of_its_action_on_the_day(
    points: list[tuple[str, int]], level: str
) -> None:
    made = plan(action(8, *points, titre="Repérer"), action("8.1", titre="Adultes"))
    text = sheet_page(made, made.fiches[1], ASSISES, Terminal()).replace("\u00a0", " ")
    assert text.split("\n")[:3] == [
        "Fiche sectorielle 8.1 – Adultes",
        f"Décline l’action 8 – Repérer{level}",
        "Axe 1 – Prévenir",
    ]


def test_a_level_in_doubt_is_in_doubt_on_the_sectoral_sheet_too() -> None:
    made = plan(doubtful(8, 3, 3, 4), action("8.1"))
    text = sheet_page(made, made.fiches[1], ASSISES, Terminal()).replace("\u00a0", " ")
    assert "Décline l’action 8 – Action 8 (avancement : 3/5 ?, février 2019)\n" in text


def test_partners_alone_have_no_part_for_services() -> None:
    text = page(plan(action(3, partenaires=["CAF"])))
    assert "Services associés" not in text
    assert "Partenaires\n" in text


def test_the_level_says_its_name_when_the_scale_has_one() -> None:
    scale = {"maximum": 5, "libelles": [{"niveau": 5, "libelle": "achevé"}]}
    named = page(plan(action(3, ("2018", 5)), echelle=scale))
    assert "État d’avancement : 5/5, achevé (2018)\n" in named
    assert "État d’avancement : 4/5 (2018)\n" in page(plan(action(3, ("2018", 4)), echelle=scale))


def test_indicators_none_of_which_was_measured_say_it_once() -> None:
    made = plan(action(3, indicateurs=[{"libelle": "Places"}, {"libelle": "Lits"}]))
    assert page(made).endswith("Indicateurs (aucune mesure connue)\n  - Places\n  - Lits\n")


def test_a_common_indicator_keeps_the_sheets_words_and_names_the_other_sheets() -> None:
    own = {"code": "familles", "libelle": "Familles reçues ici"}
    asked = {"indicateurs": [{"code": "familles"}]}
    made = plan(
        action(3, indicateurs=[own, {"libelle": "Lits"}]),
        action(4, **asked),
        action(5, **asked),
        action("5.1", **asked),
    )
    made = dataclasses.replace(made, indicateurs=part(IndicateursCommuns, COMMON).indicateurs)
    assert page(made).endswith(
        "Indicateurs (aucune mesure connue)\n"
        "  - Familles reçues ici ; aussi dans les fiches 4, 5 et 5.1\n"
        "  - Lits\n"
    )
    two = dataclasses.replace(made, fiches=made.fiches[:2])
    assert "Familles reçues ici ; aussi dans la fiche 4\n" in page(two)


@pytest.mark.parametrize(
    ("lineage", "said"),
    [
        ("plan-2010/4", "Plan 2010-2016, fiche 4 – Accueillir"),
        ("plan-2010/5", "plan-2010/5"),
        ("plan-2005/4", "plan-2005/4"),
    ],
)
def test_where_a_sheet_comes_from(lineage: str, said: str) -> None:
    made = dataclasses.replace(
        plan(action(3, issue_de=[lineage])), editions=(part(EditionAnterieure, BEFORE),)
    )
    assert page(made).endswith(f"Issue de\n  - {said}\n")


def local(decline: str, **keys: str) -> Plan:
    place = part(
        Territoire,
        "code: lyon\nnom: Lyon",
        actions=[{"titre": "Ici", "decline": decline, **keys}],
    )
    made = plan(action(3), action("3.1"), action(4))
    return dataclasses.replace(made, territoires=(place,))


def test_local_actions_with_a_mark_on_links_that_are_ours() -> None:
    assert page(local("3")).endswith("Dans les territoires\n  - Lyon : Ici\n")
    assert page(local("3.1")).endswith("Dans les territoires\n  - Lyon : Ici\n")
    assert page(local("3", rattachement="editorial")).endswith(
        "Dans les territoires\n"
        "  - Lyon : Ici*\n"
        "  * Rattachement fait lors de la saisie : le document ne le dit pas.\n"
    )
    assert "Dans les territoires" not in page(local("4"))
