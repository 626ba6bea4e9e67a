"""The files of a site are the same however many processors make them."""

import datetime as dt
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from pms_cli import partage
from pms_cli.gabarits import Gabarits
from pms_cli.gabarits.enfant import can_be_bounded
from pms_cli.site import Kind, rendu
from pms_cli.site.page import Site
from pms_cli.vues.demande import Demande
from pms_cli.workspace import read_workspace
from tests.conftest import ROOT


def made(folder: Path | None = None) -> list[tuple[str, bytes]]:
    plan = read_workspace(ROOT / "data").plan
    gabarits = Gabarits(None if folder is None else str(folder))
    return list(rendu.construire(Demande(plan, plan.actions, dt.date(2026, 1, 1)), gabarits))


@pytest.fixture
def processors(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Callable[[int], None]]:
    """Say how many there are; who made the files to take is written down."""
    real = rendu._a_cote

    def told(site: Site, gabarits: Gabarits, kinds: Sequence[Kind]) -> dict[str, bytes]:
        with (tmp_path / "who").open("a") as file:
            file.write(f"{os.getpid()}\n")
        return real(site, gabarits, kinds)

    monkeypatch.setattr(rendu, "_a_cote", told)
    # Other tests may have left some, of which a copy made here needs nothing.
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    yield lambda count: monkeypatch.setattr(partage, "coeurs", lambda: count)
    # Alone, then in the copy, whose work is not done again here.
    who = (tmp_path / "who").read_text().split()
    assert len(who) == len(set(who)) == 2


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


@pytest.mark.skipif(not can_be_bounded(), reason="templates of a plan are refused here")
def test_a_plan_with_a_template_of_its_own_has_the_same_site(tmp_path: Path) -> None:
    own = tmp_path / "templates" / "divers" / "texte.txt.j2"
    own.parent.mkdir(parents=True)
    own.write_text("rien", encoding="utf-8")
    assert Gabarits(str(tmp_path)).own
    assert dict(made(tmp_path)) == dict(made())
