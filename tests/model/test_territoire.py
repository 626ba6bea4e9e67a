"""A territory's project: which actions of the plan it declines, which have no object there."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.model import ActionTerritoriale, Numero, Territoire
from pms_cli.model.territoire import AxeTerritorial
from tests.sheets import part

CENTRE = """\
code: centre
nom: Le Centre
axes:
  - titre: Rues
    actions:
      - {titre: Une rue, decline: 8}
      - {titre: Une rue aussi, decline: 12, rattachement: editorial}
  - titre: Places
    actions:
      - {titre: Une place, decline: "8.2"}
actions:
  - {titre: Hors axe, decline: 8}
  - {titre: À nous seuls}
sans_objet:
  - {action: 3, raison: Pas de fleuve ici, document: bilan-2018}
  - {action: "8.1", raison: Pas de gare ici}
"""


@pytest.fixture(scope="module")
def centre() -> Territoire:
    return part(Territoire, CENTRE)


def test_its_actions_are_those_of_its_axes_then_those_outside(centre: Territoire) -> None:
    assert [action.titre for action in centre.toutes_les_actions] == [
        "Une rue", "Une rue aussi", "Une place", "Hors axe", "À nous seuls",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("numero", "titles"),
    [
        ("8", ["Une rue", "Une place", "Hors axe"]),  # its sectoral sheets count for an action
        ("8.2", ["Une place"]),  # an action does not count for a sectoral sheet
        ("8.1", []),
        ("12", ["Une rue aussi"]),
        ("12.1", []),
        ("2", []),
        ("1", []),
    ],
)
def test_an_action_is_declined_by_those_that_say_so(
    centre: Territoire, numero: str, titles: list[str]
) -> None:
    found = centre.declinaisons(Numero.lire(numero))
    assert [action.titre for action in found] == titles


@pytest.mark.parametrize(
    ("numero", "reason"),
    [
        ("3", "Pas de fleuve ici"),
        ("8.1", "Pas de gare ici"),
        ("8", None),
        ("3.1", None),
        ("12", None),
    ],
)
def test_an_action_has_no_object_where_the_territory_says_why(
    centre: Territoire, numero: str, reason: str | None
) -> None:
    assert centre.raison_sans_objet(Numero.lire(numero)) == reason


def test_a_territory_that_says_little_declines_nothing() -> None:
    bare = part(Territoire, "code: centre\nnom: Le Centre\n")
    assert list(bare.toutes_les_actions) == []
    assert bare.declinaisons(Numero(8)) == ()
    assert bare.raison_sans_objet(Numero(8)) is None


NUMBERS = st.builds(Numero, st.integers(1, 3), st.integers(0, 2))


@settings(deadline=None, max_examples=100)
@given(st.lists(NUMBERS | st.none(), max_size=8), st.integers(0, 8), NUMBERS)
def test_an_action_is_declined_where_it_or_a_sectoral_sheet_of_it_is(
    declined: list[Numero | None], within: int, asked: Numero
) -> None:
    actions = tuple(
        ActionTerritoriale(titre=str(rank), decline=numero) for rank, numero in enumerate(declined)
    )
    place = Territoire(
        code="a",
        nom="A",
        axes=(AxeTerritorial(titre="T", actions=actions[:within]),),
        actions=actions[within:],
    )
    wanted = {asked} if asked.rang else {asked, Numero(asked.action, 1), Numero(asked.action, 2)}
    expected = [str(rank) for rank, numero in enumerate(declined) if numero in wanted]
    assert [action.titre for action in place.declinaisons(asked)] == expected
