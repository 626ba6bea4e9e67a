"""No control character of data reaches a terminal, a cell or a JSON document as it is."""

import json
import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.texte import printable, printable_json, printable_lines
from tests.sheets import HOSTILE

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
# Half the characters drawn are those that the tests are about.
dangerous = st.one_of(
    st.characters(categories=("Cc", "Zl", "Zp", "Cs")), st.sampled_from(BIDI + "\ufeff")
)
texts = st.lists(st.one_of(dangerous, st.characters()), max_size=30).map("".join)


def obeyed(text: str) -> list[str]:
    """Characters that a terminal would obey, hide, or refuse to write."""
    return [
        character
        for character in text
        if unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"}
        or character in BIDI + "\ufeff"
    ]


@settings(deadline=None, max_examples=100)
@given(texts)
def test_what_is_shown_holds_nothing_to_obey(text: str) -> None:
    shown = printable(text)
    assert obeyed(shown) == []
    shown.encode("utf-8")


@settings(deadline=None, max_examples=100)
@given(texts)
def test_cells_keep_only_lines_and_tabs(text: str) -> None:
    assert set(obeyed(printable_lines(text))) <= {"\n", "\t"}


@settings(deadline=None, max_examples=100)
@given(texts)
def test_json_says_the_same_without_them(text: str) -> None:
    document = json.dumps({text: [text]}, ensure_ascii=False, indent=2)
    shown = printable_json(document)
    assert set(obeyed(shown)) <= {"\n"}
    # Two halves of a pair side by side are one character to JSON.
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    assert json.loads(shown) == {whole: [whole]}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Prévenir l’isolement", "Prévenir l’isolement"),
        ("deux\r\nlignes\tet\n\ntrois", "deux lignes et trois"),
        ("\x1b[31m\x07", "\\x1b[31m\\x07"),
        ("\x7f\x80\x9b", "\\x7f\\x80\\x9b"),
        ("\u202e\u2066\ufeff", "\\u202e\\u2066\\ufeff"),
        ("\u2028\u2029\x85", "\\u2028\\u2029\\x85"),
        ("\ud800", "\\ud800"),
        ("[red] :fire: 👩‍👧", "[red] :fire: 👩‍👧"),
        ("", ""),
    ],
)
def test_what_is_hidden_is_written_out(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_lines_of_a_cell_end_the_same_way() -> None:
    assert printable_lines("un\r\ndeux\rtrois\n\tquatre") == "un\ndeux\\x0dtrois\n\tquatre"


@pytest.mark.parametrize("text", HOSTILE)
def test_text_without_control_characters_is_shown_as_it_is(text: str) -> None:
    plain = "".join(character for character in text if not obeyed(character))
    assert printable(plain) == plain
    assert not re.search(r"\\[xu]", printable(plain))
