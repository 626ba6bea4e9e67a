"""The work that a site takes grows with the number of sheets, not with its square."""

import datetime as dt
from pathlib import Path

import pytest

from pms_cli.model import Numero
from pms_cli.site import PAGES
from pms_cli.site.index import entrees
from pms_cli.site.page import Lieux, Site
from pms_cli.vues.demande import Demande
from pms_cli.workspace import read_workspace
from tools.bench.plans import write_plan


def looks(folder: Path, sheets: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many times the numbers of sheets are looked at to make the pages of so many sheets."""
    write_plan(folder, sheets)
    plan = read_workspace(folder).plan
    count = 0
    equal, sectoral = Numero.__eq__, Numero.est_sectoriel

    def counted_equal(one: Numero, other: object) -> bool:
        nonlocal count
        count += 1
        return equal(one, other)

    def counted_sectoral(one: Numero) -> bool:
        nonlocal count
        count += 1
        return bool(sectoral.__get__(one))

    with monkeypatch.context() as patched:
        patched.setattr(Numero, "__eq__", counted_equal)
        patched.setattr(Numero, "est_sectoriel", property(counted_sectoral))
        demande = Demande(plan, plan.actions, dt.date(2026, 1, 1))
        site = Site(demande, Lieux(demande))
        pages = [page for kind in PAGES for page in kind(site)]
        found = list(entrees(site))
    assert len(pages) > sheets
    assert len(found) > sheets
    return count


def test_a_sheet_is_looked_for_without_looking_at_all_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few, many = (looks(tmp_path / str(size), size, monkeypatch) / size for size in (50, 150))
    assert many < 1.2 * few
