"""The site in a browser: all checks on a page of each kind, quick ones on a hostile plan."""

from pathlib import Path

import pytest

from tests.navigateur.conftest import Ouvrir
from tests.navigateur.controles import VITE, faults_of
from tests.navigateur.plans import REEL, hostile_plan, site
from tests.navigateur.validite import html_is_valid

KINDS = (
    "index.html",
    "axes/index.html", "axes/1.html",
    "orientations/*.html",
    "actions/index.html", "actions/1.html",
    "territoires/index.html", "territoires/*.html",
    "acteurs/index.html", "acteurs/*.html",
    "indicateurs.html", "agenda.html", "sources.html", "glossaire.html",
    "recherche.html", "telechargements.html", "plan-du-site.html",
    "methode.html", "accessibilite.html",
)  # fmt: skip
"""A page of each kind; of many of one kind, the first."""


def first(root: Path, kind: str) -> Path:
    found = sorted(path for path in root.glob(kind) if "*" not in kind or path.stem != "index")
    assert found, f"no {kind} in the site"
    return found[0]


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site(REEL, tmp_path_factory.mktemp("site") / "public")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    return site(hostile_plan(folder), folder / "public")


def test_every_kind_of_page_is_looked_at(real: Path) -> None:
    seen = {(first(real, kind).parent, first(real, kind).stem == "index") for kind in KINDS}
    made = {(path.parent, path.stem == "index") for path in real.rglob("*.html")}
    assert made <= seen
    assert {path.name for path in real.glob("*.html")} == {k for k in KINDS if "/" not in k}


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_passes_every_check(ouvrir: Ouvrir, real: Path, kind: str) -> None:
    faults = faults_of(ouvrir(first(real, kind), root=real))
    assert not faults, "\n".join(faults)


def test_no_text_of_a_plan_harms_a_page(ouvrir: Ouvrir, hostile: Path) -> None:
    visite = ouvrir(first(hostile, KINDS[0]), root=hostile)
    faults = []
    for kind in KINDS:
        visite.go(first(hostile, kind), root=hostile)
        faults += [f"{kind}: {fault}" for fault in faults_of(visite, VITE)]
    assert not faults, "\n".join(faults)


def test_all_pages_are_valid_html(real: Path, hostile: Path) -> None:
    faults = html_is_valid([*real.rglob("*.html"), *hostile.rglob("*.html")])
    assert not faults, "\n".join(faults)
