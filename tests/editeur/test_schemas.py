"""The schemas accept every correct file as an editor reads it, and refuse the wrong ones."""

import json
import re
import shutil
import typing
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from pms_cli.exchange.schemas import SORTES, file_name, schema
from pms_cli.lint.rules import RULES
from pms_cli.model.base import Partie, declares
from pms_cli.model.faults import part_within
from pms_cli.model.lecture import DouteError, lire
from pms_cli.model.schema import schema_de
from pms_cli.workspace import read_workspace
from tests.conftest import ROOT
from tests.editeur.yaml12 import as_an_editor
from tests.lint.pages import Example, examples, put_all
from tests.model.plain import files
from tools.docs import SCHEMAS

PLANS = {
    "data": ROOT / "data",
    "2023-2027": ROOT / "exemples" / "pms-2023-2027",
    "base": ROOT / "tests" / "plans" / "base",
    "riche": ROOT / "tests" / "plans" / "riche",
}
INEXPRESSIBLE = {
    "PMS108": "les guillemets disparaissent à la lecture",
    "PMS109": "les guillemets disparaissent à la lecture",
    "PMS107": "compare des valeurs entre elles : le niveau retenu est parmi les possibles",
}
"""Bad examples that the schema accepts, and why JSON Schema cannot say what is wrong with them."""


@cache
def validator(name: str, plan: Path | None = None) -> jsonschema.Draft7Validator:
    made = schema(name, None if plan is None else read_workspace(plan).plan)
    jsonschema.Draft7Validator.check_schema(made)
    return jsonschema.Draft7Validator(made)


@cache
def bare_validator(name: str) -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(schema_de(SORTES[name].partie))


def faults(name: str, data: Any, plan: Path | None = None) -> list[str]:
    return [f"{list(e.path)}: {e.message[:120]}" for e in validator(name, plan).iter_errors(data)]


def files_of(root: Path) -> Iterator[tuple[str, Path]]:
    for name, kind in SORTES.items():
        yield from ((name, path) for path in sorted(root.glob(kind.fichiers)))


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("general", [True, False], ids=["general", "of-the-plan"])
def test_every_correct_file_is_accepted(plan: str, general: bool) -> None:
    root = PLANS[plan]
    seen = 0
    for name, path in files_of(root):
        data = as_an_editor(path.read_text(encoding="utf-8"))
        assert faults(name, data, None if general else root) == [], path
        seen += 1
    assert seen == len([path for path in root.rglob("*.yaml") if path.is_file()]) > 3


@given(files())
@settings(max_examples=200, deadline=None)
def test_what_the_reader_accepts_the_schema_does(made: tuple[type[Partie], dict[str, Any]]) -> None:
    part, values = made
    try:
        lire(part, values)
    except DouteError:
        return
    # As the model says it: codes of rules and names of keys are for rules to check.
    (name,) = (name for name, kind in SORTES.items() if kind.partie is part)
    bare = bare_validator(name)
    bare.validate(values)
    # Scalars without quotes: numbers become numbers.
    bare.validate(_typed(values))
    # A key left empty counts as absent.
    bare.validate(_with_empty_keys(part, values))


def _typed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _typed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_typed(item) for item in value]
    return as_an_editor(value) if re.fullmatch(r"[-+.\w]+", value) else value


def _with_empty_keys(part: type[Partie], values: dict[str, Any]) -> dict[str, Any]:
    return {**{key.nom: None for key in declares(part) if not key.obligatoire}, **values}


def _bad() -> Iterator[Any]:
    for rule in RULES:
        if rule.code.startswith("PMS1"):
            yield pytest.param(rule.code, examples(rule)["Mauvais"], id=rule.code)


@pytest.mark.parametrize(("code", "section"), list(_bad()))
def test_what_rules_of_values_refuse_the_schema_does(
    code: str, section: list[Example], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    base = tmp_path / "plan"
    shutil.copytree(PLANS["base"], base)
    (base / "actions").mkdir(exist_ok=True)
    put_all(base, section)
    refused = []
    for name, path in files_of(base):
        data = as_an_editor(path.read_text(encoding="utf-8"))
        if faults(name, data) and faults(name, data, PLANS["base"]):
            refused.append(path.relative_to(base).as_posix())
    expected = [example.path for example in section] if code not in INEXPRESSIBLE else []
    assert refused == expected


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("axe", 0), ("axe", 9), ("axe", 1.5), ("axe", [1]), ("axe", None), ("axe", True),
        ("orientation", 9), ("orientation", "x"), ("titre", ""), ("titre", " "),
        ("titre", ["a"]), ("titre", None), ("livret", "Livret"), ("livret", "aucun-tel"),
        ("pilotes", ["Personne"]), ("pilotes", [None]), ("pilotes", "DHL"),
        ("numero", "08"), ("numero", 0), ("numero", "8.2.1"), ("liens", ["x"]),
        ("calendrier", {"debut": "2017-13"}), ("calendrier", {"fin": "2022-04-31"}),
        ("calendrier", {"fin": 1850}), ("calendrier", {"fin": "2017-T5"}), ("calendrier", []),
        ("sources", ["atlas (p. 3"]), ("sources", ["inconnu"]), ("sources", ["inconnu (p. 3)"]),
        ("issue_de", ["pms/x"]), ("indicateurs", [{"type": "nombre"}]),
        ("avancement", [{"date": 2019, "niveau": 6}]),
        ("avancement", [{"date": 2019, "niveau": 2, "niveaux_possibles": [2, 3]}]),
        ("inconnue", None),
    ],
)  # fmt: skip
def test_a_wrong_value_is_refused(key: str, value: Any) -> None:
    right = {"numero": 12, "titre": "A", "axe": 1, "orientation": 2}
    assert faults("fiche", right, PLANS["data"]) == []
    assert faults("fiche", {**right, key: value}, PLANS["data"]) != []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("axe", "1"), ("orientation", "2"), ("titre", 2017), ("titre", True), ("numero", 8.2),
        ("numero", "8.2"), ("liens", [24, "8.2", 999]), ("sources", ["atlas", "atlas (p. 3)"]),
        ("pilotes", None), ("calendrier", None), ("calendrier", {"debut": 2017, "fin": None}),
        ("calendrier", {"debut": "2017", "fin": "2020-02-29"}), ("livret", None),
        ("avancement", [{"date": 2019, "niveau": 2, "niveaux_possibles": []}]),
        ("indicateurs", [{"libelle": "A", "cible": {"valeur": "1.10"}}]),
        ("indicateurs", [{"code": "instances-techniques-logement", "libelle": None}]),
    ],
)  # fmt: skip
def test_a_right_value_is_accepted(key: str, value: Any) -> None:
    right = {"numero": 12, "titre": "A", "axe": 1, "orientation": 2}
    assert faults("fiche", {**right, key: value}, PLANS["data"]) == []


def _described(made: dict[str, Any], place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every mapping and every key that a person can meet."""
    for name, found in made.get("properties", {}).items():
        yield f"{place}.{name}", found
        yield from _described(found, f"{place}.{name}")
    items = made.get("items", {})
    if items.get("type") == "object":
        yield f"{place}[]", items
        yield from _described(items, f"{place}[]")


@pytest.mark.parametrize("name", SORTES)
def test_each_mapping_and_key_is_told_in_french(name: str) -> None:
    made = schema(name)
    seen = [("", made), *_described(made)]
    assert len(seen) > 3
    for place, found in seen:
        assert found["title"], place
        assert re.search(r"[.…]$", found["description"]), place
        # English docstrings of the model are not for these readers.
        assert not re.search(r"\b(the|of|and|which|is)\b", found["description"]), place
    text = json.dumps(made, ensure_ascii=False)
    assert not re.search(r" [;:!?»] ", "".join(re.findall(r'"description": "([^"]*)"', text)))
    for found in re.findall(r'"enum": (\[.*?\]), "enumDescriptions": (\[.*?\])', text):
        values, said = (json.loads(part) for part in found)
        assert len(values) == len(said)
        assert all(said)


def parts_of(part: type[Partie]) -> Iterator[type[Partie]]:
    yield part
    for key in declares(part):
        inner = part_within(key.annotation)
        if inner is not None:
            yield from parts_of(inner)


def words_of(annotation: Any) -> tuple[str, ...]:
    if typing.get_origin(annotation) is typing.Literal:
        return typing.get_args(annotation)
    return next((found for a in typing.get_args(annotation) if (found := words_of(a))), ())


def test_every_closed_list_says_what_its_words_mean() -> None:
    every = {part for kind in SORTES.values() for part in parts_of(kind.partie)}
    lists = [
        (key, words)
        for part in every
        for key in declares(part)
        if (words := words_of(key.annotation))
    ]
    assert len(lists) > 10
    assert [key.nom for key, words in lists if tuple(key.champ.choix or ()) != words] == []


def test_a_plan_gives_its_own_words() -> None:
    text = json.dumps(schema("fiche", read_workspace(PLANS["data"]).plan), ensure_ascii=False)
    general = json.dumps(schema("fiche"), ensure_ascii=False)
    for word in ("Direction de l’Habitat et du Logement", "point-etape-2019-02", "Livret Santé"):
        assert word in text
        assert word not in general
    assert "PMS203" in json.dumps(schema("plan"))


def test_editors_are_told_where_the_schemas_are() -> None:
    told = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    expected = {
        f"./{folder}/{file_name(name)}": [f"{plan}/{kind.fichiers}"]
        for plan, folder in SCHEMAS.items()
        for name, kind in SORTES.items()
    }
    assert told["yaml.schemas"] == expected
    assert all((ROOT / path).is_file() for path in expected)


@pytest.mark.parametrize("plan", SCHEMAS)
def test_the_first_line_of_each_file_leads_to_its_schema(plan: str) -> None:
    for name, path in files_of(ROOT / plan):
        line = path.read_text(encoding="utf-8").split("\n", 1)[0]
        found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", line)
        assert found is not None, path
        assert (path.parent / found[1]).resolve() == ROOT / SCHEMAS[plan] / file_name(name), path
