"""The report of one territory: its project, what it declines, what that amounts to in sentences."""

from dataclasses import replace
from typing import Any

import pytest

from pms_cli.errors import MisuseError
from pms_cli.model import Plan, Territoire
from pms_cli.model.lecture import lire
from pms_cli.reports.rendu import render_view
from pms_cli.reports.territoire import RapportTerritoire, rapport_territoire
from tests.reports.asked import demande
from tests.reports.test_axe import MASCULINE
from tests.sheets import action, plan

NBSP = "\u00a0"


def place(*declined: str | None, code: str = "nord", nom: str = "Nord") -> Territoire:
    """A territory that declines these actions; None is an action of its own."""
    actions: list[dict[str, Any]] = [
        {"titre": f"Ici {rank}"} | ({"decline": number} if number else {})
        for rank, number in enumerate(declined, 1)
    ]
    return lire(Territoire, {"code": code, "nom": nom, "actions": actions})


def made(*places: Territoire, **changes: Any) -> Plan:
    levels = plan(action(1, ("2019-01", 2)), action(2), action(3, ("2019-01", 5), axe=2), **changes)
    return replace(levels, territoires=places)


def view_of(found: Plan, cible: str = "nord") -> RapportTerritoire:
    return rapport_territoire(demande(found, cible=cible))


def said(found: Plan) -> list[str]:
    return [text.replace(NBSP, " ") for text in view_of(found).constats]


def test_figures_and_what_they_amount_to() -> None:
    found = made(place("1", "2", None))
    view = view_of(found)
    assert (view.entete.titre, view.entete.objet) == ("Territoire", "Nord")
    assert (view.declinees.actions, view.declinees.moyenne) == (2, "2,00")
    assert (view.ensemble.actions, view.ensemble.moyenne) == (3, "3,50")
    assert [(a.actions, a.declinees, a.part) for a in view.axes] == [
        (2, 2, f"100{NBSP}%"),
        (1, 0, f"0{NBSP}%"),
    ]
    assert said(found) == [
        "2 actions du plan sur 3 ont un lien avec le territoire, dans 1 axe sur 2.",
        "L’axe 2 : aucun lien connu avec les actions du territoire.",
        (
            "Niveau moyen, dans le plan entier, de ce que le territoire décline : 2,00, contre "
            "3,50 pour l’ensemble du plan (écart : -1,50)."
        ),
        "Aucun document ne donne le niveau d’une action dans le territoire même.",
        "1 action du territoire n’a pas de lien connu avec le plan.",
    ]


def test_sentences_agree_with_one_and_with_the_words_of_the_plan() -> None:
    assert said(made(place("3", None, None), noms=MASCULINE)) == [
        "1 chantier du plan sur 3 a un lien avec le territoire, dans 1 engagement sur 2.",
        "L’engagement 1 : aucun lien connu avec les actions du territoire.",
        (
            "Niveau moyen, dans le plan entier, de ce que le territoire décline : 5,00, contre "
            "3,50 pour l’ensemble du plan (écart : +1,50)."
        ),
        "Aucun document ne donne le niveau d’un chantier dans le territoire même.",
        "2 actions du territoire n’ont pas de lien connu avec le plan.",
    ]


def test_a_territory_without_a_link_says_only_that() -> None:
    assert said(made(place())) == [
        "Aucun lien connu entre les actions de ce territoire et le plan (3 actions)."
    ]
    view = view_of(made(place()))
    assert (view.territoire.axes, view.niveaux, view.propres) == ((), None, 0)
    assert [anchor for anchor, _ in view.sommaire] == ["synthese", "plan"]


def test_it_is_found_by_its_name_as_well() -> None:
    assert view_of(made(place(nom="Le Nord")), "le nord").entete.objet == "Le Nord"


@pytest.mark.parametrize(
    ("places", "cible", "message"),
    [
        ((), "nord", "aucun territoire n’est saisi dans ce plan"),
        ((place(),), "nort", "« nort » n’existe pas ; vouliez-vous dire « nord »"),
        (
            (place(), place(code="sud", nom="Sud")),
            "x",
            "« x » n’existe pas : choisissez nord ou sud",
        ),
    ],
)
def test_an_unknown_territory_is_told(
    places: tuple[Territoire, ...], cible: str, message: str
) -> None:
    with pytest.raises(MisuseError, match=message):
        view_of(made(*places), cible)


@pytest.mark.parametrize("form", ["html", "md"])
def test_a_project_of_which_only_steps_are_known_is_shown(form: str) -> None:
    step = {"date": "2019-06", "libelle": "Ouvrir la maison commune"}
    there = lire(Territoire, {"code": "nord", "nom": "Nord", "calendrier": {"jalons": [step]}})
    view = view_of(made(there))
    assert ("projet", "Le projet") in view.sommaire
    text = render_view("territoire", form, view)
    assert "Le projet" in text
    assert (
        "Ouvrir la maison commune"
        in text.partition("Le projet</h2>" if form == "html" else "## Le projet")[2]
    )


def filtered(*declined: str | None, axe: int) -> RapportTerritoire:
    found = made(place(*declined))
    chosen = [fiche for fiche in found.actions if fiche.axe == axe]
    return rapport_territoire(demande(found, chosen, cible="nord", perimetre=f"axe {axe}"))


def test_a_filter_keeps_what_is_linked_to_its_actions() -> None:
    view = filtered("1", "3", None, axe=1)
    assert view.entete.perimetre == "axe 1"
    assert [text.replace(NBSP, " ") for text in view.constats] == [
        "1 action de ce périmètre sur 2 a un lien avec le territoire.",
        (
            "Niveau moyen, dans le plan entier, de ce que le territoire décline : 2,00, contre "
            "2,00 pour l’ensemble de ce périmètre (écart : 0,00)."
        ),
        "Aucun document ne donne le niveau d’une action dans le territoire même.",
    ]
    assert [one.titre for part in view.territoire.axes for one in part.actions] == ["Ici 1"]
    assert [line.actions for line in view.axes] == [2]
    assert (view.declinees.actions, view.ensemble.actions, view.propres) == (1, 2, 0)


@pytest.mark.parametrize("form", ["html", "md"])
def test_a_filter_may_leave_nothing(form: str) -> None:
    view = filtered("1", axe=7)
    assert [text.replace(NBSP, " ") for text in view.constats] == [
        "Aucun lien connu entre les actions de ce territoire et ce périmètre (0 action)."
    ]
    assert (view.axes, view.territoire.axes, view.niveaux) == ((), (), None)
    assert "Avec un lien ici" not in render_view("territoire", form, view)


def test_one_link_of_ours_is_not_said_as_several() -> None:
    def ours(*numbers: str) -> Territoire:
        actions = [
            {"titre": f"Ici {n}", "decline": n, "rattachement": "editorial"} for n in numbers
        ]
        return lire(Territoire, {"code": "nord", "nom": "Nord", "actions": actions})

    assert "Ce lien vient de la saisie et non d’un document." in said(made(ours("1")))
    assert "2 de ces liens sur 2 viennent de la saisie et non d’un document." in said(
        made(ours("1", "2"))
    )
