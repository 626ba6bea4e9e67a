"""PMS504: a space that is missing before or after a sign."""

from pathlib import Path

import pytest

from pms_cli.diagnostics import Severity
from tests.lint.folder import base_plan
from tests.lint.sentences import FILE, STYLES, mended, problems, told, where, written

CODE = "PMS504"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Qui vient? Tous.", 9),
        ("Oui; non", 3),
        ("Voici: un", 5),
        ("Halte!", 5),
        ("Pour 14% des cas", 7),
        ("Un «mot » ici", 3),
        ("Un « mot» ici", 8),
        ("L’axe 1: agir", 7),
        ("Fini (ou non)?", 13),
        ("Pourquoi?!", 8),
        ("Est-ce vrai?…", 11),
        ("Soit 14%, non 15 %", 7),
        ("Oui! »", 3),
    ],
)
def test_a_slip_is_told_at_its_place(tmp_path: Path, text: str, place: int) -> None:
    assert where(tmp_path, text, CODE) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "Qui vient ? Oui ; non : voilà ! 14 % « mot »",
        "Qui vient\xa0? Oui\xa0; \xab \xa0mot\xa0\xbb",
        "Qui vient\u202f? 14\u202f%",
        "À 10:30, de 12:30 à 14:00",
        "Un ratio de 1:1 ou 3/5",
        "Voir https://exemple.fr/a?b=c;d!e%20",
        "www.exemple.fr/?q=1",
        "Écrire à a@exemple.fr; merci@exemple.fr?",
        "Le fichier C:\\Temp\\a;b",
        "Le lecteur C: est plein",
        "doi:10.1000/182 et doi: 10.1000/182",
        "L’article L.121-3, art.12, n:o 5",
        "(?) et [!] et … ? ?!",
        "Yahoo! est un site",
        "R&eacute;union",
        "Il dit : « Quoi ?! »",
        "Format h:m ou hh:mm:ss",
        "»mot« à l’allemande",
        "Un « “mot” » et « (mot) »",
        "Voir le % de gens, en %",
        "100%coton",
        "Le code A:B;C",
        "À 10: 30 ou 1: 1",
        "S.O.S. ; etc. : oui",
        "Le `a?b: c;` du programme",
    ],
)
def test_correct_oddities_are_silent(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text, CODE) == []


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Qui vient? «Tous»; 14%.", "Qui vient\xa0? \xab\xa0Tous\xa0\xbb\xa0; 14\xa0%."),
        ("L’axe 1: agir!", "L\u2019axe 1\xa0: agir\xa0!"),
    ],
)
def test_it_is_mended_in_every_style(tmp_path: Path, text: str, after: str, style: str) -> None:
    assert mended(tmp_path, text, CODE, style) == after


def test_how_much_it_matters_and_whether_it_is_mended_unasked(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {FILE: written("Qui vient? Tous.")})
    (problem,) = problems(root, CODE)
    assert problem.severity is Severity.CONSEIL
    assert problem.fix is not None
    assert problem.fix.safe is True
