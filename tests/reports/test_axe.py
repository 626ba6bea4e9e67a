"""The report of one axe: its figures, its sheets, what is due."""

from typing import Any

import pytest

from pms_cli.errors import MisuseError
from pms_cli.reports.axe import RapportAxe, rapport_axe
from tests.reports.asked import demande
from tests.reports.tous import EN_2026, RICHE, page, read
from tests.sheets import action, plan

MASCULINE = {
    "axe": {"singulier": "engagement", "pluriel": "engagements", "genre": "masculin"},
    "orientation": {"singulier": "volet", "pluriel": "volets", "genre": "masculin"},
    "action": {"singulier": "chantier", "pluriel": "chantiers", "genre": "masculin"},
}


def view_of(cible: str, **changes: Any) -> RapportAxe:
    made = plan(
        action(1, ("2019-01", 2)),
        action(2, ("2019-01", 4), orientation=2),
        action(3, orientation=9),
        action(4, ("2019-01", 5), axe=2),
        **changes,
    )
    return rapport_axe(demande(made, cible=cible))


def test_its_figures_stand_beside_those_of_the_plan() -> None:
    view = view_of("1")
    assert (view.entete.titre, view.entete.objet) == ("Axe 1", "Prévenir")
    assert (view.choix.actions, view.choix.moyenne, view.choix.non_renseignees) == (3, "3,00", 1)
    assert (view.ensemble.actions, view.ensemble.moyenne) == (4, "3,67")
    assert [(part.ancre, [f.numero for f in part.fiches]) for part in view.orientations] == [
        ("orientation-1-1", ["1"]),
        ("orientation-1-2", ["2"]),
        ("hors-plan", ["3"]),
    ]
    assert view.sommaire == (
        ("totaux", "Totaux"),
        ("orientation-1-1", "Orientation 1.1 – Repérer"),
        ("orientation-1-2", "Orientation 1.2 – Soutenir"),
        ("hors-plan", "Hors plan"),
        ("echeances", "Échéances des douze mois à venir"),
    )
    assert view.legende == "Nombre d’actions par niveau d’avancement"


def test_sentences_agree_with_the_words_of_the_plan() -> None:
    view = view_of("1", noms=MASCULINE)
    assert (view.entete.titre, view.nom_axe) == ("Engagement 1", "Engagement 1")
    assert view.legende == "Nombre de chantiers par niveau d’avancement"
    assert view.orientations[0].intitule == "Volet 1.1 – Repérer"
    assert view.choix.compte == "3 chantiers"


def test_an_axe_without_a_sheet_is_shown_empty() -> None:
    view = rapport_axe(demande(plan(), cible="2"))
    assert (view.choix.compte, view.orientations, view.echeances) == ("Aucune action", (), ())
    assert (view.repartition, view.par_orientation, view.calendriers) == (None, None, None)


@pytest.mark.parametrize("cible", ["3", "0", "", "un", "1.1", "²", "1" * 5000])
def test_an_unknown_axe_is_told_with_those_there_are(cible: str) -> None:
    with pytest.raises(
        MisuseError, match=r"^l’axe « .* » n’existe pas : choisissez 1 ou 2$"
    ) as told:
        view_of(cible)
    assert len(str(told.value)) < 150


def test_what_is_due_in_the_year_to_come_is_shown() -> None:
    made = read(RICHE)
    view = rapport_axe(demande(made, None, EN_2026, cible="1"))
    assert ("calendriers", "Calendriers") in view.sommaire
    assert view.calendriers is not None
    assert [line[0] for line in view.calendriers.lignes] == [
        "1 – Rues aux écoles : les piétons d’abord",
        "2 – Un banc tous les deux cents mètres",
        "4 – Abris à vélos",
    ]
    days = [due.iso for due in view.echeances]
    assert days == sorted(days)
    assert all("2026-06-01" <= day <= "2027-06-01" for day in days)


def test_a_calendar_that_says_nothing_has_no_part_of_its_own() -> None:
    made = plan(action(1, calendrier={}))
    view = rapport_axe(demande(made, cible="1"))
    assert view.calendriers is None
    assert "calendriers" not in dict(view.sommaire)


def test_sectoral_sheets_have_their_deadlines_and_are_not_called_actions() -> None:
    step = {"jalons": [{"date": "2019-06", "libelle": "Ouvrir"}]}
    made = plan(action(1, ("2019-01", 5), calendrier=step), action("1.1", calendrier=step))
    view = rapport_axe(demande(made, cible="1"))
    assert [[lien.texte for lien in due.fiches] for due in view.echeances] == [["1.1"]]
    assert view.calendriers is not None
    assert view.calendriers.entetes[0] == "Fiche"
    assert view.calendriers.description.startswith("2 fiches, en 2019.")


@pytest.mark.parametrize("form", ["html", "md"])
def test_a_link_to_a_territory_that_is_ours_says_so(form: str) -> None:
    text = page("axe", form, read(RICHE), "1", jour=EN_2026)
    assert text.count("rapprochement fait lors de la saisie") == sum(
        found.editorial
        for part in rapport_axe(demande(read(RICHE), None, EN_2026, cible="1")).orientations
        for sheet in part.fiches
        for found in sheet.territoires
    )
    assert "rapprochement fait lors de la saisie" in text
