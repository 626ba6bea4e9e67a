"""What is counted: how a figure is said, when it was true, how far an indicator has gone."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.francais import NBSP
from pms_cli.model import Chiffre, DatePartielle, Indicateur
from pms_cli.model.mesures import THEMES, ChiffreCle, taux
from tests.sheets import part


def figure(text: str) -> Chiffre:
    return part(Chiffre, "{libelle: Ménages, " + text + "}\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("valeur: 46", "46"),
        ("valeur: 9300, unite: personnes", "9~300~personnes"),
        ("valeur: 46, unite: '%'", "46~%"),
        ("valeur: 2.70, unite: M€", "2,70~M€"),
        ("valeur: -3", "-3"),
        ("valeur: 1800, unite: personnes, precision: environ", "environ 1~800~personnes"),
        ("valeur: 300, precision: plus-de", "plus de 300"),
        ("valeur: 300, precision: moins-de", "moins de 300"),
        ("valeur: 300, precision: au-moins", "au moins 300"),
        ("valeur: 300, precision: au-plus, unite: places", "au plus 300~places"),
        ("valeur: 300, precision: exacte", "300"),
        ("valeur: 55000, jusqua: 60000, unite: ménages", "55~000 à 60~000~ménages"),
        ("valeur: 1.5, jusqua: 2, precision: environ", "environ 1,5 à 2"),
    ],
)
def test_a_figure_is_said_with_its_precision_its_range_and_its_unit(text: str, said: str) -> None:
    assert figure(text).en_clair == said.replace("~", NBSP)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("", ""),
        (", date: 2017", "2017"),
        (", date: 2019-02-14", "14 février 2019"),
        (", depuis: 2008, date: 2013", "de 2008 à 2013"),
        (", depuis: 2017-03, date: 2018-01", "de mars 2017 à janvier 2018"),
        (", depuis: 2017-04, date: 2018", "d’avril 2017 à 2018"),
        (", depuis: 2017-08, date: 2018", "d’août 2017 à 2018"),
        (", depuis: 2017-10, date: 2018", "d’octobre 2017 à 2018"),
        (
            ", depuis: 2017-T3, date: 2018-T1",
            "du 3e trimestre 2017 au 1er trimestre 2018",
        ),
        (", depuis: 2017-09-15, date: 2018-05-01", "du 15 septembre 2017 au 1er mai 2018"),
        (", depuis: 2017, date: 2018-05-01", "de 2017 au 1er mai 2018"),
        (", depuis: 2017-09-15, date: 2018", "du 15 septembre 2017 à 2018"),
        (", depuis: 2017", "depuis 2017"),
        (", depuis: 2017-04", "depuis avril 2017"),
        (", depuis: 2017-T3", "depuis le 3e trimestre 2017"),
        (", depuis: 2017-09-15", "depuis le 15 septembre 2017"),
    ],
)
def test_a_figure_says_when_it_was_true(text: str, when: str) -> None:
    assert figure(f"valeur: 1{text}").quand == when


@settings(deadline=None, max_examples=100)
@given(st.decimals(-10, 10, places=1), st.decimals(-10, 10, places=1) | st.none())
def test_a_range_goes_upward(low: Decimal, high: Decimal | None) -> None:
    found = Chiffre(libelle="L", valeur=low, jusqua=high)
    upward = high is None or high > low
    assert [key for key, _ in found.incoherences()] == ([] if upward else ["jusqua"])


@settings(deadline=None, max_examples=100)
@given(st.integers(2010, 2020) | st.none(), st.integers(2010, 2020) | st.none())
def test_a_period_goes_forward(start: int | None, end: int | None) -> None:
    def year(number: int | None) -> DatePartielle | None:
        return None if number is None else DatePartielle.lire(str(number))

    found = Chiffre(libelle="L", valeur=Decimal(1), depuis=year(start), date=year(end))
    backward = start is not None and end is not None and end < start
    assert [key for key, _ in found.incoherences()] == (["depuis"] if backward else [])


def test_a_figure_of_the_context_is_checked_as_any_figure() -> None:
    wrong = ChiffreCle(
        code="a",
        libelle="L",
        valeur=Decimal(9),
        jusqua=Decimal(8),
        depuis=DatePartielle.lire("2018"),
        date=DatePartielle.lire("2017"),
    )
    assert dict(wrong.incoherences()) == {
        "jusqua": "« jusqua » doit dépasser « valeur » : inversez-les",
        "depuis": "« depuis » vient après « date » : inversez-les",
    }


def test_every_theme_of_a_figure_has_a_title() -> None:
    themes = [part(ChiffreCle, f"{{code: a, libelle: L, valeur: 1, theme: {theme or ''}}}\n").theme
              for theme in THEMES]  # fmt: skip
    assert themes == ["contexte", "moyens", "activite", "concertation", None]


@pytest.mark.parametrize(
    ("named", "right"),
    [
        ({"libelle": "L"}, True),
        ({"code": "a"}, True),
        ({"code": "a", "libelle": "L"}, True),
        ({}, False),
        ({"type": "nombre"}, False),
    ],
)
def test_an_indicator_has_a_name_or_the_code_of_one(named: dict[str, Any], right: bool) -> None:
    faults = dict(Indicateur(**named).incoherences())
    message = (
        "il manque le nom de l’indicateur : écrivez une ligne « libelle: … », "
        "ou « code: … » pour citer indicateurs.yaml"
    )
    assert faults == ({} if right else {"libelle": message})


@pytest.mark.parametrize(
    ("start", "target", "measure", "rate"),
    [
        ("0", "400", "0", Fraction(0)),
        ("0", "400", "120", Fraction(3, 10)),
        ("0", "400", "400", Fraction(1)),
        ("0", "400", "500", Fraction(1)),  # past the target
        ("0", "400", "-5", Fraction(0)),  # further from it than at the start
        ("100", "50", "75", Fraction(1, 2)),  # what should go down
        ("100", "50", "120", Fraction(0)),
        ("100", "50", "10", Fraction(1)),
        ("-10", "10", "0", Fraction(1, 2)),
        ("0", "0.3", "0.1", Fraction(1, 3)),  # exact, where floats are not
        ("5", "5", "5", None),
        ("5", "5.0", "9", None),
    ],
)
def test_a_rate_is_how_far_from_the_start_to_the_target(
    start: str, target: str, measure: str, rate: Fraction | None
) -> None:
    assert taux(Decimal(start), Decimal(target), Decimal(measure)) == rate


NUMBERS = st.decimals(-1000, 1000, places=2)


@settings(deadline=None, max_examples=200)
@given(NUMBERS, NUMBERS, NUMBERS)
def test_a_rate_is_bounded_exact_and_the_same_whichever_way_it_moves(
    start: Decimal, target: Decimal, measure: Decimal
) -> None:
    rate = taux(start, target, measure)
    assert (rate is None) == (start == target)
    if rate is None:
        return
    assert 0 <= rate <= 1
    assert taux(-start, -target, -measure) == rate
    assert taux(start, target, start) == 0
    assert taux(start, target, target) == 1
    if min(start, target) <= measure <= max(start, target):
        assert Fraction(start) + rate * (Fraction(target) - Fraction(start)) == Fraction(measure)
    else:
        beyond = abs(measure - target) < abs(measure - start)
        assert rate == (1 if beyond else 0)
