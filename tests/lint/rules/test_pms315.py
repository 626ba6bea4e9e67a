"""PMS315: actions at the top that were never measured."""

from pathlib import Path

import pytest

from tests.lint.folder import base_plan, lines, sheet

FILE = "actions/01-accueil.yaml"


def _told(tmp_path: Path, rest: str) -> list[str]:
    return lines(base_plan(tmp_path, {FILE: sheet("1", rest=rest)}), "PMS3")


def _points(tmp_path: Path, *points: str) -> list[str]:
    return _told(tmp_path, "avancement:\n" + "".join(f"  - {{{point}}}\n" for point in points))


TOP = "avancement: [{date: 2019-02, niveau: 5, constat: Fait.}]\n"
REGISTRY = "indicateurs:\n  - {code: a, libelle: A, type: nombre, mesures: [%s]}\n"
MEASURE = "{date: 2019, valeur: 1, document: rapport-2019}"


def test_it_is_told_once_at_the_indicators(tmp_path: Path) -> None:
    rest = "indicateurs: [{libelle: A, type: nombre}, {libelle: B, type: oui-non}]\n"
    assert _told(tmp_path, rest + TOP) == [
        (
            f"{FILE}:5:1: PMS315 l’action est au plus haut niveau et aucun de ses indicateurs n’a "
            "été mesuré : ajoutez les mesures connues, ou retirez les indicateurs abandonnés"
        )
    ]


@pytest.mark.parametrize(("measure", "count"), [("", 1), (MEASURE, 0)])
def test_a_common_indicator_is_measured_in_the_registry(
    tmp_path: Path, measure: str, count: int
) -> None:
    files = {
        FILE: sheet("1", rest=f"indicateurs: [{{code: a}}]\n{TOP}"),
        "indicateurs.yaml": REGISTRY % measure,
    }
    assert len(lines(base_plan(tmp_path, files), "PMS3")) == count


@pytest.mark.parametrize(
    "rest",
    [
        TOP,
        f"indicateurs: [{{libelle: A, type: nombre, mesures: [{MEASURE}]}}, {{libelle: B}}]\n{TOP}",
        "indicateurs: [{libelle: A, type: nombre}]\n" + TOP.replace("5", "4"),
        "indicateurs: [{libelle: A, type: nombre}]\n",
        "indicateurs: [{code: inconnu}]\n" + TOP,
    ],
    ids=["no indicator", "one measured", "below the top", "no level", "unknown code"],
)
def test_what_is_measured_or_not_done_is_right(tmp_path: Path, rest: str) -> None:
    assert _told(tmp_path, rest) == []
