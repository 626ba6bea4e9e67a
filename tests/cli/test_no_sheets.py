"""A plan whose sheets are still to be written: what each command says of it."""

from pathlib import Path

import pytest

from tests.conftest import Pms
from tests.lint.folder import base_plan, plan_yaml, write

AXES = """\
axes:
  - numero: 1
    titre: Prévenir
    orientations: [{numero: 1, titre: Repérer}, {numero: 2, titre: Soutenir}]
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A plan without sheets, without territories."""
    plan = base_plan(tmp_path)
    for path in [*(plan / "actions").iterdir(), *(plan / "territories").iterdir()]:
        path.unlink()
    write(plan, {"plan.yaml": plan_yaml(AXES)})
    return plan


def said(text: str) -> str:
    """What was printed, with ordinary spaces."""
    return text.replace("\u00a0", " ")


def test_a_plan_without_sheets_ends_with_2(pms: Pms, root: Path) -> None:
    outcome = pms("lint", cwd=root)
    assert (outcome.status, outcome.out, said(outcome.err)) == (
        2,
        "",
        (
            "Erreur : aucune fiche dans « actions » : il n’y a rien à vérifier, "
            "créez une première fiche (ou dites dans plan.yaml, à « annonce », combien le plan "
            "en annonce)\n"
        ),
    )


def test_a_plan_that_announces_its_sheets_is_checked_before_any_is_written(
    pms: Pms, root: Path
) -> None:
    write(root, {"plan.yaml": plan_yaml(AXES) + "annonce: {axes: 7, actions: 63}\n"})
    outcome = pms("lint", cwd=root)
    assert (outcome.status, outcome.err) == (0, "")
    assert said(outcome.out) == (
        "Aucun problème : 3 fichiers vérifiés.\n"
        "Aucune fiche encore ; le plan annonce 7 axes et 63 actions.\n"
    )


def test_a_plan_that_has_more_than_it_announces_has_a_problem(pms: Pms, root: Path) -> None:
    axes = AXES + "  - {numero: 2, titre: Accompagner}\n"
    write(root, {"plan.yaml": plan_yaml(axes) + "annonce: {axes: 1}\n"})
    outcome = pms("lint", cwd=root)
    assert (outcome.status, outcome.err) == (1, "")
    assert "PMS218" in outcome.out
    assert said(outcome.out).endswith("Aucune fiche encore ; le plan annonce 1 axe.\n")


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("status", "Annoncé : 7 axes et 63 actions. Saisi : 1 axe, 2 orientations et 0 action."),
        ("list", "Aucune action."),
        ("agenda", "Échu, sans trace que ce soit fait : rien"),
        ("indicateurs", "Aucun indicateur."),
        ("territoire", "Aucun territoire saisi."),
        ("couverture", "Aucun territoire saisi."),
        ("completude", "Aucune fiche."),
        ("instances", "Aucune instance saisie."),
        ("chiffres", "Aucun chiffre."),
        ("sources", "Rapport d’exemple"),
        ("glossaire", "ARS : Agence régionale de santé"),
    ],
)
def test_every_command_says_that_there_is_nothing(
    pms: Pms, root: Path, command: str, told: str
) -> None:
    write(root, {"plan.yaml": plan_yaml(AXES) + "annonce: {axes: 7, actions: 63}\n"})
    outcome = pms(command, cwd=root)
    assert (outcome.status, outcome.err) == (0, "")
    assert told in said(outcome.out).splitlines()


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("show 1", "aucune fiche n’est encore saisie dans ce plan"),
        ("territoire lyon", "aucun territoire n’est saisi dans ce plan"),
        ("couverture --territoire lyon", "aucun territoire n’est saisi dans ce plan"),
    ],
)
def test_what_is_asked_for_by_name_and_is_not_there_is_misuse(
    pms: Pms, root: Path, command: str, told: str
) -> None:
    outcome = pms(*command.split(), cwd=root)
    assert (outcome.status, outcome.out) == (2, "")
    assert said(outcome.err) == f"Erreur : {told}\n"
