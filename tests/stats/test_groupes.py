"""Actions grouped by axe, orientation, pilot, booklet."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.model import Fiche
from pms_cli.stats import PAR, Groupe, grouper
from tests.sheets import PLAN, action, plan


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
    assert [grouper(plan(), (), par) for par in PAR] == [(), (), (), ()]


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
    groups = grouper(plan(*sheets), sheets, par)
    assert all(group.fiches for group in groups)
    assert len({group.cle for group in groups}) == len(groups)
    for group in groups:
        assert list(group.fiches) == [sheet for sheet in sheets if sheet in group.fiches]
    expected = [max(1, len(set(s.pilotes))) if par == "pilote" else 1 for s in sheets]
    assert [sum(s in group.fiches for group in groups) for s in sheets] == expected
