"""PMS217: common indicators that the registry does not have."""

from pathlib import Path

import pytest

from tests.lint.folder import base_plan, lines, sheet

REGISTRY = """\
indicateurs:
  - {code: agents-formes, libelle: Nombre d’agents formés, type: nombre}
"""
CITES = """\
indicateurs:
  - code: agents-formes
  - {libelle: Agents de la fiche, type: nombre}
  - {code: agent-forme, libelle: Agents}
  - code: rues
"""


def _plan(tmp_path: Path, registry: str | None = REGISTRY) -> Path:
    files = {"actions/01-accueil.yaml": sheet("1", rest=CITES)}
    return base_plan(tmp_path, files | ({"indicateurs.yaml": registry} if registry else {}))


def test_the_nearest_code_is_proposed_or_both_remedies(tmp_path: Path) -> None:
    assert lines(_plan(tmp_path)) == [
        (
            "actions/01-accueil.yaml:8:12: PMS217 « agent-forme » n’est pas dans "
            "indicateurs.yaml ; vouliez-vous dire « agents-formes » ?"
        ),
        (
            "actions/01-accueil.yaml:9:11: PMS217 « rues » n’est pas dans indicateurs.yaml : "
            "ajoutez-l’y, ou retirez « code »"
        ),
    ]


def test_without_a_registry_the_remedy_is_to_make_one(tmp_path: Path) -> None:
    remedy = "créez ce fichier et ajoutez-y l’indicateur, ou retirez « code »"
    assert lines(_plan(tmp_path, None)) == [
        f"actions/01-accueil.yaml:{place}: PMS217 « {code} » n’est pas dans indicateurs.yaml : "
        f"{remedy}"
        for place, code in (("6:11", "agents-formes"), ("8:12", "agent-forme"), ("9:11", "rues"))
    ]


def test_an_empty_registry_knows_no_indicator(tmp_path: Path) -> None:
    told = lines(_plan(tmp_path, "indicateurs: []\n"))
    assert [line.split(" : ")[1] for line in told] == ["ajoutez-l’y, ou retirez « code »"] * 3


@pytest.mark.parametrize("registry", ["indicateurs:\n", "indicateurs:\n  - code: agents-formes\n"])
def test_a_registry_with_a_fault_is_told_and_no_sheet_with_it(
    tmp_path: Path, registry: str
) -> None:
    told = lines(_plan(tmp_path, registry))
    assert {line.split(":")[0] for line in told} == {"indicateurs.yaml"}


def test_the_registry_may_hold_what_no_sheet_cites(tmp_path: Path) -> None:
    assert lines(base_plan(tmp_path, {"indicateurs.yaml": REGISTRY})) == []
