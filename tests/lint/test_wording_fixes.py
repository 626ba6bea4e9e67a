"""Whatever the sentence and the style of YAML: once mended, a rule finds nothing more there."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.lint.sentences import STYLES, mended

PIECES = [
    *("Qui vient", "?", "; ", " : ", "l'", "eau", "L’", "été", "14", "%", "«", "»", "( ", " )"),
    *(" ,", "...", "…", "2ème", "n°", "12", " coeur", " oeuvre", "  ", " ", "\u00a0", ".", "!"),
    *("Etat", " A la ", '"', "“", "”", "re&ccedil;u", "#", "- ", "\\", "a", "é"),
]
SENTENCES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map(
    lambda parts: f"Début {''.join(parts)} fin"
)
# What a rule changes, besides blanks: the rest of the sentence is to stay.
ALIKE = str.maketrans({"’": "'", "…": "."})


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


@pytest.mark.parametrize("code", ["PMS504", "PMS505", "PMS506", "PMS507"])
@settings(deadline=None, max_examples=40)
@given(text=SENTENCES, style=st.sampled_from(STYLES))
def test_a_sentence_is_mended_once_for_all(code: str, text: str, style: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        after = mended(Path(folder), text, code, style)
    assert _letters(after) == _letters(text)
    signs = [sign for sign in text.translate(ALIKE) if not sign.isspace() and sign != "."]
    assert [sign for sign in after.translate(ALIKE) if not sign.isspace() and sign != "."] == signs
