"""The same sheets as projects of other publishers, their pages proved, the tables and the goals."""

import sys
from pathlib import Path

import pytest
import yaml

from pms_cli.model import Plan
from pms_cli.workspace import read_workspace
from tests.conftest import ROOT
from tests.tools.test_tableaux import held, row, serie
from tools.bench.mesures import FLOOR, EpreuveError, Serie
from tools.bench.outils import versions
from tools.bench.plans import write_plan
from tools.bench.projets import (
    DOORSTOP,
    MKDOCS,
    STRICTDOC,
    absentes,
    write_doorstop,
    write_mkdocs,
    write_strictdoc,
)
from tools.bench.publication import (
    PEERS,
    PINS,
    REPORTS,
    SITE,
    Editeur,
    Publications,
    goals,
    measure,
    measure_reports,
    projets,
    reports_table,
    sites_table,
)

posix = pytest.mark.skipif(sys.platform == "win32", reason="posix_spawn")
SHEETS = 20


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    folder = tmp_path_factory.mktemp("plan")
    write_plan(folder, SHEETS)
    return read_workspace(folder).plan


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("write", [write_doorstop, write_strictdoc, write_mkdocs])
def test_the_same_bytes_each_time_in_place_of_what_was_there(
    plan: Plan, tmp_path: Path, write: type
) -> None:
    write(plan, tmp_path / "a")
    first = bytes_of(tmp_path / "a")
    (tmp_path / "a" / "reste.md").write_text("vieux", encoding="utf-8")
    write(plan, tmp_path / "a")
    assert bytes_of(tmp_path / "a") == first


def test_doorstop_has_an_item_a_sheet(plan: Plan, tmp_path: Path) -> None:
    write_doorstop(plan, tmp_path)
    items = [yaml.safe_load(p.read_bytes()) for p in sorted(tmp_path.glob("fiches/FIC*.yml"))]
    assert len(items) == SHEETS
    for item, fiche in zip(items, plan.fiches, strict=True):
        assert item["header"].strip() == fiche.titre
        assert item["text"].count("\n- ") >= len(fiche.objectifs) + len(fiche.indicateurs)


def test_strictdoc_has_a_requirement_a_sheet(plan: Plan, tmp_path: Path) -> None:
    write_strictdoc(plan, tmp_path)
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(tmp_path.glob("*.sdoc")))
    assert text.count("[REQUIREMENT]") == text.count("STATEMENT: >>>") == SHEETS
    assert all(f"UID: FIC-{fiche.numero}\nTITLE: {fiche.titre}\n" in text for fiche in plan.fiches)


def test_mkdocs_has_a_page_a_sheet_whose_links_lead_to_pages(plan: Plan, tmp_path: Path) -> None:
    write_mkdocs(plan, tmp_path)
    pages = tmp_path / "docs" / "fiches"
    assert len(list(pages.iterdir())) == SHEETS
    first = (pages / "1.md").read_text(encoding="utf-8")
    assert "[2](2.md)" in first
    assert (pages / "2.md").is_file()
    listed = "".join(p.read_text(encoding="utf-8") for p in (tmp_path / "docs").glob("axe-*.md"))
    assert listed.count("](fiches/") == SHEETS


def test_a_sheet_that_is_not_published_whole_is_told(plan: Plan, tmp_path: Path) -> None:
    page = tmp_path / "tout.html"
    told = [
        f"<h1>{fiche.titre}</h1><p>{fiche.contexte}</p><p>{fiche.avancement[-1].constat}</p>"
        for fiche in plan.fiches
    ]
    page.write_text("\n".join(told).replace(" ", "\n ", 40), encoding="utf-8")
    assert absentes(plan, tmp_path) == []
    page.write_text("\n".join(told[:-1]), encoding="utf-8")
    assert absentes(plan, tmp_path) == [str(plan.fiches[-1].numero)]
    cut = told[3].partition("</p>")[0]
    page.write_text("\n".join([*told[:3], cut, *told[4:]]), encoding="utf-8")
    assert absentes(plan, tmp_path) == [str(plan.fiches[3].numero)]


def editeur(folder: Path, code: str, name: str = SITE) -> Editeur:
    return Editeur(name, folder, [sys.executable, "-c", code], folder / "sortie")


@posix
def test_a_publisher_begins_with_nothing_and_must_publish_all(plan: Plan, tmp_path: Path) -> None:
    page = "".join(
        f"<p>{f.titre}</p><p>{f.contexte}</p><p>{f.avancement[-1].constat}</p>" for f in plan.fiches
    )
    (tmp_path / "page").write_text(page, encoding="utf-8")
    # mkdir fails in the second round if the first is still there.
    code = "import os, shutil; os.mkdir('sortie'); shutil.copy('page', 'sortie/index.html')"
    series, volumes = measure(plan, [editeur(tmp_path, code)], 2)
    assert len(series[SITE].passages) == 2
    assert series[MKDOCS].absence == "non installé"
    assert volumes == {SITE: (1, len(page.encode()))}
    with pytest.raises(EpreuveError, match=f"il manque {SHEETS} fiches sur {SHEETS}, dont 1"):
        measure(plan, [editeur(tmp_path, "import os; os.mkdir('sortie')")], 1)
    with pytest.raises(EpreuveError, match="il manque 1 fiches"):
        measure(plan, [editeur(tmp_path, "pass")], 1)
    with pytest.raises(EpreuveError, match=r"a échoué \(statut 3\)"):
        measure(plan, [editeur(tmp_path, "import sys; sys.exit(3)")], 1)


@posix
def test_each_report_is_measured_or_its_extra_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pms = tmp_path / "pms"
    pms.write_text(
        "#!/bin/sh\ncase $* in *.pdf) exit 2;; *) exit ${ECHEC:-0};; esac\n", encoding="utf-8"
    )
    pms.chmod(0o700)
    monkeypatch.setattr("tools.bench.publication.PMS", str(pms))
    monkeypatch.setattr("tools.bench.publication.WORK", tmp_path)
    (tmp_path / "plan").mkdir()
    found = measure_reports(tmp_path / "plan", 3)
    assert list(found) == [FLOOR, *REPORTS]
    assert {name for name, found in found.items() if found.absence} == {"point-etape, PDF"}
    assert all(len(s.passages) == 3 for s in found.values() if not s.absence)
    monkeypatch.setenv("ECHEC", "4")
    with pytest.raises(EpreuveError, match="statut 4"):
        measure_reports(tmp_path / "plan", 1)


def test_publishers_that_are_not_installed_are_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tools.bench.publication.WORK", tmp_path)
    monkeypatch.setattr("tools.bench.publication.VENV", tmp_path)
    plan, found = projets(3)
    assert len(plan.fiches) == 3
    assert {item.nom for item in found} <= {FLOOR, SITE}
    (tmp_path / "bin").mkdir()
    for peer in PEERS:
        (tmp_path / "bin" / peer).touch()
    _, found = projets(3)
    assert {item.nom for item in found} >= set(PEERS)
    # Nothing that is cleared before a round holds what the round reads.
    for item in found:
        assert not item.depart.is_relative_to(item.sortie)
        assert not item.sortie.is_relative_to(item.depart) or item.nom == FLOOR


def test_publishers_are_pinned_and_apart_from_what_pms_needs() -> None:
    assert all(version[0].isdigit() for version in versions(PINS, PEERS).values())
    pins = PINS.read_text(encoding="utf-8")
    lines = [line for line in pins.splitlines() if not line.startswith("#")]
    assert all("==" in line for line in lines)
    assert "://" not in pins
    needed = (ROOT / "requirements" / "dev.txt").read_text(encoding="utf-8")
    assert not any(f"\n{peer}==" in f"\n{needed}" for peer in PEERS)


FOUND = Publications(
    {
        80: {
            FLOOR: serie(10, 20, 10),
            SITE: serie(1_000, 2_000, 1_000),
            DOORSTOP: serie(900, 1_800, 900),
            STRICTDOC: serie(4_000, 8_000, 4_000),
            MKDOCS: Serie(absence="non installé"),
        }
    },
    {80: {SITE: (250, 3_400_000), DOORSTOP: (3, 3_900_000), STRICTDOC: (18, 24_000_000)}},
    {FLOOR: serie(10, 20, 10), "a": serie(400, 800, 400), "b": serie(1_000), "c": Serie()},
)


def test_a_line_says_times_ratios_and_what_was_made() -> None:
    table = sites_table(FOUND)
    assert len({line.count("|") for line in table.splitlines()}) == 1
    assert row(table, "80", SITE)[2:] == [
        *("1\u00a0000", "1\u00a0000", "100,0", "1,0", "250", "3,4", "4,0", "3")
    ]
    assert row(table, "80", DOORSTOP)[5] == "0,90"
    assert row(table, "80", MKDOCS)[2] == "non installé"


def test_reports_beside_the_floor() -> None:
    table = reports_table(FOUND.rapports)
    assert len({line.count("|") for line in table.splitlines()}) == 1
    assert row(table, "a")[1:4] == ["400", "400", "40,0"]


def test_goals_are_held_missed_or_not_measured() -> None:
    found = held(goals(FOUND))
    assert found["80 fiches : le site en moins de trois secondes"] is True
    assert found["80 fiches : « a » en moins d’une seconde"] is True
    assert found["80 fiches : « b » en moins d’une seconde"] is False
    assert found["80 fiches : « c » en moins d’une seconde"] is None
    assert found["80 fiches : le site plus vite que doorstop"] is False
    assert found["80 fiches : le site plus vite que strictdoc"] is True
    assert found["80 fiches : le site plus vite que mkdocs"] is None
    slow = {**FOUND.sites[80], SITE: serie(3_100)}
    late = held(goals(Publications({80: slow}, FOUND.volumes, {})))
    assert late["80 fiches : le site en moins de trois secondes"] is False
