"""`pms agenda`: what one territory owes, and what is not known yet on a day."""

from pathlib import Path

import pytest

from tests.conftest import Pms
from tests.lint.folder import base_plan

PLACE = """\
code: ville-exemple
nom: Ville d’exemple
calendrier:
  jalons:
    - {date: 2019-04, libelle: Signer}
actions:
  - titre: Ouvrir un accueil de quartier
    decline: 1
    jalons:
      - {date: 2019-03, libelle: Ouvrir}
      - {date: 2018-06, libelle: Louer}
"""
ELSEWHERE = """\
code: ailleurs
nom: Ailleurs
actions:
  - {titre: Aider, decline: 3, jalons: [{date: 2019-03-15, libelle: Recruter}]}
"""
BODIES = """\
instances:
  - code: comite
    nom: Comité
    periodicite: annuelle
    echelle: territoire
    debut: 2018-06-01
  - code: assises
    nom: Assises
    reunions:
      - {date: 2019-05-20, territoire: ville-exemple}
      - {date: 2019-05-21, territoire: ailleurs}
      - {date: 2019-05-22, territoire: ville-exemple, document: rapport-2020}
"""
DOCUMENTS = """\
documents:
  - {code: rapport-2019, titre: Rapport d’exemple, date: 2019-02-14, nature: rapport}
  - {code: rapport-2020, titre: Rapport suivant, date: 2019-04, nature: rapport}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A plan with two territories, a body that meets in each, one that meets where it likes."""
    return base_plan(
        tmp_path,
        {
            "territories/ville-exemple.yaml": PLACE,
            "territories/ailleurs.yaml": ELSEWHERE,
            "instances.yaml": BODIES,
            "documents.yaml": DOCUMENTS,
        },
    )


def shown(pms: Pms, root: Path, command: str) -> str:
    outcome = pms("agenda", *command.split(), cwd=root)
    assert (outcome.status, outcome.err) == (0, "")
    return outcome.out.replace("\u00a0", " ")


def dues(text: str) -> list[str]:
    """The first line of each thing due."""
    return [line[2:] for line in text.splitlines() if line[:2] == "  " and line[2:3] != " "]


def test_a_territory_has_its_steps_its_meetings_and_what_its_actions_owe(
    pms: Pms, root: Path
) -> None:
    assert shown(pms, root, "--territoire ville-exemple --au 2019-02-20 --jours 400") == (
        """\
Agenda au 20 février 2019 (territoire Ville d’exemple)
Plan d’exemple – Métropole d’exemple. Dernier document connu à ce jour : 14
février 2019.

Échu, sans trace que ce soit fait : 1
  juin 2018          jalon – Ouvrir un accueil de quartier – Louer (Ville
                     d’exemple)

À venir jusqu’au 26 mars 2020 : 5
  mars 2019          jalon – Ouvrir un accueil de quartier – Ouvrir (Ville
                     d’exemple)
  avril 2019         jalon – Signer (Ville d’exemple)
  20 mai 2019        réunion – Assises (Ville d’exemple ; prévue)
  1er juin 2019      réunion – Comité (Ville d’exemple ; une fois par an ;
                     aucune réunion connue)
  29 février 2020    nouvelle – à donner par un point d’avancement (action 1 ;
                     dernier point : février 2019)

Réunions : date calculée d’après le rythme annoncé. Nouvelles : date calculée,
12 mois après le dernier point (réglage du plan).
"""
    )


def test_two_territories_have_what_each_has(pms: Pms, root: Path) -> None:
    both = shown(
        pms, root, "--territoire ville-exemple --territoire ailleurs --au 2019-02-20 --jours 400"
    )
    assert dues(both) == [
        "31 décembre 2017   nouvelle – à donner par un point d’avancement (action 3 ;",
        "juin 2018          jalon – Ouvrir un accueil de quartier – Louer (Ville",
        "15 mars 2019       jalon – Aider – Recruter (Ailleurs)",
        "mars 2019          jalon – Ouvrir un accueil de quartier – Ouvrir (Ville",
        "avril 2019         jalon – Signer (Ville d’exemple)",
        "20 mai 2019        réunion – Assises (Ville d’exemple ; prévue)",
        "21 mai 2019        réunion – Assises (Ailleurs ; prévue)",
        "1er juin 2019      réunion – Comité (territoires : Ailleurs et Ville",
        "29 février 2020    nouvelle – à donner par un point d’avancement (action 1 ;",
    ]


def test_a_meeting_known_by_a_later_document_waits_for_it(pms: Pms, root: Path) -> None:
    known = "22 mai 2019        réunion – Assises"
    before = shown(pms, root, "--au 2019-03-31")
    assert known not in before
    assert "  20 mai 2019        réunion – Assises (Ville d’exemple ; prévue)\n" in before
    assert "Dernier document connu à ce jour : 14\nfévrier 2019.\n" in before
    after = shown(pms, root, "--au 2019-04-01")
    assert f"  {known} (Ville d’exemple ; prévue)\n" in after
    assert "Dernier document connu à ce jour : avril\n2019.\n" in after
