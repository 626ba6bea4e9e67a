"""PMS402: sheets without a key that the plan expects of each."""

from pathlib import Path

import pytest

from pms_cli.diagnostics import Severity
from tests.lint.folder import base_plan, found, lines, plan_yaml, sheet

AXES = """\
axes:
  - numero: 1
    titre: Prévenir
    orientations: [{numero: 1, titre: Repérer}, {numero: 2, titre: Soutenir}]
"""


def _plan(tmp_path: Path, attendus: str, rest: str | None = None) -> Path:
    files = {"plan.yaml": plan_yaml(f"{AXES}reglages: {{attendus: [{attendus}]}}\n")}
    if rest is not None:
        files["actions/01-accueil.yaml"] = sheet("1", rest=rest)
    return base_plan(tmp_path, files)


def _missing(path: str, name: str) -> str:
    return (
        f"actions/{path}.yaml:1:9: PMS402 il manque « {name} », "
        "que ce plan attend de chaque fiche : ajoutez-le"
    )


def test_each_sheet_is_told_each_key_that_it_lacks(tmp_path: Path) -> None:
    assert lines(_plan(tmp_path, "pilotes, sources")) == [
        _missing("02-jeunes-parents", "pilotes"),
        _missing("02-jeunes-parents", "sources"),
        _missing("03-soutien", "sources"),
    ]


def test_it_is_a_warning(tmp_path: Path) -> None:
    (problem,) = found(_plan(tmp_path, "pilotes"))
    assert problem.severity is Severity.AVERTISSEMENT


def test_a_key_expected_twice_is_told_once(tmp_path: Path) -> None:
    assert lines(_plan(tmp_path, "pilotes, pilotes")) == [_missing("02-jeunes-parents", "pilotes")]


def test_sectoral_sheets_are_sheets(tmp_path: Path) -> None:
    root = _plan(tmp_path, "pilotes")
    (root / "actions" / "01.1-a.yaml").write_text(sheet('"1.1"'), encoding="utf-8")
    assert lines(root) == [
        _missing("01.1-a", "pilotes"),
        _missing("02-jeunes-parents", "pilotes"),
    ]


def test_the_keys_that_every_sheet_has_are_never_missing(tmp_path: Path) -> None:
    assert lines(_plan(tmp_path, "numero, titre, axe, orientation, lecture_numero")) == []


def test_a_plan_that_expects_nothing_more_misses_nothing(tmp_path: Path) -> None:
    assert lines(_plan(tmp_path, "", "")) == []


@pytest.mark.parametrize("empty", ["pilotes: []\n", ""])
def test_an_empty_list_is_a_key_that_is_not_there(tmp_path: Path, empty: str) -> None:
    assert lines(_plan(tmp_path, "pilotes", empty), "PMS4") == [
        _missing("01-accueil", "pilotes"),
        _missing("02-jeunes-parents", "pilotes"),
    ]


def test_a_key_with_a_fault_of_its_own_is_not_missing(tmp_path: Path) -> None:
    told = lines(_plan(tmp_path, "avancement, calendrier", "avancement: 3\ncalendrier: 2017\n"))
    assert [line.split(" ")[:2] for line in told if "01-accueil" in line] == [
        ["actions/01-accueil.yaml:5:13:", "PMS103"],
        ["actions/01-accueil.yaml:6:13:", "PMS103"],
    ]


def test_a_sheet_that_cannot_be_read_is_told_of_its_fault_only(tmp_path: Path) -> None:
    root = _plan(tmp_path, "pilotes")
    text = "numero: 2\naxe: 1\norientation: 1\n"
    (root / "actions" / "02-jeunes-parents.yaml").write_text(text, encoding="utf-8")
    assert [line.split(" ")[1] for line in lines(root)] == ["PMS102"]


def test_a_key_that_no_sheet_can_have_is_told_in_the_plan_and_asked_of_no_sheet(
    tmp_path: Path,
) -> None:
    assert lines(_plan(tmp_path, "pilote, budget, Titre")) == [
        (
            "plan.yaml:10:23: PMS402 une fiche n’a pas de champ « pilote » ; "
            "vouliez-vous dire « pilotes » ?"
        ),
        (
            "plan.yaml:10:31: PMS402 une fiche n’a pas de champ « budget » : "
            "corrigez-le, ou retirez-le"
        ),
        (
            "plan.yaml:10:39: PMS402 une fiche n’a pas de champ « Titre » ; "
            "vouliez-vous dire « titre » ?"
        ),
    ]
