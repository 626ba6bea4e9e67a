"""PMS020: a dash that continues the text above."""

from pathlib import Path

import pytest

from tests.lint.folder import base_plan, lines, sheet

FILE = "actions/01-accueil.yaml"


@pytest.mark.parametrize(
    ("rest", "place"),
    [
        ("objectifs:\n  - Ouvrir\n    - Former\n", "7:5"),
        ("objectifs:\n  - Ouvrir\n    - Former\n    - Aider\n", "7:5"),
        ("contexte: Trois communes\n  - Bron\n  - Givors\n", "6:3"),
        ("contexte: >\n  Trois communes\n  • Bron\n", "7:3"),
        ("contexte: >-\n  – Bron\n  – Givors\n  – Lyon\n", "7:3"),
    ],
)
def test_a_dash_is_told_where_it_is(tmp_path: Path, rest: str, place: str) -> None:
    root = base_plan(tmp_path, {FILE: sheet("1", rest=rest)})
    assert [line.split(" ")[0] for line in lines(root, "PMS020")] == [f"{FILE}:{place}:"]


@pytest.mark.parametrize(
    "rest",
    [
        "contexte: |\n  Trois :\n  - Bron\n  - Givors\n",
        "contexte: >-\n  Trois communes\n  – Bron – seulement\n",
        "contexte: Bron - Givors - Lyon\n",
        'contexte: "Trois\n  - Bron"\n',
        "contexte: >\n  Trois :\n\n    - Bron\n    - Givors\n",
        "contexte: >-\n  de 3\n  -4 degrés\n",
    ],
)
def test_a_dash_in_a_sentence_or_in_kept_lines_is_right(tmp_path: Path, rest: str) -> None:
    assert lines(base_plan(tmp_path, {FILE: sheet("1", rest=rest)}), "PMS020") == []
