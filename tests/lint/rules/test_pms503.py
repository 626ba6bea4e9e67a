"""PMS503: texts in capitals."""

from pathlib import Path

import pytest

from pms_cli.diagnostics import Severity
from tests.lint.folder import base_plan, found, lines, sheet

FILE = "actions/01-accueil.yaml"
REMEDY = (
    "est en capitales : écrivez-le en minuscules, avec une majuscule au début, "
    "aux noms propres et aux sigles"
)


def _told(tmp_path: Path, text: str, files: dict[str, str] | None = None) -> list[str]:
    sheets = {FILE: sheet("1", rest=f"contexte: |\n  {text}\n")}
    return lines(base_plan(tmp_path, sheets | (files or {})))


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("ACCUEILLIR LES FAMILLES", "ACCUEILLIR LES FAMILLES"),
        ("FAVORISER L’ACCÈS À L’HÔPITAL", "FAVORISER L’ACCÈS À L’HÔPITAL"),
        ("2. LOGEMENT : 30 PLACES", "2. LOGEMENT : 30 PLACES"),
        ("ÉTENDRE LES AIDES", "ÉTENDRE LES AIDES"),
        ("ACCUEIL-ÉCOUTE", "ACCUEIL-ÉCOUTE"),
        (
            "ACCUEILLIR LES FAMILLES DANS LA JOURNÉE, TOUTE L’ANNÉE",
            "ACCUEILLIR LES FAMILLES DANS LA JOURNÉE…",
        ),
    ],
)
def test_a_text_in_capitals_is_quoted(tmp_path: Path, text: str, quoted: str) -> None:
    assert _told(tmp_path, text) == [f"{FILE}:5:11: PMS503 « {quoted} » {REMEDY}"]


@pytest.mark.parametrize(
    "text",
    [
        "CAF",
        "EHPAD",
        "ARS, CAF, CCAS, MDPH",
        "MDPH (RSA-PCH) 2018",
        "ACCUEIL",
        "ACCUEIL DE JOUR",
        "ACCUEILLIR LES FAMILLES à Lyon",
        "Accueillir les FAMILLES ISOLÉES",
        "2017-2022 : 100 %",
    ],
)
def test_sigles_alone_a_single_word_and_what_has_small_letters_are_silent(
    tmp_path: Path, text: str
) -> None:
    assert _told(tmp_path, text) == []


def test_long_sigles_of_the_registries_are_no_words_in_capitals(tmp_path: Path) -> None:
    files = {
        "glossaire.yaml": "sigles:\n  - {sigle: EHPAD, sens: Établissement}\n",
        "acteurs.yaml": (
            "acteurs:\n"
            "  - {sigle: ARS, nom: Agence, nature: partenaire}\n"
            "  - {sigle: SAMSAH, nom: Service, nature: partenaire}\n"
        ),
    }
    assert _told(tmp_path, "EHPAD / SAMSAH", files) == []
    assert _told(tmp_path / "unknown", "EHPAD / SAMSAH") == [
        f"{FILE}:5:11: PMS503 « EHPAD / SAMSAH » {REMEDY}"
    ]


def test_every_text_of_every_file_is_looked_at(tmp_path: Path) -> None:
    files = {
        FILE: sheet("1", rest="objectifs: [OUVRIR UN LIEU À CHACUN, Ouvrir, OUVRIR LE MARDI]\n"),
        "documents.yaml": (
            "documents:\n  - {code: rapport-2019, titre: RAPPORT ANNUEL, nature: Note}\n"
        ),
    }
    assert [line.split(" « ")[0] for line in lines(base_plan(tmp_path, files))] == [
        f"{FILE}:5:13: PMS503",
        f"{FILE}:5:46: PMS503",
        "documents.yaml:2:33: PMS503",
    ]


def test_it_is_a_warning(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {FILE: sheet("1", rest="contexte: ACCUEILLIR LES FAMILLES\n")})
    assert [problem.severity for problem in found(root)] == [Severity.AVERTISSEMENT]


def test_a_text_beside_a_fault_is_looked_at(tmp_path: Path) -> None:
    rest = "pilotes: ARS\ncontexte: ACCUEILLIR LES FAMILLES\n"
    root = base_plan(tmp_path, {FILE: sheet("1", rest=rest)})
    assert [line.split(" ")[1] for line in lines(root)] == ["PMS103", "PMS503"]
