"""Citations: a place in a document, a sheet of an earlier edition; words of figures and rhythms."""

import time
import typing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.model import Lignee, Numero, Reference
from pms_cli.model.references import MOIS, PRECISIONS, RYTHMES, Periodicite, Precision
from pms_cli.model.types import RefusError

CODES = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
PLACES = st.text(st.characters(exclude_characters="\n"), min_size=1, max_size=20).map(str.strip)


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("livret-pmi", "livret-pmi", ""),
        ("livret-pmi (fiche 12)", "livret-pmi", "fiche 12"),
        ("livret-pmi (fiche 12, p. 14)", "livret-pmi", "fiche 12, p. 14"),
        ("deliberation-2017-2275 (partie VII, 1°)", "deliberation-2017-2275", "partie VII, 1°"),
        ("livret-pmi   ( fiche 12 )", "livret-pmi", "fiche 12"),
        ("  livret-pmi (fiche 12)  ", "livret-pmi", "fiche 12"),
        ("rapport (p. 3 (note))", "rapport", "p. 3 (note)"),
        ("rapport (p. 3) (note)", "rapport", "p. 3) (note"),
        ("2017", "2017", ""),
    ],
)
def test_a_reference_is_a_code_and_perhaps_a_place(text: str, code: str, place: str) -> None:
    found = Reference.lire(text)
    assert (found.code, found.lieu) == (code, place)


@pytest.mark.parametrize(
    "text",
    ["", " ", "()", "(fiche 12)", "livret-pmi ()", "livret-pmi ( )", "livret-pmi (\u00a0)",
     "livret-pmi (\t)", "livret-pmi(fiche 12)", "livret-pmi\u00a0(fiche 12)", "livret pmi",
     "livret-pmi fiche 12", "livret-pmi (fiche 12", "livret-pmi fiche 12)",
     "livret-pmi (fiche 12) p. 3", "livret-pmi (fiche\n12)", "livret-pmi, (fiche 12)",
     "Livret-pmi", "livret-pmi-", "livret_pmi (fiche 12)", "é", "a" * 81, "a, b"],
)  # fmt: skip
def test_what_cites_no_document_is_refused(text: str) -> None:
    with pytest.raises(RefusError) as refusal:
        Reference.lire(text)
    assert refusal.value.genre == "code"


@pytest.mark.parametrize("text", ["livret-pmi (fiche 12", "Livret PMI (fiche 12)", "a ()"])
def test_a_refused_reference_says_how_to_write_it(text: str) -> None:
    with pytest.raises(RefusError) as refusal:
        Reference.lire(text)
    assert str(refusal.value) == (
        f"« {text} » ne désigne pas un document : écrivez son code, suivi au besoin de "
        "l’endroit entre parenthèses, comme livret-pmi (fiche 12)"
    )


def test_a_refused_code_is_cited_without_its_place() -> None:
    with pytest.raises(RefusError) as refusal:
        Reference.lire("PMI (fiche 12)")
    assert str(refusal.value) == (
        "« PMI » n’est pas un code : un code s’écrit en minuscules sans accent, chiffres et "
        "tirets (au plus 80 caractères), comme livret-pmi"
    )


@pytest.mark.parametrize("read", [Reference.lire, Lignee.lire])
@pytest.mark.parametrize("value", [None, 12, ["a"], {"a": "b"}])
def test_what_is_no_text_is_another_kind_of_fault(
    read: typing.Callable[[object], object], value: object
) -> None:
    with pytest.raises(RefusError, match="attendu") as refusal:
        read(value)
    assert refusal.value.genre == "texte"


@settings(deadline=None, max_examples=200)
@given(CODES, PLACES)
def test_a_reference_is_read_back_from_what_it_shows(code: str, place: str) -> None:
    shown = str(Reference(code, place))
    assert shown == (f"{code} ({place})" if place else code)
    assert Reference.lire(shown) == Reference(code, place)


@settings(deadline=None, max_examples=300)
@given(st.text("ab-12 ()\n\u00a0/é", max_size=12))
def test_any_text_is_a_reference_that_shows_itself_or_is_refused(text: str) -> None:
    try:
        found = Reference.lire(text)
    except RefusError:
        return
    assert Reference.lire(str(found)) == found
    assert "".join(str(found).split()) == "".join(text.split())
    assert found.lieu == found.lieu.strip()


@pytest.mark.parametrize("text", ["a (" + "x" * 200_000, "a " + "(" * 200_000, "(" * 200_000])
def test_a_long_text_that_cites_nothing_is_refused_at_once(text: str) -> None:
    start = time.perf_counter()
    with pytest.raises(RefusError):
        Reference.lire(text)
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize(
    ("text", "edition", "numero"),
    [
        ("pms-2017-2022/34", "pms-2017-2022", Numero(34)),
        ("pms-2017-2022/8.2", "pms-2017-2022", Numero(8, 2)),
        ("a/1", "a", Numero(1)),
    ],
)
def test_a_lineage_is_an_edition_and_a_sheet(text: str, edition: str, numero: Numero) -> None:
    found = Lignee.lire(text)
    assert (found.edition, found.numero) == (edition, numero)
    assert str(found) == text


@pytest.mark.parametrize(
    ("text", "genre"),
    [("", "code"), ("34", "code"), ("pms-2017-2022", "code"), ("pms-2017-2022/", "code"),
     ("/34", "code"), ("a/b/1", "code"), ("a / 1", "code"), (" a/1", "code"), ("a/1 ", "code"),
     ("A/1", "code"), ("a/1\n", "code"), ("a/01", "nombre"), ("a/0", "nombre"),
     ("a/8.0", "nombre"), ("a/b", "nombre")],
)  # fmt: skip
def test_what_is_no_lineage_is_refused(text: str, genre: str) -> None:
    with pytest.raises(RefusError) as refusal:
        Lignee.lire(text)
    assert refusal.value.genre == genre


@settings(deadline=None, max_examples=100)
@given(CODES, st.integers(1, 9999), st.integers(0, 99))
def test_a_lineage_is_read_back_from_what_it_shows(code: str, action: int, rang: int) -> None:
    found = Lignee(code, Numero(action, rang))
    assert Lignee.lire(str(found)) == found


def test_every_word_of_a_rhythm_or_of_a_precision_is_known() -> None:
    rhythms = list(typing.get_args(Periodicite))
    assert list(MOIS) == list(RYTHMES) == rhythms
    assert list(PRECISIONS) == list(typing.get_args(Precision))
    assert MOIS == {
        "mensuelle": 1, "trimestrielle": 3, "semestrielle": 6, "annuelle": 12, "biennale": 24,
    }  # fmt: skip
