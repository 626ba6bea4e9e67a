"""`pms agenda`: what is due, told to people, as CSV, as JSON."""

import csv
import dataclasses
import datetime as dt
import io
import json

import pytest

from pms_cli.model import Numero, Plan, Territoire
from pms_cli.output.agenda import agenda_csv, agenda_json, agenda_page
from pms_cli.output.terminal import Terminal
from pms_cli.stats.agenda import Echeance, a_venir, agenda, manquees
from pms_cli.vues.concernes import qui
from tests.sheets import action, part, plan

JOUR = dt.date(2019, 2, 14)


def due(day: str, objet: str = "Ouvrir", quand: str = "", **keys: object) -> Echeance:
    date = dt.date.fromisoformat(day)
    found = Echeance(date, "jalon", f"jalon/{day}/{objet}", objet, quand or day)
    return dataclasses.replace(found, **keys)  # type: ignore[arg-type]


def places(*names: str) -> tuple[Territoire, ...]:
    return tuple(part(Territoire, f"code: {name.lower()}\nnom: {name}") for name in names)


def numbers(*texts: str) -> tuple[Numero, ...]:
    return tuple(Numero.lire(text) for text in texts)


def page(*found: Echeance, jours: int = 90, width: int = 80, made: Plan | None = None) -> str:
    text = agenda_page(made or plan(), found, JOUR, jours, "", Terminal(width))
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("fiches", "territoires", "said"),
    [
        ((), (), ""),
        (("12",), (), "action 12"),
        (("1", "2", "3", "7"), (), "actions 1 à 3 et 7"),
        (("8.2",), (), "fiche sectorielle 8.2"),
        (("8", "8.2"), (), "actions 8, 8.2"),
        ((), ("lyon",), "Lyon"),
        ((), ("lyon", "bron"), "territoires : Lyon et Bron"),
        ((), ("ailleurs",), "ailleurs"),
    ],
)
def test_whose_business_it_is(
    fiches: tuple[str, ...], territoires: tuple[str, ...], said: str
) -> None:
    made = dataclasses.replace(plan(), territoires=places("Lyon", "Bron"))
    found = due("2019-03-01", fiches=numbers(*fiches), territoires=territoires)
    assert qui(made, found) == said


def test_what_was_missed_comes_before_what_is_due_and_what_is_later_is_counted() -> None:
    found = [
        due("2019-02-13", "Manqué", "13 février 2019", detail="date à confirmer"),
        due("2019-02-14", "Aujourd’hui", "14 février 2019", fiches=numbers("3")),
        due("2019-05-15", "Au bout", "15 mai 2019", fiches=numbers("3"), detail="1/5 en 2018"),
        due("2019-05-16", "Plus tard"),
    ]
    assert (
        page(*found)
        == """\
Agenda au 14 février 2019
Plan d’exemple – Métropole d’exemple. Dernier document connu à ce jour : février
2019.

Échu, sans trace que ce soit fait : 1
  13 février 2019    jalon – Manqué (date à confirmer)

À venir jusqu’au 15 mai 2019 : 2
  14 février 2019    jalon – Aujourd’hui (action 3)
  15 mai 2019        jalon – Au bout (action 3 ; 1/5 en 2018)

Plus tard : 1 (--jours pour voir plus loin).
"""
    )


def test_nothing_due_says_so() -> None:
    assert (
        page(jours=0)
        == """\
Agenda au 14 février 2019
Plan d’exemple – Métropole d’exemple. Dernier document connu à ce jour : février
2019.

Échu, sans trace que ce soit fait : rien

À venir jusqu’au 14 février 2019 : rien
"""
    )


COMPUTED = " : date calculée"


@pytest.mark.parametrize(
    ("nature", "closing"),
    [
        ("réunion", f"Réunions{COMPUTED} d’après le rythme annoncé."),
        ("nouvelle", f"Nouvelles{COMPUTED}, 9 mois après le dernier point (réglage du plan)."),
        ("mesure", f"Mesures{COMPUTED} d’après le rythme annoncé."),
        ("jalon", "jalon – Ouvrir"),
        ("fin", "fin – Ouvrir"),
    ],
)
def test_dates_that_are_computed_are_said_to_be(nature: str, closing: str) -> None:
    made = plan(reglages={"sans_nouvelle": 9})
    text = page(due("2019-03-01", nature=nature), made=made, width=100)
    assert text.endswith(f"{closing}\n")
    missed = page(due("2019-02-13", nature=nature), made=made, width=100)
    assert (COMPUTED in missed) == (COMPUTED in closing)
    later = page(due("2019-05-16", nature=nature), made=made)
    assert later.endswith("\n\nPlus tard : 1 (--jours pour voir plus loin).\n")


def test_a_date_that_a_document_gives_is_not_said_to_be_computed() -> None:
    assert "calculée" not in page(due("2019-03-01", nature="réunion", detail="prévue"))
    both = page(due("2019-03-01", nature="réunion"), due("2019-03-02", nature="mesure"))
    assert "Réunions et mesures : date calculée" in both


def test_what_it_is_limited_to_is_said() -> None:
    text = agenda_page(plan(), (), JOUR, 90, "territoire Lyon", Terminal())
    assert text.startswith("Agenda au 14 février 2019 (territoire Lyon)\n")


@pytest.mark.parametrize(
    ("jour", "known"),
    [
        (dt.date(2018, 12, 31), ""),
        (dt.date(2019, 1, 1), ". Dernier document connu à ce jour : janvier 2019."),
        (dt.date(2019, 1, 31), ". Dernier document connu à ce jour : janvier 2019."),
        (dt.date(2019, 2, 1), ". Dernier document connu à ce jour : février 2019."),
    ],
)
def test_the_documents_of_the_day_and_before_are_known(jour: dt.date, known: str) -> None:
    text = agenda_page(plan(), (), jour, 90, "", Terminal(200)).replace("\u00a0", " ")
    assert text.split("\n")[1:3] == [f"Plan d’exemple – Métropole d’exemple{known}", ""]


def test_the_counts_are_those_of_the_lines() -> None:
    made = plan(*(action(numero, ("2018", 2)) for numero in range(1, 6)))
    found = agenda(made, made.fiches, JOUR)
    assert len(found) == 5
    assert page(*found, made=made).endswith("\nPlus tard : 1 (--jours pour voir plus loin).\n")
    assert "\n\nÀ venir jusqu’au 11 novembre 2021 : 1\n" in page(*found, jours=1001, made=made)


def test_the_longest_date_leaves_a_space_before_what_is_due() -> None:
    text = page(due("2019-02-28", "Un", "30 septembre 2019"), due("2019-03-01", "Deux", "2019"))
    assert "\n  30 septembre 2019  jalon – Un\n  2019               jalon – Deux\n" in text


def test_a_narrow_terminal_has_the_date_on_its_own_line() -> None:
    found = due("2019-03-01", "Ouvrir un lieu d’accueil pour les familles", "mars 2019")
    wide = page(found, width=60).split("\n")[7:-1]
    assert wide == [
        "  mars 2019          jalon – Ouvrir un lieu d’accueil pour",
        "                     les familles",
    ]
    narrow = page(found, width=59).split("\n")[7:-1]
    assert narrow == [
        "  mars 2019",
        "    jalon – Ouvrir un lieu d’accueil pour les familles",
    ]


def test_csv_and_json_say_the_same() -> None:
    made = dataclasses.replace(plan(), territoires=places("Lyon", "Bron"))
    found = [
        due("2019-02-13", "=1", fiches=numbers("3", "8.2"), detail="aucun point"),
        due("2019-02-14", "Deux", territoires=("lyon", "bron")),
    ]
    rows = list(csv.reader(io.StringIO(agenda_csv(made, found, JOUR), newline=""), delimiter=";"))
    assert rows == [
        ["echeance", "etat", "nature", "objet", "fiches", "territoires", "precision"],
        ["2019-02-13", "échue", "jalon", "'=1", "3, 8.2", "", "aucun point"],
        ["2019-02-14", "à venir", "jalon", "Deux", "", "Lyon et Bron", ""],
    ]
    assert json.loads(agenda_json(made, found, JOUR, 30)) == {
        "schema_version": 1,
        "commande": "agenda",
        "edition": "plan-exemple",
        "au": "2019-02-14",
        "jours": 30,
        "echeances": [
            {
                "date": "2019-02-13", "echue": True, "nature": "jalon", "objet": "=1",
                "fiches": ["3", "8.2"], "territoires": [], "detail": "aucun point",
                "cle": "jalon/2019-02-13/=1",
            },
            {
                "date": "2019-02-14", "echue": False, "nature": "jalon", "objet": "Deux",
                "fiches": [], "territoires": ["lyon", "bron"], "detail": None,
                "cle": "jalon/2019-02-14/Deux",
            },
        ],
    }  # fmt: skip


def test_the_page_keeps_to_what_is_missed_or_coming() -> None:
    found = [due("2019-02-13"), due("2019-02-14"), due("2019-02-15"), due("2019-02-16")]
    assert manquees(found, JOUR) == (found[0],)
    assert a_venir(found, JOUR, 1) == (found[1], found[2])
    assert page(*found, jours=1).count("jalon – Ouvrir") == 3
