"""One sheet put in words: names, texts, what the plan says around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pms_cli.vues.fiche import paragraphes, vue_point
from pms_cli.vues.noms import nom_et_sigle
from tests.sheets import action, plan


@pytest.mark.parametrize(
    ("sigle", "nom", "said"),
    [
        ("CAF", "Caisse d’allocations familiales", "CAF (Caisse d’allocations familiales)"),
        ("CAF", "", "CAF"),
        ("AMV", "AMV", "AMV"),
        ("Conseil", "Conseil des mobilités", "Conseil des mobilités"),
        ("DT", "DTE nord", "DT (DTE nord)"),
        ("(+", "(+ x", "(+ x"),
    ],
)
def test_an_actor_is_named_once(sigle: str, nom: str, said: str) -> None:
    assert nom_et_sigle(sigle, nom) == said


@given(st.text())
def test_paragraphs_are_never_empty_and_lose_no_word(text: str) -> None:
    found = paragraphes(text)
    assert all(part == part.strip() != "" for part in found)
    assert " ".join(found).split() == text.split()


def test_no_text_has_no_paragraph() -> None:
    assert paragraphes(None) == ()


def test_a_level_outside_the_scale_has_no_gauge() -> None:
    made = plan(action(1, ("2019-01", 9)), action(2, ("2019-01", 2)))
    outside, inside = (vue_point(made, fiche.avancement[0]) for fiche in made.actions)
    assert (outside.etat, outside.jauge) == ("9/5, hors de l’échelle", ())
    assert (inside.etat, inside.jauge) == ("2/5", (True, True, False, False, False))
