"""PMS516: titles and names that are nearly the same."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.diagnostics import Severity
from pms_cli.lint.likeness import Names, nearly_same
from pms_cli.lint.settings import choose_rules
from tests.lint.folder import base_plan, found, lines

FILE = "actions/03-soutien.yaml"
WORDS = ["accueil", "famille", "jeune", "lieu", "été", "3", "Lyon"]
REMEDY = "retirez l’un des deux, ou dites ce qui les distingue"


def _letters(number: int) -> str:
    return "".join(chr(97 + int(digit)) for digit in f"{number:06d}")


def _near(one: str, two: str, percent: int = 90) -> bool:
    names = Names(percent)
    assert names.add(one, "1") is None
    near = names.add(two, "2")
    assert list(nearly_same((one, two), percent)) == ([(1, 0)] if near else [])
    return near is not None


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Accueillir les familles", "Accueillir les familles"),
        ("Accueillir les familles", "accueillir la famille"),
        ("Développer l’accès aux droits", "Developper l'acces aux droits"),
        ("Développer l’accès aux droits", "Dévelloper l’accès aux droits"),
        ("Accueillir et orienter les familles", "Orienter et accueillir les familles"),
        ("Accueillir les familles en 2019", "Accueillir les familles, 2019"),
        ("Consolider mieux les relations partenariales entre établissements",
         "Consolider les relations partenariales entre établissements"),
    ],
)  # fmt: skip
def test_nearly_the_same(one: str, two: str) -> None:
    assert _near(one, two)
    assert _near(two, one)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Accueillir les familles, n° 1", "Accueillir les familles, n° 2"),
        ("Bilan de l’année 2018", "Bilan de l’année 2019"),
        ("Accueillir les familles, volet 1", "Accueillir les familles, volet 2"),
        ("Accueillir les familles, volet I", "Accueillir les familles, volet II"),
        ("Accueillir les familles, volet A", "Accueillir les familles, volet B"),
        ("Accueillir les familles à Bron", "Accueillir les familles à Vénissieux"),
        ("Accueillir les familles à Bron", "Accueillir les familles à Bron et Lyon"),
        ("Renforcer l’accès aux droits des personnes âgées",
         "Renforcer l’accès aux droits des personnes handicapées"),
        ("Nombre d’enfants accueillis", "Nombre d’enfants accompagnés"),
        ("Nombre de places d’accueil maternel", "Nombre de places d’accueil paternel"),
        ("Ouvrir un lieu", "Fermer un lieu"),
        ("Accueillir les familles au RSA", "Accueillir les familles au CCAS"),
        ("Accueillir", "Accueillir les familles"),
    ],
)  # fmt: skip
def test_what_distinguishes_two_names(one: str, two: str) -> None:
    assert not _near(one, two)
    assert not _near(two, one)


def test_the_threshold_is_a_setting(tmp_path: Path) -> None:
    one, two = "Accueillir les jeunes parents", "Accueillir les parents"
    assert _near(one, two, 70)
    assert not _near(one, two, 90)
    assert not _near(one, one, 101)


def test_titles_names_and_indicators_are_told_with_the_one_they_repeat(tmp_path: Path) -> None:
    files = {
        FILE: (
            "numero: 3\ntitre: Accueillir la famille\naxe: 1\norientation: 2\nindicateurs:\n"
            "  - {libelle: Nombre de lieux, type: nombre}\n"
            "  - {libelle: Nombres de lieu, type: nombre}\n"
        ),
        "acteurs.yaml": (
            "acteurs:\n  - {sigle: ARS, nom: Agence régionale de santé, nature: partenaire}\n"
            "  - {sigle: A.R.S., nom: Agence regionale de sante, nature: partenaire}\n"
        ),
        "documents.yaml": (
            "documents:\n  - {code: rapport-2019, titre: Rapport annuel, nature: rapport}\n"
            "  - {code: rapport, titre: Rapports annuels, nature: rapport}\n"
        ),
    }
    assert lines(base_plan(tmp_path, files), "PMS516") == [
        ("acteurs.yaml:3:26: PMS516 ce nom est presque celui de ARS, autre acteur : " + REMEDY),
        (
            f"{FILE}:2:8: PMS516 ce titre est presque celui de actions/01-accueil.yaml "
            f"(« Accueillir les familles ») : {REMEDY}"
        ),
        f"{FILE}:7:15: PMS516 cet indicateur est presque « Nombre de lieux » : {REMEDY}",
        (
            "documents.yaml:3:28: PMS516 ce titre est presque celui de rapport-2019, "
            f"autre document : {REMEDY}"
        ),
    ]


def test_a_sectoral_sheet_may_have_the_title_of_its_action(tmp_path: Path) -> None:
    text = 'numero: "1.1"\ntitre: Accueillir les familles\naxe: 1\norientation: 1\n'
    assert lines(base_plan(tmp_path, {"actions/01.1-accueil.yaml": text}), "PMS516") == []


def test_it_is_advice_that_nothing_mends(tmp_path: Path) -> None:
    text = "numero: 3\ntitre: Accueillir les familles\naxe: 1\norientation: 2\n"
    (problem,) = found(base_plan(tmp_path, {FILE: text}), choose_rules(("PMS516",), ()))
    assert problem.severity is Severity.CONSEIL
    assert problem.fix is None


@settings(deadline=None, max_examples=100)
@given(
    st.lists(
        st.sampled_from(["accueil", "famille", "jeune", "lieu", "été", "3", "Lyon"]), min_size=1
    )
)
def test_a_name_is_always_near_itself(words: list[str]) -> None:
    name = " ".join(words)
    assert _near(name, name)


@pytest.mark.parametrize(
    "names",
    [
        [f"Accueillir les familles {_letters(n)} ici" for n in range(10_000)],
        [f"Accueillir {_letters(n)} {_letters(n // 26)}" for n in range(10_000)],
        ["Accueillir les familles"] * 10_000,
        [" ".join(f"m{chr(97 + (n + k) % 26)}z" for k in range(40)) for n in range(10_000)],
    ],
    ids=["one word differs", "two", "all the same", "long"],
)
def test_ten_thousand_names_that_are_alike_take_bounded_time(names: list[str]) -> None:
    began = time.process_time()
    known = Names(90)
    for place, name in enumerate(names):
        known.add(name, str(place))
    assert time.process_time() - began < 8
