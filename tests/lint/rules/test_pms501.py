"""PMS501: sigles of the texts that nothing explains, in a plan that has a glossary."""

from pathlib import Path

import pytest

from pms_cli.diagnostics import Severity
from tests.lint.folder import base_plan, found, lines, sheet

FILE = "actions/01-accueil.yaml"
GLOSSAIRE = """\
sigles:
  - {sigle: RSA, sens: Revenu de solidarité active}
  - {sigle: CJ-ASE, sens: Cellule de l’aide sociale à l’enfance}
  - sigle: CLIC
"""
ACTEURS = """\
acteurs:
  - {sigle: ARS, nom: Agence régionale de santé, nature: partenaire}
  - {sigle: CAF du Rhône, nom: Caisse d’allocations familiales, nature: partenaire}
  - {sigle: Orée AJD, nom: Association de la MJC et du CCO, nature: partenaire}
"""


def _plan(
    tmp_path: Path, text: str, glossaire: str | None = GLOSSAIRE, acteurs: str = ACTEURS
) -> Path:
    files = {FILE: sheet("1", rest=f"contexte: |\n  {text}\n"), "acteurs.yaml": acteurs}
    return base_plan(tmp_path, files | ({"glossaire.yaml": glossaire} if glossaire else {}))


def _sigles(tmp_path: Path, text: str) -> list[str]:
    told = lines(_plan(tmp_path, text), "PMS501")
    return [line.split("« ")[1].split(" »")[0] for line in told]


def test_a_sigle_is_told_at_its_text_with_what_to_do(tmp_path: Path) -> None:
    assert lines(_plan(tmp_path, "Les familles au RSA sont reçues à la MDF.")) == [
        (
            f"{FILE}:6:40: PMS501 le sigle « MDF » n’est pas dans glossaire.yaml : "
            "ajoutez-l’y, développez-le dans le texte, ou corrigez-le"
        )
    ]


def test_it_is_advice(tmp_path: Path) -> None:
    (problem,) = found(_plan(tmp_path, "Les familles sont reçues à la MDF."))
    assert problem.severity is Severity.CONSEIL


def test_a_plan_without_glossary_may_use_any_sigle(tmp_path: Path) -> None:
    assert lines(_plan(tmp_path, "La MDF et le CCAS.", None)) == []


@pytest.mark.parametrize("glossaire", ["", "sigles:\n", "sigles:\n  - {sens: A}\n"])
def test_a_glossary_that_cannot_be_read_is_told_alone(tmp_path: Path, glossaire: str) -> None:
    root = _plan(tmp_path, "La MDF et le CCAS.")
    (root / "glossaire.yaml").write_text(glossaire, encoding="utf-8")
    assert {line.split(":")[0] for line in lines(root)} == {"glossaire.yaml"}


def test_when_acteurs_cannot_be_read_their_sigles_are_not_unknown(tmp_path: Path) -> None:
    root = _plan(tmp_path, "L’ARS et la MDF.", acteurs="acteurs: [{sigle: ARS}]\n")
    assert {line.split(" ")[1] for line in lines(root)} == {"PMS102"}


def test_without_acteurs_the_glossary_alone_explains(tmp_path: Path) -> None:
    root = _plan(tmp_path, "L’ARS et le RSA.")
    (root / "acteurs.yaml").unlink()
    assert [line.split(" n’est")[0] for line in lines(root, "PMS501")] == [
        f"{FILE}:6:5: PMS501 le sigle « ARS »"
    ]


@pytest.mark.parametrize(
    ("text", "sigles"),
    [
        ("Une convention avec la CPAM, l’UDAF et d’autres.", ["CPAM", "UDAF"]),
        ("Le passage de l'ULIS (IME) au SESSAD", ["ULIS", "SESSAD", "IME"]),
        ("Au titre de la PCH : 3 500 bénéficiaires en 2016.", ["PCH"]),
        ("La cellule CRIP-VIF suit ces situations", ["CRIP-VIF"]),
        ("Les émissions de CO2 et la grippe H1N1", ["CO2", "H1N1"]),
        ("ÉSAT et IMÉ : l’offre", ["ÉSAT", "IMÉ"]),
        ("Le CCI et le CIL sont réunis.", ["CCI", "CIL"]),
        ("Les familles au CCAS (3 % en 2018).", ["CCAS"]),
        ("En EHPAD", ["EHPAD"]),
        ("Le fonds est saisi par la CLI. Une autre commission suit.", ["CLI"]),
        ("« MNA » ou [MNA] ?", ["MNA"]),
    ],
)
def test_what_reads_as_a_sigle_is_told(tmp_path: Path, text: str, sigles: list[str]) -> None:
    assert sorted(_sigles(tmp_path, text)) == sorted(
        {sigle for sigle in sigles if f"({sigle})" not in text}
    )


@pytest.mark.parametrize(
    "text",
    [
        "Au XIXe siècle, sous François Ier, chapitre IV, tomes VII à XVIII.",
        "Les articles L121-1, L. 121-1 et R1411 ; un T2 sur l’A7 ou l’A46.",
        "À Lyon, Île-de-France : Écully, Ô joie. A B C ; 3 × 4 ; ×2 ; 2 ×RSA",
        "Plan A, vitamine D, catégorie B+.",
        "Accord-cadre, Lyon-Est et Val-de-Saône ; https://EXEMPLE.FR/RUE",
        "La maison des familles (MDF) accueille ; la MDF oriente.",
        "La MDF (maison des familles) accueille ; l’équipe de la MDF oriente.",
        "Les RSA et les jeunes du CLIC ; la CJ-ASE, l’ARS, la CAF, l’AJD.",
        "Le public de la MJC et du CCO.",
        "ACCUEILLIR LES FAMILLES À LA MDF",
        "U.N.A.F. et S.A.M.U. s’écrivent sans points.",
        "Le MiniLab, l’iPad et les PMEs.",
    ],
)
def test_what_is_no_sigle_or_is_explained_is_silent(tmp_path: Path, text: str) -> None:
    assert _sigles(tmp_path, text) == []


def test_pilots_and_partners_are_left_to_pms207(tmp_path: Path) -> None:
    rest = "pilotes: [MDF]\npartenaires: [MDG]\ncontexte: La MDF\n"
    files = {FILE: sheet("1", rest=rest), "glossaire.yaml": GLOSSAIRE}
    assert [line.split(" ")[:2] for line in lines(base_plan(tmp_path, files))] == [
        [f"{FILE}:5:11:", "PMS207"],
        [f"{FILE}:6:15:", "PMS207"],
        [f"{FILE}:7:14:", "PMS501"],
    ]


def test_a_sigle_is_told_once_a_file_where_it_comes_first(tmp_path: Path) -> None:
    rest = "contexte: La MDF et la MDF\nobjectifs:\n  - Étendre la MDF\n  - Créer un SAS\n"
    files = {
        FILE: sheet("1", rest=rest),
        "actions/03-soutien.yaml": sheet("3", orientation="2", rest="contexte: La MDF\n"),
        "glossaire.yaml": GLOSSAIRE,
    }
    assert [line.split(" n’est")[0] for line in lines(base_plan(tmp_path, files))] == [
        f"{FILE}:5:14: PMS501 le sigle « MDF »",
        f"{FILE}:8:14: PMS501 le sigle « SAS »",
        "actions/03-soutien.yaml:5:14: PMS501 le sigle « MDF »",
    ]


def test_what_one_file_explains_another_does_not_know(tmp_path: Path) -> None:
    files = {
        FILE: sheet("1", rest="contexte: La MDF\nobjectifs: [La maison des familles (MDF)]\n"),
        "actions/03-soutien.yaml": sheet("3", orientation="2", rest="contexte: La MDF\n"),
        "glossaire.yaml": GLOSSAIRE,
    }
    assert [line.split(" ")[0] for line in lines(base_plan(tmp_path, files))] == [
        "actions/03-soutien.yaml:5:14:"
    ]


def test_territories_figures_bodies_and_indicators_are_read_and_registries_of_names_are_not(
    tmp_path: Path,
) -> None:
    files = {
        "glossaire.yaml": GLOSSAIRE.replace("Revenu", "MDA"),
        "documents.yaml": "documents: [{code: rapport-2019, titre: MDB, nature: Note}]\n",
        "territories/v.yaml": "code: v\nnom: MDC\nsources: [rapport-2019]\n",
        "chiffres.yaml": (
            "chiffres: [{code: a, libelle: MDD, valeur: 1, document: rapport-2019}]\n"
        ),
        "instances.yaml": "instances: [{code: a, nom: MDE}]\n",
        "indicateurs.yaml": "indicateurs: [{code: a, libelle: MDF, type: nombre}]\n",
    }
    assert [line.split(" n’est")[0] for line in lines(base_plan(tmp_path, files))] == [
        "chiffres.yaml:1:31: PMS501 le sigle « MDD »",
        "indicateurs.yaml:1:34: PMS501 le sigle « MDF »",
        "instances.yaml:1:28: PMS501 le sigle « MDE »",
        "territories/v.yaml:2:6: PMS501 le sigle « MDC »",
    ]


def test_abbreviations_of_french_itself_are_no_sigles(tmp_path: Path) -> None:
    text = "MM. les maires sont invités ; NB, 100 € HT, 120 € TTC ; mesures M1-A2 et M2-A10."
    assert lines(_plan(tmp_path, text)) == []
