"""PMS218: more axes, orientations or actions than the plan announces."""

from pathlib import Path

import pytest

from tests.lint.folder import base_plan, lines, plan_yaml, sheet

AXES = """\
axes:
  - numero: 1
    titre: Prévenir
    orientations: [{numero: 1, titre: Repérer}, {numero: 2, titre: Soutenir}]
  - numero: 2
    titre: Accompagner
    orientations: [{numero: 1, titre: Loger}]
"""
NOMS = """\
noms:
  axe: {singulier: engagement, pluriel: engagements, genre: masculin}
  orientation: {singulier: chantier, pluriel: chantiers, genre: masculin}
  action: {singulier: projet phare, pluriel: projets phares, genre: masculin}
"""
REMEDY = "corrigez ce nombre, ou retirez ce qui est en trop"


def _told(tmp_path: Path, announced: str, before: str = "", **sheets: str) -> list[str]:
    files = {"plan.yaml": plan_yaml(f"{AXES}annonce: {{{announced}}}\n", before=before)}
    files |= {f"actions/{name}.yaml": text for name, text in sheets.items()}
    return lines(base_plan(tmp_path, files))


def test_each_level_is_told_at_its_number(tmp_path: Path) -> None:
    assert _told(tmp_path, "axes: 1, orientations: 2, actions: 1") == [
        f"plan.yaml:13:17: PMS218 le plan annonce 1 axe et en a 2 : {REMEDY}",
        f"plan.yaml:13:34: PMS218 le plan annonce 2 orientations et en a 3 : {REMEDY}",
        f"plan.yaml:13:46: PMS218 le plan annonce 1 action et en a 3 : {REMEDY}",
    ]


def test_the_levels_have_the_names_that_the_plan_gives_them(tmp_path: Path) -> None:
    told = _told(tmp_path, "axes: 1, orientations: 2, actions: 1", NOMS)
    assert [line.split(" : ")[0].split("PMS218 ")[1] for line in told] == [
        "le plan annonce 1 engagement et en a 2",
        "le plan annonce 2 chantiers et en a 3",
        "le plan annonce 1 projet phare et en a 3",
    ]


@pytest.mark.parametrize(
    "announced",
    [
        "axes: 2, orientations: 3, actions: 3",
        "axes: 7, orientations: 21, actions: 63",
        "actions: 3",
        "document: rapport-2019 (p. 3)",
    ],
    ids=["as many", "more", "one level only", "no number"],
)
def test_as_many_or_fewer_than_announced_is_right(tmp_path: Path, announced: str) -> None:
    assert _told(tmp_path, announced) == []


def test_a_plan_that_announces_nothing_has_none_too_many(tmp_path: Path) -> None:
    assert lines(base_plan(tmp_path)) == []


def test_sectoral_sheets_are_not_counted(tmp_path: Path) -> None:
    sheets = {"01.1-a": sheet('"1.1"'), "44.1-a": sheet('"44.1"')}
    told = _told(tmp_path, "actions: 3", **sheets)
    assert [line.split(" ")[1] for line in told] == ["PMS210"]


def test_a_sheet_that_cannot_be_read_is_counted(tmp_path: Path) -> None:
    told = _told(tmp_path, "actions: 3", **{"04-a": "numero: 4\n"})
    assert [line for line in told if "PMS102" not in line] == [
        f"plan.yaml:13:20: PMS218 le plan annonce 3 actions et en a 4 : {REMEDY}"
    ]
