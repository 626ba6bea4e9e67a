"""What is missing, in words that agree with the plan's."""

from dataclasses import replace

import pytest

from pms_cli.model import Plan
from pms_cli.model.lecture import lire
from pms_cli.model.profils import vu_par
from pms_cli.model.reglages import Reglages
from pms_cli.vues.actions import Notes
from pms_cli.vues.manques import MOST_LINKS, MOST_NAMES, Manque, manques
from tests.reports.test_axe import MASCULINE
from tests.sheets import ASSISES, action, doubtful, plan


def found(made: Plan, *, partout: bool = False) -> dict[str, Manque]:
    notes = Notes()
    notes.show(made.actions)
    said = manques(made, made.fiches, ASSISES, notes, partout=partout)
    return {item.texte.replace("\u00a0", " "): item for item in said}


def test_what_is_announced_and_absent_agrees_with_the_plan() -> None:
    few = {"actions": 3}
    assert "Action annoncée, sans fiche : 2 sur 3" in found(
        plan(action(1), annonce=few), partout=True
    )
    assert "Chantier annoncé, sans fiche : 2 sur 3" in found(
        plan(action(1), annonce=few, noms=MASCULINE), partout=True
    )


def test_sheets_are_linked_to_where_they_are_shown() -> None:
    lack = found(plan(action(1), action(2, ("2019-01", 3))))["Aucun point d’avancement : 1 sur 2"]
    assert (lack.fiches, lack.suite, lack.a_confirmer) == ((("1", "action-1"),), "", False)


def test_many_sheets_are_told_in_runs() -> None:
    every = [action(number) for number in range(1, MOST_LINKS + 2)]
    lack = found(plan(*every))[f"Aucun point d’avancement : {MOST_LINKS + 1} sur {MOST_LINKS + 1}"]
    assert (lack.fiches, lack.suite) == ((), f"1 à {MOST_LINKS + 1}")


def test_a_doubt_is_told_from_a_lack() -> None:
    said = found(plan(doubtful(1, 2, 2, 3)))
    assert said["Niveau à confirmer : 1 sur 1"].a_confirmer
    assert not said["Pilote non indiqué : 1 sur 1"].a_confirmer


def test_a_plan_without_a_sheet_lacks_nothing() -> None:
    assert found(plan()) == {}


def test_fields_expected_are_told_by_their_titles() -> None:
    asked = lire(Reglages, {"attendus": ["contexte", "calendrier.fin"]})
    made = plan(action(1))
    made = replace(made, edition=replace(made.edition, reglages=asked))
    lack = found(made)["Rubrique attendue absente : 1 sur 1"]
    assert lack.noms == "Calendrier, fin et Contexte"


@pytest.mark.parametrize(("over", "more"), [(1, "et 1 autre"), (2, "et 2 autres")])
def test_names_too_many_to_be_told_are_counted(over: int, more: str) -> None:
    unknown = [f"A{rank:02d}" for rank in range(MOST_NAMES + over)]
    made = plan(action(1, partenaires=unknown))
    names = next(item.noms for text, item in found(made).items() if text.startswith("Renvoi"))
    assert names.endswith(f"A09 {more}")


HIDDEN = {
    "pilotes": "Pilote non indiqué",
    "calendrier": "Calendrier non indiqué",
    "sources": "Source non indiquée",
    "avancement": "Aucun point d’avancement",
    "avancement.constat": "Niveau donné sans constat",
    "indicateurs.mesures": "Indicateur jamais mesuré",
    "indicateurs.cible": "Indicateur sans cible",
    "contexte": "Rubrique attendue absente",
}


@pytest.mark.parametrize(("champ", "said"), HIDDEN.items())
def test_what_readers_may_not_see_is_not_told_to_be_missing(champ: str, said: str) -> None:
    asked = lire(
        Reglages, {"attendus": ["contexte"], "profils": [{"champ": champ, "profil": "interne"}]}
    )
    made = plan(action(1, ("2019-01", 3), indicateurs=[{"libelle": "Places"}]), action(2))
    made = replace(made, edition=replace(made.edition, reglages=asked))

    def told(profil: str) -> bool:
        seen = vu_par(made, profil)
        kinds = manques(seen, seen.fiches, ASSISES, Notes(), partout=True, profil=profil)
        return any(kind.texte.startswith(said) for kind in kinds)

    assert told("interne")
    assert not told("public")
