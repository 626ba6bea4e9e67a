"""`pms list` and `pms show`: sheets as a table, as CSV, as a page to be read."""

import csv
import datetime as dt
import io
import re
from typing import Any

import pytest
from rich.cells import cell_len

from pms_cli.model import Fiche, Plan
from pms_cli.output.fiche import sheet_page
from pms_cli.output.fiches import sheets_csv, sheets_table
from pms_cli.output.terminal import Terminal
from tests.sheets import ASSISES, HOSTILE, action, doubtful, fiche, plan

WIDTHS = (1, 20, 40, 76, 80, 200)


def table(made: Plan, *, jour: dt.date = ASSISES, **terminal: Any) -> str:
    text = sheets_table(made.edition, made.fiches, jour, Terminal(**terminal))
    return text.replace("\u00a0", " ")


def page(made: Plan, sheet: Fiche, *, jour: dt.date = ASSISES, **terminal: Any) -> str:
    return sheet_page(made, sheet, jour, Terminal(**terminal)).replace("\u00a0", " ")


@pytest.fixture
def sample() -> Plan:
    return plan(
        action(8, ("2019-02", 2), titre="Repérer et accompagner les personnes vulnérables"),
        doubtful("8.1", 3, 3, 4, titre="Adultes vulnérables", orientation=2),
        action("8.2", titre="Enfants"),
        doubtful(10, 5, titre="Adapter les bilans de santé à l’école maternelle", axe=2),
        action(11),
    )


def test_the_list_at_eighty_columns(sample: Plan) -> None:
    assert (
        table(sample)
        == """\
 N° Titre                                            Place Niveau
  8 Repérer et accompagner les personnes vulnérables 1.1   2/5    ●●○○○
8.1 Adultes vulnérables                              1.2   3/5 ?  ●●●○○
8.2 Enfants                                          1.1   –
 10 Adapter les bilans de santé à l’école maternelle 2.1   5/5 ?  ●●●●●
 11 Action 11                                        1.1   –

3 actions et 2 fiches sectorielles. Un « ? » suit un niveau à confirmer : la
source laisse un doute.
"""
    )


def test_the_list_without_room_for_a_table(sample: Plan) -> None:
    assert (
        table(sample, width=40)
        == """\
8 Repérer et accompagner les personnes
vulnérables
  2/5
8.1 Adultes vulnérables
  3/5 ?
8.2 Enfants
  –
10 Adapter les bilans de santé à l’école
maternelle
  5/5 ?
11 Action 11
  –

3 actions et 2 fiches sectorielles. Un
« ? » suit un niveau à confirmer : la
source laisse un doute.
"""
    )


@pytest.mark.parametrize(
    ("sheets", "closing"),
    [
        ([action(1)], "1 action."),
        ([action(1), action(2)], "2 actions."),
        ([action("1.1")], "0 action et 1 fiche sectorielle."),
        ([action(1), action("1.1"), action("1.2")], "1 action et 2 fiches sectorielles."),
    ],
)
def test_the_list_says_how_many(sheets: list[Fiche], closing: str) -> None:
    assert table(plan(*sheets)).split("\n")[-2] == closing


def test_an_empty_list_says_so() -> None:
    assert table(plan()) == "Aucune action.\n"


def test_the_level_is_that_of_the_day() -> None:
    made = plan(action(1, ("2018", 1), ("2019-03", 4)))
    assert "1/5    ●○○○○" in table(made)
    assert "4/5    ●●●●○" in table(made, jour=dt.date(2019, 3, 1))
    assert "Action 1 1.1   –\n" in table(made, jour=dt.date(2017, 12, 31))


def test_a_gauge_needs_neither_unicode_nor_color() -> None:
    made = plan(action(1, ("2019-02", 2)))
    assert "2/5    ##..." in table(made, unicode=False)


@pytest.mark.parametrize(("width", "color"), [*((width, False) for width in WIDTHS), (80, True)])
@pytest.mark.parametrize("title", HOSTILE)
def test_no_line_of_the_list_is_wider_than_the_terminal(
    title: str, width: int, color: bool
) -> None:
    noms = {"action": {"singulier": title, "pluriel": title, "genre": "féminin"}}
    made = plan(doubtful(1234, 3, titre=title), action("99.9", titre=title), noms=noms)
    text = sheets_table(made.edition, made.fiches, ASSISES, Terminal(width, color=color))
    text = re.sub(r"\x1b\[[\d;]*m", "", text) if color else text
    if width >= 76:
        assert max(cell_len(line) for line in text.split("\n")) <= width
    assert [c for c in text if not c.isprintable() and c not in "\n\u00a0\u200d"] == [
        c for c in text if c in "\ufdd0\ufffe\U0001ffff"
    ]


def test_data_is_never_markup_nor_emoji() -> None:
    text = table(plan(action(1, titre="[red]a[/red] [/] :fire: [b]")), width=200)
    assert "[red]a[/red] [/] :fire: [b]" in text


def test_csv_has_all_that_a_point_says() -> None:
    sheet = action(
        1,
        titre="=1+1",
        livret="sante",
        pilotes=["DSDS", "CAF"],
        avancement=[
            {
                "date": "2019-02",
                "niveau": "3",
                "lecture": "appariee",
                "niveaux_possibles": ["2", "3"],
                "document": "point-2019",
                "constat": "Un ; deux.\n\nTrois.",
            }
        ],
    )
    text = sheets_csv([sheet, action(2)], ASSISES)
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))
    assert rows[0] == {
        "numero": "1",
        "titre": "'=1+1",
        "axe": "1",
        "orientation": "1",
        "livret": "sante",
        "pilotes": "DSDS, CAF",
        "niveau": "3",
        "date": "2019-02",
        "lecture": "appariee",
        "niveaux_possibles": "2 ou 3",
        "document": "point-2019",
        "constat": "Un ; deux.\n\nTrois.",
    }
    assert list(rows[1].values()) == ["2", "Action 2", "1", "1", *[""] * 8]


FULL = """\
numero: 8
titre: Repérer et accompagner les personnes vulnérables
axe: 1
orientation: 2
livret: sante
pilotes: [DSDS, DPE]
partenaires: [CAF]
calendrier:
  debut: 2017-T3
  fin: 2022
  jalons:
    - {date: 2018-09, libelle: Généralisation}
contexte: >-
  Les situations de vulnérabilité sont signalées tard, et souvent par plusieurs services à la
  fois.
objectifs: [Définir la vulnérabilité, Partager les outils]
modalites:
  - titre: Travailler en réseau
    actions: [Réunir les partenaires, Former]
indicateurs:
  - libelle: Professionnels formés
    initiale: {date: 2017, valeur: 100}
    cible: {date: 2022, valeur: 1250.50}
    mesures:
      - {date: 2018-12, valeur: 120}
      - {date: 2017-12, valeur: 110}
      - {date: 2019-06, valeur: 400}
  - libelle: Taux d'accès
avancement:
  - {date: 2018, niveau: 1}
  - date: 2019-02
    niveau: 2
    constat: |-
      Une définition est validée.

      Deux documents sont en cours.
    document: point-2019
    lecture: appariee
    niveaux_possibles: [2, 3]
  - {date: 2019-03, niveau: 4}
liens: [11, 77]
sources: [point-2019, livret-sante, inconnu]
"""


def test_a_full_sheet_is_a_page_to_be_read() -> None:
    sheet = fiche(FULL)
    made = plan(sheet, action("8.1", titre="Adultes"), action("8.2", titre="Enfants"), action(11))
    assert (
        page(made, sheet)
        == """\
Action 8 – Repérer et accompagner les personnes vulnérables
Axe 1 – Prévenir
Orientation 1.2 – Soutenir
Livret Santé

État d’avancement : 2/5 (février 2019)
  ●●○○○
  À confirmer : la source imprime ce niveau à part ; le rapprochement retenu est
  le plus cohérent, sans être certain ; niveaux possibles : 2 ou 3.

  Une définition est validée.

  Deux documents sont en cours.

  Source : Point d’étape (février 2019).

Pilotes
  - DSDS (Direction de la santé)
  - DPE

Partenaires
  - CAF (Caisse d’allocations familiales)

Calendrier
  3e trimestre 2017 à 2022
  - septembre 2018 : Généralisation

Contexte
  Les situations de vulnérabilité sont signalées tard, et souvent par plusieurs
  services à la fois.

Objectifs
  - Définir la vulnérabilité
  - Partager les outils

Modalités de mise en œuvre
  - Travailler en réseau
    - Réunir les partenaires
    - Former

Indicateurs
  - Professionnels formés : 120 (décembre 2018) ; départ 100 (2017) ; cible
    1 250,50 (2022) ; chemin fait : 2 %
  - Taux d'accès : aucune mesure connue

Points d’avancement
  - 2018 : 1/5
  - février 2019 : 2/5 ?

Fiches sectorielles
  - 8.1 – Adultes
  - 8.2 – Enfants

Voir aussi
  - 11 – Action 11
  - 77

Sources de la fiche
  - Point d’étape (février 2019)
  - Livret Santé
  - inconnu
"""
    )


def test_a_page_says_nothing_of_what_the_sheet_does_not() -> None:
    sheet = action(3)
    assert (
        page(plan(sheet), sheet)
        == """\
Action 3 – Action 3
Axe 1 – Prévenir
Orientation 1.1 – Repérer

État d’avancement
  Non renseigné.
"""
    )


def test_the_page_of_a_sectoral_sheet_names_its_action() -> None:
    sheet = action("8.2", titre="Enfants")
    made = plan(action(8, titre="Repérer"), action("8.1"), sheet)
    assert page(made, sheet).startswith("""\
Fiche sectorielle 8.2 – Enfants
Décline l’action 8 – Repérer
Axe 1 – Prévenir
""")
    assert "Fiches sectorielles" not in page(made, sheet)
    assert "Décline l’action 8\n" in page(plan(sheet), sheet)


def test_the_page_of_a_sheet_outside_the_plan() -> None:
    sheet = action(3, axe=7, orientation=9, livret="inconnu")
    assert page(plan(sheet), sheet).startswith("""\
Action 3 – Action 3
Axe 7
Orientation 7.9
Livret inconnu
""")


def test_a_page_on_an_earlier_day_knows_only_what_was_true_then() -> None:
    sheet = fiche(FULL)
    early = page(plan(sheet), sheet, jour=dt.date(2018, 6, 30))
    assert "État d’avancement : 1/5 (2018)" in early
    assert "Professionnels formés : 110 (décembre 2017) ; départ" in early
    assert "Points d’avancement" not in early
    late = page(plan(sheet), sheet, jour=dt.date(2020, 1, 1))
    assert "Professionnels formés : 400 (juin 2019) ; départ" in late
    assert "- mars 2019 : 4/5\n" in late


@pytest.mark.parametrize(
    ("calendar", "words"),
    [
        ({"debut": "2017", "fin": "2022-03"}, "2017 à mars 2022"),
        ({"debut": "2017"}, "début : 2017"),
        ({"fin": "2019-02-14"}, "fin : 14 février 2019"),
    ],
)
def test_a_calendar_may_have_one_end(calendar: dict[str, str], words: str) -> None:
    sheet = action(3, calendrier=calendar)
    assert page(plan(sheet), sheet).endswith(f"\nCalendrier\n  {words}\n")


def test_titles_are_bold_on_a_terminal_with_colours() -> None:
    sheet = action(3, titre="Un titre qui prend deux lignes")
    lines = page(plan(sheet), sheet, width=30, color=True).split("\n")
    assert lines[:2] == [
        "\x1b[1mAction 3 – Un titre qui prend\x1b[0m",
        "\x1b[1mdeux lignes\x1b[0m",
    ]
    assert "\x1b[1mÉtat d’avancement\x1b[0m" in lines


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("title", [title for title in HOSTILE if "\ud800" not in title])
def test_a_page_of_hostile_texts(title: str, width: int) -> None:
    point = {"date": "2019-02", "niveau": "2", "constat": title, "lecture": "appariee"}
    sheet = action(
        1,
        titre=title,
        pilotes=[title],
        contexte=title,
        objectifs=[title],
        modalites=[{"titre": title, "actions": [title]}],
        indicateurs=[{"libelle": title}],
        calendrier={"jalons": [{"date": "2019", "libelle": title}]},
        avancement=[point],
    )
    text = page(plan(sheet), sheet, width=width)
    assert [c for c in text if not c.isprintable() and c not in "\n\u200d"] == [
        c for c in text if c in "\ufdd0\ufffe\U0001ffff"
    ]
    for line in text.split("\n"):
        assert cell_len(line) <= max(width, 20) or len(line.split()) <= 2
