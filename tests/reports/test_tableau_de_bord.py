"""The tableau de bord: what the page says, and that it is one page."""

import datetime as dt
import io
import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from pms_cli.exchange.pdf import pdf_of
from pms_cli.model import Plan
from pms_cli.model.lecture import lire
from pms_cli.model.profils import vu_par
from pms_cli.model.reglages import Reglages
from pms_cli.reports.rendu import render_view
from pms_cli.reports.tableau_de_bord import LINES, TableauDeBord, tableau_de_bord
from pms_cli.vues.changements import derniers_changements
from pms_cli.vues.demande import Demande, reserves
from pms_cli.workspace import read_workspace
from tests.conftest import ROOT
from tests.reports.asked import demande
from tests.sheets import HOSTILE, action, doubtful, plan

DAY = dt.date(2020, 6, 30)


def view_of(made: Plan, jour: dt.date = DAY) -> TableauDeBord:
    return tableau_de_bord(demande(made, jour=jour))


@pytest.fixture
def sample() -> Plan:
    measures = [{"date": "2018", "valeur": "3"}, {"date": "2019", "valeur": "12"}]
    shown = {"libelle": "Places", "type": "nombre", "mesures": measures}
    return plan(
        action(1, ("2018", 2), ("2019-02", 3), calendrier={"fin": "2019"}),
        doubtful(2, 2, axe=2),
        action(3, ("2020-06", 5), indicateurs=[shown, {"libelle": "Autre", "type": "nombre"}]),
        action(4, calendrier={"debut": "2020-01", "fin": "2020-09"}),
    )


def test_the_figures_in_large_print(sample: Plan) -> None:
    found = {mark.nom: (mark.valeur, mark.precision) for mark in view_of(sample).reperes}
    assert found == {
        "Actions": ("4", ""),
        "Niveau moyen": ("3,33", "sur 5, pour 3 niveaux"),
        "À 5/5": ("1", "soit 25\u00a0%"),
        "Sans niveau": ("1", ""),
        "En retard": ("1", "fin dépassée"),
        "Sans nouvelle": ("2", ""),
    }


def test_what_needs_attention(sample: Plan) -> None:
    assert view_of(sample).attention == (
        ("1 fiche dont la fin est dépassée", "fiche 1"),
        ("2 fiches sans nouvelle depuis plus de 12 mois", "fiches 1 et 2"),
        ("1 niveau à confirmer", "fiche 2"),
    )
    assert view_of(plan(action(1, ("2020-06", 5)))).attention == ()


def test_once_the_plan_is_over_nothing_is_late(sample: Plan) -> None:
    view = view_of(sample, dt.date(2026, 1, 1))
    assert view.attention == (
        ("Le plan s’est achevé le 31 décembre 2022\u00a0: plus rien n’y est attendu", ""),
        ("1 niveau à confirmer", "fiche 2"),
    )
    assert "En retard" not in {mark.nom for mark in view.reperes}


def test_only_the_next_five_deadlines_are_told() -> None:
    sheets = [action(n, calendrier={"fin": f"202{n % 3}-0{n}"}) for n in range(1, 10)]
    view = view_of(plan(*sheets), dt.date(2020, 1, 1))
    assert len(view.echeances) == LINES
    days = [item.iso for item in view.echeances]
    assert days == sorted(days)
    assert min(days) >= "2020-01-01"


def test_measures_are_told_the_latest_first(sample: Plan) -> None:
    view = view_of(sample)
    assert view.indicateurs == (("Places", "12 (2019)"),)
    assert view.reste_indicateurs == "1 indicateur mesuré sur 2."
    assert view_of(plan(action(1))).reste_indicateurs == "Aucun indicateur n’est saisi."


def test_the_latest_changes_first_and_equal_levels_are_none() -> None:
    made = plan(
        action(1, ("2018", 2), ("2019", 2), ("2020-03", 4)), doubtful(2, 3), action(3, ("2021", 5))
    )
    assert derniers_changements(made, made.actions, DAY, 5) == (
        "mars 2020\u00a0: 1 – Action 1\u00a0: passe de 2/5 à 4/5",
        "février 2019\u00a0: 2 – Action 2\u00a0: premier niveau connu, 3/5, à confirmer",
        "2018\u00a0: 1 – Action 1\u00a0: premier niveau connu, 2/5",
    )


@pytest.mark.parametrize("room", range(1, 6))
def test_changes_never_take_more_lines_than_there_is_room_for(room: int) -> None:
    made = plan(
        *(action(n, ("2018", 1), ("2019", 3)) for n in range(1, 5)),
        *(action(n, ("2019", 2)) for n in range(5, 9)),
    )
    said = derniers_changements(made, made.actions, DAY, room)
    assert len(said) == room
    last = {
        1: "2019\u00a0: 8 autres changements",
        4: "2019\u00a0: 5 autres changements",
        5: "2019\u00a0: premier niveau connu de 4 actions",
    }
    assert said[-1] == last.get(room, said[-1])


# What is kept back from readers.


def test_what_a_plan_keeps_back_is_named_to_those_who_do_not_see_it(sample: Plan) -> None:
    asked = {
        "profils": [
            {"champ": "avancement.constat", "profil": "interne"},
            {"champ": "pilotes", "profil": "partenaires"},
        ]
    }
    made = replace(sample, edition=replace(sample.edition, reglages=lire(Reglages, asked)))
    public = (
        (
            "Le plan réserve aux partenaires, et ne montre pas au public\u00a0: "
            "«\u00a0Pilotes\u00a0»."
        ),
        (
            "Le plan réserve à la collectivité, et ne montre pas au public\u00a0: "
            "«\u00a0Avancement, constat\u00a0»."
        ),
    )
    assert reserves(made, "public") == public
    assert reserves(made, "interne") == ()
    assert len(reserves(made, "partenaires")) == 1
    seen = vu_par(made, "public")
    view = tableau_de_bord(Demande(seen, seen.actions, DAY, profil="public"))
    assert view.fin.methode[-2:] == public
    assert public[0] in view.methode


def test_nothing_is_said_when_nothing_is_kept_back(sample: Plan) -> None:
    for profil in ("public", "partenaires", "interne"):
        assert reserves(sample, profil) == ()


# One page.


def pages_of(made: Plan, jour: dt.date) -> int:
    made_pdf = pdf_of(render_view("tableau-de-bord", "html", view_of(made, jour)))
    with pikepdf.open(io.BytesIO(made_pdf)) as read:
        return len(read.pages)


@pytest.mark.parametrize(
    ("folder", "jour"),
    [
        (ROOT / "data", dt.date(2026, 11, 26)),
        (ROOT / "data", DAY),
        (ROOT / "tests" / "plans" / "riche", dt.date(2026, 6, 30)),
        (ROOT / "exemples" / "pms-2023-2027", dt.date(2026, 6, 30)),
    ],
    ids=["reel", "reel-2020", "riche", "vide"],
)
def test_a_plan_is_one_sheet_of_paper(folder: Path, jour: dt.date) -> None:
    assert pages_of(read_workspace(folder).plan, jour) == 1


def test_an_odd_plan_is_two_sheets_at_most() -> None:
    long = "Un titre qui n’en finit pas " * 12
    axes = [
        {"numero": n, "titre": long, "orientations": [{"numero": 1, "titre": long}]}
        for n in range(1, 9)
    ]
    sheets = [
        action(n, ("2018", 1), ("2019-02", 1 + n % 5), axe=1 + n % 8, titre=long)
        for n in range(1, 60)
    ]
    assert pages_of(plan(*sheets, axes=axes), DAY) <= 2


@pytest.mark.parametrize("form", ["md", "html"])
def test_foreign_text_stays_text(form: str) -> None:
    for text in HOSTILE:
        if not text.strip():
            continue
        made = plan(action(1, ("2018", 1), ("2019", 2), titre=text))
        rendered = render_view("tableau-de-bord", form, view_of(made))
        assert "<script>alert" not in rendered
        assert re.search(r"(?<!\\)<img", rendered) is None


@pytest.mark.parametrize(
    ("indicators", "said"),
    [
        (0, "Aucun indicateur n’est saisi."),
        (1, "Le seul indicateur saisi n’a pas de mesure connue."),
        (2, "Aucun des 2 indicateurs n’a de mesure connue."),
    ],
)
def test_no_measure_is_said_of_one_and_of_several(indicators: int, said: str) -> None:
    asked = [{"libelle": f"Places {rank}"} for rank in range(indicators)]
    made = plan(action(1, indicateurs=asked))
    assert view_of(made, DAY).reste_indicateurs.replace("\u00a0", " ") == said


@pytest.mark.parametrize("form", ["html", "md"])
def test_who_does_not_see_points_or_measures_is_not_told_what_they_would_say(
    sample: Plan, form: str
) -> None:
    hidden = ("avancement", "indicateurs.mesures")
    asked = {"profils": [{"champ": champ, "profil": "interne"} for champ in hidden]}
    made = replace(sample, edition=replace(sample.edition, reglages=lire(Reglages, asked)))

    def shown(profil: str) -> str:
        seen = vu_par(made, profil)
        view = tableau_de_bord(Demande(seen, seen.actions, DAY, profil=profil))
        return render_view("tableau-de-bord", form, view)

    for words in ("Sans nouvelle", "sans nouvelle depuis", "Indicateurs mesurés"):
        assert words in shown("interne")
        assert words not in shown("public")
