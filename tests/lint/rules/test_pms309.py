"""PMS309: targets and measures before the start."""

from pathlib import Path

import pytest

from tests.lint.folder import base_plan, lines, sheet

FILE = "actions/01-accueil.yaml"


def _told(tmp_path: Path, rest: str) -> list[str]:
    return lines(base_plan(tmp_path, {FILE: sheet("1", rest=rest)}), "PMS3")


def _points(tmp_path: Path, *points: str) -> list[str]:
    return _told(tmp_path, "avancement:\n" + "".join(f"  - {{{point}}}\n" for point in points))


def _indicator(tmp_path: Path, keys: str, calendar: str = "") -> list[str]:
    head = f"calendrier: {{{calendar}}}\n" if calendar else "contexte: Rien.\n"
    return _told(tmp_path, f"{head}indicateurs: [{{libelle: A, type: nombre, {keys}}}]\n")


def test_a_target_before_its_start_is_told(tmp_path: Path) -> None:
    keys = "initiale: {date: 2018-06, valeur: 1}, cible: {date: 2018-05, valeur: 2}"
    assert _indicator(tmp_path, keys) == [
        (
            f"{FILE}:6:94: PMS309 la cible est pour mai 2018, avant la valeur initiale "
            "(juin 2018) : corrigez l’une des deux dates"
        )
    ]


def test_a_target_before_the_action_is_told(tmp_path: Path) -> None:
    (told,) = _indicator(tmp_path, "cible: {date: 2017, valeur: 2}", "debut: 2018-02")
    assert "avant le début de l’action (février 2018)" in told


def test_a_start_after_every_measure_is_told(tmp_path: Path) -> None:
    keys = "initiale: {date: 2019, valeur: 1}, mesures: [{date: 2017, valeur: 3}]"
    assert _indicator(tmp_path, keys) == [
        (
            f"{FILE}:6:59: PMS309 la valeur initiale (2019) vient après la dernière mesure (2017) "
            ": corrigez l’une des deux dates"
        )
    ]


def test_the_registry_is_looked_at(tmp_path: Path) -> None:
    entry = "code: a, libelle: A, type: nombre, initiale: {date: 2018, valeur: 1}"
    text = f"indicateurs: [{{{entry}, cible: {{date: 2016, valeur: 2}}}}]\n"
    (told,) = lines(base_plan(tmp_path, {"indicateurs.yaml": text}), "PMS3")
    assert told.startswith("indicateurs.yaml:1:100: PMS309")


@pytest.mark.parametrize(
    ("keys", "calendar"),
    [
        ("initiale: {date: 2018, valeur: 1}, cible: {date: 2018-06, valeur: 2}", ""),
        ("initiale: {date: 2018-06, valeur: 1}, cible: {date: 2018, valeur: 2}", ""),
        ("initiale: {date: 2016, valeur: 1}, cible: {date: 2030, valeur: 2}", "fin: 2020"),
        ("cible: {date: 2018, valeur: 2}", "debut: 2018-09"),
        ("cible: {valeur: 2}", "debut: 2018-09"),
        ("initiale: {date: 2010, valeur: 1}", "debut: 2018"),
        (
            (
                "initiale: {date: 2018, valeur: 1}, "
                "mesures: [{date: 2016, valeur: 0}, {date: 2019, valeur: 2}]"
            ),
            "",
        ),
    ],
    ids=[
        "within the year",
        "year of the start",
        "target after the action",
        "year of the beginning",
        "no date",
        "start before the action",
        "history before the start",
    ],
)
def test_what_goes_forward_is_right(tmp_path: Path, keys: str, calendar: str) -> None:
    assert _indicator(tmp_path, keys, calendar) == []
