"""PMS514: texts that begin with a bullet."""

from pathlib import Path

import pytest

from pms_cli.diagnostics import Severity
from tests.lint.folder import base_plan
from tests.lint.sentences import FILE, STYLES, mended, problems, told, where, written

CODE = "PMS514"


@pytest.mark.parametrize(
    "text",
    [
        *("• Ouvrir", "•Ouvrir", "- Ouvrir", "– Ouvrir", "* Ouvrir", "\uf0b7 Ouvrir"),
        *("▪ 3 lieux", "- « a »"),
    ],
)
def test_a_bullet_is_told(tmp_path: Path, text: str) -> None:
    assert where(tmp_path, text, CODE) == [0]


@pytest.mark.parametrize(
    "text",
    [
        "Ouvrir • Fermer",
        "-5 °C la nuit",
        "– 3 degrés",
        "-",
        "–",
        "•",
        "* : à confirmer",
        "-Ouvrir",
        "% des ménages",
        "« Ouvrir »",
        "(ouvrir)",
        "- 12 %",
    ],
)
def test_correct_oddities_are_silent(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text, CODE) == []


@pytest.mark.parametrize("bullet", ["-", "•", "–"])
def test_a_whole_list_is_left_as_it_is(tmp_path: Path, bullet: str) -> None:
    text = f"{bullet} Ouvrir\n{bullet} Fermer"
    root = base_plan(tmp_path, {FILE: written(text)})
    assert problems(root, CODE) == []


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("text", ["• Ouvrir", "- Ouvrir", "\uf0b7   Ouvrir"])
def test_it_is_mended_in_every_style(tmp_path: Path, text: str, style: str) -> None:
    assert mended(tmp_path, text, CODE, style) == "Ouvrir"


def test_it_is_advice_mended_unasked(tmp_path: Path) -> None:
    (problem,) = problems(base_plan(tmp_path, {FILE: written("• Ouvrir")}), CODE)
    assert problem.severity is Severity.CONSEIL
    assert problem.fix is not None
    assert problem.fix.safe
