"""PMS513: titles that begin with a small letter or end with a point."""

from pathlib import Path

import pytest

from pms_cli.diagnostics import Severity
from pms_cli.lint.settings import choose_rules
from tests.lint.folder import base_plan, found, lines

FILE = "actions/01-accueil.yaml"


def _titled(tmp_path: Path, title: str, rest: str = "") -> Path:
    text = f"numero: 1\ntitre: {title}\naxe: 1\norientation: 1\n{rest}"
    return base_plan(tmp_path, {FILE: text})


@pytest.mark.parametrize(
    ("title", "column", "said"),
    [
        ("accueillir les familles", 8, "commence par une minuscule"),
        ("l’accueil des familles", 8, "commence par une minuscule"),
        ("être accueilli", 8, "commence par une minuscule"),
        ("Accueillir les familles.", 31, "finit par un point"),
        ("Accueillir (les familles).", 33, "finit par un point"),
        ("Accueillir en 2019.", 26, "finit par un point"),
    ],
)
def test_a_title_out_of_shape_is_told(tmp_path: Path, title: str, column: int, said: str) -> None:
    (line,) = lines(_titled(tmp_path, title), "PMS513")
    assert line.startswith(f"{FILE}:2:{column}: PMS513 ce titre {said}")


@pytest.mark.parametrize(
    "title",
    [
        "Accueillir les familles",
        "e-santé et e-inclusion",
        "iPhone et iPad",
        "data.gouv et ses jeux",
        "2 lieux d’accueil",
        "« les familles d’abord »",
        "Accueillir les familles, les jeunes, etc.",
        "Accueillir les familles…",
        "Créer une S.A.S.",
        "Accueillir à St.",
        "Accueillir. Orienter.",
        "Qui accueillir ?",
        "Lieux de 12 hab.",
        "À quoi bon",
    ],
)
def test_correct_oddities_are_silent(tmp_path: Path, title: str) -> None:
    assert lines(_titled(tmp_path, title), "PMS513") == []


def test_labels_end_without_a_point_and_modalites_may_have_one(tmp_path: Path) -> None:
    rest = (
        "calendrier: {jalons: [{date: 2019, libelle: Ouvrir un lieu.}]}\n"
        "modalites: [{titre: ouvrir un lieu., actions: [ouvrir.]}]\n"
        "indicateurs: [{libelle: nombre de lieux., type: nombre}]\n"
        "titre_livret: accueillir\n"
    )
    told = lines(_titled(tmp_path, "Accueillir", rest), "PMS513")
    assert [line.split(" (")[0] for line in told] == [
        f"{FILE}:5:59: PMS513 ce libellé finit par un point : retirez-le",
        f"{FILE}:7:40: PMS513 ce libellé finit par un point : retirez-le",
        f"{FILE}:8:15: PMS513 ce titre commence par une minuscule",
    ]


def test_it_is_advice_and_mended_when_asked_for(tmp_path: Path) -> None:
    rules = choose_rules(("PMS513",), ())
    (problem,) = found(_titled(tmp_path, "accueillir"), rules)
    assert problem.severity is Severity.CONSEIL
    assert problem.fix is not None
    assert not problem.fix.safe
    assert [edit.text for edit in problem.fix.edits] == ["A"]
