"""PMS518: damaged accents."""

from pathlib import Path

import pytest

from pms_cli.diagnostics import Severity
from tests.lint.folder import base_plan
from tests.lint.sentences import FILE, mended, problems, told, where, written

CODE = "PMS518"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Les familles sont reÃ§ues", 20),
        ("Lâ€™accueil", 1),
        ("Ã©tude", 0),
        ("20 Â°C", 3),
        ("Un mot \ufffd perdu", 7),
        ("Å“uvre", 0),
    ],
)
def test_a_slip_is_told_at_its_place(tmp_path: Path, text: str, place: int) -> None:
    assert where(tmp_path, text, CODE) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "Les familles sont reçues",
        "SÃO PAULO, Ångström, â, Â, €",
        "L’âge, ’ € … “ ”",
        "« ÊTRE Â »",
        "Coût : 3 €",
    ],
)
def test_correct_oddities_are_silent(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text, CODE) == []


def test_how_much_it_matters_and_whether_it_is_mended_unasked(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {FILE: written("Les familles sont reÃ§ues")})
    (problem,) = problems(root, CODE)
    assert problem.severity is Severity.AVERTISSEMENT
    assert problem.fix is not None
    assert problem.fix.safe is False


def test_what_cp1252_made_is_unmade(tmp_path: Path) -> None:
    text = "L’élève reçoit « l’œuvre » à".encode().decode("cp1252")
    assert mended(tmp_path, text, CODE) == "L’élève reçoit « l’œuvre » à"


def test_a_lost_letter_is_not_guessed(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {FILE: written("Un mot \ufffd perdu")})
    assert [item.fix for item in problems(root, CODE)] == [None]
