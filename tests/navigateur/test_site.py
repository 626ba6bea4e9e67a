"""The site in a browser: all checks on a page of each kind, quick ones on a hostile plan."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.navigateur.cadre import (
    frame_is_the_same,
    site_map_is_whole,
    titles_tell_pages_apart,
)
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


def test_the_frame_is_the_same_on_every_page(real: Path, hostile: Path) -> None:
    for root in (real, hostile):
        faults = frame_is_the_same(root) + site_map_is_whole(root) + titles_tell_pages_apart(root)
        assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    ("page", "change", "check", "words"),
    [
        ("agenda.html", ('recherche.html"', 'sources.html"'), frame_is_the_same, "no way to rech"),
        ("methode.html", (">Agenda</a>", ">Dates</a>"), frame_is_the_same, "not that of the"),
        (
            "plan-du-site.html",
            ('href="methode.html"', 'href="icone.svg"'),
            site_map_is_whole,
            "methode",
        ),
        ("glossaire.html", ("<title>Glossaire", "<title>Page"), titles_tell_pages_apart, "Page –"),
    ],
)
def test_a_page_apart_is_seen(
    real: Path,
    tmp_path: Path,
    page: str,
    change: tuple[str, str],
    check: Callable[[Path], list[str]],
    words: str,
) -> None:
    root = tmp_path / "site"
    shutil.copytree(real, root)
    text = (root / page).read_text(encoding="utf-8")
    assert change[0] in text
    (root / page).write_text(text.replace(*change), encoding="utf-8")
    assert any(words in fault for fault in check(root))


def test_without_javascript_only_forms_are_missing(ouvrir: Ouvrir, real: Path) -> None:
    asked = """() => {
      for (const part of document.querySelectorAll("main form, main [role=status], noscript")) {
        part.remove();
      }
      return document.querySelector("main").innerText.replace(/\\s+/g, " ").trim();
    }"""
    for kind in KINDS:
        page = first(real, kind)
        with_scripts, without = (
            ouvrir(page, root=real, javascript=javascript).page.evaluate(asked)
            for javascript in (True, False)
        )
        assert with_scripts == without, kind


def test_all_pages_are_valid_html(real: Path, hostile: Path) -> None:
    faults = html_is_valid([*real.rglob("*.html"), *hostile.rglob("*.html")])
    assert not faults, "\n".join(faults)
