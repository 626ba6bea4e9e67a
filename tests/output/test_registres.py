"""`pms sources`, `pms chiffres`, `pms instances`, `pms glossaire`: what no whole case shows."""

import csv
import dataclasses
import datetime as dt
import io
import json

import pytest

from pms_cli.model import Acteurs, Chiffres, Glossaire, IndicateursCommuns, Instances, Plan
from pms_cli.output.chiffres import figures_csv, figures_page
from pms_cli.output.glossaire import glossary_page
from pms_cli.output.instances import bodies_page
from pms_cli.output.sources import source_page, sources_csv, sources_json, sources_page
from pms_cli.output.terminal import Terminal
from pms_cli.stats.provenance import Provenance, provenance
from pms_cli.vues.glossaire import entries
from tests.sheets import ASSISES, action, part, plan

INDICATORS = """\
indicateurs:
  - code: familles
    libelle: Familles reçues
    initiale: {date: 2018, valeur: 3, document: bilan-2018}
"""
FIGURES = """\
chiffres:
  - {code: budget, libelle: Budget, valeur: 0.5, unite: M€, document: bilan-2018 (p. 2)}
  - {code: agents, libelle: Agents, valeur: 1200, jusqua: 1300.25, theme: moyens}
"""
SIGLES = """\
sigles:
  - {sigle: Éa, sens: école active}
  - {sigle: EB}
  - {sigle: ea, source: bilan-2018 (p. 1)}
"""
BODIES = """\
instances:
  - {code: comite, nom: Comité, periodicite: biennale, echelle: territoire}
  - {code: veille, nom: Veille, echelle: territoire}
  - code: assises
    nom: Assises
    reunions:
      - {date: 2019-02-15}
      - {date: 2019-02-14, objet: Assises, territoire: inconnu}
      - {date: 2019-02}
"""


def said(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.fixture
def sample() -> Plan:
    """Sheets that cite documents, whole or at a place, one of which the registry does not have."""
    made = plan(
        action(1, sources=["point-2019 (p. 1)", "point-2019 (p. 9)"]),
        action(2, sources=["point-2019", "perdu (p. 3)"]),
        action("2.1", sources=["perdu"]),
    )
    return dataclasses.replace(
        made,
        indicateurs=part(IndicateursCommuns, INDICATORS).indicateurs,
        chiffres=part(Chiffres, FIGURES).chiffres,
    )


def document(made: Plan, code: str) -> Provenance:
    return next(found for found in provenance(made) if found.code == code)


def test_documents_by_what_rests_on_them_those_not_in_the_registry_too(sample: Plan) -> None:
    assert (
        said(sources_page(provenance(sample), Terminal()))
        == """\
Bilan 2018
  bilan-2018, Rapport, janvier 2019
  Y reposent : 1 indicateur, 1 chiffre.

Point d’étape
  point-2019, Rapport, février 2019
  Y reposent : 2 fiches.

perdu (absent de documents.yaml)
  perdu
  Y reposent : 2 fiches.

Documents sur lesquels rien ne repose encore
  - Livret Santé (livret-sante)

Le détail d’un document : pms sources CODE.
"""
    )


def test_one_thing_alone_rests_in_the_singular() -> None:
    made = plan(action(1, sources=["point-2019"]))
    assert "Y repose : 1 fiche.\n" in said(sources_page(provenance(made), Terminal()))


def test_no_document_at_all() -> None:
    made = dataclasses.replace(plan(), documents=())
    assert sources_page(provenance(made), Terminal()) == "Ce plan ne cite aucun document.\n"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "point-2019",
            (
                "Point d’étape\npoint-2019, Rapport, février 2019\n\n"
                "Fiches : 2\n  - 1 – Action 1 (p. 1 ; p. 9)\n  - 2 – Action 2\n"
            ),
        ),
        (
            "bilan-2018",
            (
                "Bilan 2018\nbilan-2018, Rapport, janvier 2019\n\n"
                "Indicateurs : 1\n  - Familles reçues\n\nChiffres : 1\n  - Budget (p. 2)\n"
            ),
        ),
        (
            "perdu",
            (
                "perdu (absent de documents.yaml)\nperdu\n\n"
                "Fiches : 2\n  - 2 – Action 2 (p. 3)\n  - 2.1 – Action 2.1\n"
            ),
        ),
        (
            "livret-sante",
            "Livret Santé\nlivret-sante, Livret\n\nRien ne repose encore sur ce document.\n",
        ),
    ],
)
def test_a_document_and_one_by_one_what_rests_on_it(sample: Plan, code: str, text: str) -> None:
    assert said(source_page(sample, document(sample, code), Terminal())) == text


def test_sources_for_spreadsheets_and_programs(sample: Plan) -> None:
    text = sources_csv(provenance(sample))
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert rows[1:] == [
        ["bilan-2018", "Bilan 2018", "2019-01", "indicateur", "familles", ""],
        ["bilan-2018", "Bilan 2018", "2019-01", "chiffre", "budget", "p. 2"],
        ["point-2019", "Point d’étape", "2019-02", "fiche", "1", "p. 1 ; p. 9"],
        ["point-2019", "Point d’étape", "2019-02", "fiche", "2", ""],
        ["livret-sante", "Livret Santé", "", "", "", ""],
        ["perdu", "", "", "fiche", "2", "p. 3"],
        ["perdu", "", "", "fiche", "2.1", ""],
    ]
    lost = json.loads(sources_json(sample, [document(sample, "perdu")]))["documents"]
    assert lost == [
        {
            "code": "perdu",
            "titre": None,
            "date": None,
            "nature": None,
            "appuis": [
                {"nature": "fiche", "nom": "2", "endroits": ["p. 3"]},
                {"nature": "fiche", "nom": "2.1", "endroits": []},
            ],
        }
    ]


def test_figures_without_a_theme_come_last_and_keep_their_digits(sample: Plan) -> None:
    assert said(figures_page(sample, sample.chiffres, Terminal())) == (
        "Métropole d’exemple : chiffres de contexte\n\n"
        "Les moyens\n  - Agents : 1 200 à 1 300,25\n\n"
        "Autres chiffres\n  - Budget : 0,5 M€\n    Source : Bilan 2018 (janvier 2019), p. 2.\n"
    )
    rows = figures_csv(sample.chiffres).split("\r\n")
    assert rows[1:3] == [
        "budget;Budget;;0,5;;M€;exacte;;;;;bilan-2018 (p. 2);;",
        "agents;Agents;moyens;1200;1300,25;;exacte;;;;;;;",
    ]


@pytest.mark.parametrize(
    ("jour", "meetings"),
    [
        (dt.date(2019, 1, 31), "  Aucune réunion connue.\n"),
        (dt.date(2019, 2, 1), "  - février 2019\n"),
        (ASSISES, "  - février 2019\n  - 14 février 2019 : inconnu – Assises\n"),
        (
            dt.date(2019, 2, 15),
            ("  - février 2019\n  - 14 février 2019 : inconnu – Assises\n  - 15 février 2019\n"),
        ),
    ],
)
def test_bodies_know_the_meetings_of_the_day_and_before(jour: dt.date, meetings: str) -> None:
    made = dataclasses.replace(plan(), instances=part(Instances, BODIES).instances)
    text = said(bodies_page(made, jour, Terminal()))
    assert text.split("\n", 1)[1] == (
        "Plan d’exemple – Métropole d’exemple\n"
        "\nComité\n  Rythme : tous les deux ans, dans chaque territoire.\n"
        "  Aucune réunion connue.\n"
        "\nVeille\n  Aucun rythme annoncé, dans chaque territoire.\n"
        "  Aucune réunion connue.\n"
        f"\nAssises\n  Aucun rythme annoncé.\n{meetings}"
    )


def test_sigles_come_without_regard_to_case_or_accents() -> None:
    made = dataclasses.replace(plan(), acteurs=(), glossaire=part(Glossaire, SIGLES).sigles)
    found = entries(made)
    assert [entry.sigle for entry in found] == ["ea", "Éa", "EB"]
    assert said(glossary_page(made, found, Terminal(), detail=False)) == (
        "ea : aucun document ne le développe\n"
        "Éa : école active\n"
        "EB : aucun document ne le développe\n"
    )
    assert said(glossary_page(made, found[:1], Terminal(), detail=True)) == (
        "ea : aucun document ne le développe\n  Source : Bilan 2018 (janvier 2019), p. 1.\n"
    )


def test_an_actor_comes_with_the_sheets_where_it_works() -> None:
    made = plan(
        action(1, pilotes=["CAF"]), action(2, partenaires=["CAF"]), action(3, pilotes=["DSDS"])
    )
    (found,) = [entry for entry in entries(made) if entry.sigle == "CAF"]
    assert said(glossary_page(made, [found], Terminal(), detail=True)) == (
        "CAF : Caisse d’allocations familiales\n  (partenaire)\n"
        "\nPilote de\n  - 1 – Action 1\n\nPartenaire de\n  - 2 – Action 2\n"
    )


@pytest.mark.parametrize(
    ("nature", "title"),
    [
        ("service", "Service associé à"),
        ("dispositif", "Associé à"),
        ("partenaire", "Partenaire de"),
        ("instance", "Partenaire de"),
    ],
)
def test_who_is_inside_is_not_called_a_partner(nature: str, title: str) -> None:
    known = [{"sigle": "MDM", "nom": "Maisons de la Métropole", "nature": nature}]
    made = dataclasses.replace(
        plan(action(1, partenaires=["MDM"])),
        acteurs=part(Acteurs, "acteurs: []", acteurs=known).acteurs,
    )
    assert said(glossary_page(made, entries(made), Terminal(), detail=True)) == (
        f"MDM : Maisons de la Métropole\n  ({nature})\n\n{title}\n  - 1 – Action 1\n"
    )


def test_a_plan_without_sigles_says_so() -> None:
    made = dataclasses.replace(plan(), acteurs=())
    shown = glossary_page(made, (), Terminal(), detail=False)
    assert shown == "Ce plan n’a ni acteurs ni glossaire.\n"
