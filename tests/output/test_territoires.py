"""`pms territoire`: a territory and its project, to be read and for programs."""

import dataclasses
import datetime as dt
import json
from typing import Any

import pytest

from pms_cli.model import Documents, Fiche, Instances, Plan, Territoire
from pms_cli.output.terminal import Terminal
from pms_cli.output.territoires import (
    territories_json,
    territories_list,
    territory_json,
    territory_page,
)
from pms_cli.stats import figures
from tests.sheets import ASSISES, action, doubtful, part, plan

BODIES = """\
instances:
  - code: comite
    nom: Comité
    reunions:
      - {date: 2019-02-15, objet: Suite, territoire: lyon}
      - {date: 2018-06, objet: Lancement, territoire: lyon}
      - {date: 2019-02-14, territoire: lyon}
      - {date: 2018-07, territoire: bron}
  - {code: assises, nom: Assises, reunions: [{date: 2018-06-01, territoire: lyon}]}
"""


def with_place(*fiches: Fiche, **keys: Any) -> Plan:
    """A plan with a territory whose file says ``keys``."""
    place = part(Territoire, "code: lyon\nnom: Lyon", **keys)
    return dataclasses.replace(plan(*fiches), territoires=(place,))


def page(made: Plan, jour: dt.date = ASSISES) -> str:
    text = territory_page(made, made.territoires[0], jour, Terminal())
    return text.replace("\u00a0", " ")


def test_a_territory_of_which_only_the_name_is_known() -> None:
    assert page(with_place()) == "Lyon\n"


@pytest.mark.parametrize(
    ("axe", "title"),
    [
        ({"numero": "2"}, "Axe 2 – Mobilité\n"),
        ({"ajout": "2018-06"}, "Axe ajouté – Mobilité\n  Ajouté au projet : juin 2018.\n"),
        ({"numero": "2", "ajout": "2018"}, "Axe 2 – Mobilité\n  Ajouté au projet : 2018.\n"),
        ({}, "Mobilité\n"),
    ],
)
def test_an_axe_is_said_to_be_added_only_when_its_file_says_so(
    axe: dict[str, str], title: str
) -> None:
    made = with_place(axes=[{"titre": "Mobilité", **axe}])
    assert page(made) == f"Lyon\n\n{title}"


def test_actions_outside_the_axes_are_others_only_when_there_are_axes() -> None:
    alone = [{"titre": "Seule"}]
    assert page(with_place(actions=alone)) == "Lyon\n\nActions\n  - Seule\n"
    both = page(with_place(axes=[{"numero": "1", "titre": "Un"}], actions=alone))
    assert both == "Lyon\n\nAxe 1 – Un\n\nAutres actions\n  - Seule\n"


def test_an_action_with_its_figures_its_steps_and_its_link() -> None:
    local = {
        "titre": "Livrets",
        "description": "Un.\n\nDeux.",
        "chiffres": [
            {"libelle": "livrets", "valeur": "500", "precision": "plus-de", "date": "2018-T4"},
            {"libelle": "lieux", "valeur": "3", "depuis": "2016", "date": "2018"},
        ],
        "jalons": [{"date": "2018-06", "libelle": "Envoi", "atteint": "2018-06"}],
        "decline": "9",
    }
    assert page(with_place(actions=[local])).startswith("""\
Lyon

Actions
  - Livrets
    Un.

    Deux.
    - livrets : plus de 500 (4e trimestre 2018)
    - lieux : 3 (de 2016 à 2018)
    - juin 2018 : Envoi (atteint)
    → décline l’action 9
""")


@pytest.mark.parametrize(
    ("declined", "noted"), [("1", True), ("2", False), ("1.1", False), ("3", False)]
)
def test_a_doubt_is_explained_only_where_one_is_shown(declined: str, noted: bool) -> None:
    sheets = [
        doubtful(1, 3),
        action("1.1", ("2018", 4)),
        action(2, ("2018", 2)),
        action(3),
    ]
    text = page(with_place(*sheets, actions=[{"titre": "Ici", "decline": declined}]))
    assert ("Un « ? » suit un niveau à confirmer." in text) is noted
    assert ("/5 ?)" in text) is noted


def test_the_actions_declined_come_once_in_the_order_of_their_numbers() -> None:
    sheets = [action(2, ("2018", 2)), action(10), action("2.1", ("2018", 5))]
    local = [{"titre": f"L{n}", "decline": n} for n in ("10", "2.1", "2", "10", "77")]
    made = with_place(*sheets, actions=local)
    assert page(made).endswith("""\
Actions du plan que ce territoire décline
  - 2 – Action 2 (2/5)
  - 2.1 – Action 2.1 (5/5)
  - 10 – Action 10 (–)
  Le niveau est celui du plan entier ; rien ne dit celui du territoire.
""")
    assert "2/5" not in page(made, dt.date(2017, 12, 31))


def test_meetings_in_order_those_to_come_being_planned() -> None:
    made = dataclasses.replace(with_place(), instances=part(Instances, BODIES).instances)
    assert (
        page(made)
        == """\
Lyon

Réunions
  - juin 2018, Comité : Lancement
  - 1er juin 2018, Assises
  - 14 février 2019, Comité
  - 15 février 2019, Comité : Suite (prévue)
"""
    )


def test_a_document_comes_once_with_its_places() -> None:
    made = with_place(sources=["bilan-2018 (p. 1)", "point-2019", "bilan-2018 (p. 4)", "inconnu"])
    assert page(made).endswith("""\
Sources
  - Bilan 2018 (janvier 2019) : p. 1 ; p. 4
  - Point d’étape (février 2019)
  - inconnu
""")


def test_what_has_no_object_there_says_why() -> None:
    out = [{"action": "1", "raison": "rien ici"}, {"action": "9", "raison": "inconnue"}]
    assert page(with_place(action(1), sans_objet=out)).endswith(
        "Sans objet ici\n  - 1 – Action 1 : rien ici\n  - 9 : inconnue\n"
    )


@pytest.mark.parametrize(
    ("actions", "counted"),
    [
        ([], "0 action locale, aucun lien avec le plan"),
        ([{"titre": "a"}], "1 action locale, aucun lien avec le plan"),
        (
            [{"titre": "a", "decline": "1"}, {"titre": "b", "decline": "1"}],
            "2 actions locales, décline 1 action du plan",
        ),
        (
            [{"titre": "a", "decline": "1"}, {"titre": "b", "decline": "2"}, {"titre": "c"}],
            "3 actions locales, décline 2 actions du plan",
        ),
    ],
)
def test_the_list_counts_local_actions_and_those_of_the_plan(
    actions: list[dict[str, str]], counted: str
) -> None:
    text = territories_list(with_place(action(1), actions=actions), Terminal())
    assert text.replace("\u00a0", " ") == (
        f"Lyon (lyon)\n  {counted}\n\nPour en voir un : pms territoire CODE.\n"
    )


def test_a_plan_without_territory_says_so() -> None:
    assert territories_list(plan(), Terminal()) == "Aucun territoire saisi.\n"
    assert json.loads(territories_json(plan()))["territoires"] == []


def test_json_has_the_file_the_meetings_and_the_figures_of_what_is_declined() -> None:
    made = with_place(action(1, ("2018", 3)), actions=[{"titre": "Ici", "decline": "1"}])
    made = dataclasses.replace(made, instances=part(Instances, BODIES).instances)
    counted = figures(made.actions, ASSISES, made.edition.echelle)
    found = json.loads(territory_json(made, made.territoires[0], counted, ASSISES))
    assert found["au"] == "2019-02-14"
    assert found["territoire"] == {
        "code": "lyon",
        "nom": "Lyon",
        "actions": [{"titre": "Ici", "decline": "1"}],
    }
    assert [(held["instance"], held["date"]) for held in found["reunions"]] == [
        ("comite", "2019-02-15"),
        ("comite", "2018-06"),
        ("comite", "2019-02-14"),
        ("assises", "2018-06-01"),
    ]
    assert found["actions_declinees"]["moyenne"] == 3.0


def test_the_list_marks_a_territory_all_of_whose_links_are_ours() -> None:
    ours = "{titre: T, decline: 1, rattachement: editorial}"
    said = "{titre: U, decline: 2}"
    for actions, mark in ((ours, "*"), (f"{ours}, {said}", ""), (said, ""), ("{titre: V}", "")):
        place = part(Territoire, f"code: bron\nnom: Bron\nactions: [{actions}]\n")
        made = dataclasses.replace(plan(action(1), action(2)), territoires=(place,))
        text = territories_list(made, Terminal())
        assert ("du plan*\n" in text) == ("* Rattachement fait" in text) == bool(mark)


def test_a_meeting_that_a_later_document_tells_is_not_shown_before_it() -> None:
    told = BODIES.replace("objet: Suite,", "objet: Suite, document: suite,")
    registry = part(
        Documents, "documents: [{code: suite, titre: Suite, nature: Note, date: 2019-03}]\n"
    )
    made = dataclasses.replace(
        with_place(), instances=part(Instances, told).instances, documents=registry.documents
    )
    assert "15 février" not in page(made)
    # Once held it is: what is not known then is that it was to be.
    assert "  - 15 février 2019, Comité : Suite\n" in page(made, dt.date(2019, 2, 16))
