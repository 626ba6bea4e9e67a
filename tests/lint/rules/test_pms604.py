"""PMS604: numbers that identify a person or an account."""

from pathlib import Path

import pytest

from tests.lint.folder import base_plan, lines, sheet

FILE = "actions/01-accueil.yaml"


def _told(tmp_path: Path, text: str) -> list[str]:
    tmp_path.mkdir(exist_ok=True)
    root = base_plan(tmp_path, {FILE: sheet("1", rest=f"contexte: |\n  {text}\n")})
    return lines(root, "PMS604")


def _comment(tmp_path: Path, text: str) -> list[str]:
    tmp_path.mkdir(exist_ok=True)
    root = base_plan(tmp_path, {FILE: sheet("1", rest=f"liens: [2]  # {text}\n")})
    return lines(root, "PMS604")


NIR = "2 55 08 14 168 025 38"
IBAN = "FR76 3000 6000 0112 3456 7890 189"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (NIR, "un numéro de sécurité sociale"),
        (NIR.replace(" ", ""), "un numéro de sécurité sociale"),
        (NIR.replace(" ", "\u00a0"), "un numéro de sécurité sociale"),
        (IBAN, "un IBAN"),
        (IBAN.replace(" ", ""), "un IBAN"),
        ("DE89 3704 0044 0532 0130 00", "un IBAN"),
        ("4539 1488 0343 6467", "un numéro de carte bancaire"),
    ],
)
def test_a_number_is_known_by_its_key_and_not_repeated(
    tmp_path: Path, text: str, what: str
) -> None:
    for told in (_told(tmp_path / "a", f"Au {text}."), _comment(tmp_path / "b", f"au {text}")):
        (line,) = told
        assert f" PMS604 « {text[:2]}… » est {what}, " in line
        assert text[4:] not in line


@pytest.mark.parametrize(
    "text",
    [
        "La mère, née le 12/03/1980, est suivie.",
        "Mme D. (née le 3 mars 1985)",
        "Date de naissance : 12.03.1980",
    ],
)
def test_a_date_of_birth_is_told(tmp_path: Path, text: str) -> None:
    (line,) = _told(tmp_path, text)
    assert "une date de naissance est ici" in line
    assert "19" not in line.partition("PMS604")[2]


@pytest.mark.parametrize(
    "text",
    [
        NIR[:-1] + "9",
        IBAN[:-1] + "8",
        "4539 1488 0343 6468",
        "SIRET 200 046 977 00019",
        "Le projet est né le 12/03/2019 ; la Métropole, née le 1er janvier 2015, le porte.",
        "2017 2018 2019 2020 2021",
        "1 234 567 890 123 456 €",
        "Date de naissance du réseau : 2010",
    ],
)
def test_other_numbers_are_silent(tmp_path: Path, text: str) -> None:
    assert _told(tmp_path, text) == []
