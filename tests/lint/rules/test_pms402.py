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


def _expecting(tmp_path: Path, settings: str, rest: str, numero: str = "1") -> list[str]:
    root = base_plan(tmp_path, {"plan.yaml": plan_yaml(f"{AXES}reglages: {{{settings}}}\n")})
    for path in (root / "actions").iterdir():
        path.unlink()
    name = "01.1-a" if "." in numero else "01-a"
    (root / "actions" / f"{name}.yaml").write_text(sheet(numero, rest=rest), encoding="utf-8")
    return lines(root, "PMS402")


def test_a_path_leads_inside_a_field_and_the_nearest_part_is_told(tmp_path: Path) -> None:
    rest = "calendrier:\n  debut: 2018\n"
    assert _expecting(tmp_path / "a", "attendus: [calendrier.fin]", rest) == [
        (
            "actions/01-a.yaml:5:1: PMS402 il manque ici « fin » : ce plan attend "
            "« calendrier.fin » de chaque fiche, ajoutez-le"
        )
    ]
    assert _expecting(tmp_path / "b", "attendus: [calendrier.fin]", "") == [
        (
            "actions/01-a.yaml:1:9: PMS402 il manque « calendrier.fin », que ce plan attend de "
            "chaque fiche : ajoutez-le"
        )
    ]
    assert _expecting(tmp_path / "c", "attendus: [calendrier.fin]", f"{rest}  fin: 2019\n") == []


def test_each_item_of_a_list_is_asked(tmp_path: Path) -> None:
    rest = """\
avancement:
  - {date: 2018, niveau: 1, constat: Rien.}
  - {date: 2019, niveau: 1}
  - date: 2020
    niveau: 2
"""
    told = _expecting(tmp_path, "attendus: [avancement.constat]", rest)
    assert [line.split(" ")[0] for line in told] == [
        "actions/01-a.yaml:7:5:",
        "actions/01-a.yaml:8:5:",
    ]


def test_an_empty_list_has_no_item_to_ask(tmp_path: Path) -> None:
    settings = "attendus: [avancement.constat, calendrier.jalons.atteint, indicateurs.cible.date]"
    assert _expecting(tmp_path, settings, "") == []


def test_what_is_missing_two_steps_inside_is_told_from_where_it_is(tmp_path: Path) -> None:
    rest = "indicateurs:\n  - {libelle: A, type: nombre}\n"
    (told,) = _expecting(tmp_path, "attendus: [indicateurs.cible.date]", rest)
    assert told.startswith("actions/01-a.yaml:6:5: PMS402 il manque ici « cible.date » :")


def test_an_indicator_that_cites_the_registry_has_there_what_it_does_not_say(
    tmp_path: Path,
) -> None:
    rest = "indicateurs: [{code: a}]\n"
    assert _expecting(tmp_path, "attendus: [indicateurs.cible, indicateurs.type]", rest) == []


@pytest.mark.parametrize(
    ("setting", "numero", "which"),
    [
        ("attendus_actions", "1", "chaque action"),
        ("attendus_actions", '"1.1"', None),
        ("attendus_sectorielles", '"1.1"', "chaque fiche sectorielle"),
        ("attendus_sectorielles", "1", None),
    ],
)
def test_a_kind_of_sheet_has_fields_of_its_own(
    tmp_path: Path, setting: str, numero: str, which: str | None
) -> None:
    told = _expecting(tmp_path, f"{setting}: [pilotes]", "", numero)
    assert [f"attend de {which} :" in line for line in told] == ([True] if which else [])


def test_a_field_at_fault_inside_is_not_missing(tmp_path: Path) -> None:
    rest = "calendrier: {fin: 19}\navancement: [{date: 2018, niveau: x}]\n"
    assert _expecting(tmp_path, "attendus: [calendrier.fin, avancement.constat]", rest) == []


def test_an_unknown_path_is_told_in_its_own_list(tmp_path: Path) -> None:
    (told,) = _expecting(tmp_path, "attendus_actions: [pilotes.nom]", "pilotes: [ARS]\n")
    assert told.startswith("plan.yaml:10:31: PMS402 une fiche n’a pas de champ « pilotes.nom »")
