"""The site as files: every page through its template, and what goes beside them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pms_cli import __version__
from pms_cli.exchange import atom
from pms_cli.gabarits import Gabarits
from pms_cli.gabarits.loader import templates_folder
from pms_cli.model import Numero, Point, jour_en_clair
from pms_cli.site import PAGES
from pms_cli.site.index import entrees
from pms_cli.site.menu import menu, pied
from pms_cli.site.outils import AGENDA, calendrier, donnees, plan_du_site, telechargements
from pms_cli.site.page import Lieux, Page, Site, racine
from pms_cli.site.recherche import FICHIER, SCRIPTS, index_js
from pms_cli.vues.demande import LECTURES, Demande, entete

STYLES: Final = ("rapport.css", "graphiques.css", "site/site.css")
"""Put together into the one style sheet of the site, in this order."""
FEUILLE: Final = "site.css"


@dataclass(frozen=True)
class Entree:
    """An entry of the menu; ``courante`` is « page », « true » (a page under it) or empty."""

    texte: str
    adresse: str
    courante: str


@dataclass(frozen=True)
class Cadre:
    """What is around every page: the plan's name, the day, the menu, the way to the page.

    ``nature`` is the name of its template, by which a style sheet can tell kinds of pages apart.
    """

    titre: str
    description: str
    chemin: str
    nature: str
    accueil: bool
    plan: str
    collectivite: str
    jour: str
    jour_iso: str
    dernier_point: str
    lecture: str
    revision: str
    outil: str
    menu: tuple[Entree, ...]
    pied: tuple[Entree, ...]
    fil: tuple[tuple[str, str], ...]
    scripts: tuple[str, ...]
    url: str


def construire(
    demande: Demande, gabarits: Gabarits, *, url: str = ""
) -> Iterator[tuple[str, bytes]]:
    """Every file of the site: its path from the root and its bytes, the same for the same plan.

    ``url`` is where the site will be. Raises TemplateError.
    """
    site = Site(demande, Lieux(demande), url)
    made = [page for kind in PAGES for page in kind(site)]
    files = {**donnees(site), **dict(_feed(site)), AGENDA: calendrier(site)}
    made.append(telechargements(site, files))
    made.append(plan_du_site(site, made))
    last = entete(demande, "").dernier_point
    jobs = ((f"site/{page.gabarit}", _context(site, page, last)) for page in made)
    for page, text in zip(made, gabarits.render_all(jobs), strict=True):
        yield page.chemin, text.encode("utf-8")
    yield FEUILLE, gabarits.feuille(*STYLES).encode("utf-8")
    yield FICHIER, index_js(entrees(site))
    yield from files.items()
    yield from fichiers()


def fichiers() -> Iterator[tuple[str, bytes]]:
    """What every site has beside its pages: scripts and icon, ours as they are."""
    folder = templates_folder()
    for name in (*SCRIPTS, "icone.svg"):
        yield name, (folder / "site" / name).read_bytes()


def _feed(site: Site) -> Iterator[tuple[str, bytes]]:
    demande = site.demande

    def address(numero: Numero, point: Point) -> str:
        del point
        return site.lieux.fiches[numero]

    yield atom.FICHIER, atom.feed(demande.plan, demande.jour, address, base=site.url)


def _context(site: Site, page: Page, dernier: str) -> Mapping[str, object]:
    demande = site.demande
    edition = demande.plan.edition
    up = racine(page.chemin)

    def entry(text: str, path: str) -> Entree:
        here = "page" if path == page.chemin else "true" if path == page.rubrique else ""
        return Entree(text, up + path, here)

    cadre = Cadre(
        titre=page.titre,
        description=page.description,
        chemin=page.chemin,
        nature=page.gabarit.removesuffix(".html.j2"),
        accueil=page.chemin == "index.html",
        plan=edition.titre,
        collectivite=edition.collectivite,
        jour=jour_en_clair(demande.jour),
        jour_iso=demande.jour.isoformat(),
        dernier_point=dernier,
        lecture=LECTURES[demande.profil],
        revision=demande.revision,
        outil=f"pms {__version__}",
        menu=tuple(entry(*found) for found in menu(site)),
        pied=tuple(entry(*found) for found in pied(site)),
        fil=tuple((text, up + path) for text, path in page.fil),
        scripts=page.scripts,
        url=site.url,
    )
    return {"page": cadre, "vue": page.vue, "racine": up}
