"""Actions grouped by axe, orientation, pilot, booklet, territory, family."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.model import Fiche, Plan, Territoire
from pms_cli.stats import PAR, Groupe, grouper
from tests.sheets import PLAN, action, part, plan

FAMILIES = PLAN.replace("titre: Prévenir", "titre: Prévenir\n    famille: faire") + (
    "familles: [{code: dire, nom: Dire}, {code: faire, nom: Les modes de faire}]\n"
)


def with_places(*sheets: Fiche) -> Plan:
    """Two axes, the first in a family; three territories, of which one declines nothing."""
    texts = (
        "code: sud\nnom: Le Sud\nactions: [{titre: T, decline: 3}, {titre: T, decline: '1.2'}]\n",
        "code: nord\nnom: Le Nord\naxes: [{titre: A, actions: [{titre: T, decline: 1}]}]\n",
        "code: est\nnom: L’Est\n",
    )
    places = tuple(part(Territoire, text) for text in texts)
    return replace(plan(*sheets, text=FAMILIES), territoires=places)


def members(groups: Sequence[Groupe]) -> list[tuple[str, str, list[str]]]:
    return [(g.cle, g.nom, [str(fiche.numero) for fiche in g.fiches]) for g in groups]


def test_by_axe_in_the_order_of_the_plan() -> None:
    made = plan(action(1, axe=2), action(2), action(3, axe=2), action(4, axe=7))
    groups = grouper(made, made.actions, "axe")
    assert members(groups) == [
        ("1", "Axe 1", ["2"]),
        ("2", "Axe 2", ["1", "3"]),
        ("", "Hors plan", ["4"]),
    ]
    assert [group.titre for group in groups] == ["Prévenir", "Accompagner", ""]


def test_by_orientation_in_the_order_of_the_plan() -> None:
    made = plan(
        action(1, axe=2),
        action(2, orientation=2),
        action(3),
        action(4, axe=2, orientation=2),
        action(5, axe=9),
    )
    groups = grouper(made, made.actions, "orientation")
    assert members(groups) == [
        ("1.1", "Orientation 1.1", ["3"]),
        ("1.2", "Orientation 1.2", ["2"]),
        ("2.1", "Orientation 2.1", ["1"]),
        ("", "Hors plan", ["4", "5"]),
    ]
    assert [group.titre for group in groups] == ["Repérer", "Soutenir", "Loger", ""]


def test_an_action_with_several_pilots_is_in_each_group_once() -> None:
    made = plan(
        action(1, pilotes=["DSDS", "CAF"]),
        action(2, pilotes=["DSDS", "DSDS"]),
        action(3, pilotes=["ZZZ"]),
        action(4),
    )
    groups = grouper(made, made.actions, "pilote")
    assert members(groups) == [
        ("CAF", "CAF", ["1"]),
        ("DSDS", "DSDS", ["1", "2"]),
        ("ZZZ", "ZZZ", ["3"]),
        ("", "Pilote non indiqué", ["4"]),
    ]
    assert [group.titre for group in groups] == [
        "Caisse d’allocations familiales",
        "Direction de la santé",
        "",
        "",
    ]


def test_by_booklet_with_those_that_the_plan_does_not_have() -> None:
    made = plan(
        action(1, livret="sante"),
        action(2),
        action(3, livret="inconnu"),
        action(4, livret="transversal"),
    )
    assert members(grouper(made, made.actions, "livret")) == [
        ("transversal", "transversal", ["4"]),
        ("sante", "sante", ["1"]),
        ("inconnu", "inconnu", ["3"]),
        ("", "Livret non indiqué", ["2"]),
    ]


def test_by_territory_called_by_its_name_an_action_is_in_each_that_declines_it() -> None:
    made = with_places(action(1), action(2), action(3))
    groups = grouper(made, made.actions, "territoire")
    assert members(groups) == [
        ("sud", "Le Sud", ["1", "3"]),
        ("nord", "Le Nord", ["1"]),
        ("", "Sans déclinaison connue", ["2"]),
    ]
    assert [group.titre for group in groups] == ["", "", ""]


def test_a_territory_written_twice_counts_its_actions_once() -> None:
    made = with_places(action(1), action(3))
    twice = replace(made, territoires=made.territoires * 2)
    assert members(grouper(twice, made.actions, "territoire")) == [
        ("sud", "Le Sud", ["1", "3"]),
        ("nord", "Le Nord", ["1"]),
    ]


def test_by_family_of_axes_with_those_that_the_plan_does_not_have() -> None:
    made = with_places(action(1), action(2, axe=2), action(3, axe=9))
    assert members(grouper(made, made.actions, "famille")) == [
        ("faire", "Les modes de faire", ["1"]),
        ("", "Hors famille", ["2", "3"]),
    ]
    unknown = FAMILIES.replace("famille: faire", "famille: autre")
    assert members(grouper(plan(action(1), text=unknown), made.actions[:1], "famille")) == [
        ("autre", "autre", ["1"])
    ]


@pytest.mark.parametrize(
    ("par", "found"),
    [
        ("axe", [("1", "Axe 1", ["1"]), ("2", "Axe 2", [])]),
        (
            "orientation",
            [
                ("1.1", "Orientation 1.1", ["1"]),
                ("1.2", "Orientation 1.2", []),
                ("2.1", "Orientation 2.1", []),
            ],
        ),
        (
            "livret",
            [
                ("transversal", "transversal", []),
                ("sante", "sante", []),
                ("", "Livret non indiqué", ["1"]),
            ],
        ),
        (
            "territoire",
            [("sud", "Le Sud", ["1"]), ("nord", "Le Nord", ["1"]), ("est", "L’Est", [])],
        ),
        ("famille", [("dire", "Dire", []), ("faire", "Les modes de faire", ["1"])]),
        ("pilote", [("", "Pilote non indiqué", ["1"])]),
    ],
)
def test_groups_of_the_plan_without_an_action_come_when_asked_for(
    par: str, found: list[tuple[str, str, list[str]]]
) -> None:
    made = with_places(action(1))
    assert members(grouper(made, made.actions, par, vides=True)) == found
    assert members(grouper(made, made.actions, par)) == [group for group in found if group[2]]


def test_the_plan_names_its_levels() -> None:
    noms = {
        "axe": {"singulier": "chantier PMI", "pluriel": "chantiers PMI", "genre": "masculin"},
        "orientation": {"singulier": "étape", "pluriel": "étapes", "genre": "féminin"},
    }
    made = plan(action(1), noms=noms)
    assert grouper(made, made.actions, "axe")[0].nom == "Chantier PMI 1"
    assert grouper(made, made.actions, "orientation")[0].nom == "Étape 1.1"


def test_an_axe_written_twice_counts_its_actions_once() -> None:
    again = "  - {numero: 1, titre: Encore, orientations: [{numero: 1, titre: Repérer}]}\n"
    made = plan(action(1), action(2), text=PLAN + again)
    assert members(grouper(made, made.actions, "axe")) == [("1", "Axe 1", ["1", "2"])]
    assert members(grouper(made, made.actions, "orientation")) == [
        ("1.1", "Orientation 1.1", ["1", "2"])
    ]


def test_another_way_to_group_is_an_error_of_ours() -> None:
    with pytest.raises(ValueError, match="secteur"):
        grouper(plan(action(1)), (), "secteur")


def test_no_action_gives_no_group() -> None:
    assert [grouper(with_places(), (), par) for par in PAR] == [()] * 6


some_actions = st.lists(
    st.tuples(
        st.integers(1, 4),
        st.integers(1, 3),
        st.sampled_from([None, "sante", "transversal", "autre"]),
        st.lists(st.sampled_from(["DSDS", "CAF", "X"]), max_size=3),
    ),
    max_size=12,
)


@settings(deadline=None, max_examples=60)
@given(some_actions, st.sampled_from(PAR))
def test_groups_hold_every_action_in_order_and_no_group_is_empty(
    found: list[tuple[int, int, str | None, list[str]]], par: str
) -> None:
    sheets: list[Fiche] = [
        action(number, axe=axe, orientation=rank, livret=booklet, pilotes=pilots)
        for number, (axe, rank, booklet, pilots) in enumerate(found, 1)
    ]
    made = with_places(*sheets)
    groups = grouper(made, sheets, par)
    assert all(group.fiches for group in groups)
    every = grouper(made, sheets, par, vides=True)
    assert tuple(group for group in every if group.fiches) == groups
    assert len({group.cle for group in groups}) == len(groups)
    for group in groups:
        assert list(group.fiches) == [sheet for sheet in sheets if sheet in group.fiches]
    several = {
        "pilote": [max(1, len(set(s.pilotes))) for s in sheets],
        "territoire": [2 if s.numero.action == 1 else 1 for s in sheets],
    }
    expected = several.get(par, [1] * len(sheets))
    assert [sum(s in group.fiches for group in groups) for s in sheets] == expected
