"""PMS307: texts copied from the point before."""

from pathlib import Path

import pytest

from tests.lint.folder import base_plan, lines, sheet

FILE = "actions/01-accueil.yaml"


def _told(tmp_path: Path, rest: str) -> list[str]:
    return lines(base_plan(tmp_path, {FILE: sheet("1", rest=rest)}), "PMS3")


def _points(tmp_path: Path, *points: str) -> list[str]:
    return _told(tmp_path, "avancement:\n" + "".join(f"  - {{{point}}}\n" for point in points))


LONG = (
    "Action engagée avec les communes volontaires, dans l’attente de la décision du Conseil, " * 2
)


def test_a_copy_is_told_whatever_its_spaces(tmp_path: Path) -> None:
    told = _points(
        tmp_path,
        "date: 2018, niveau: 2, constat: Un lieu ouvert.",
        'date: 2019, niveau: 3, constat: "Un  lieu ouvert. "',
    )
    assert told == [
        (
            f"{FILE}:7:38: PMS307 ce constat est mot pour mot celui du point précédent (2018), "
            "alors que le niveau a changé : écrivez ce qui a changé depuis, ou retirez-le"
        )
    ]


def test_a_long_copy_is_told_even_at_the_same_level(tmp_path: Path) -> None:
    (told,) = _points(
        tmp_path,
        f'date: 2018, niveau: 2, constat: "{LONG}"',
        f'date: 2019, niveau: 2, constat: "{LONG}"',
    )
    assert "PMS307" in told
    assert "alors que" not in told


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("niveau: 2, constat: Action suspendue.", "niveau: 2, constat: Action suspendue."),
        ("niveau: 2, constat: Un lieu ouvert.", "niveau: 3, constat: Deux lieux ouverts."),
        ("niveau: 2", "niveau: 3"),
        ("niveau: 2, constat: Un lieu ouvert.", "niveau: 3"),
    ],
    ids=["short, same level", "other words", "no words", "words once"],
)
def test_what_may_be_meant_is_right(tmp_path: Path, before: str, after: str) -> None:
    assert _points(tmp_path, f"date: 2018, {before}", f"date: 2019, {after}") == []


def test_only_the_point_just_before_is_compared(tmp_path: Path) -> None:
    texts = ["Fermé.", "Ouvert.", "Fermé."]
    assert (
        _points(
            tmp_path,
            *(
                f"date: {2017 + n}, niveau: {n + 1}, constat: {text}"
                for n, text in enumerate(texts)
            ),
        )
        == []
    )
