"""The point d'étape's view: what it says, in words, before any layout."""

import datetime as dt

import pytest

from pms_cli.model import Plan
from pms_cli.reports.point_etape import PointEtape, point_etape
from pms_cli.stats import Figures
from pms_cli.vues.actions import Note
from pms_cli.vues.chiffres import chiffres
from tests.reports.asked import demande
from tests.sheets import ASSISES, action, doubtful, fiche, plan


def view_of(
    made: Plan, *, jour: dt.date = ASSISES, perimetre: str = "", only: tuple[str, ...] = ()
) -> PointEtape:
    chosen = [found for found in made.actions if not only or str(found.numero) in only]
    return point_etape(demande(made, chosen, jour, perimetre))


def layout(view: PointEtape) -> list[tuple[str, str, list[tuple[str, str, list[str]]]]]:
    return [
        (
            axe.ancre,
            axe.intitule,
            [
                (part.ancre, part.intitule, [action.numero for action in part.actions])
                for part in axe.orientations
            ],
        )
        for axe in view.axes
    ]


@pytest.fixture
def sample() -> Plan:
    return plan(
        doubtful(1, 2, 2, 3),
        action(2, ("2018", 1), ("2019-02", 3), orientation=2, liens=["4", "1", "99"]),
        doubtful(3, 3, 2, 3, axe=2),
        action(4, axe=2),
        action("4.1", ("2019-02", 5), axe=2),
        doubtful(5, 4),
    )


def test_axes_orientations_and_actions_in_the_order_of_the_plan(sample: Plan) -> None:
    assert layout(view_of(sample)) == [
        (
            "axe-1",
            "Axe 1 – Prévenir",
            [
                ("orientation-1-1", "Orientation 1.1 – Repérer", ["1", "5"]),
                ("orientation-1-2", "Orientation 1.2 – Soutenir", ["2"]),
            ],
        ),
        (
            "axe-2",
            "Axe 2 – Accompagner",
            [("orientation-2-1", "Orientation 2.1 – Loger", ["3", "4"])],
        ),
    ]


def test_what_is_outside_the_plan_is_shown_last_not_lost() -> None:
    made = plan(
        action(1, orientation=9), action(2, axe=7), action(3), action(4, axe=2, orientation=4)
    )
    assert layout(view_of(made)) == [
        (
            "axe-1",
            "Axe 1 – Prévenir",
            [
                ("orientation-1-1", "Orientation 1.1 – Repérer", ["3"]),
                ("axe-1-hors-plan", "Hors plan", ["1"]),
            ],
        ),
        ("axe-2", "Axe 2 – Accompagner", [("axe-2-hors-plan", "Hors plan", ["4"])]),
        ("axe-hors-plan", "Hors plan", [("axe-hors-plan-hors-plan", "Hors plan", ["2"])]),
    ]


def test_the_heading_says_what_when_and_from_where(sample: Plan) -> None:
    view = view_of(sample)
    assert (view.entete.titre, view.entete.plan, view.entete.collectivite) == (
        "Point d’étape",
        "Plan d’exemple",
        "Métropole d’exemple",
    )
    assert (view.entete.jour, view.entete.jour_iso) == ("14 février 2019", "2019-02-14")
    assert view.entete.dernier_point == "février 2019"
    assert view.entete.deliberation == "Délibération n° 2017-1 du 6 novembre 2017"
    assert view.legende == "Nombre d’actions par niveau d’avancement"


def test_figures_of_the_plan_stay_beside_those_of_what_is_shown(sample: Plan) -> None:
    assert view_of(sample).choix is None
    view = view_of(sample, perimetre="axe 2", only=("3", "4"))
    assert view.ensemble.actions == 5
    assert view.choix is not None
    assert (view.choix.actions, view.choix.moyenne, view.choix.niveaux) == (2, "3,00", "1 niveau")
    assert [axe.nom for axe in view.axes] == ["Axe 2"]
    assert view.entete.perimetre == "axe 2"


def test_equal_doubts_share_a_footnote(sample: Plan) -> None:
    view = view_of(sample)
    text = (
        "À confirmer\u00a0: la source imprime ce niveau à part\u00a0; le rapprochement retenu est "
        "le plus cohérent, sans être certain"
    )
    assert view.fin.notes == (
        Note(
            1,
            f"{text}\u00a0; niveaux possibles\u00a0: 2 ou 3.",
            (("1", "action-1"), ("3", "action-3")),
        ),
        Note(2, f"{text}.", (("5", "action-5"),)),
    )
    states = {a.numero: a.note for axe in view.axes for o in axe.orientations for a in o.actions}
    assert states == {"1": 1, "5": 2, "2": 0, "3": 1, "4": 0}


def test_no_doubt_no_footnote() -> None:
    view = view_of(plan(action(1, ("2019-02", 3))))
    assert view.fin.notes == ()
    assert [line for line in view.fin.methode if "note" in line] == []


def test_an_action_in_words() -> None:
    sheet = fiche("""\
numero: 1
titre: Titre
axe: 1
orientation: 1
avancement:
  - date: 2019-02-14
    niveau: 2
    constat: |-
      Un.

      Deux.
    document: point-2019
""")
    (found,) = view_of(plan(sheet)).axes[0].orientations[0].actions
    assert (found.numero, found.titre, found.etat, found.date) == (
        "1",
        "Titre",
        "2/5",
        "14 février 2019",
    )
    assert found.jauge == (True, True, False, False, False)
    assert found.constat == ("Un.", "Deux.")


def test_an_action_without_a_point() -> None:
    (found,) = view_of(plan(action(1))).axes[0].orientations[0].actions
    assert (found.etat, found.date, found.jauge, found.note) == ("non renseigné", "", (), 0)


def test_a_level_off_the_scale_has_no_gauge_and_is_counted_apart() -> None:
    view = view_of(plan(action(1, ("2019-02", 9)), action(2, ("2019-02", 1))))
    found = view.axes[0].orientations[0].actions[0]
    assert (found.etat, found.jauge) == ("9/5, hors de l’échelle", ())
    assert view.ensemble.description == (
        "Répartition\u00a0: 1 à 1/5, 0 à 2/5, 0 à 3/5, 0 à 4/5 et 0 à 5/5\u00a0; "
        "1 hors de l’échelle."
    )
    assert [line for line in view.fin.methode if "hors de l’échelle" in line] == [
        (
            "Un niveau hors de l’échelle compte dans le total, sans effet sur la moyenne\u00a0; "
            "l’ensemble du plan en a 1."
        )
    ]


def test_links_go_only_to_what_is_shown(sample: Plan) -> None:
    def links(view: PointEtape) -> tuple[tuple[str, str], ...]:
        return view.axes[0].orientations[-1].actions[0].liens

    assert links(view_of(sample)) == (("4", "action-4"), ("1", "action-1"))
    assert links(view_of(sample, only=("1", "2"))) == (("1", "action-1"),)


def test_a_number_used_twice_gives_two_addresses() -> None:
    made = plan(action(1, ("2019-02", 3)), doubtful(1, 2), doubtful(1, 2), action(2, liens=["1"]))
    view = view_of(made)
    actions = view.axes[0].orientations[0].actions
    assert [a.ancre for a in actions] == [
        "action-1",
        "action-1-bis",
        "action-1-bis-bis",
        "action-2",
    ]
    assert view.fin.notes[0].actions == (("1", "action-1-bis"), ("1", "action-1-bis-bis"))
    assert actions[3].liens == (("1", "action-1"),)


def test_documents_in_the_order_of_the_registry_then_those_it_has_not() -> None:
    def citing(numero: int, code: str) -> dict[str, str]:
        return {"date": "2019-02", "niveau": "3", "document": code}

    codes = ["zz", "point-2019", "aa", "bilan-2018", "zz"]
    sheets = [action(n, avancement=[citing(n, code)]) for n, code in enumerate(codes, 1)]
    assert view_of(plan(*sheets)).fin.documents == (
        "Bilan 2018 (janvier 2019)",
        "Point d’étape (février 2019)",
        "aa",
        "zz",
    )


def test_the_method_says_how_figures_are_made(sample: Plan) -> None:
    assert view_of(sample).fin.methode == (
        (
            "Le niveau d’une action à une date est celui de son dernier point daté de ce jour ou "
            "d’avant."
        ),
        "La moyenne porte sur celles qui ont un niveau\u00a0; leur nombre est donné à côté.",
        "La part au plus haut porte sur toutes les actions du groupe.",
        "Une action sans point est comptée à part, jamais comme un zéro.",
        "Un appel de note signale un niveau à confirmer\u00a0; l’ensemble du plan en a 3 sur 4.",
    )


def test_sentences_agree_with_the_words_of_the_plan() -> None:
    noms = {
        "axe": {"singulier": "engagement", "pluriel": "engagements", "genre": "masculin"},
        "orientation": {"singulier": "chantier PMI", "pluriel": "chantiers", "genre": "masculin"},
        "action": {"singulier": "projet", "pluriel": "projets", "genre": "masculin"},
    }
    view = view_of(plan(action(1), noms=noms))
    assert layout(view) == [
        (
            "axe-1",
            "Engagement 1 – Prévenir",
            [("orientation-1-1", "Chantier PMI 1.1 – Repérer", ["1"])],
        )
    ]
    assert view.legende == "Nombre de projets par niveau d’avancement"
    assert view.fin.nom_actions == "Projets"
    assert view.fin.methode[:4] == (
        (
            "Le niveau d’un projet à une date est celui de son dernier point daté de ce jour ou "
            "d’avant."
        ),
        "La moyenne porte sur ceux qui ont un niveau\u00a0; leur nombre est donné à côté.",
        "La part au plus haut porte sur tous les projets du groupe.",
        "Un projet sans point est compté à part, jamais comme un zéro.",
    )


def test_before_the_first_point_everything_is_unknown(sample: Plan) -> None:
    view = view_of(sample, jour=dt.date(2017, 1, 1))
    assert (view.entete.dernier_point, view.fin.notes, view.fin.documents) == ("", (), ())
    assert (view.ensemble.moyenne, view.ensemble.non_renseignees) == ("–", 5)
    assert view.ensemble.description.endswith("0 à 5/5\u00a0; 5 sans niveau.")


def test_an_empty_choice_is_a_report_without_axes(sample: Plan) -> None:
    view = point_etape(demande(sample, [], ASSISES, "axe 2, niveau 5"))
    assert (view.axes, view.fin.notes) == ((), ())
    assert view.choix is not None
    assert (view.choix.compte, view.choix.moyenne, view.choix.part_au_plus_haut) == (
        "Aucune action",
        "–",
        "–",
    )


def test_counts_are_told_level_by_level_with_their_share_of_all() -> None:
    figures = Figures((1, 2, 3), (1, 0, 4), non_renseignees=2, hors_echelle=1)
    found = chiffres(plan(), figures)
    assert [(part.niveau, part.nombre, part.part) for part in found.parts] == [
        ("1/3", 1, "13\u00a0%"),
        ("2/3", 0, "0\u00a0%"),
        ("3/3", 4, "50\u00a0%"),
    ]
    assert found.actions == 8
