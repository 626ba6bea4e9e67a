"""PMS211: levels that the scale does not have."""

from pathlib import Path

import pytest

from tests.lint.folder import base_plan, lines, plan_yaml, sheet

AXES = "axes:\n  - {numero: 1, titre: A, orientations: [{numero: 1, titre: B}]}\n"


def _point(niveau: str) -> str:
    return sheet("1", rest=f"avancement:\n  - date: 2019\n    niveau: {niveau}\n")


@pytest.mark.parametrize("niveau", ["0", "6", "999999999"])
def test_a_level_past_either_end_is_told_the_ends(tmp_path: Path, niveau: str) -> None:
    root = base_plan(tmp_path, {"actions/01-accueil.yaml": _point(niveau)})
    assert lines(root) == [
        (
            f"actions/01-accueil.yaml:7:13: PMS211 le niveau {niveau} sort de l’échelle du plan : "
            "écrivez un niveau de 1 à 5"
        )
    ]


@pytest.mark.parametrize("niveau", ["1", "5"])
def test_both_ends_are_levels(tmp_path: Path, niveau: str) -> None:
    root = base_plan(tmp_path, {"actions/01-accueil.yaml": _point(niveau)})
    assert lines(root, "PMS2") == []


def test_a_scale_may_begin_at_zero(tmp_path: Path) -> None:
    plan = plan_yaml(AXES).replace("{maximum: 5}", "{minimum: 0, maximum: 3}")
    root = base_plan(tmp_path, {"plan.yaml": plan, "actions/01-accueil.yaml": _point("0")})
    assert lines(root, "PMS211") == []
    (root / "actions/01-accueil.yaml").write_text(_point("4"), encoding="utf-8")
    assert [line.split(" : ")[1] for line in lines(root, "PMS211")] == [
        "écrivez un niveau de 0 à 3"
    ]


def test_possible_levels_and_every_point_are_looked_at(tmp_path: Path) -> None:
    rest = """\
avancement:
  - {date: 2018, niveau: 9}
  - date: 2019-02
    niveau: 5
    lecture: appariee
    niveaux_possibles: [5, 6, 7]
"""
    root = base_plan(tmp_path, {"actions/01-accueil.yaml": sheet("1", rest=rest)})
    assert [line.split(" sort")[0] for line in lines(root, "PMS2")] == [
        "actions/01-accueil.yaml:6:26: PMS211 le niveau 9",
        "actions/01-accueil.yaml:10:28: PMS211 le niveau 6",
        "actions/01-accueil.yaml:10:31: PMS211 le niveau 7",
    ]


def test_a_sectoral_sheet_is_looked_at(tmp_path: Path) -> None:
    text = _point("8").replace("numero: 1", 'numero: "1.1"')
    root = base_plan(tmp_path, {"actions/01.1-a.yaml": text})
    assert [line.split(" sort")[0] for line in lines(root)] == [
        "actions/01.1-a.yaml:7:13: PMS211 le niveau 8"
    ]


def test_the_names_of_the_scale_are_looked_at(tmp_path: Path) -> None:
    scale = """\
echelle:
  maximum: 5
  libelles:
    - {niveau: 1, libelle: Non engagée}
    - {niveau: 6, libelle: Achevée}
"""
    plan = plan_yaml(AXES).replace("echelle: {maximum: 5}\n", scale)
    root = base_plan(tmp_path, {"plan.yaml": plan})
    assert lines(root, "PMS211") == [
        "plan.yaml:9:16: PMS211 le niveau 6 sort de l’échelle du plan : écrivez un niveau de 1 à 5"
    ]
