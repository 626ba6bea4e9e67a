"""Pages about the site itself: search, method, downloads, map, accessibility."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pms_cli.site.actions import choix
from pms_cli.site.menu import menu, pied
from pms_cli.site.page import Page, Site
from pms_cli.site.recherche import Choix
from pms_cli.vues.actions import Notes
from pms_cli.vues.demande import Fin, documents_du_plan, en_ordre, fin
from pms_cli.vues.fiche import Lien


@dataclass(frozen=True)
class Ailleurs:
    """Another way to what is looked for."""

    url: str
    titre: str


@dataclass(frozen=True)
class PageRecherche:
    """The search: the lists that narrow it, other ways for who has no JavaScript."""

    choix: tuple[Choix, ...]
    ailleurs: tuple[Ailleurs, ...]


@dataclass(frozen=True)
class PageMethode:
    """How figures are made, what is missing, what is in doubt."""

    fin: Fin


@dataclass(frozen=True)
class PageAccessibilite:
    """What is done for everybody to read the site; nothing of it depends on the plan."""


@dataclass(frozen=True)
class Telechargement:
    """A file to take: its address, what is in it, its form and weight in words."""

    lien: Lien
    contenu: str
    forme: str


@dataclass(frozen=True)
class PageTelechargements:
    """The files to take, group by group."""

    groupes: tuple[tuple[str, tuple[Telechargement, ...]], ...]


@dataclass(frozen=True)
class PagePlanDuSite:
    """Every page, under its heading."""

    rubriques: tuple[tuple[Lien, tuple[Lien, ...]], ...]


def recherche(site: Site) -> Iterator[Page]:
    """The search page."""
    yield Page(
        "recherche.html",
        "recherche.html.j2",
        "Recherche",
        "Chercher dans les fiches, les acteurs, les territoires, les documents du plan.",
        "recherche.html",
        PageRecherche(
            choix(site),
            tuple(Ailleurs(path, words) for words, path in menu(site) if path != "index.html"),
        ),
        scripts=("mots.js", "recherche-index.js", "recherche.js"),
    )


def methode(site: Site) -> Iterator[Page]:
    """How figures are made."""
    plan = site.demande.plan
    codes = en_ordre(plan, documents_du_plan(plan))
    yield Page(
        "methode.html",
        "methode.html.j2",
        "Méthode",
        "Comment les chiffres de ce site sont faits, ce qui manque et ce qui reste à confirmer.",
        "methode.html",
        PageMethode(fin(site.demande, Notes(), codes, partout=True)),
    )


def accessibilite(site: Site) -> Iterator[Page]:
    """What is done for everybody to read the site."""
    del site
    yield Page(
        "accessibilite.html",
        "accessibilite.html.j2",
        "Accessibilité",
        "Ce qui est fait pour que chacun puisse lire ce site, et ses limites connues.",
        "accessibilite.html",
        PageAccessibilite(),
    )


def plan_du_site(site: Site, pages: Sequence[Page]) -> Page:
    """The map of the site: every page that was made, under its heading."""
    chemin = "plan-du-site.html"
    headings = (*menu(site), *pied(site))
    under: dict[str, list[Lien]] = {path: [] for _, path in headings}
    for page in pages:
        if page.chemin not in under:
            under[page.rubrique].append(Lien(page.titre, page.chemin))
    return Page(
        chemin,
        "plan-du-site.html.j2",
        "Plan du site",
        "Toutes les pages de ce site.",
        chemin,
        PagePlanDuSite(tuple((Lien(words, path), tuple(under[path])) for words, path in headings)),
    )
