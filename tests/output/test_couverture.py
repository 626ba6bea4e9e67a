"""`pms couverture`: the matrix of actions by territories, in the room there is."""

import csv
import dataclasses
import io
import json
from typing import Any

import pytest
from rich.cells import cell_len

from pms_cli.model import Plan, Territoire
from pms_cli.output.couverture import coverage_csv, coverage_json, coverage_table
from pms_cli.output.terminal import Terminal
from pms_cli.stats.couverture import couverture
from tests.sheets import action, part, plan


def place(name: str, *declined: str, **keys: Any) -> Territoire:
    """A territory with a local action for each number; « 3* » is a link of ours."""
    local = [
        {
            "titre": f"{name} {rank}",
            "decline": number.rstrip("*"),
            "rattachement": "editorial" if number.endswith("*") else "source",
        }
        for rank, number in enumerate(declined, 1)
    ]
    return part(Territoire, f"code: {name.lower()}\nnom: {name}", actions=local, **keys)


def with_places(*places: Territoire) -> Plan:
    made = plan(action(1), action(2), action("2.1"), action(3, axe=2), action(4, axe=2))
    return dataclasses.replace(made, territoires=places)


def table(made: Plan, *, width: int = 80, every: bool = False, filtre: str = "") -> str:
    matrix = couverture(made, made.actions)
    text = coverage_table(made, matrix, filtre, Terminal(width), every=every)
    return text.replace("\u00a0", " ")


@pytest.fixture
def sample() -> Plan:
    return with_places(
        place("Lyon", "1*", "1", "2.1*"),
        place("Bron", sans_objet=[{"action": "3", "raison": "pas de colline"}]),
    )


def test_the_count_by_axe_comes_first_then_a_line_an_action(sample: Plan) -> None:
    assert (
        table(sample)
        == """\
Déclinaison du plan dans les territoires
Plan d’exemple – Métropole d’exemple

Actions par axe A B Quelque part
Axe 1           2 0          2/2
Axe 2           0 0          0/2
Ensemble        2 0          2/4

Action        A B Territoires
1 Action 1    2 ·           1
2 Action 2   1* ·           1
3 Action 3    · –           0

Territoires : A Lyon ; B Bron.

En haut : le nombre des actions que chaque territoire décline ; quelque part :
dans au moins un. En bas : combien d’actions du territoire déclinent l’action du
plan ; un point : aucune connue ; un tiret : sans objet.

* Rattachement fait lors de la saisie : le document ne le dit pas. Les comptes
du haut comprennent ces rattachements.

1 action sans déclinaison connue (--toutes les montre) : 4.

Sans objet
  - 3, Bron : pas de colline
"""
    )


def test_every_action_is_shown_when_asked_for(sample: Plan) -> None:
    text = table(sample, every=True)
    assert "\n4 Action 4    · ·           0\n" in text
    assert "sans déclinaison connue" not in text


def test_an_asterisk_means_that_every_link_is_ours() -> None:
    assert "Rattachement fait" not in table(with_places(place("Lyon", "1", "1*")))
    ours = table(with_places(place("Lyon", "1*", "1*")))
    assert "\n1 Action 1   2*           1\n" in ours
    assert "Rattachement fait" in ours


def test_a_dash_is_explained_only_when_one_is_shown(sample: Plan) -> None:
    note = "du plan ; un point : aucune connue"
    shown = " ".join(table(sample).split())
    assert f"{note} ; un tiret : sans objet. *" in shown
    without = " ".join(table(with_places(place("Lyon", "1"))).split())
    assert f"{note}. 3 actions" in without


def test_a_narrow_terminal_is_told_in_words(sample: Plan) -> None:
    assert (
        table(sample, width=48, every=True)
        == """\
Déclinaison du plan dans les territoires
Plan d’exemple – Métropole d’exemple

Lyon : 2 actions
Bron : 0 action

1 Action 1
  - Lyon : 2 actions locales

2 Action 2
  - Lyon : 1 action locale *

3 Action 3
  - Bron : sans objet

4 Action 4
  Aucune déclinaison connue.

* Rattachement fait lors de la saisie : le
document ne le dit pas. Les comptes du haut
comprennent ces rattachements.

Sans objet
  - 3, Bron : pas de colline
"""
    )
    assert table(sample, width=49).split("\n")[3] == "Actions par axe A B Quelque part"


def test_nothing_declined_leaves_the_count_alone() -> None:
    text = table(with_places(place("Lyon")))
    assert "Territoires\n" not in text
    assert "4 actions sans déclinaison connue (--toutes les montre) : 1 à 4." in text


def test_territories_past_the_alphabet_have_two_letters() -> None:
    names = [f"T{rank}" for rank in range(30)]
    text = table(with_places(*(place(name, "1") for name in names)), width=200)
    header = text.split("\n")[3].split()
    assert header[3:-2] == [*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "AA", "AB", "AC", "AD"]
    assert "Z T25 ; AA T26 ;" in " ".join(text.split())
    assert max(cell_len(line) for line in text.split("\n")) <= 200


def test_a_filter_is_said_and_a_plan_without_territory_too(sample: Plan) -> None:
    assert table(sample, filtre="axe 1").startswith(
        "Déclinaison du plan dans les territoires (axe 1)\n"
    )
    assert table(with_places()) == (
        "Déclinaison du plan dans les territoires\n"
        "Plan d’exemple – Métropole d’exemple\nAucun territoire saisi.\n"
    )


def test_csv_has_a_line_an_action_and_a_territory(sample: Plan) -> None:
    text = coverage_csv(couverture(sample, sample.actions[:3]))
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert rows[1:] == [
        ["1", "Action 1", "1", "lyon", "declinee", "Lyon 1 ; Lyon 2", "source", ""],
        ["1", "Action 1", "1", "bron", "non", "", "", ""],
        ["2", "Action 2", "1", "lyon", "declinee", "Lyon 3", "editorial", ""],
        ["2", "Action 2", "1", "bron", "non", "", "", ""],
        ["3", "Action 3", "2", "lyon", "non", "", "", ""],
        ["3", "Action 3", "2", "bron", "sans-objet", "", "", "pas de colline"],
    ]


def test_json_has_the_same(sample: Plan) -> None:
    found = json.loads(coverage_json(sample, couverture(sample, sample.actions), "axe 1"))
    assert found["filtre"] == "axe 1"
    assert found["territoires"] == [
        {"code": "lyon", "nom": "Lyon", "actions_declinees": 2},
        {"code": "bron", "nom": "Bron", "actions_declinees": 0},
    ]
    assert found["actions"][0]["territoires"]["lyon"] == {
        "etat": "declinee",
        "actions": ["Lyon 1", "Lyon 2"],
        "rattachement": "source",
        "raison": None,
    }
    assert found["actions"][2]["territoires"]["bron"] == {
        "etat": "sans-objet",
        "actions": [],
        "rattachement": None,
        "raison": "pas de colline",
    }
