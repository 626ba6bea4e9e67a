"""PMS401: indicators without a type."""

from pathlib import Path

from pms_cli.diagnostics import Severity
from tests.lint.folder import base_plan, found, lines, sheet

MESSAGE = (
    "PMS401 cet indicateur n’a pas de type : "
    "ajoutez « type: nombre », pourcentage, montant ou oui-non"
)
REGISTRY = """\
indicateurs:
  - {code: agents, libelle: Agents, type: nombre}
  - {libelle: Rues, code: rues}
"""


def test_an_indicator_of_a_sheet_is_told_at_its_name(tmp_path: Path) -> None:
    rest = """\
indicateurs:
  - {libelle: Familles, type: oui-non}
  - {unite: €, libelle: Dépenses}
  - libelle: Lieux
"""
    assert lines(base_plan(tmp_path, {"actions/01-accueil.yaml": sheet("1", rest=rest)})) == [
        f"actions/01-accueil.yaml:7:25: {MESSAGE}",
        f"actions/01-accueil.yaml:8:14: {MESSAGE}",
    ]


def test_it_is_a_warning(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {"indicateurs.yaml": REGISTRY})
    assert [problem.severity for problem in found(root)] == [Severity.AVERTISSEMENT]


def test_an_indicator_of_the_registry_is_told_there_and_not_where_it_is_cited(
    tmp_path: Path,
) -> None:
    rest = "indicateurs:\n  - code: agents\n  - {code: rues, libelle: Rues ouvertes}\n"
    files = {
        "indicateurs.yaml": REGISTRY,
        "actions/01-accueil.yaml": sheet("1", rest=rest),
    }
    assert lines(base_plan(tmp_path, files)) == [f"indicateurs.yaml:3:27: {MESSAGE}"]


def test_a_type_that_is_none_of_those_is_told_as_such_only(tmp_path: Path) -> None:
    text = sheet("1", rest="indicateurs: [{libelle: A, type: euros}]\n")
    told = lines(base_plan(tmp_path, {"actions/01-accueil.yaml": text}))
    assert [line.split(" ")[1] for line in told] == ["PMS106"]


def test_a_registry_that_cannot_be_read_is_told_alone(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {"indicateurs.yaml": "indicateurs: [{libelle: A}]\n"})
    assert [line.split(" ")[1] for line in lines(root)] == ["PMS102"]
