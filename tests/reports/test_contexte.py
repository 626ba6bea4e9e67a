"""Context figures in the point d'étape: by theme, each with the number of its documents."""

import re
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.model import ChiffreCle, Plan, Reference
from pms_cli.reports.point_etape import PointEtape, point_etape
from pms_cli.reports.rendu import render_view
from pms_cli.vues.contexte import ChiffreContexte, Theme, themes
from pms_cli.workspace import read_workspace
from tests.reports.asked import demande
from tests.reports.figures import SOME, figure, with_figures
from tests.sheets import ASSISES, action, plan

ROOT = Path(__file__).parent.parent.parent
NBSP = "\u00a0"


def view_of(made: Plan, perimetre: str = "") -> PointEtape:
    return point_etape(demande(made, made.actions, ASSISES, perimetre))


def markdown_of(made: Plan, perimetre: str = "") -> str:
    return render_view("point-etape", "md", view_of(made, perimetre)).replace(NBSP, " ")


def section(markdown: str, title: str) -> list[str]:
    """The lines that are not empty between this heading of level 2 and the next."""
    (text,) = re.findall(rf"^## {title}\n(.*?)(?=^## |\Z)", markdown, re.M | re.S)
    return [line for line in text.split("\n") if line]


def measured() -> Plan:
    """A plan with figures and one action whose point cites a document of its own."""
    point = {"date": "2019-02", "niveau": "3", "document": "livret-sante (fiche 1)"}
    return with_figures(plan(action(1, avancement=[point])), *SOME)


def test_figures_are_grouped_by_theme_in_the_order_of_the_themes() -> None:
    view = view_of(measured())
    assert [
        (theme.titre, [found.libelle for found in theme.chiffres]) for theme in view.contexte
    ] == [
        ("La situation", ["Chiffre b", "Chiffre d"]),
        ("L’activité", ["Chiffre a", "Chiffre c"]),
        ("Autres chiffres", ["Chiffre e"]),
    ]


def test_documents_of_points_and_of_figures_are_numbered_together() -> None:
    assert view_of(measured()).fin.documents == (
        "Bilan 2018 (janvier 2019)",
        "Point d’étape (février 2019)",
        "Livret Santé",
        "inconnu",
    )


def test_a_figure_in_words_cites_every_document_by_its_number() -> None:
    situation, activite, autres = view_of(measured()).contexte
    assert situation.chiffres == (
        ChiffreContexte(
            "Chiffre b",
            f"plus de 15,2{NBSP}%",
            "2013, Métropole",
            "Une estimation.",
            ((2, "partie I"), (1, "p. 8"), (4, "")),
        ),
        ChiffreContexte("Chiffre d", "3", "", "", ()),
    )
    assert activite.chiffres == (
        ChiffreContexte("Chiffre a", f"54{NBSP}145{NBSP}ménages", "2016", "", ((2, ""),)),
        ChiffreContexte("Chiffre c", f"55{NBSP}000 à 60{NBSP}000{NBSP}ménages", "", "", ((1, ""),)),
    )
    assert autres.chiffres == (ChiffreContexte("Chiffre e", "7", "", "", ((2, "p. 2"),)),)


def test_a_filtered_report_has_neither_figures_nor_their_documents() -> None:
    view = view_of(measured(), "axe 1")
    assert view.contexte == ()
    assert view.fin.documents == ("Livret Santé",)
    markdown = markdown_of(measured(), "axe 1")
    assert re.findall("^## .*", markdown, re.M) == [
        "## Totaux",
        "## Axe 1 – Prévenir",
        "## À compléter, à confirmer",
        "## Méthode et sources",
    ]
    assert "Ce rapport s’appuie sur ces documents :\n\n1. Livret Santé\n" in markdown


def test_a_plan_without_figures_has_no_section_for_them() -> None:
    view = view_of(plan(action(1)))
    assert (view.contexte, view.fin.documents) == ((), ())
    assert "Chiffres de contexte" not in markdown_of(plan(action(1)))


def test_the_markdown_says_each_figure_on_one_line() -> None:
    markdown = markdown_of(measured())
    assert section(markdown, "Chiffres de contexte") == [
        "### La situation",
        (
            "- Chiffre b : **plus de 15,2 %** (2013, Métropole) – document 2, partie I ; "
            "document 1, p. 8 ; document 4. Note : Une estimation."
        ),
        "- Chiffre d : **3**.",
        "### L’activité",
        "- Chiffre a : **54 145 ménages** (2016) – document 2.",
        "- Chiffre c : **55 000 à 60 000 ménages** – document 1.",
        "### Autres chiffres",
        "- Chiffre e : **7** – document 2, p. 2.",
    ]
    assert section(markdown, "Méthode et sources")[4:-1] == [
        "Ce rapport s’appuie sur ces documents :",
        "1. Bilan 2018 (janvier 2019)",
        "2. Point d’étape (février 2019)",
        "3. Livret Santé",
        "4. inconnu",
    ]


def test_a_blank_at_the_end_of_a_unit_does_not_break_bold() -> None:
    made = with_figures(plan(), figure("a", "750", unite=f"M€{NBSP}"))
    assert section(markdown_of(made), "Chiffres de contexte")[1:] == ["- Chiffre a : **750 M€**."]


codes = st.sampled_from(["bilan-2018", "point-2019", "livret-sante", "aa", "zz"])
places = st.sampled_from(["", "p. 2", "partie I"])
references = st.builds(Reference, codes, places)
figures = st.builds(
    lambda document, aussi, theme: replace(
        figure("a", "3"), document=document, aussi=tuple(aussi), theme=theme
    ),
    st.none() | references,
    st.lists(references, max_size=3),
    st.sampled_from(["contexte", "moyens", "activite", "concertation", None]),
)


@settings(deadline=None)
@given(st.lists(figures, max_size=6))
def test_each_number_is_that_of_the_document_that_the_figure_cites(found: list[ChiffreCle]) -> None:
    made = with_figures(plan(), *found)
    view = view_of(made)
    assert sum(len(theme.chiffres) for theme in view.contexte) == len(made.chiffres)
    shown = [
        [(view.fin.documents[rank - 1], place) for rank, place in chiffre.sources]
        for theme in view.contexte
        for chiffre in theme.chiffres
    ]
    order = ["contexte", "moyens", "activite", "concertation", None]
    cited = [
        [
            (made.cite(Reference(source.code)), source.lieu)
            for source in (chiffre.document, *chiffre.aussi)
            if source is not None
        ]
        for chiffre in sorted(made.chiffres, key=lambda one: order.index(one.theme))
    ]
    assert shown == cited
    # Only what is cited is listed, once.
    assert sorted(view.fin.documents) == sorted(
        {title for sources in cited for title, _ in sources}
    )


def test_themes_without_a_figure_are_not_shown() -> None:
    made = with_figures(plan(), figure("a", "3", theme="moyens"))
    assert themes(made, ASSISES, ()) == (
        Theme("Les moyens", (ChiffreContexte("Chiffre a", "3", "", "", ()),)),
    )


def test_a_figure_of_a_later_time_is_not_shown_before_it() -> None:
    made = with_figures(plan(), figure("a", "3", date="2019"), figure("b", "4", date="2019-03"))
    view = view_of(made)
    assert [found.libelle for theme in view.contexte for found in theme.chiffres] == ["Chiffre a"]


# What a plan announces, and a plan that has no sheet yet


def test_what_the_plan_announces_is_set_beside_what_is_on_file() -> None:
    made = plan(action(1), action("1.1"), annonce={"axes": 7, "orientations": 21, "actions": 63})
    assert view_of(made).entete.annonce == (
        "Le plan annonce 7 axes, 21 orientations et 63 actions. "
        f"Sont saisis{NBSP}: 2 axes, 3 orientations et 1 action."
    )
    assert markdown_of(made).split("\n\n")[3] == (
        "Le plan annonce 7 axes, 21 orientations et 63 actions. "
        "Sont saisis : 2 axes, 3 orientations et 1 action."
    )


def test_a_plan_that_announces_nothing_says_nothing() -> None:
    for made in (plan(action(1)), plan(action(1), annonce={"document": "point-2019"})):
        assert view_of(made).entete.annonce == ""
        assert "annonce" not in markdown_of(made)


def test_a_part_of_what_is_announced_is_said_alone() -> None:
    assert view_of(plan(annonce={"actions": 1})).entete.annonce == (
        f"Le plan annonce 1 action. Sont saisis{NBSP}: 2 axes, 3 orientations et 0 action."
    )


def test_a_plan_without_a_sheet_shows_its_axes_unless_filtered() -> None:
    view = view_of(plan())
    assert [(axe.intitule, axe.orientations) for axe in view.axes] == [
        ("Axe 1 – Prévenir", ()),
        ("Axe 2 – Accompagner", ()),
    ]
    assert [axe.chiffres.compte for axe in view.axes] == ["Aucune action", "Aucune action"]
    assert view_of(plan(), "axe 1").axes == ()


def test_an_axe_without_an_action_is_not_shown_once_another_has_one() -> None:
    assert [axe.nom for axe in view_of(plan(action(1, axe=2))).axes] == ["Axe 2"]


def test_the_report_of_the_next_plan_says_what_the_slides_say() -> None:
    view = view_of(read_workspace(ROOT / "exemples" / "pms-2023-2027").plan)
    assert view.entete.annonce == (
        "Le plan annonce 7 engagements, 21 chantiers et 63 projets phares. "
        f"Sont saisis{NBSP}: 7 engagements, 0 chantier et 0 projet phare."
    )
    assert [axe.intitule for axe in view.axes] == [
        "Engagement 1 – Accueillir sans condition",
        "Engagement 2 – Développer le pouvoir d’agir des personnes concernées",
        "Engagement 3 – Renforcer le pouvoir d’agir des professionnels",
        "Engagement 4 – La Métropole de l’hospitalité",
        "Engagement 5 – La Métropole du prendre soin",
        "Engagement 6 – La Métropole de l’inclusion",
        "Engagement 7 – La Métropole de l’émancipation",
    ]
    assert view.ensemble.compte == "Aucun projet phare"
    assert (view.entete.deliberation, view.entete.dernier_point, view.fin.notes) == ("", "", ())
    assert [
        (theme.titre, [(found.valeur, found.sources) for found in theme.chiffres])
        for theme in view.contexte
    ] == [
        (
            "La concertation et le plan",
            [
                (f"9{NBSP}projets", ((1, "Un cadre stratégique transversal"),)),
                (f"2{NBSP}schémas", ((1, "Un cadre stratégique transversal"),)),
                (f"3{NBSP}piliers", ((1, "Un cadre stratégique transversal"),)),
            ],
        )
    ]
    assert view.fin.documents == (
        (
            "Plénière partenariale, projet social de territoire de Villeurbanne (diaporama) "
            "(24 septembre 2024)"
        ),
    )


def test_every_figure_of_the_plan_is_in_the_report_with_its_documents() -> None:
    made = read_workspace(ROOT / "data").plan
    view = view_of(made)
    assert sum(len(theme.chiffres) for theme in view.contexte) == len(made.chiffres)
    shown = {
        (chiffre.libelle, chiffre.valeur): [
            (view.fin.documents[rank - 1], place) for rank, place in chiffre.sources
        ]
        for theme in view.contexte
        for chiffre in theme.chiffres
    }
    assert shown == {
        (chiffre.libelle, chiffre.en_clair): [
            (made.cite(Reference(source.code)), source.lieu)
            for source in (chiffre.document, *chiffre.aussi)
            if source is not None
        ]
        for chiffre in made.chiffres
    }
    assert [theme.titre for theme in view.contexte] == [
        "La situation",
        "Les moyens",
        "L’activité",
        "La concertation et le plan",
    ]
