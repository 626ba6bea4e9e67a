"""PMS606: passwords and tokens in addresses."""

from pathlib import Path

import pytest

from tests.lint.folder import base_plan, lines, sheet

FILE = "actions/01-accueil.yaml"


def _told(tmp_path: Path, text: str) -> list[str]:
    tmp_path.mkdir(exist_ok=True)
    root = base_plan(tmp_path, {FILE: sheet("1", rest=f"contexte: |\n  {text}\n")})
    return lines(root, "PMS606")


def _comment(tmp_path: Path, text: str) -> list[str]:
    tmp_path.mkdir(exist_ok=True)
    root = base_plan(tmp_path, {FILE: sheet("1", rest=f"liens: [2]  # {text}\n")})
    return lines(root, "PMS606")


@pytest.mark.parametrize(
    ("address", "secret"),
    [
        ("https://pms:solidaire69@www.example.org/export", "solidaire69"),
        ("ftp://pms:a@example.org", ":a@"),
        ("https://www.example.org/a?token=8f3a92c1d07b4e65", "8f3a92c1d07b4e65"),
        ("https://www.example.org/a?b=1&api_key=8f3a92c1d07b4e65", "8f3a92c1d07b4e65"),
        ("https://www.example.org/a?mdp=solidaire", "solidaire"),
        ("https://www.example.org/a#access_token=ab12cd34ef56", "ab12cd34ef56"),
    ],
)
def test_a_secret_is_told_and_not_repeated(tmp_path: Path, address: str, secret: str) -> None:
    for told in (_told(tmp_path / "a", f"Voir {address}"), _comment(tmp_path / "b", address)):
        (line,) = told
        assert "PMS606 cette adresse contient " in line
        assert secret not in line


@pytest.mark.parametrize(
    "text",
    [
        "https://data.example.org/api?key=annuaire&token=2019",
        "https://www.example.org:8443/a@b",
        "https://moi@www.example.org/",
        "https://www.example.org/?id=8f3a92c1d07b4e65",
        "le token=8f3a92c1d07b4e65",
    ],
)
def test_what_opens_nothing_is_silent(tmp_path: Path, text: str) -> None:
    assert _told(tmp_path, text) == []
