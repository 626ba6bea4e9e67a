"""Which territories decline which actions: one case for each pair, counted by territory and axe."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.model import ActionTerritoriale, Numero, Plan, Territoire
from pms_cli.stats.couverture import couverture
from tests.sheets import action, part, plan

NORD = """\
code: nord
nom: Nord
actions:
  - {titre: Une rue, decline: 1}
  - {titre: Deux rues, decline: "1.2", rattachement: editorial}
  - {titre: Trois rues, decline: 3, rattachement: editorial}
sans_objet: [{action: 2, raison: Pas de fleuve ici}]
"""
SUD = "code: sud\nnom: Sud\nactions: [{titre: Un pont, decline: 2}, {titre: Seul}]\n"
EST = "code: est\nnom: Est\n"


def sample() -> Plan:
    places = tuple(part(Territoire, text) for text in (NORD, SUD, EST))
    return replace(plan(action(1), action(2), action(3, axe=2)), territoires=places)


def test_each_action_has_a_case_in_each_territory() -> None:
    made = sample()
    found = couverture(made, made.actions)
    assert [place.code for place in found.territoires] == ["nord", "sud", "est"]
    assert [
        (
            str(line.fiche.numero),
            [[local.titre for local in case.declinaisons] for case in line.cases],
        )
        for line in found.lignes
    ] == [
        ("1", [["Une rue", "Deux rues"], [], []]),
        ("2", [[], ["Un pont"], []]),
        ("3", [["Trois rues"], [], []]),
    ]
    assert [[case.sans_objet for case in line.cases] for line in found.lignes] == [
        [None, None, None],
        ["Pas de fleuve ici", None, None],
        [None, None, None],
    ]


def test_a_case_is_ours_when_no_link_is_a_documents() -> None:
    made = sample()
    lines = couverture(made, made.actions).lignes
    assert [line.cases[0].declinee for line in lines] == [True, False, True]
    assert [line.cases[0].editoriale for line in lines] == [False, False, True]
    assert [line.territoires for line in lines] == [1, 1, 1]


def test_actions_declined_are_counted_by_territory_and_by_axe() -> None:
    made = sample()
    found = couverture(made, made.actions)
    assert found.declinees() == (2, 1, 0)
    assert [found.declinees(axe) for axe in (1, 2, 9)] == [(1, 1, 0), (1, 0, 0), (0, 0, 0)]


def test_some_territories_may_be_asked_for_in_their_order() -> None:
    made = sample()
    nord, sud, _ = made.territoires
    found = couverture(made, made.actions, [sud, nord])
    assert (found.territoires, found.declinees()) == ((sud, nord), (1, 2))
    nowhere = couverture(made, made.actions, [])
    assert (nowhere.territoires, nowhere.declinees()) == ((), ())
    assert [line.cases for line in nowhere.lignes] == [(), (), ()]


@settings(deadline=None, max_examples=100)
@given(
    st.lists(
        st.lists(st.builds(Numero, st.integers(1, 5), st.integers(0, 1)), max_size=6), max_size=4
    )
)
def test_counts_equal_a_naive_count(declined: list[list[Numero]]) -> None:
    places = tuple(
        Territoire(
            code=f"t-{rank}",
            nom=f"T{rank}",
            actions=tuple(ActionTerritoriale(titre="T", decline=numero) for numero in numbers),
        )
        for rank, numbers in enumerate(declined)
    )
    made = replace(plan(*(action(n, axe=1 + n % 2) for n in range(1, 5))), territoires=places)
    found = couverture(made, made.actions)
    sets = [{numero.action for numero in numbers if numero.action < 5} for numbers in declined]
    assert found.declinees() == tuple(len(known) for known in sets)
    assert found.declinees(1) == tuple(len({n for n in known if n % 2 == 0}) for known in sets)
    assert [line.territoires for line in found.lignes] == [
        sum(number in known for known in sets) for number in range(1, 5)
    ]
