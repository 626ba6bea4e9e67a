"""The site as files: every page through its template, and what goes beside them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Final

from pms_cli import __version__
from pms_cli.errors import OutputError
from pms_cli.exchange import atom
from pms_cli.gabarits import Gabarits
from pms_cli.gabarits.loader import templates_folder
from pms_cli.model import Numero, Point, jour_en_clair
from pms_cli.partage import a_cote
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
MAX_SITE: Final = 536_870_912
"""Most bytes that the pages of a site may take together: templates may be a stranger's."""


@dataclass(frozen=True)
class Entree:
    """An entry of the menu; ``courante`` is « page », « true » (a page under it) or empty."""

    texte: Annotated[str, "ce qu’on lit dans le menu"]
    adresse: Annotated[str, "où mène l’entrée"]
    courante: Annotated[str, "« page » sur cette page, « true » plus loin dessous, vide ailleurs"]


@dataclass(frozen=True)
class Cadre:
    """What is around every page: the plan's name, the day, the menu, the way to the page.

    ``nature`` is the name of its template, by which a style sheet can tell kinds of pages apart.
    """

    titre: Annotated[str, "le titre de la page"]
    description: Annotated[str, "ce que contient la page, en une phrase"]
    chemin: Annotated[str, "l’adresse de la page, depuis la racine du site"]
    nature: Annotated[str, "le genre de page, pour le style, comme « fiche »"]
    accueil: Annotated[bool, "oui pour la page d’accueil"]
    plan: Annotated[str, "le titre du plan"]
    collectivite: Annotated[str, "le nom de la collectivité"]
    jour: Annotated[str, "le jour des données, comme « 31 décembre 2018 »"]
    jour_iso: Annotated[str, "le même jour en chiffres, comme « 2018-12-31 »"]
    dernier_point: Annotated[str, "la date du dernier point d’avancement, vide s’il n’y en a pas"]
    lecture: Annotated[str, "à qui le site s’adresse, comme « tout public »"]
    revision: Annotated[
        str, "l’état des données, comme « révision abc123 du 12 mars 2026 », ou vide"
    ]
    outil: Annotated[str, "le nom et la version de pms"]
    menu: Annotated[tuple[Entree, ...], "les entrées du menu"]
    pied: Annotated[tuple[Entree, ...], "les liens du bas de la page"]
    fil: Annotated[
        tuple[tuple[str, str], ...],
        "pour chaque page qui mène à celle-ci, son titre et son adresse",
    ]
    scripts: Annotated[tuple[str, ...], "les scripts de la page, souvent vide"]
    url: Annotated[str, "où le site sera publié, vide quand ce n’est pas connu"]


def construire(
    demande: Demande, gabarits: Gabarits, *, url: str = ""
) -> Iterator[tuple[str, bytes]]:
    """Every file of the site: its path from the root and its bytes, the same for the same plan.

    ``url`` is where the site will be. Raises TemplateError, OutputError past MAX_SITE.
    """
    site = Site(demande, Lieux(demande), url)
    with a_cote(lambda: _a_prendre(site)) as files:
        yield from _pages(site, gabarits, files)
        yield FEUILLE, gabarits.feuille(*STYLES).encode("utf-8")
        yield from files().items()
        yield from fichiers()


def _a_prendre(site: Site) -> dict[str, bytes]:
    """What is made from the plan but its pages: a third of the work."""
    return {
        **donnees(site),
        **dict(_feed(site)),
        AGENDA: calendrier(site),
        FICHIER: index_js(entrees(site)),
    }


def _pages(
    site: Site, gabarits: Gabarits, files: Callable[[], Mapping[str, bytes]]
) -> Iterator[tuple[str, bytes]]:
    last = entete(site.demande, "").dernier_point
    paths: list[str] = []

    def jobs() -> Iterator[tuple[str, Mapping[str, object]]]:
        for page in _vues(site, files):
            paths.append(page.chemin)
            yield f"site/{page.gabarit}", _context(site, page, last)

    size = 0
    for rank, text in enumerate(gabarits.render_all(jobs())):
        content = text.encode("utf-8")
        size += len(content)
        if size > MAX_SITE:
            raise OutputError(
                f"les pages du site dépassent {MAX_SITE // 1_048_576} Mo : il n’est pas fabriqué ; "
                "cherchez dans les gabarits du plan ce qui se répète sans fin"
            )
        yield paths[rank], content


def _vues(site: Site, files: Callable[[], Mapping[str, bytes]]) -> Iterator[Page]:
    """Every page; those that speak of the others, and of the files, come last."""
    made: list[Page] = []
    for kind in PAGES:
        for page in kind(site):
            made.append(page)
            yield page
    made.append(telechargements(site, files()))
    yield made[-1]
    yield plan_du_site(site, made)


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
