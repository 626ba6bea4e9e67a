"""French as it is written: numbers, lists, apostrophes, spaces, articles."""

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.francais import (
    ABSENT,
    NBSP,
    decimal,
    enumerer,
    grouped,
    majuscule,
    nombre,
    pourcentage,
    rounded,
    suites,
    typographie,
)
from pms_cli.model import Nom

fractions = st.fractions(-10_000, 10_000, max_denominator=2000)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(27, 10), "2,70"),
        (Fraction(2625, 1000), "2,63"),  # a half goes away from zero, not to the even digit
        (Fraction(2615, 1000), "2,62"),
        (Fraction(-2625, 1000), "-2,63"),
        (Fraction(8, 3), "2,67"),
        (Fraction(3), "3,00"),
        (Fraction(1, 1000), "0,00"),
        (Fraction(-1, 1000), "0,00"),
        (Fraction(5, 1000), "0,01"),
        (Fraction(123_456_789, 100), f"1{NBSP}234{NBSP}567,89"),
        (Fraction(999_995, 1000), f"1{NBSP}000,00"),
        (None, ABSENT),
    ],
)
def test_a_decimal_has_a_comma_and_two_places(value: Fraction | None, text: str) -> None:
    assert decimal(value) == text


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (Fraction(5, 2), 0, "3"),
        (Fraction(1, 16), 4, "0,0625"),
        (Fraction(80, 26), 4, "3,0769"),
        (Fraction(7), 1, "7,0"),
    ],
)
def test_a_decimal_may_have_other_places(value: Fraction, places: int, text: str) -> None:
    assert decimal(value, places) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(46, 100), "46"),
        (Fraction(1, 16), "6"),
        (Fraction(125, 1000), "13"),
        (Fraction(5, 1000), "1"),
        (Fraction(0), "0"),
        (Fraction(1), "100"),
    ],
)
def test_a_share_is_a_whole_percentage(value: Fraction, text: str) -> None:
    assert pourcentage(value) == f"{text}{NBSP}%"


def test_no_share_is_a_dash() -> None:
    assert pourcentage(None) == "–"


@settings(deadline=None, max_examples=200)
@given(fractions, st.integers(0, 4))
def test_a_decimal_is_the_value_rounded_half_up(value: Fraction, places: int) -> None:
    # The decimal module rounds too, from another representation: forty digits tell every half.
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    expected = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    read = Decimal(decimal(value, places).replace(NBSP, "").replace(",", "."))
    assert read == expected


@settings(deadline=None, max_examples=200)
@given(fractions)
def test_rounding_is_symmetric_and_never_further_than_a_half(value: Fraction) -> None:
    found = rounded(value)
    assert abs(found - value) <= Fraction(1, 2)
    assert rounded(-value) == -found
    if abs(found - value) == Fraction(1, 2):
        assert abs(found) > abs(value)


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (999, "999"), (9300, "9 300"), (1234567, "1 234 567"), (-9300, "-9 300")],
)
def test_thousands_are_apart(value: int, text: str) -> None:
    assert grouped(value) == text.replace(" ", NBSP)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("120", "120"),
        ("1250.5", "1 250,5"),
        ("1.10", "1,10"),
        ("-0.5", "-0,5"),
        ("-1250", "-1 250"),
        ("+7", "7"),
        ("999999999999999", "999 999 999 999 999"),
        ("0.000001", "0,000001"),
    ],
)
def test_a_number_keeps_the_decimals_it_was_written_with(written: str, text: str) -> None:
    assert nombre(Decimal(written)) == text.replace(" ", NBSP)


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ([], ""),
        ([1], "1"),
        ([1, 2], "1 et 2"),
        ([1, 2, 3], "1, 2 et 3"),
        (["a", "b", "c", "d"], "a, b, c et d"),
    ],
)
def test_a_list_is_joined_as_french_does(items: list[object], text: str) -> None:
    assert enumerer(items) == text
    assert enumerer(iter(items), last="ou") == text.replace(" et ", " ou ")


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        ([], ""),
        ([7], "7"),
        ([7, 8], "7 et 8"),
        ([7, 8, 9], "7 à 9"),
        ([1, 2, 3, 4, 7, 9, 10], "1 à 4, 7, 9 et 10"),
        ([10, 9, 7, 4, 3, 2, 1], "1 à 4, 7, 9 et 10"),
        ([1, 1, 2, 2, 3], "1 à 3"),
        ([1, 3, 5], "1, 3 et 5"),
        ([1, 2, 3, 11, 12, 13], "1 à 3 et 11 à 13"),
        (range(1, 81), "1 à 80"),
    ],
)
def test_runs_of_numbers_are_shortened(numbers: list[int], text: str) -> None:
    assert suites(numbers) == text
    assert suites(iter(numbers)) == text


@settings(deadline=None, max_examples=200)
@given(st.lists(st.integers(0, 25)))
def test_shortened_runs_hold_every_number_once_in_order(numbers: list[int]) -> None:
    found: list[int] = []
    for word in re.split(", | et ", suites(numbers)) if numbers else []:
        first, _, last = word.partition(" à ")
        found += range(int(first), int(last or first) + 1)
        # Two that follow each other are not a run.
        assert not last or int(last) - int(first) >= 2
    assert found == sorted(set(numbers))
    # Nor are three ever left apart.
    apart = [int(word) for word in re.split(", | et ", suites(numbers)) if word.isdigit()]
    assert all({n, n + 1, n + 2} - set(apart) for n in apart)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("axe", "Axe"),
        ("étape", "Étape"),
        ("chantier PMI", "Chantier PMI"),
        ("", ""),
        ("élan de l’Est", "Élan de l’Est"),
    ],
)
def test_a_capital_leaves_the_rest_alone(text: str, expected: str) -> None:
    assert majuscule(text) == expected


@pytest.mark.parametrize(
    ("plain", "set_"),
    [
        ("l'axe", "l’axe"),
        ("L'axe", "L’axe"),
        ("n'existe pas, qu'il", "n’existe pas, qu’il"),
        ("jusqu'à aujourd'hui", "jusqu’à aujourd’hui"),
        ("lorsqu'on", "lorsqu’on"),
        ("'cité'", "'cité'"),
        ("f'(x), x'y", "f'(x), x'y"),
        ("quoi ?", "quoi~?"),
        ("deux : trois ; quatre !", "deux~: trois~; quatre~!"),
        ("« mot »", "«~mot~»"),
        ("46 %", "46~%"),
        ("12:30", "12:30"),
        ("a b", "a b"),
    ],
)
def test_typography(plain: str, set_: str) -> None:
    assert typographie(plain) == set_.replace("~", NBSP)


@settings(deadline=None, max_examples=100)
@given(st.text("aeln'’ :;?!«»%\u00a0", max_size=40))
def test_typography_set_twice_is_set_once(text: str) -> None:
    once = typographie(text)
    assert typographie(once) == once
    assert re.sub("[’']", "'", once).replace(NBSP, " ") == re.sub("[’']", "'", text).replace(
        NBSP, " "
    )


AXE = Nom(singulier="axe", pluriel="axes", genre="masculin")
CHANTIER = Nom(singulier="chantier", pluriel="chantiers", genre="masculin")
MESURE = Nom(singulier="mesure", pluriel="mesures", genre="féminin")
ORIENTATION = Nom(singulier="orientation", pluriel="orientations", genre="féminin")
ETAPE = Nom(singulier="Étape", pluriel="Étapes", genre="féminin")


@pytest.mark.parametrize(
    ("nom", "defini", "indefini", "aucun"),
    [
        (AXE, "l’axe", "un axe", "aucun axe"),
        (CHANTIER, "le chantier", "un chantier", "aucun chantier"),
        (MESURE, "la mesure", "une mesure", "aucune mesure"),
        (
            ORIENTATION,
            "l’orientation",
            "une orientation",
            "aucune orientation",
        ),
        (ETAPE, "l’Étape", "une Étape", "aucune Étape"),
    ],
)
def test_the_names_of_levels_take_their_articles(
    nom: Nom, defini: str, indefini: str, aucun: str
) -> None:
    assert (nom.defini, nom.indefini, nom.aucun) == (
        defini,
        indefini,
        aucun,
    )


@pytest.mark.parametrize(
    ("count", "text"), [(0, "0 axe"), (1, "1 axe"), (2, "2 axes"), (80, "80 axes")]
)
def test_zero_and_one_take_the_singular(count: int, text: str) -> None:
    assert AXE.compte(count) == text
