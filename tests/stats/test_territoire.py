"""A territory beside the plan: what it declines, its gap, the axes it covers."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.model import Numero, Plan, Territoire
from pms_cli.stats.couverture import couverture
from pms_cli.stats.territoire import SyntheseTerritoire, synthese
from tests.sheets import ASSISES, action, part, plan

PLACE = """\
code: nord
nom: Nord
axes:
  - titre: Un axe
    actions:
      - {titre: Une, decline: 1, rattachement: editorial}
      - {titre: Autre, decline: 1}
      - {titre: Propre}
actions:
  - {titre: Par une fiche sectorielle, decline: "2.1", rattachement: editorial}
  - {titre: Inconnue, decline: 99}
sans_objet:
  - {action: 3, raison: Pas ici}
  - {action: 98, raison: Inconnue}
"""


def made() -> Plan:
    return plan(
        action(1, ("2019-02", 4)),
        action(2, ("2019-02", 2)),
        action("2.1"),
        action(3, ("2019-02", 1)),
        action(4, ("2019-02", 5), axe=2),
        action(5, axe=2),
    )


def here(text: str = PLACE) -> SyntheseTerritoire:
    place = part(Territoire, text)
    return synthese(replace(made(), territoires=(place,)), place, ASSISES)


def test_what_it_declines_and_its_gap_to_the_plan() -> None:
    found = here()
    assert [
        (str(item.fiche.numero), item.point and item.point.niveau, len(item.locales),
         item.editoriale)
        for item in found.declinees
    ] == [("1", 4, 2, False), ("2", 2, 1, True)]  # fmt: skip
    assert (found.chiffres.moyenne, found.ensemble.moyenne) == (Fraction(3), Fraction(3))
    assert found.ecart == 0
    assert found.ensemble.actions == 5
    assert found.editoriales == 1
    assert [action.titre for action in found.propres] == ["Propre"]
    assert found.inconnues == (Numero(99),)


def test_axes_and_what_has_no_object() -> None:
    found = here()
    assert [
        (axe.axe.numero, axe.actions, axe.declinees, axe.sans_objet, axe.part) for axe in found.axes
    ] == [(1, 3, 2, 1, Fraction(1)), (2, 2, 0, 0, Fraction(0))]
    assert found.axes_couverts == 1
    assert found.axes[0].chiffres.moyenne == Fraction(3)
    assert [(fiche and str(fiche.numero), out.raison) for fiche, out in found.sans_objet] == [
        ("3", "Pas ici"), (None, "Inconnue"),
    ]  # fmt: skip


def test_one_that_declines_nothing_has_no_gap() -> None:
    found = here("code: nord\nnom: Nord\n")
    assert (found.declinees, found.ecart, found.axes_couverts) == ((), None, 0)
    whole = here("code: nord\nnom: Nord\nactions: [{titre: A, decline: 4}]\n")
    assert whole.ecart == Fraction(2)


@settings(deadline=None)
@given(
    declined=st.lists(st.integers(1, 7), max_size=6),
    without=st.lists(st.integers(1, 7), max_size=3),
)
def test_it_agrees_with_the_matrix_of_territories(declined: list[int], without: list[int]) -> None:
    local = "".join(f"  - {{titre: A, decline: {number}}}\n" for number in declined)
    out = "".join(f"  - {{action: {number}, raison: Non}}\n" for number in without)
    text = "code: nord\nnom: Nord\n"
    text += f"actions:\n{local}" if local else ""
    text += f"sans_objet:\n{out}" if out else ""
    found = here(text)
    whole = made()
    place = found.territoire
    (count,) = couverture(whole, whole.actions, (place,)).declinees()
    assert len(found.declinees) == found.chiffres.actions == count
    assert sum(axe.declinees for axe in found.axes) == count
    assert sum(axe.actions for axe in found.axes) == found.ensemble.actions
    assert all(axe.declinees + axe.sans_objet <= axe.actions for axe in found.axes)
    assert {number.action for number in found.inconnues} == {n for n in declined if n > 5}
