"""The repository's own data around the sheets: territories, context figures, instances."""

from decimal import Decimal

import pytest

from pms_cli.model import Plan, Territoire
from pms_cli.workspace import read_workspace
from tests.conftest import ROOT

SLIDES = "pleniere-villeurbanne-2024-09-24"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_workspace(ROOT / "data").plan


@pytest.fixture(scope="module")
def villeurbanne(plan: Plan) -> Territoire:
    found = plan.territoire("villeurbanne")
    assert found is not None
    return found


# Territories


def test_there_are_eight_territories(plan: Plan) -> None:
    # The slides list as many actions; Villeurbanne's are in its axes and beside them.
    assert {place.code: (place.nom, len(place.actions)) for place in plan.territoires} == {
        "lones-et-coteaux-du-rhone": ("Lônes et coteaux du Rhône", 5),
        "lyon": ("Lyon", 7),
        "ouest-nord-val-d-yzeron": ("Ouest Nord - Val d’Yzeron", 5),
        "plateau-nord-val-de-saone": ("Plateau Nord - Val de Saône", 4),
        "porte-des-alpes": ("Porte des Alpes", 2),
        "portes-du-sud": ("Portes du Sud", 4),
        "rhone-amont": ("Rhône Amont", 6),
        "villeurbanne": ("Villeurbanne", 11),
    }
    for place in plan.territoires:
        assert {(source.code, bool(source.lieu)) for source in place.sources} == {(SLIDES, True)}


def test_every_link_to_an_action_is_said_to_be_ours(plan: Plan) -> None:
    links = {
        place.code: [
            (str(action.decline), action.rattachement)
            for action in (*(a for axe in place.axes for a in axe.actions), *place.actions)
            if action.decline is not None
        ]
        for place in plan.territoires
    }
    assert {kind for found in links.values() for _, kind in found} == {"editorial"}
    assert {code: [number for number, _ in found] for code, found in links.items()} == {
        "lones-et-coteaux-du-rhone": ["50", "32"],
        "lyon": ["12", "58", "33", "32"],
        "ouest-nord-val-d-yzeron": ["22", "12", "57"],
        "plateau-nord-val-de-saone": ["51"],
        "porte-des-alpes": ["8"],
        "portes-du-sud": ["28"],
        "rhone-amont": ["28"],
        "villeurbanne": ["57", "28", "12", "12", "12", "75", "31"],
    }


def test_villeurbanne_has_four_axes_and_three_added_in_june_2023(villeurbanne: Territoire) -> None:
    assert [(axe.numero, str(axe.ajout or ""), axe.titre) for axe in villeurbanne.axes] == [
        (1, "", "Simplification et coordination du parcours usagers"),
        (2, "", "Mieux prévenir et lutter contre les violences intrafamiliales"),
        (3, "", "Lutte contre l’isolement des personnes en situation de handicap"),
        (4, "", "Coordonner les agents accompagnant du public en situation de précarité"),
        (
            None,
            "2023-06-30",
            (
                "Renforcement des réponses en santé mentale par une meilleure appropriation des "
                "1ers gestes de secours par les professionnels"
            ),
        ),
        (None, "2023-06-30", "Favoriser la mobilité des usagers"),
        (None, "2023-06-30", "Parentalité"),
    ]
    assert [len(axe.actions) for axe in villeurbanne.axes] == [3, 3, 1, 1, 4, 2, 1]
    assert len(villeurbanne.objectifs) == 3


def test_the_figures_of_villeurbanne_are_those_of_the_slides(villeurbanne: Territoire) -> None:
    actions = [action for axe in villeurbanne.axes for action in axe.actions]
    figures = [figure for a in (*actions, *villeurbanne.actions) for figure in a.chiffres]
    assert [(f.libelle, f.en_clair.replace("\u00a0", " "), str(f.date or "")) for f in figures] == [
        ("structures partenaires sur Villeurbanne", "72", "2023-T4"),
        ("rendez-vous au total", "370", ""),
        ("part des rendez-vous consacrée à l’aide à la complétude du dossier MDPH", "60 %", ""),
        ("livrets distribués aux professionnels", "plus de 500", ""),
        ("rencontres des partenaires", "3", ""),
        ("visite de la Clé de Soi", "1", ""),
        ("temps forts sur le territoire", "3 temps forts", "2024"),
        ("axes d’action de l’expérimentation", "3 axes", ""),
    ]
    assert {figure.document.code for figure in figures if figure.document} == {SLIDES}
    assert [figure.libelle for figure in figures if figure.document is None] == []


def test_the_dates_of_villeurbanne_say_which_are_in_doubt(villeurbanne: Territoire) -> None:
    assert villeurbanne.calendrier is not None
    assert [
        (str(jalon.date), jalon.lecture, [str(date) for date in jalon.dates_possibles])
        for jalon in villeurbanne.calendrier.jalons
    ] == [
        ("2021-01", "appariee", ["2021-01", "2022-01"]),
        ("2021-04", "appariee", ["2021-04", "2022-04"]),
        ("2022", "appariee", ["2021", "2022", "2023"]),
        ("2023-06-05", "lue", []),
        ("2023-06-30", "lue", []),
    ]
    text = "\n".join(jalon.libelle for jalon in villeurbanne.calendrier.jalons)
    for figure in (
        "30 agents",
        "4 groupes de travail",
        "plus de 60 partenaires",
        "3 nouveaux axes",
    ):
        assert figure in " ".join(text.split())


# Context figures

FIGURES = {
    "habitants-2014": "1 354 476 habitants, 2014",
    "hausse-demographique-2008-2013": "13,47 %, de 2008 à 2013",
    "hausse-60-ans-2008-2013": "12,37 %, de 2008 à 2013",
    "hausse-monoparentales-2008-2013": "11,81 %, de 2008 à 2013",
    "rang-population": "3",
    "taux-pauvrete-2013": "plus de 15,2 %, 2013",
    "personnes-sous-seuil-pauvrete-2013": "environ 195 000 personnes, 2013",
    "budget-solidarites-2017": "750 M€, 2017",
    "part-budget-solidarites-2017": "environ 25 %, 2017",
    "part-effectifs-solidarites": "30 %",
    "travailleurs-sociaux": "environ 700 personnes",
    "travailleurs-sociaux-polyvalence": "390 personnes",
    "maisons-de-la-metropole": "57 maisons",
    "budget-conference-financeurs": "environ 3,5 M€",
    "nouvelles-places-2015-2016": "environ 257 places, de 2015 à 2016",
    "nouvelles-places-handicap": "83 places",
    "menages-recus-2016": "54 145 ménages, 2016",
    "menages-recus": "55 000 à 60 000 ménages",
    "entretiens-sociaux-2016": "141 120 entretiens, 2016",
    "entretiens-sociaux": "142 000 entretiens",
    "entretiens-a-domicile-2016": "14 901 entretiens, 2016",
    "visites-a-domicile": "15 000 visites",
    "menages-recus-lyon-villeurbanne": "25 406 ménages",
    "part-menages-lyon-villeurbanne": "46,2 %",
    "recours-menages-vaulx-en-velin": "plus de 23 %",
    "recours-menages-rillieux-venissieux": "plus de 16 %",
    "enfants-bilan-de-sante": "17 500 enfants",
    "mineurs-proteges": "10 000 mineurs",
    "bus-info-sante-depuis-2015": "environ 3 115 personnes, depuis 2015",
    "adultes-vulnerables-depuis-2015": "plus de 1 500 situations, depuis 2015",
    "via-trajectoire-depuis-2016": "492 dossiers, depuis octobre 2016",
    "clauses-insertion-personnes-2016": "environ 550 personnes, 2016",
    "clauses-insertion-heures-2016": "189 000 heures, 2016",
    "clauses-insertion-hausse-2015-2016": "90 %, de 2015 à 2016",
    "concertation-personnes": "environ 1 800 personnes",
    "etat-des-lieux-personnes-2016": "plus de 770 personnes, de janvier 2016 à mai 2016",
    "ateliers-participants-2016": "plus de 1 000 participants, de juin 2016 à novembre 2016",
    "rencontres-partenariales-2016": "8 rencontres, de juin 2016 à novembre 2016",
    "actions-du-projet": "80 actions",
    "documents-du-projet": "7 documents",
}


def test_the_figures_are_those_of_the_documents(plan: Plan) -> None:
    said = {
        figure.code: ", ".join(part for part in (figure.en_clair, figure.quand) if part)
        for figure in plan.chiffres
    }
    found = {code: said[code].replace("\u00a0", " ") for code in FIGURES}
    assert found == FIGURES


def test_every_figure_has_a_theme_and_a_document_with_a_place(plan: Plan) -> None:
    assert len(plan.chiffres) == 49
    themes = [figure.theme for figure in plan.chiffres]
    assert {theme: themes.count(theme) for theme in set(themes)} == {
        "contexte": 9,
        "moyens": 10,
        "activite": 19,
        "concertation": 11,
    }
    assert [f.code for f in plan.chiffres if f.document is None or not f.document.lieu] == []
    documents = [f.document.code for f in plan.chiffres if f.document]
    assert {code: documents.count(code) for code in set(documents)} == {
        "deliberation-2017-2275": 13,
        "dossier-presse-2017-11": 22,
        "livret-developpement-social": 13,
        "point-etape-2019-02": 1,
    }


def test_the_poverty_rate_is_one_figure_of_two_documents(plan: Plan) -> None:
    (rate,) = (figure for figure in plan.chiffres if figure.code == "taux-pauvrete-2013")
    assert (rate.valeur, rate.precision, str(rate.date)) == (Decimal("15.2"), "plus-de", "2013")
    assert [str(source) for source in (rate.document, *rate.aussi)] == [
        "deliberation-2017-2275 (partie I)",
        "livret-developpement-social (carte du taux de pauvreté, p. 8)",
    ]


# Instances


def test_the_rhythms_are_those_of_the_vote(plan: Plan) -> None:
    rhythms = {
        instance.code: (instance.periodicite, instance.echelle, str(instance.source))
        for instance in plan.instances
        if instance.periodicite
    }
    assert rhythms == {
        "comite-des-partenaires": (
            "semestrielle",
            "plan",
            "deliberation-2017-2275 (partie VII, 1°)",
        ),
        "comite-des-partenaires-locaux": (
            "annuelle",
            "territoire",
            "deliberation-2017-2275 (partie VII, 2°)",
        ),
        "assises-des-solidarites": (
            "biennale",
            "plan",
            "deliberation-2017-2275 (partie VII, 3°)",
        ),
        "printemps-des-solidarites": (
            "biennale",
            "plan",
            f"{SLIDES} (Faire vivre le PMS dans la durée)",
        ),
    }


def test_meetings_are_only_those_that_a_document_dates(plan: Plan) -> None:
    assert len(plan.instances) == 22
    meetings = {
        instance.code: [str(meeting.date) for meeting in instance.reunions]
        for instance in plan.instances
        if instance.reunions
    }
    assert meetings == {
        "comite-partenaires-enfance": ["2018-12"],
        "conseil-de-la-metropole": ["2017-11-06"],
        "pleniere-partenariale-pst": ["2023-06-30", "2024-09-24"],
        "codir-de-territoire": ["2023-06-05"],
        "assises-des-solidarites": ["2019-02-14"],
        "printemps-des-solidarites": ["2024-05-24"],
    }
    for instance in plan.instances:
        assert instance.source is not None
        assert all(meeting.document is not None for meeting in instance.reunions)
