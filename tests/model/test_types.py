"""Values typed from their text: what was written is what is read, or a sentence says why not."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.model import Numero, Plage
from pms_cli.model.types import (
    AuMoinsUn,
    GenreCode,
    GenreEntier,
    GenreNombre,
    GenreTexte,
    RefusError,
    cite,
)

READERS: list[Callable[[object], Any]] = [
    Numero.lire,
    Plage.lire,
    GenreEntier().lire,
    GenreEntier(minimum=1).lire,
    GenreNombre().lire,
    GenreCode().lire,
    GenreTexte().lire,
]


def refusal(read: Callable[[object], Any], value: object) -> RefusError:
    with pytest.raises(RefusError) as caught:
        read(value)
    return caught.value


# -- Numero ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "action", "rang"),
    [("1", 1, 0), ("12", 12, 0), ("8.1", 8, 1), ("8.10", 8, 10), ("9999.99", 9999, 99)],
)  # fmt: skip
def test_a_number_is_an_action_and_a_rank(text: str, action: int, rang: int) -> None:
    numero = Numero.lire(text)
    assert (numero.action, numero.rang, numero.est_sectoriel) == (action, rang, rang > 0)
    assert str(numero) == text


@pytest.mark.parametrize(
    "text",
    ["0", "01", "8.0", "8.01", "8.", ".2", "8.100", "10000", "-1", "+1", "1e3", "8,2", "8.2.1",
     " 8", "8\n", "12a", "", "١", "²", "1_0", "0x1"],
)  # fmt: skip
def test_what_is_no_number_of_a_sheet_is_refused(text: str) -> None:
    fault = refusal(Numero.lire, text)
    assert fault.genre == "nombre"
    assert "un numéro s’écrit sans zéro devant, comme 12, ou 8.2" in str(fault)


def test_sectoral_sheets_come_after_their_action_by_rank() -> None:
    written = ["1", "2", "8", "8.1", "8.2", "8.10", "9", "10", "10.1", "100"]
    assert [str(numero) for numero in sorted(map(Numero.lire, reversed(written)))] == written


@settings(deadline=None, max_examples=100)
@given(st.integers(1, 9999), st.integers(0, 99))
def test_a_number_is_read_back_from_what_it_shows(action: int, rang: int) -> None:
    assert Numero.lire(str(Numero(action, rang))) == Numero(action, rang)


# -- Plage -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "numbers"), [("8-14", range(8, 15)), ("71", range(71, 72)), ("3-3", range(3, 4))]
)
def test_a_run_holds_both_its_ends(text: str, numbers: range) -> None:
    plage = Plage.lire(text)
    assert plage.numeros == numbers
    assert [number for number in range(100) if number in plage] == list(numbers)


def test_a_run_of_one_shows_as_one_number() -> None:
    assert [str(Plage.lire(text)) for text in ("8-14", "71", "3-3")] == ["8-14", "71", "3"]
    assert "8" not in Plage.lire("8-14")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("14-8", "le second numéro doit suivre le premier"),
        ("8-", "une suite de numéros s’écrit 8-14"),
        ("-8", "une suite de numéros s’écrit 8-14"),
        ("0-3", "une suite de numéros s’écrit 8-14"),
        ("08-14", "une suite de numéros s’écrit 8-14"),
        ("8 - 14", "une suite de numéros s’écrit 8-14"),
        ("8–14", "une suite de numéros s’écrit 8-14"),
        ("8-14-20", "une suite de numéros s’écrit 8-14"),
        ("8.2", "une suite de numéros s’écrit 8-14"),
        ("1-10000", "une suite de numéros s’écrit 8-14"),
        ("", "une suite de numéros s’écrit 8-14"),
    ],
)
def test_what_is_no_run_is_refused(text: str, why: str) -> None:
    fault = refusal(Plage.lire, text)
    assert (fault.genre, why in str(fault)) == ("nombre", True)


# -- numbers ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["0", "1", "10", "999999999"])
def test_a_whole_number_is_read(text: str) -> None:
    assert GenreEntier().lire(text) == int(text)


@pytest.mark.parametrize(
    "text",
    ["012", "00", "1000000000", "1.0", "-1", "+1", "1_0", "0x1F", "1e3", "1 000", "1\u202f000",
     "3/5", "", " 1", "1\n", "٣", "９", "1,0", "9" * 5000],
)  # fmt: skip
def test_what_is_no_whole_number_is_refused(text: str) -> None:
    fault = refusal(GenreEntier().lire, text)
    assert (fault.genre, len(str(fault)) < 140) == ("nombre", True)


def test_a_rank_begins_at_one() -> None:
    assert GenreEntier(minimum=1).lire("1") == 1
    fault = refusal(GenreEntier(minimum=1).lire, "0")
    assert str(fault) == "« 0 » ne convient pas : les numéros commencent à 1"


@pytest.mark.parametrize(
    "text",
    ["1.10", "0", "-0.50", "+5", "120", "1250.5", "0.000001", "999999999999999.999999", "10.00"],
)  # fmt: skip
def test_a_decimal_number_keeps_its_digits(text: str) -> None:
    assert str(GenreNombre().lire(text)) == text.removeprefix("+")


@pytest.mark.parametrize(
    "text",
    ["1,5", "1 250", "1.", ".5", "01.5", "1e3", "1_000", "0x1F", "NaN", "inf", "-", "", "1.0000001",
     "1" * 16, "12:30", "50 %", "1.5\n", "٣.٥", "--1"],
)  # fmt: skip
def test_what_is_no_decimal_number_is_refused(text: str) -> None:
    assert refusal(GenreNombre().lire, text).genre == "nombre"


@settings(deadline=None, max_examples=150)
@given(st.decimals(-(10**15) + 1, 10**15 - 1, places=2, allow_nan=False, allow_infinity=False))
def test_any_number_with_cents_is_read_back_to_the_digit(number: Decimal) -> None:
    read = GenreNombre().lire(f"{number:f}")
    assert (read, f"{read:f}") == (number, f"{number:f}")


# -- texts and codes -------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["a", " a ", "a\nb", "\u00a0a", "0", "~", "null", "{lu}", "%s"])
def test_a_text_is_kept_as_it_is(text: str) -> None:
    assert GenreTexte().lire(text) == text


@pytest.mark.parametrize("text", ["", " ", "\n", "\t \n", "\u00a0", "\u3000"])
def test_a_blank_text_is_refused(text: str) -> None:
    assert refusal(GenreTexte().lire, text).genre == "vide"


@pytest.mark.parametrize("text", ["a", "livret-pmi", "2017-2275", "a" * 80, "0", "a-b-c-1"])
def test_a_code_is_read(text: str) -> None:
    assert GenreCode().lire(text) == text


@pytest.mark.parametrize(
    "text",
    ["A", "é", "a b", "a_b", "-a", "a-", "a--b", "a\n", "", "a" * 81, "a.b", "../a", "a/b", "ａ"],
)
def test_what_is_no_code_is_refused(text: str) -> None:
    assert refusal(GenreCode().lire, text).genre == "code"


def test_a_list_may_be_asked_not_to_be_empty() -> None:
    assert AuMoinsUn.controle(("a",)) == ("a",)
    assert refusal(AuMoinsUn.controle, ()).genre == "vide"  # type: ignore[arg-type]


# -- all of them -----------------------------------------------------------------------------------


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("value", [None, [], ["1"], {}, {"1": "1"}, 1, 1.5, True, object(), b"1"])
def test_what_is_no_text_is_refused_as_such(read: Callable[[object], Any], value: object) -> None:
    assert refusal(read, value).genre == "texte"


@pytest.mark.parametrize("read", READERS)
@settings(deadline=None, max_examples=100)
@given(text=st.text(max_size=20))
def test_any_text_is_read_or_refused_in_one_short_line(
    read: Callable[[object], Any], text: str
) -> None:
    try:
        read(text)
        told = ""
    except RefusError as fault:
        told = str(fault)
    assert "\n" not in told
    assert len(told) < 220


@pytest.mark.parametrize(
    ("value", "cited"),
    [
        ("a", "« a »"),
        (" a\n\tb ", "« a b »"),
        ("é" * 40, f"« {'é' * 40} »"),
        ("é" * 41, f"« {'é' * 39}… »"),
        ("{attendu}", "« {attendu} »"),
        ({}, "un groupe de clés"),
        ([], "une liste"),
        (None, "rien"),
        (3, "autre chose"),
    ],
)
def test_a_value_is_cited_short(value: object, cited: str) -> None:
    assert cite(value) == cited
