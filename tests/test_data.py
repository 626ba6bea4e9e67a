"""The repository's own data: complete, clean, equal to the checked table of February 2019."""

import csv
import datetime as dt
import json
import re
from pathlib import Path

import pytest

from pms_cli.workspace import Workspace, read_workspace
from tests.conftest import ROOT, Pms

TABLE = Path(__file__).parent / "reference" / "avancement-2019-02.csv"
ASSISES = dt.date(2019, 2, 14)


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return read_workspace(ROOT / "data")


@pytest.fixture(scope="module")
def table() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def test_lint_is_clean(pms: Pms) -> None:
    outcome = pms("lint", cwd=ROOT)
    assert outcome.out == "Aucun problème\u00a0: 103 fichiers vérifiés.\n"
    assert (outcome.status, outcome.err) == (0, "")


def test_every_sheet_equals_the_table(workspace: Workspace, table: list[dict[str, str]]) -> None:
    found = []
    for fiche in workspace.plan.actions:
        point = fiche.point_au(ASSISES)
        assert point is not None
        others = [str(level) for level in point.niveaux_possibles if level != point.niveau]
        found.append(
            {
                "numero": str(fiche.numero),
                "axe": str(fiche.axe),
                "orientation": str(fiche.orientation),
                "titre": fiche.titre,
                "niveau": str(point.niveau),
                "lecture": point.lecture,
                "autres_valeurs_possibles": "|".join(others),
            }
        )
    assert found == table


def test_every_point_says_where_it_comes_from(workspace: Workspace) -> None:
    for fiche in workspace.plan.actions:
        assert [str(point.document) for point in fiche.avancement] == ["point-etape-2019-02"]
        assert "point-etape-2019-02" in {source.code for source in fiche.sources}


def test_every_constat_is_a_text_of_its_own(workspace: Workspace) -> None:
    constats: dict[str, list[str]] = {}
    for fiche in workspace.plan.actions:
        constat = fiche.avancement[0].constat
        assert constat is not None
        assert len(constat) > 60, fiche.numero
        constats.setdefault(constat, []).append(str(fiche.numero))
    # The report itself covers these actions together.
    shared = [numbers for numbers in constats.values() if len(numbers) > 1]
    assert shared == [["6", "7"], ["31", "32"]]


def test_no_private_address_is_in_the_data() -> None:
    address = re.compile(r"[\w.+-]+@[\w-]+\.\w+|\b0[1-9](?:[ .\u00a0]?\d\d){4}\b")
    for path in sorted((ROOT / "data").rglob("*.yaml")):
        assert not address.search(path.read_text(encoding="utf-8")), path.name


def test_the_plan_has_its_axes_orientations_sectors_and_booklets(workspace: Workspace) -> None:
    edition = workspace.plan.edition
    assert [len(axe.orientations) for axe in edition.axes] == [4, 4, 4, 4]
    assert len(edition.secteurs) == 5
    assert len([livret for livret in edition.livrets if livret.secteur]) == 5
    assert [str(o.actions) for axe in edition.axes for o in axe.orientations] == [
        *("1-7", "8-14", "15-21", "22-26", "27-32", "33-34", "35-42", "43-49"),
        *("50-54", "55-59", "60-61", "62-67", "68-70", "71", "72-75", "76-80"),
    ]


def test_the_registries_have_their_entries(workspace: Workspace) -> None:
    plan = workspace.plan
    assert len(plan.acteurs) == 109
    natures = [acteur.nature for acteur in plan.acteurs]
    assert {nature: natures.count(nature) for nature in set(natures)} == {
        "service": 35,
        "partenaire": 70,
        "dispositif": 3,
        "instance": 1,
    }
    assert [document.code for document in plan.documents] == [
        *("deliberation-2017-2275", "dossier-presse-2017-11", "livret-transversal", "livret-pmi"),
        *("livret-enfance", "livret-pa-ph", "livret-sante", "livret-developpement-social"),
        *("atlas", "point-etape-2019-02", "pleniere-villeurbanne-2024-09-24"),
    ]


def test_every_source_of_a_sheet_says_where_in_the_document(workspace: Workspace) -> None:
    bare = [
        (str(fiche.numero), source.code)
        for fiche in workspace.plan.fiches
        for source in fiche.sources
        if not source.lieu
    ]
    assert bare == []
    assert [str(fiche.numero) for fiche in workspace.plan.fiches if not fiche.sources] == []


def test_a_sheet_of_the_report_cites_its_own_action(workspace: Workspace) -> None:
    together = {6: "actions 6 et 7", 7: "actions 6 et 7"}
    together |= {31: "actions 31 et 32", 32: "actions 31 et 32"}
    for fiche in workspace.plan.actions:
        number = fiche.numero.action
        (place,) = (s.lieu for s in fiche.sources if s.code == "point-etape-2019-02")
        assert place == together.get(number, f"action {number}")


def test_status_gives_the_published_totals(pms: Pms) -> None:
    result = json.loads(pms("status", "--format", "json", cwd=ROOT).out)
    plan = result["plan"]
    assert plan["actions"] == 80
    assert plan["moyenne"] == 2.7
    assert list(plan["repartition"].values()) == [8, 24, 37, 6, 5]
    assert plan["a_confirmer"] == 42
    assert plan["non_renseignees"] == 0
    assert [group["actions"] for group in result["groupes"]] == [26, 23, 18, 13]


def test_status_of_the_first_axe(pms: Pms) -> None:
    result = json.loads(pms("status", "--axe", "1", "--format", "json", cwd=ROOT).out)
    assert list(result["selection"]["repartition"].values()) == [1, 6, 15, 3, 1]
    assert result["plan"]["actions"] == 80
