"""PMS404: actions said to be done without a word."""

from pathlib import Path

import pytest

from tests.lint.folder import base_plan, lines, sheet

FILE = "actions/01-accueil.yaml"


def _point(tmp_path: Path, point: str) -> list[str]:
    rest = f"avancement: [{{date: 2019, {point}}}]\n"
    return lines(base_plan(tmp_path, {FILE: sheet("1", rest=rest)}), "PMS4", "PMS404")


def test_it_is_told_at_the_level(tmp_path: Path) -> None:
    assert _point(tmp_path, "niveau: 5") == [
        (
            f"{FILE}:5:35: PMS404 ce point met l’action au plus haut niveau sans dire ce qui est "
            "fait : ajoutez un « constat » ou un « document »"
        )
    ]


@pytest.mark.parametrize(
    "point",
    [
        "niveau: 4",
        "niveau: 5, constat: Ouvert.",
        "niveau: 5, document: rapport-2019",
        "niveau: 6",
    ],
)
def test_a_word_or_a_document_is_enough(tmp_path: Path, point: str) -> None:
    assert _point(tmp_path, point) == []
