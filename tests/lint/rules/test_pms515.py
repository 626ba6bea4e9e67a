"""PMS515: texts that wait for the true one."""

from pathlib import Path

import pytest

from pms_cli.diagnostics import Severity
from tests.lint.folder import base_plan, lines, sheet
from tests.lint.sentences import FILE, problems, told, where, written

CODE = "PMS515"


@pytest.mark.parametrize(
    "text",
    [
        *("À compléter", "à préciser.", "[À définir]", "A COMPLETER", "à rédiger…", "XXX", "xx"),
        *("TODO", "todo", "test", "Test.", "Titre", "blabla", "???", "?", "…", "...", "TBD"),
    ],
)
def test_a_text_that_is_nothing_else_is_told_whole(tmp_path: Path, text: str) -> None:
    # The place of a whole text in a block is its header, on the line above.
    root = base_plan(tmp_path, {FILE: sheet("1", rest=f'contexte: "{text}"\n')})
    assert [line.split(" ")[0] for line in lines(root, CODE)] == [f"{FILE}:5:11:"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Le service XXX accueille", 11),
        ("Le service XXXXX accueille", 11),
        ("Accueil (TODO : revoir)", 9),
        ("Lorem ipsum dolor", 0),
        ("Ouvert en ??? peut-être", 10),
        ("Le [nom du service] accueille", 3),
        ("Le [NOM DU SERVICE] accueille", 3),
        ("Ouvert le [date]", 10),
        ("Ouvert le xx/xx/2019", 10),
        ("Ouvert le JJ/MM/AAAA", 10),
        ("Accueil [à compléter]", 8),
        ("Accueil, blabla", 9),
    ],
)
def test_what_holds_the_place_of_a_text_is_told_there(
    tmp_path: Path, text: str, place: int
) -> None:
    assert where(tmp_path, text, CODE) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "À préciser avec les partenaires",
        "Le calendrier est à définir.",
        "Un test de dépistage",
        "Le titre de séjour",
        "Le chapitre XXX et le tome XXX",
        "Le XXXe congrès",
        "Louis XIV [2e éd.]",
        "[…] et [sic]",
        "Il faut tout compléter",
        "La [Métropole] accueille",
        "Quoi ? Vraiment ??",
        "Tests de personnalité",
        "Néant",
        "Sans objet",
        "À venir",
        "Titres et textes",
        "Todolist",
        "Un lieu, à compléter par un autre",
        "Le nom du service",
        "https://exemple.fr/XXX-TODO",
    ],
)
def test_correct_oddities_are_silent(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text, CODE) == []


def test_it_is_a_warning_that_nothing_mends(tmp_path: Path) -> None:
    (problem,) = problems(base_plan(tmp_path, {FILE: written("À compléter")}), CODE)
    assert problem.severity is Severity.AVERTISSEMENT
    assert problem.fix is None
