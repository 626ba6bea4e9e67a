"""PMS306: levels that fall without a word."""

from pathlib import Path

import pytest

from tests.lint.folder import base_plan, lines, sheet

FILE = "actions/01-accueil.yaml"


def _told(tmp_path: Path, rest: str) -> list[str]:
    return lines(base_plan(tmp_path, {FILE: sheet("1", rest=rest)}), "PMS3")


def _points(tmp_path: Path, *points: str) -> list[str]:
    return _told(tmp_path, "avancement:\n" + "".join(f"  - {{{point}}}\n" for point in points))


def test_each_fall_without_a_word_is_told_at_its_level(tmp_path: Path) -> None:
    told = _points(
        tmp_path,
        "date: 2017, niveau: 4",
        "date: 2018, niveau: 3",
        "date: 2019, niveau: 3",
        "date: 2020, niveau: 1",
    )
    assert told == [
        (
            f"{FILE}:{line}:26: PMS306 le niveau passe de {before} à {level} sans explication : "
            "ajoutez un « constat » qui dit pourquoi, ou corrigez le niveau"
        )
        for line, before, level in ((7, "4 (2017)", 3), (9, "3 (2019)", 1))
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("niveau: 3", "niveau: 3"),
        ("niveau: 3", "niveau: 4"),
        ("niveau: 3", "niveau: 2, constat: Un lieu a fermé."),
        (
            "niveau: 3, lecture: appariee, niveaux_possibles: [2, 3]",
            "niveau: 2",
        ),
        (
            "niveau: 3",
            "niveau: 2, lecture: appariee, niveaux_possibles: [2, 3]",
        ),
    ],
    ids=["same", "up", "a word", "no sure height before", "no sure depth after"],
)
def test_what_is_no_sure_fall_or_is_explained_is_right(
    tmp_path: Path, before: str, after: str
) -> None:
    assert _points(tmp_path, f"date: 2018, {before}", f"date: 2019, {after}") == []


def test_a_sure_fall_between_doubtful_levels_is_told(tmp_path: Path) -> None:
    (told,) = _points(
        tmp_path,
        "date: 2018, niveau: 4, lecture: appariee, niveaux_possibles: [3, 4]",
        "date: 2019, niveau: 2, lecture: appariee, niveaux_possibles: [1, 2]",
    )
    assert "PMS306" in told


@pytest.mark.parametrize("dates", [("2019", "2018"), ("2019", "2019")])
def test_points_in_no_order_are_told_of_their_order_only(
    tmp_path: Path, dates: tuple[str, str]
) -> None:
    told = _points(tmp_path, f"date: {dates[0]}, niveau: 4", f"date: {dates[1]}, niveau: 2")
    assert [line.split(" ")[1] for line in told] in (["PMS303"], ["PMS304"])


def test_a_level_off_the_scale_is_no_height_to_fall_from(tmp_path: Path) -> None:
    assert _points(tmp_path, "date: 2018, niveau: 33", "date: 2019, niveau: 3") == []
