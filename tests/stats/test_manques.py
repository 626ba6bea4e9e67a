"""What is missing and what is to be confirmed, kind by kind."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.model import Chiffres, Fiche, IndicateursCommuns, Plan, Territoire
from pms_cli.stats.avancement import figures
from pms_cli.stats.manques import A_COMPLETER, A_CONFIRMER, Manque, manques
from tests.sheets import ASSISES, PLAN, action, doubtful, part, plan

ANNOUNCED = PLAN.replace("titre: Repérer}", "titre: Repérer, actions: 1-4}")


def found(made: Plan, nature: str, day: dt.date = ASSISES, **options: Any) -> Manque:
    (one,) = [item for item in manques(made, made.fiches, day, **options) if item.nature == nature]
    return one


def said(one: Manque) -> tuple[int, int, list[str]]:
    return one.compte, one.total, [str(numero) for numero in one.fiches]


def test_each_kind_comes_once_missing_first() -> None:
    natures = [item.nature for item in manques(plan(), (), ASSISES)]
    assert natures == [*A_COMPLETER, *A_CONFIRMER]
    assert all(
        item.a_confirmer == (item.nature in A_CONFIRMER) for item in manques(plan(), (), ASSISES)
    )


STEPS = {
    "jalons": [
        {"date": "2018", "libelle": "Passé"},
        {"date": "2018", "libelle": "Atteint", "atteint": "2018-12"},
        {"date": "2021", "libelle": "À venir"},
        {"date": "2018", "libelle": "En doute", "lecture": "appariee"},
    ]
}


@pytest.mark.parametrize(
    ("nature", "sheets", "expected"),
    [
        ("action-absente", [action(1), action(3), action("4.1")], (2, 4, ["2", "4"])),
        ("point", [action(1, ("2019-02", 2)), action(2), action(3, ("2020", 1)), action("3.1")],
         (2, 3, ["2", "3"])),
        ("constat", [action(1, ("2019-02", 2)), action(2)], (1, 1, ["1"])),
        ("pilote", [action(1, pilotes=["DSDS"]), action(2), action("2.1")], (2, 3, ["2", "2.1"])),
        ("calendrier", [action(1, calendrier={"fin": 2020}), action(2)], (1, 2, ["2"])),
        ("source", [action(1, sources=["bilan-2018"]), action(2)], (1, 2, ["2"])),
        ("mesure",
         [action(1, indicateurs=[{"libelle": "A", "mesures": [{"date": 2020, "valeur": 1}]},
                                 {"libelle": "B", "mesures": [{"date": 2018, "valeur": 1}]}])],
         (1, 2, ["1"])),
        ("cible",
         [action(1, indicateurs=[{"libelle": "A", "cible": {"valeur": 1}}, {"libelle": "B"}])],
         (1, 2, ["1"])),
        ("jalon-passe", [action(1, calendrier=STEPS)], (1, 4, ["1"])),
        ("jalon-passe", [action(1, ("2019-02", 5), calendrier=STEPS)], (0, 4, [])),
        ("jalon", [action(1, calendrier=STEPS), action(2)], (1, 4, ["1"])),
        ("niveau", [doubtful(1, 2, 2, 3), action(2, ("2019-02", 3)), action(3)], (1, 2, ["1"])),
        ("numero-suppose", [action(1), action("1.1", lecture_numero="supposee")],
         (1, 2, ["1.1"])),
    ],
)  # fmt: skip
def test_what_is_counted(
    nature: str, sheets: Sequence[Fiche], expected: tuple[int, int, list[str]]
) -> None:
    assert said(found(plan(*sheets, text=ANNOUNCED), nature)) == expected


def test_a_number_announced_without_a_list_is_only_counted() -> None:
    made = plan(action(1), action("1.1"), annonce={"actions": 63})
    assert said(found(made, "action-absente")) == (62, 63, [])
    assert said(found(made, "action-absente", partout=False)) == (0, 0, [])


def test_what_the_plan_expects() -> None:
    made = plan(
        action(1), action(2, pilotes=["DSDS"]), reglages={"attendus": ["pilotes", "calendrier.fin"]}
    )
    one = found(made, "attendu")
    assert said(one) == (2, 2, ["1", "2"])
    assert one.reperes == (("champ", "pilotes"), ("champ", "calendrier.fin"))
    assert said(found(plan(action(1)), "attendu")) == (0, 0, [])


def test_an_indicator_of_several_sheets_counts_once() -> None:
    registry = part(IndicateursCommuns, "indicateurs: [{code: a, libelle: A}]\n")
    cited = [{"code": "a"}]
    made = replace(
        plan(action(1, indicateurs=cited), action(2, indicateurs=cited)),
        indicateurs=registry.indicateurs,
    )
    assert said(found(made, "mesure")) == (1, 1, ["1", "2"])


def test_references_to_nothing() -> None:
    sheet = action(
        1, pilotes=["DSDS", "XYZ"], livret="perdu", liens=[4, 9], sources=["bilan-2018", "x"]
    )
    one = found(plan(sheet, text=ANNOUNCED), "renvoi-inconnu")
    assert one.reperes == (
        ("livret", "perdu"), ("acteur", "XYZ"), ("fiche", "9"), ("document", "x"),
    )  # fmt: skip
    assert (one.compte, [str(numero) for numero in one.fiches]) == (4, ["1"])
    # What nobody keeps, or what the reader may not see, is not unknown.
    unseen = replace(plan(sheet, text=ANNOUNCED), acteurs=(), documents=())
    assert ("acteur", "XYZ") not in found(unseen, "renvoi-inconnu").reperes


PLACE = """\
code: nord
nom: Nord
actions:
  - titre: Une
    decline: 1
    rattachement: editorial
    chiffres: [{libelle: A, valeur: 1, note: À vérifier}, {libelle: B, valeur: 2}]
    jalons: [{date: 2018, libelle: Passé}]
  - {titre: Deux, decline: 99}
"""


def test_territories_and_figures_are_looked_at() -> None:
    chiffres = part(
        Chiffres,
        "chiffres:\n  - {code: a, libelle: A, valeur: 1, note: Doute}\n"
        "  - {code: b, libelle: B, valeur: 1, territoire: sud}\n",
    ).chiffres
    place = part(Territoire, PLACE)
    made = replace(plan(action(1)), territoires=(place,), chiffres=chiffres)
    doubts = found(made, "chiffre-en-doute")
    assert (doubts.compte, doubts.total) == (2, 4)
    assert doubts.reperes == (("chiffre", "a"), ("territoire", "nord"))
    ours = found(made, "rattachement-editorial")
    assert (ours.compte, ours.total, ours.reperes) == (1, 2, (("territoire", "nord"),))
    assert found(made, "jalon-passe").reperes == (("territoire", "nord"),)
    assert found(made, "renvoi-inconnu").reperes == (("fiche", "99"), ("territoire", "sud"))
    apart = found(made, "chiffre-en-doute", partout=False, territoires=(place,))
    assert (apart.compte, apart.total) == (1, 2)
    assert found(made, "chiffre-en-doute", partout=False).total == 0


LEVELS = st.lists(
    st.tuples(st.sampled_from(["2018", "2019-02", "2020"]), st.integers(1, 5)), max_size=3
)


@settings(deadline=None)
@given(levels=st.lists(LEVELS, max_size=5), days=st.integers(-800, 800))
def test_counts_agree_with_figures(levels: list[list[tuple[str, int]]], days: int) -> None:
    day = ASSISES + dt.timedelta(days=days)
    made = plan(*(action(rank + 1, *points) for rank, points in enumerate(levels)))
    counted = figures(made.actions, day, made.edition.echelle)
    assert found(made, "point", day).compte == counted.non_renseignees
    assert found(made, "niveau", day).total == counted.renseignees
    for item in manques(made, made.fiches, day):
        assert 0 <= item.compte <= item.total
        assert len(set(item.fiches)) == len(item.fiches)
        assert (item.compte == 0) == (not item.fiches and not item.reperes)
