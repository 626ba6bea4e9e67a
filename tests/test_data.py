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
    assert outcome.out == "Aucun problème\u00a0: 83 fichiers vérifiés.\n"
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
    assert len(workspace.plan.acteurs) == 53


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
