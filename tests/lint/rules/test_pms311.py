"""PMS311: steps that are not in order."""

from pathlib import Path

import pytest

from tests.lint.folder import base_plan, lines, sheet

FILE = "actions/01-accueil.yaml"


def _told(tmp_path: Path, rest: str) -> list[str]:
    return lines(base_plan(tmp_path, {FILE: sheet("1", rest=rest)}), "PMS3")


def _points(tmp_path: Path, *points: str) -> list[str]:
    return _told(tmp_path, "avancement:\n" + "".join(f"  - {{{point}}}\n" for point in points))


def _steps(tmp_path: Path, *steps: str) -> list[str]:
    said = "".join(f"    - {{libelle: A, {step}}}\n" for step in steps)
    return _told(tmp_path, f"calendrier:\n  jalons:\n{said}")


def test_the_first_out_of_place_is_told(tmp_path: Path) -> None:
    assert _steps(tmp_path, "date: 2018", "date: 2019-06", "date: 2017", "date: 2016") == [
        (
            f"{FILE}:9:26: PMS311 ce jalon (2017) est écrit après un autre plus tardif "
            "(juin 2019) : mettez les jalons dans l’ordre, ou corrigez la date"
        )
    ]


@pytest.mark.parametrize(
    "steps",
    [
        ["date: 2019-06", "date: 2019"],
        ["date: 2019", "date: 2019"],
        ["date: 2019", "date: 2018, lecture: appariee"],
        ["date: 2019, lecture: appariee", "date: 2018"],
        ["date: 2018, atteint: 2020", "date: 2019, atteint: 2019"],
    ],
    ids=["within", "same", "in doubt", "after one in doubt", "reached in another order"],
)
def test_what_may_be_in_order_is_right(tmp_path: Path, steps: list[str]) -> None:
    assert _steps(tmp_path, *steps) == []


def test_each_action_of_a_territory_has_its_own_order(tmp_path: Path) -> None:
    territory = """\
code: ville-exemple
nom: Ville d’exemple
sources: [rapport-2019]
actions:
  - {titre: A, jalons: [{date: 2020, libelle: B}]}
  - {titre: C, jalons: [{date: 2019, libelle: D}, {date: 2018, libelle: E}]}
"""
    root = base_plan(tmp_path, {"territories/ville-exemple.yaml": territory})
    (told,) = lines(root, "PMS3")
    assert told.startswith("territories/ville-exemple.yaml:6:58: PMS311")
