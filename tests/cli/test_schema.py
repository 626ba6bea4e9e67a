"""`pms schema` writes its files whole, only over its own, and says which are stale."""

import json
from pathlib import Path

import pytest

from pms_cli.exchange.schemas import SORTES, file_name
from tests.conftest import Pms


def test_it_writes_what_it_prints(pms: Pms, plan_copy: Path) -> None:
    assert pms("schema", "-o", "s", cwd=plan_copy).status == 0
    for name in SORTES:
        text = (plan_copy / "s" / file_name(name)).read_text(encoding="utf-8")
        assert text == pms("schema", name, cwd=plan_copy).out
        assert json.loads(text)["$schema"] == "http://json-schema.org/draft-07/schema#"
        assert text.endswith("}\n")
    assert len(list((plan_copy / "s").iterdir())) == len(SORTES)
    assert pms("lint", cwd=plan_copy).status == 0


def test_only_the_schema_named_is_written(pms: Pms, plan_copy: Path) -> None:
    found = pms("schema", "fiche", "-o", "s", cwd=plan_copy)
    assert (found.status, found.out) == (0, "Schémas à jour dans s\u00a0: 1 (1 écrit).\n")
    assert [path.name for path in (plan_copy / "s").iterdir()] == ["fiche.schema.json"]
    found = pms("schema", "fiche", "-o", "s", cwd=plan_copy)
    assert found.out == "Schémas à jour dans s\u00a0: 1 (0 écrit).\n"


def test_stale_schemas_are_told_and_nothing_is_written(pms: Pms, plan_copy: Path) -> None:
    pms("schema", "-o", "s", cwd=plan_copy)
    assert pms("schema", "-o", "s", "--verifier", cwd=plan_copy).status == 0
    actors = plan_copy / "acteurs.yaml"
    added = "  - {sigle: XYZ, nom: Un nouvel acteur, nature: service}\n"
    actors.write_text(actors.read_text(encoding="utf-8") + added, encoding="utf-8")
    before = (plan_copy / "s" / "fiche.schema.json").read_bytes()
    found = pms("schema", "-o", "s", "--verifier", cwd=plan_copy)
    assert found.status == 1
    assert found.out == ("s/fiche.schema.json n’est plus à jour\nLancez\u00a0: pms schema -o s\n")
    assert (plan_copy / "s" / "fiche.schema.json").read_bytes() == before
    assert "(1 écrit)" in pms("schema", "-o", "s", cwd=plan_copy).out
    assert "Un nouvel acteur" in (plan_copy / "s" / "fiche.schema.json").read_text(encoding="utf-8")


def test_a_file_of_someone_else_stays_and_nothing_is_written(pms: Pms, plan_copy: Path) -> None:
    other = plan_copy / "s" / file_name("territoire")
    other.parent.mkdir()
    other.write_text("{}\n", encoding="utf-8")
    found = pms("schema", "-o", "s", cwd=plan_copy)
    assert found.status == 2
    assert "n’a pas été produit par pms" in found.err
    assert [path.name for path in other.parent.iterdir()] == [other.name]
    assert other.read_text(encoding="utf-8") == "{}\n"
    assert pms("schema", "-o", "s", "--remplacer", cwd=plan_copy).status == 0
    assert "Villeurbanne" in other.read_text(encoding="utf-8")


def test_without_a_plan_schemas_are_general(pms: Pms, plan_copy: Path, tmp_path: Path) -> None:
    empty = tmp_path / "vide"
    empty.mkdir()
    found = pms("schema", "fiche", cwd=empty)
    assert found.status == 0
    assert found.err == "Aucun plan ici\u00a0: les schémas sont généraux, sans codes ni titres.\n"
    assert found.out == pms("schema", "fiche", "--sans-plan", cwd=plan_copy).out
    assert pms("schema", "fiche", "--plan", "nulle-part", cwd=empty).status == 2


def test_a_broken_registry_proposes_nothing_and_refuses_nothing(pms: Pms, plan_copy: Path) -> None:
    (plan_copy / "acteurs.yaml").write_text("acteurs: [\n", encoding="utf-8")
    found = pms("schema", "fiche", cwd=plan_copy)
    assert found.status == 1
    assert "pms lint" in found.err
    made = json.loads(found.out)
    assert "acteur" not in made["definitions"]
    assert "$ref" not in made["properties"]["pilotes"]["items"]


@pytest.mark.parametrize("option", ["--verifier", "--remplacer"])
def test_an_option_for_a_folder_asks_for_it(pms: Pms, plan_copy: Path, option: str) -> None:
    found = pms("schema", "fiche", option, cwd=plan_copy)
    assert found.status == 2
    assert f"{option} demande un dossier" in found.err


def test_what_a_plan_says_stays_data(pms: Pms, plan_copy: Path) -> None:
    actors = plan_copy / "acteurs.yaml"
    odd = '  - {sigle: "A\\"}]", nom: "Un\\n nom ${1:x} `b`", nature: service}\n'
    numbered = "  - {sigle: 115, nom: Le 115, nature: service}\n"
    actors.write_text(actors.read_text(encoding="utf-8") + odd + numbered, encoding="utf-8")
    made = json.loads(pms("schema", "fiche", cwd=plan_copy).out)
    found = made["definitions"]["acteur"]
    told = dict(zip(found["enum"], found["enumDescriptions"], strict=True))
    assert told['A"}]'] == "Un nom ${1:x} `b`"
    assert told["115"] == told[115] == "Le 115"
