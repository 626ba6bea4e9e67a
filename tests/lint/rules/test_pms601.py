"""PMS601: addresses and telephone numbers in a plan, which is public."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.diagnostics import Severity
from pms_cli.lint.rules.pms601_donnees_personnelles import personal_data
from tests.lint.folder import base_plan, found, lines, sheet

FILE = "actions/01-accueil.yaml"
ADDRESS = "est une adresse électronique"
PHONE = "est un numéro de téléphone"
REMEDY = "et ce fichier est public : retirez-le, et citez plutôt le service"
OF_ADDRESS = REMEDY.replace("retirez-le", "retirez-la")


def _told(tmp_path: Path, text: str) -> list[str]:
    files = {FILE: sheet("1", rest=f"contexte: |\n  {text}\n")}
    return lines(base_plan(tmp_path, files), "PMS601")


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Écrire à p.martin@example.org.", "p.martin@example.org"),
        (
            "(accueil-familles+ville@mairie.example.org)",
            "accueil-familles+ville@mairie.example.org",
        ),
        ("mailto:P_MARTIN@EXAMPLE.ORG", "P_MARTIN@EXAMPLE.ORG"),
        (f"{'a' * 30}@example.org", f"{'a' * 30}@example.org"),
        ("a.@example.org", "a.@example.org"),
        ("zoé@exemple.fr;luc@exemple.fr", "zoé@exemple.fr"),
    ],
)
def test_an_address_is_told_without_being_repeated(tmp_path: Path, text: str, quoted: str) -> None:
    shown = f"{quoted[0]}…@{quoted.partition('@')[2]}"
    column = 3 + text.index(quoted)
    assert _told(tmp_path, text) == [
        f"{FILE}:6:{column}: PMS601 « {shown} » {ADDRESS}, {OF_ADDRESS}"
    ]


@pytest.mark.parametrize(
    "number",
    [
        "01 99 00 12 34",
        "01.99.00.12.34",
        "01-99-00-12-34",
        "0199001234",
        "01\u00a099\u00a000\u00a012\u00a034",
        "01\u202f99\u202f00\u202f12\u202f34",
        "01 99.00.12 34",
        "+33 1 99 00 12 34",
        "+33199001234",
        "+33 (0)1 99 00 12 34",
        "+33(0)199001234",
        "0033 1 99 00 12 34",
        "06 39 98 12 34",
    ],
)
@pytest.mark.parametrize("text", ["Tél. {} (accueil)", "Tél.{}", "tél:{}.", "({})", "{}"])
def test_a_telephone_number_is_told_without_being_repeated(
    tmp_path: Path, number: str, text: str
) -> None:
    column = 3 + text.index("{}")
    assert _told(tmp_path, text.format(number)) == [
        f"{FILE}:6:{column}: PMS601 « {number[:2]}… » {PHONE}, {REMEDY}"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Le 01.02.2019 à 14 h, le 01/02/2019, le 01-02-2019 et le 2019-02-14.",
        "Le 01.02.2019 10 h 30, le 01-02-2019 14 15 16, le 01 02 2019 12 00",
        "2017-2022 ; de 2008 à 2013 ; 2017-09-15 2018 2019 2020",
        "1 234 567 890 € ; 12 345 678 ; 1.234.567.890 ; 0,0123456789 ; 3.0123456789",
        "123 456 789 01234 ; 100 33 1 99 00 12",
        "Les articles L. 121-1, L. 121-10-2 et R. 4127-01",
        "04 26 ; 04 26 83 ; 04 26 83 82",
        "01 99 00 12 345 ; 01 99 00 12 3",
        "99001 99 00 12 34 56",
        "Le 39 39, le 119, le 3977 et le 0 800 123 456",
        "SIRET 200 046 977 00019 ; délibération n° 2017-2275",
        "00 99 00 12 34",
        "@metropole ; prix @ 3,50 € ; p.martin@mairie ; p.martin @ mairie.fr ; a@ b.fr",
        "p.martin chez mairie.fr ; http://mairie.fr/@accueil",
    ],
)
def test_correct_oddities_are_silent(tmp_path: Path, text: str) -> None:
    assert _told(tmp_path, text) == []


DIGITS = st.integers(min_value=0, max_value=99).map("{:02d}".format)


@settings(deadline=None, max_examples=200)
@given(
    kind=st.integers(min_value=1, max_value=9),
    pairs=st.lists(DIGITS, min_size=4, max_size=4),
    parted=st.sampled_from(["", " ", ".", "-", "\u00a0", "\u202f"]),
    before=st.sampled_from(["", "au ", "Tél.", "(", "l’", "n° "]),
    after=st.sampled_from(["", ".", ", puis", ")", " (accueil)"]),
)
def test_any_french_number_is_found_as_it_is_written(
    kind: int, pairs: list[str], parted: str, before: str, after: str
) -> None:
    for start in (f"0{kind}", f"+33{parted}{kind}", f"+33 (0){kind}"):
        number = parted.join([start, *pairs])
        assert list(personal_data(f"{before}{number}{after}")) == [
            ("un numéro de téléphone", len(before), len(before + number))
        ]


@settings(deadline=None, max_examples=300)
@given(
    amount=st.integers(min_value=0, max_value=10**15),
    group=st.sampled_from([" ", "\u00a0", "\u202f", "."]),
    decimals=st.sampled_from(["", ",50", ",0123456789", ".0612345678"]),
)
def test_no_amount_in_thousands_is_a_telephone_number(
    amount: int, group: str, decimals: str
) -> None:
    assert list(personal_data(f"Soit {amount:,} €".replace(",", group))) == []
    assert list(personal_data(f"Soit {amount:,}".replace(",", group) + decimals)) == []


@settings(deadline=None, max_examples=300)
@given(
    day=st.dates(min_value=dt.date(1900, 1, 1)),
    hour=st.times(),
    form=st.sampled_from(
        ["%d.%m.%Y %H.%M", "%d-%m-%Y %H %M", "%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M:%S", "%d %m %Y %H"]
    ),
)
def test_no_day_and_hour_is_a_telephone_number(day: dt.date, hour: dt.time, form: str) -> None:
    moment = dt.datetime.combine(day, hour)
    assert list(personal_data(f"Le {moment.strftime(form)} heures")) == []


def test_a_text_with_both_is_told_of_each_once(tmp_path: Path) -> None:
    text = "a@example.org, b@example.org, 01 99 00 12 34, 01 99 00 12 35"
    assert _told(tmp_path, text) == [
        f"{FILE}:6:3: PMS601 « a…@example.org » {ADDRESS}, {OF_ADDRESS}",
        f"{FILE}:6:33: PMS601 « 01… » {PHONE}, {REMEDY}",
    ]


def test_every_text_of_every_file_is_looked_at(tmp_path: Path) -> None:
    files = {
        FILE: sheet("1", rest="objectifs: [Ouvrir, Appeler le 0199001234]\n"),
        "documents.yaml": (
            "documents:\n"
            "  - {code: rapport-2019, titre: Rapport, nature: Note, auteur: a@example.org}\n"
        ),
        "instances.yaml": "instances:\n  - {code: a, nom: A, role: Voir a@example.org}\n",
    }
    assert [line.split(" « ")[0] for line in lines(base_plan(tmp_path, files))] == [
        f"{FILE}:5:32: PMS601",
        "documents.yaml:2:64: PMS601",
        "instances.yaml:2:34: PMS601",
    ]


def test_it_is_an_error(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {FILE: sheet("1", rest="contexte: a@example.org\n")})
    assert [problem.severity for problem in found(root)] == [Severity.ERREUR]


def test_a_text_beside_a_fault_is_looked_at(tmp_path: Path) -> None:
    rest = "pilotes: ARS\ncontexte: a@example.org\n"
    root = base_plan(tmp_path, {FILE: sheet("1", rest=rest)})
    assert [line.split(" ")[1] for line in lines(root)] == ["PMS103", "PMS601"]
