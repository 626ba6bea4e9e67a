"""PMS212: two entries of a registry with the same code."""

from pathlib import Path

import pytest

from tests.lint.folder import base_plan, lines, plan_yaml

SOURCES = "sources: [rapport-2019]\n"
AXES = "axes:\n  - {numero: 1, titre: A, orientations: [{numero: 1, titre: B}]}\n"


def _entry_one(code: str) -> str:
    return (
        f"PMS212 « {code} » est déjà pris par l’entrée n° 1 de cette liste : "
        "corrigez l’un des deux, ou réunissez-les"
    )


def test_the_entry_that_came_first_is_named_by_its_rank(tmp_path: Path) -> None:
    acteurs = """\
acteurs:
  - {sigle: ARS, nom: Agence régionale de santé, nature: partenaire}
  - {sigle: MDM, nom: Maison de la Métropole, nature: service}
  - {sigle: ARS, nom: Association, nature: partenaire}
  - {sigle: MDM, nom: Médecins du monde, nature: partenaire}
  - {sigle: ARS, nom: Autre, nature: partenaire}
"""
    root = base_plan(tmp_path, {"acteurs.yaml": acteurs})
    assert lines(root) == [
        "acteurs.yaml:4:13: " + _entry_one("ARS"),
        "acteurs.yaml:5:13: " + _entry_one("MDM").replace("n° 1", "n° 2"),
        "acteurs.yaml:6:13: " + _entry_one("ARS"),
    ]


@pytest.mark.parametrize(
    ("path", "text", "place", "code"),
    [
        (
            "documents.yaml",
            (
                "documents:\n"
                "  - {code: rapport-2019, titre: A, nature: rapport}\n"
                "  - {code: rapport-2019, titre: B, nature: rapport}\n"
            ),
            "3:12",
            "rapport-2019",
        ),
        (
            "instances.yaml",
            "instances:\n  - {code: comite, nom: A}\n  - {nom: B, code: comite}\n",
            "3:20",
            "comite",
        ),
        ("glossaire.yaml", "sigles:\n  - sigle: RSA\n  - {sens: B, sigle: RSA}\n", "3:22", "RSA"),
        (
            "indicateurs.yaml",
            (
                "indicateurs:\n"
                "  - {code: agents, libelle: A, type: nombre}\n"
                "  - {code: agents, libelle: B, type: nombre}\n"
            ),
            "3:12",
            "agents",
        ),
        (
            "chiffres.yaml",
            (
                "chiffres:\n"
                "  - {code: habitants, libelle: A, valeur: 1}\n"
                "  - {libelle: B, valeur: 2, code: habitants}\n"
            ),
            "3:35",
            "habitants",
        ),
        (
            "editions/plan-2010.yaml",
            (
                "edition: plan-2010\n"
                "titre: Plan 2010\n"
                "fiches:\n"
                '  - {numero: "8.2", titre: A}\n'
                '  - {titre: B, numero: "8.2"}\n'
            ),
            "5:24",
            "8.2",
        ),
        (
            "plan.yaml",
            plan_yaml(AXES, before="familles:\n  - {code: a, nom: A}\n  - {code: a, nom: B}\n"),
            "8:12",
            "a",
        ),
        (
            "plan.yaml",
            plan_yaml(AXES, before="secteurs:\n  - {code: a, nom: A}\n  - {code: a, nom: B}\n"),
            "8:12",
            "a",
        ),
        (
            "plan.yaml",
            plan_yaml(AXES, before="livrets:\n  - {code: a, titre: A}\n  - {code: a, titre: B}\n"),
            "8:12",
            "a",
        ),
        (
            "plan.yaml",
            plan_yaml(AXES + "  - {titre: C, numero: 1, orientations: [{numero: 1, titre: D}]}\n"),
            "8:24",
            "1",
        ),
        (
            "plan.yaml",
            plan_yaml(
                "axes:\n"
                "  - numero: 1\n"
                "    titre: A\n"
                "    orientations:\n"
                "      - {numero: 1, titre: B}\n"
                "      - {numero: 1, titre: C}\n"
            ),
            "11:18",
            "1",
        ),
        (
            "plan.yaml",
            plan_yaml(AXES).replace(
                "{maximum: 5}",
                "{maximum: 5, libelles: [{niveau: 2, libelle: A}, {niveau: 2, libelle: B}]}",
            ),
            "5:68",
            "2",
        ),
    ],
    ids=[
        "documents",
        "instances",
        "glossaire",
        "indicateurs",
        "chiffres",
        "editions",
        "familles",
        "secteurs",
        "livrets",
        "axes",
        "orientations",
        "libelles",
    ],
)
def test_every_list_that_codes_identify_is_looked_at(
    tmp_path: Path, path: str, text: str, place: str, code: str
) -> None:
    root = base_plan(tmp_path, {path: text})
    assert lines(root, "PMS212") == [f"{path}:{place}: {_entry_one(code)}"]


def test_two_axes_may_have_orientations_of_the_same_number(tmp_path: Path) -> None:
    second = "  - {numero: 2, titre: C, orientations: [{numero: 1, titre: D}]}\n"
    root = base_plan(tmp_path, {"plan.yaml": plan_yaml(AXES + second)})
    assert lines(root, "PMS212") == []


def test_the_code_of_a_territory_is_unique_among_files(tmp_path: Path) -> None:
    root = base_plan(
        tmp_path,
        {"territories/ville-voisine.yaml": f"nom: Ville voisine\ncode: ville-exemple\n{SOURCES}"},
    )
    assert lines(root, "PMS212") == [
        (
            "territories/ville-voisine.yaml:2:7: PMS212 « ville-exemple » est déjà le code de "
            "territories/ville-exemple.yaml : corrigez l’un des deux"
        )
    ]


def test_the_code_of_an_earlier_edition_is_unique_among_files(tmp_path: Path) -> None:
    edition = "edition: plan-2010\ntitre: Plan\nfiches: [{numero: 7, titre: A}]\n"
    root = base_plan(tmp_path, {"editions/a.yaml": edition, "editions/b.yaml": edition})
    assert lines(root, "PMS212") == [
        (
            "editions/b.yaml:1:10: PMS212 « plan-2010 » est déjà le code de "
            "editions/a.yaml : corrigez l’un des deux"
        )
    ]


def test_a_territory_and_an_edition_may_have_the_same_code(tmp_path: Path) -> None:
    edition = "edition: ville-exemple\ntitre: Plan\nfiches: [{numero: 7, titre: A}]\n"
    root = base_plan(tmp_path, {"editions/a.yaml": edition})
    assert lines(root, "PMS212") == []


def test_a_registry_that_cannot_be_read_has_no_double(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {"glossaire.yaml": "sigles: [{sigle: RSA}, {sigle: RSA}, {}]\n"})
    assert [line.split(" ")[1] for line in lines(root)] == ["PMS102"]


def test_an_empty_registry_has_no_double(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {"instances.yaml": "instances: []\n"})
    assert lines(root) == []
