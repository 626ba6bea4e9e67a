"""The report of one sheet: all that it says, with the sectoral sheets inside it."""

import pytest

from pms_cli.errors import MisuseError
from pms_cli.reports.fiche import RapportFiche, rapport_fiche
from tests.reports.asked import demande
from tests.reports.test_axe import MASCULINE
from tests.reports.tous import EN_2026, RICHE, page, read
from tests.sheets import ASSISES, action, doubtful, plan


def rich(cible: str) -> RapportFiche:
    return rapport_fiche(demande(read(RICHE), None, EN_2026, cible=cible))


def test_a_sheet_is_whole_with_its_sectoral_sheets() -> None:
    view = rich("1")
    assert (view.entete.titre, view.entete.objet) == (
        "Fiche projet 1",
        "Rues aux écoles : les piétons d’abord",
    )
    assert view.sommaire == (("action-1", "Projet 1"), ("action-1-1", "Fiche sectorielle 1.1"))
    sheet = view.fiche
    assert [point.etat for point in sheet.points] == ["3/4", "1/4"]
    assert sheet.livret == "Livret de la rue"
    assert [lien.texte for lien in sheet.partenaires] == [
        "AMV (Association des marcheuses et des cyclistes)",
        "Conseil des mobilités",
    ]
    assert [lien.adresse for lien in sheet.liens] == ["", "#action-1-1"]
    assert sheet.issue_de == (
        "Plan des déplacements 2018-2023, fiche 4 – Pistes cyclables du centre",
    )
    (sectoral,) = sheet.sectorielles
    assert sectoral.decline is not None
    assert sectoral.decline.adresse == "#action-1"


def test_a_sectoral_sheet_stands_alone() -> None:
    view = rich("1.1")
    assert view.entete.titre == "Fiche sectorielle 1.1"
    assert view.fiche.sectorielles == ()
    assert view.fiche.decline is not None
    # The sheet that it declines is not in this report: it is named, not linked to.
    assert view.fiche.decline.texte == "1 – Rues aux écoles : les piétons d’abord"
    assert view.fiche.decline.adresse == ""


def test_a_sheet_without_a_point_says_so() -> None:
    made = plan(action(1))
    assert "### État d’avancement\n\nNon renseigné\n" in page("fiche", "md", made, "1")
    assert "À compléter" in page("fiche", "md", made, "1")


def test_points_of_after_the_day_are_not_known_yet() -> None:
    made = plan(action(1, ("2018", 1), ("2019-01", 3), ("2020", 5)))
    view = rapport_fiche(demande(made, jour=ASSISES, cible="1"))
    assert [point.etat for point in view.fiche.points] == ["3/5", "1/5"]


def test_a_doubt_is_said_at_the_level() -> None:
    view = rapport_fiche(demande(plan(doubtful(1, 2, 2, 3)), cible="1"))
    assert view.fiche.points[0].doute.startswith("À confirmer")


def test_sentences_agree_with_the_words_of_the_plan() -> None:
    view = rapport_fiche(demande(plan(action(1), noms=MASCULINE), cible="1"))
    assert (view.entete.titre, view.fiche.genre) == ("Fiche chantier 1", "Chantier")
    assert view.fiche.axe.texte == "Engagement 1 – Prévenir"
    assert view.fiche.orientation.texte == "Volet 1.1 – Repérer"


@pytest.mark.parametrize(
    ("cible", "message"),
    [
        ("2", "aucune fiche n’a le numéro 2 : « pms list » les énumère"),
        ("1.9", "aucune fiche n’a le numéro 1.9"),
        ("un", "« un » n’est pas un numéro de fiche"),
        ("", "n’est pas un numéro de fiche"),
        ("-1", "n’est pas un numéro de fiche"),
        ("9" * 6000, "n’est pas un numéro de fiche"),
    ],
)
def test_an_unknown_sheet_is_told(cible: str, message: str) -> None:
    with pytest.raises(MisuseError, match=message) as told:
        rapport_fiche(demande(plan(action(1)), cible=cible))
    assert len(str(told.value)) < 250


def test_a_filter_lets_the_sheet_through_or_is_told() -> None:
    made = plan(action(1), action(2, axe=2))
    kept = rapport_fiche(demande(made, made.actions[:1], cible="1", perimetre="axe 1"))
    assert kept.entete.perimetre == "axe 1"
    with pytest.raises(MisuseError, match=r"la fiche 2 n’est pas dans ce périmètre \(axe 1\)"):
        rapport_fiche(demande(made, made.actions[:1], cible="2", perimetre="axe 1"))
