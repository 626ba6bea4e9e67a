"""PMS206: documents that the registry does not have."""

from pathlib import Path

import pytest

from tests.lint.folder import base_plan, lines, sheet, write

CITES = "sources: [rapport-2091]\n"


def test_the_nearest_code_is_proposed(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {"actions/01-accueil.yaml": sheet("1", rest=CITES)})
    assert lines(root) == [
        (
            "actions/01-accueil.yaml:5:11: PMS206 le document « rapport-2091 » n’est pas dans "
            "documents.yaml ; vouliez-vous dire « rapport-2019 » ?"
        )
    ]


def test_when_nothing_is_near_both_remedies_are_told(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {"actions/01-accueil.yaml": sheet("1", rest="sources: [bilan]\n")})
    assert lines(root) == [
        (
            "actions/01-accueil.yaml:5:11: PMS206 le document « bilan » n’est pas dans "
            "documents.yaml : "
            "corrigez le code, ou ajoutez le document à documents.yaml"
        )
    ]


def test_without_a_registry_the_remedy_is_to_make_one(tmp_path: Path) -> None:
    root = base_plan(tmp_path)
    (root / "documents.yaml").unlink()
    told = lines(root)
    assert told[0] == (
        "acteurs.yaml:2:78: PMS206 le document « rapport-2019 » n’est pas dans documents.yaml : "
        "créez ce fichier et ajoutez-l’y"
    )
    assert [line.split(" ")[0] for line in told] == [
        "acteurs.yaml:2:78:",
        "actions/01-accueil.yaml:10:15:",
        "actions/01-accueil.yaml:11:11:",
        "plan.yaml:10:66:",
        "plan.yaml:22:69:",
        "territories/ville-exemple.yaml:9:11:",
    ]


def test_an_empty_registry_knows_no_document(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {"documents.yaml": "documents: []\n"})
    told = lines(root)
    assert [line.split(" ")[1] for line in told] == ["PMS206"] * 6
    assert told[1].endswith(": corrigez le code, ou ajoutez le document à documents.yaml")


@pytest.mark.parametrize(
    "registry", ["", "documents:\n", "documents:\n  - code: rapport-2019\n", 'documents: ["\n']
)
def test_a_registry_with_a_fault_is_told_and_nothing_that_cites_it(
    tmp_path: Path, registry: str
) -> None:
    root = base_plan(tmp_path, {"documents.yaml": registry})
    assert {line.split(":")[0] for line in lines(root)} == {"documents.yaml"}


def test_the_place_in_the_document_is_not_part_of_its_code(tmp_path: Path) -> None:
    rest = "sources: [rapport-2019 (p. 12), rapport-2018 (rapport-2019)]\n"
    root = base_plan(tmp_path, {"actions/01-accueil.yaml": sheet("1", rest=rest)})
    assert lines(root) == [
        (
            "actions/01-accueil.yaml:5:33: PMS206 le document « rapport-2018 » n’est pas dans "
            "documents.yaml ; vouliez-vous dire « rapport-2019 » ?"
        )
    ]


EVERY_CITATION = {
    "plan.yaml": """\
edition: plan-exemple
titre: Plan d’exemple
collectivite: Métropole d’exemple
periode: {debut: 2017, fin: 2022}
echelle: {maximum: 5}
deliberation: {numero: 1, date: 2017, document: a}
livrets:
  - {code: sante, titre: Livret, document: b}
axes:
  - {numero: 1, titre: Prévenir, orientations: [{numero: 1, titre: Repérer}]}
annonce: {axes: 1, document: l (p. 2)}
points_etape:
  - {date: 2019, titre: Point, document: c}
""",
    "documents.yaml": "documents: []\n",
    "acteurs.yaml": "acteurs:\n  - {sigle: ARS, nom: Agence, nature: partenaire, source: d}\n",
    "glossaire.yaml": "sigles:\n  - {sigle: RSA, source: m}\n",
    "indicateurs.yaml": """\
indicateurs:
  - code: agents
    libelle: Agents
    type: nombre
    initiale: {date: 2017, valeur: 1, document: n}
    cible: {valeur: 3, document: o}
    mesures:
      - {date: 2018, valeur: 2, document: p}
""",
    "chiffres.yaml": """\
chiffres:
  - {code: habitants, libelle: Habitants, valeur: 9, document: q, aussi: [r, s (p. 1)]}
""",
    "instances.yaml": """\
instances:
  - code: comite
    nom: Comité
    source: e
    reunions:
      - {date: 2019, document: f}
""",
    "actions/01-accueil.yaml": """\
numero: 1
titre: Accueillir
axe: 1
orientation: 1
calendrier:
  jalons:
    - {date: 2018, libelle: Ouverture, document: t}
indicateurs:
  - libelle: Familles
    type: nombre
    initiale: {date: 2017, valeur: 1, document: g}
    cible: {valeur: 3, document: u}
    mesures:
      - {date: 2018, valeur: 2, document: h}
avancement:
  - {date: 2019, niveau: 3, document: i}
sources: [j]
""",
    "territories/ville.yaml": """\
code: ville
nom: Ville
sources: [k]
calendrier: {jalons: [{date: 2018, libelle: A, document: v}]}
sans_objet: [{action: 1, raison: Rien à faire, document: w}]
actions:
  - titre: Ouvrir
    chiffres: [{libelle: Lieux, valeur: 1, document: x}]
    jalons: [{date: 2018, libelle: A, document: y}]
axes:
  - {titre: Vivre, actions: [{titre: B, chiffres: [{libelle: C, valeur: 1, document: z}]}]}
""",
}


def test_every_place_that_cites_a_document_is_looked_at(tmp_path: Path) -> None:
    tmp_path.joinpath("plan").mkdir()
    root = write(tmp_path / "plan", EVERY_CITATION)
    assert [line.split(" n’est")[0] for line in lines(root, "PMS206")] == [
        "acteurs.yaml:2:59: PMS206 le document « d »",
        "actions/01-accueil.yaml:7:50: PMS206 le document « t »",
        "actions/01-accueil.yaml:11:49: PMS206 le document « g »",
        "actions/01-accueil.yaml:12:34: PMS206 le document « u »",
        "actions/01-accueil.yaml:14:43: PMS206 le document « h »",
        "actions/01-accueil.yaml:16:39: PMS206 le document « i »",
        "actions/01-accueil.yaml:17:11: PMS206 le document « j »",
        "chiffres.yaml:2:64: PMS206 le document « q »",
        "chiffres.yaml:2:75: PMS206 le document « r »",
        "chiffres.yaml:2:78: PMS206 le document « s »",
        "glossaire.yaml:2:26: PMS206 le document « m »",
        "indicateurs.yaml:5:49: PMS206 le document « n »",
        "indicateurs.yaml:6:34: PMS206 le document « o »",
        "indicateurs.yaml:8:43: PMS206 le document « p »",
        "instances.yaml:4:13: PMS206 le document « e »",
        "instances.yaml:6:32: PMS206 le document « f »",
        "plan.yaml:6:49: PMS206 le document « a »",
        "plan.yaml:8:44: PMS206 le document « b »",
        "plan.yaml:11:30: PMS206 le document « l »",
        "plan.yaml:13:42: PMS206 le document « c »",
        "territories/ville.yaml:3:11: PMS206 le document « k »",
        "territories/ville.yaml:4:58: PMS206 le document « v »",
        "territories/ville.yaml:5:58: PMS206 le document « w »",
        "territories/ville.yaml:8:54: PMS206 le document « x »",
        "territories/ville.yaml:9:49: PMS206 le document « y »",
        "territories/ville.yaml:11:86: PMS206 le document « z »",
    ]
