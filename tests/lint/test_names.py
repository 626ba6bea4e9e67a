"""The names of the sheets' files and the numbers that they announce."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.lint.names import announced_number, expected_prefix
from pms_cli.model import Numero

NUMBERS = st.builds(
    Numero, st.integers(min_value=1, max_value=9999), st.integers(min_value=0, max_value=99)
)


@settings(deadline=None, max_examples=100)
@given(numero=NUMBERS)
def test_the_name_that_is_asked_for_announces_its_number(numero: Numero) -> None:
    assert announced_number(f"actions/{expected_prefix(numero)}un-titre.yaml") == numero


@pytest.mark.parametrize(
    ("numero", "prefix"),
    [
        (Numero(1), "01-"),
        (Numero(12), "12-"),
        (Numero(8, 2), "08.2-"),
        (Numero(66, 10), "66.10-"),
        (Numero(120), "120-"),
    ],
)
def test_a_name_begins_with_two_digits(numero: Numero, prefix: str) -> None:
    assert expected_prefix(numero) == prefix


@settings(deadline=None, max_examples=200)
@given(name=st.from_regex(r"[0-9.٤é-]{0,7}-?[a-zA-Z1 -]{0,6}(\.yaml)?", fullmatch=True))
def test_any_name_announces_a_number_or_none(name: str) -> None:
    announced = announced_number(f"actions/{name}")
    assert announced is None or str(announced) in name
