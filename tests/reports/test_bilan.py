"""The report of one year: what moved, what happened, in sentences that can be read aloud."""

import datetime as dt
from typing import Any

import pytest

from pms_cli.errors import MisuseError
from pms_cli.model import Fiche
from pms_cli.reports.bilan import Bilan, bilan
from tests.reports.asked import demande
from tests.reports.test_axe import MASCULINE
from tests.reports.tous import EN_2026, RICHE, read
from tests.sheets import action, plan

NBSP = "\u00a0"
END = dt.date(2020, 6, 1)
ABSENCE = (
    "L’absence d’un fait dans ce bilan veut dire qu’aucun document saisi ne le dit, et non qu’il "
    "n’a pas eu lieu."
)


def view_of(*fiches: Fiche, cible: str = "2019", **changes: Any) -> Bilan:
    return bilan(demande(plan(*fiches, **changes), jour=END, cible=cible))


def said(view: Bilan) -> list[str]:
    return [text.replace(NBSP, " ") for text in view.constats]


MOVED = (
    action(1, ("2018-06", 1), ("2019-02", 3)),
    action(2, ("2018-06", 4), ("2019-02", 3)),
    action(3, ("2019-02", 5)),
    action(4),
)


def test_a_year_is_told_from_one_end_to_the_other() -> None:
    view = view_of(*MOVED)
    assert (view.entete.titre, view.entete.jour) == ("Bilan 2019", "31 décembre 2019")
    assert (view.avant.moyenne, view.apres.moyenne) == ("2,50", "3,67")
    assert (view.jour_avant, view.jour_apres) == ("31 décembre 2018", "31 décembre 2019")
    assert said(view) == [
        "3 points d’avancement datés de l’année.",
        "Au 31 décembre 2019, 3 actions sur 4 ont un niveau ; moyenne : 3,67.",
        (
            "Sur les 2 qui avaient déjà un niveau, la moyenne passe de 2,50 à 3,00 (+0,50) : 1 en "
            "hausse, 1 en baisse."
        ),
        ABSENCE,
    ]
    assert [
        (group.titre, [(line.numero, line.avant, line.apres.etat) for line in group.lignes])
        for group in view.mouvements
    ] == [
        ("En hausse", [("1", "1/5", "3/5")]),
        ("En baisse", [("2", "4/5", "3/5")]),
        ("Premier niveau connu", [("3", "", "5/5")]),
    ]


def test_one_is_not_said_as_several() -> None:
    one = (action(1, ("2018-06", 1), ("2019-02", 3)), action(2))
    assert said(view_of(*one)) == [
        "1 point d’avancement daté de l’année.",
        "Au 31 décembre 2019, 1 action sur 2 a un niveau ; moyenne : 3,00.",
        "La seule qui avait déjà un niveau passe de 1,00 à 3,00 (+2,00).",
        ABSENCE,
    ]
    assert said(view_of(*one, noms=MASCULINE))[1:3] == [
        "Au 31 décembre 2019, 1 chantier sur 2 a un niveau ; moyenne : 3,00.",
        "Le seul qui avait déjà un niveau passe de 1,00 à 3,00 (+2,00).",
    ]


def test_first_levels_do_not_pass_for_progress() -> None:
    first = (action(1, ("2019-02", 3)), action(2, ("2019-02", 3)))
    assert "C’est le premier niveau connu de chacune" in said(view_of(*first))[2]
    assert "C’est le premier niveau connu de chacun :" in said(view_of(*first, noms=MASCULINE))[2]


def test_a_year_without_a_point_says_so() -> None:
    view = view_of(action(1))
    assert said(view) == [
        "Aucun point d’avancement n’est daté de 2019 dans les documents saisis.",
        ABSENCE,
    ]
    assert (view.dessin, view.mouvements, view.publications) == (
        None,
        (),
        ("Bilan 2018 (janvier 2019)", "Point d’étape (février 2019)"),
    )


def test_a_year_that_is_not_over_ends_on_the_day() -> None:
    view = view_of(*MOVED, cible="2020")
    assert (view.entete.jour, view.jour_apres) == ("1er juin 2020", "1er juin 2020")


def test_meetings_steps_and_publications_of_the_rich_plan() -> None:
    view = bilan(demande(read(RICHE), None, EN_2026, cible="2025"))
    assert "Réunions : 2 connues, 7 attendues d’après les rythmes annoncés." in said(view)
    assert [(line.instance, line.lieu, line.dues, line.tenues) for line in view.reunions] == [
        ("Comité des mobilités", "", "1", "1"),
        ("Comité de quartier", "Centre", "2", "1"),
        ("Comité de quartier", "Faubourgs", "2", "0"),
        ("Comité de quartier", "Plateau", "2", "0"),
    ]
    assert view.territoires[0][1][0].replace(NBSP, " ") == "Axe ajouté au projet : Le tram"
    # The point d’étape and its document are one publication.
    assert view.publications == (
        "Premier point (1er trimestre 2025)",
        "Compte rendu du comité de quartier (17 juin 2025)",
    )


@pytest.mark.parametrize(
    "cible", ["2016", "2021", "", "19", "02019", "２０１９", "-2019", "9" * 5000]
)
def test_a_year_that_the_plan_does_not_have_is_told(cible: str) -> None:
    with pytest.raises(MisuseError, match="écrivez une année de 2017 à 2020") as told:
        view_of(*MOVED, cible=cible)
    assert len(str(told.value)) < 200


def test_a_plan_that_has_not_begun_has_no_year() -> None:
    with pytest.raises(MisuseError, match="ce plan commence en 2017 : au 1er juin 2016"):
        bilan(demande(plan(*MOVED), jour=dt.date(2016, 6, 1), cible="2016"))
    with pytest.raises(MisuseError, match=r"n’est pas une année de ce plan : écrivez 2017$"):
        bilan(demande(plan(*MOVED), jour=dt.date(2017, 6, 1), cible="2018"))


def test_the_first_level_of_one_action_is_its_own() -> None:
    assert said(view_of(action(1, ("2019-02", 3)), action(2)))[2] == (
        "C’est son premier niveau connu : rien ne dit le chemin fait pendant l’année."
    )


def test_a_step_reached_after_the_year_is_not_known_to_be() -> None:
    def planned(year: str) -> list[str]:
        view = bilan(demande(read(RICHE), None, EN_2026, cible=year))
        return [line.replace(NBSP, " ") for line in view.jalons_prevus]

    assert "décembre 2024 : Projet adopté (Centre)" in planned("2024")
    reached = bilan(demande(read(RICHE), None, EN_2026, cible="2025")).jalons_atteints
    assert (
        "décembre 2024\u00a0: Projet adopté (Centre\u00a0; atteint\u00a0: 4 février 2025)"
        in reached
    )


def test_a_filtered_year_does_not_say_that_no_body_met() -> None:
    made = read(RICHE)
    filtered = bilan(demande(made, made.actions, EN_2026, "engagement 1", cible="2025"))
    assert filtered.reunions == ()
    assert "filtré" in filtered.sans_reunion
    assert bilan(demande(made, None, EN_2026, cible="2025")).sans_reunion == ""
    assert view_of(*MOVED).sans_reunion == "Aucune réunion connue ni attendue."
