"""The files of a site are the same however many processors make them."""

import datetime as dt
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pms_cli import partage
from pms_cli.gabarits import Gabarits
from pms_cli.site import rendu
from pms_cli.site.page import Site
from pms_cli.vues.demande import Demande
from pms_cli.workspace import read_workspace
from tests.conftest import ROOT


def made() -> list[tuple[str, bytes]]:
    plan = read_workspace(ROOT / "data").plan
    return list(rendu.construire(Demande(plan, plan.actions, dt.date(2026, 1, 1)), Gabarits()))


@pytest.fixture
def processors(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Callable[[int], None]]:
    """Say how many there are; who made the files to take is written down."""
    real = rendu._a_prendre

    def told(site: Site) -> dict[str, bytes]:
        with (tmp_path / "who").open("a") as file:
            file.write(f"{os.getpid()}\n")
        return real(site)

    monkeypatch.setattr(rendu, "_a_prendre", told)
    # Other tests may have left some, of which a copy made here needs nothing.
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    yield lambda count: monkeypatch.setattr(partage, "coeurs", lambda: count)
    assert len(set((tmp_path / "who").read_text().split())) == 2


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here: all is made in one process")
def test_two_processors_make_what_one_makes(processors: Callable[[int], None]) -> None:
    processors(1)
    alone = made()
    processors(2)
    assert made() == alone
    names = [name for name, _ in alone]
    assert len(set(names)) == len(names)
    assert {"index.html", "agenda.ics", "site.css", "recherche-index.js"} <= set(names)
