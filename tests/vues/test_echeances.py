"""Whose business a deadline is, in the plan's words."""

from dataclasses import replace
from typing import Any

import pytest

from pms_cli.stats.agenda import agenda
from pms_cli.vues.adresses import Ancres
from pms_cli.vues.concernes import qui
from pms_cli.vues.echeances import vue_echeances
from tests.reports.test_axe import MASCULINE
from tests.sheets import ASSISES, action, plan

CALENDAR = {"fin": "2020", "jalons": [{"date": "2019-06", "libelle": "Ouverture"}]}


@pytest.mark.parametrize(
    ("noms", "one", "several"),
    [(None, "action 1", "actions 1 à 3"), (MASCULINE, "chantier 1", "chantiers 1 à 3")],
)
def test_sheets_are_named_as_the_plan_names_them(
    noms: dict[str, Any] | None, one: str, several: str
) -> None:
    changes: dict[str, Any] = {} if noms is None else {"noms": noms}
    made = plan(*(action(number, calendrier=CALENDAR) for number in (1, 2, 3)), **changes)
    due = next(item for item in agenda(made, made.actions, ASSISES) if item.objet == "Ouverture")
    first, second, third = (fiche.numero for fiche in made.actions)
    assert qui(made, replace(due, fiches=(first,))) == one
    assert qui(made, replace(due, fiches=(first, second, third))) == several


def test_a_deadline_links_only_to_what_is_shown() -> None:
    made = plan(action(1, calendrier=CALENDAR))
    due = [item for item in agenda(made, made.actions, ASSISES) if item.objet == "Ouverture"]
    shown, hidden = (vue_echeances(made, due, Ancres(fiches)) for fiches in (made.actions, ()))
    assert (shown[0].quand, shown[0].iso, shown[0].nature) == ("juin 2019", "2019-06-30", "Jalon")
    assert [lien.adresse for lien in (*shown[0].fiches, *hidden[0].fiches)] == ["#action-1", ""]
