"""The site as files: every page through its template, and what goes beside them."""

import itertools
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Final

from pms_cli import __version__
from pms_cli.errors import OutputError
from pms_cli.exchange import atom
from pms_cli.gabarits import Gabarits
from pms_cli.gabarits.loader import templates_folder
from pms_cli.model import Numero, Point, jour_en_clair
from pms_cli.partage import a_cote
from pms_cli.site import PAGES, Kind
from pms_cli.site.acteurs import acteurs
from pms_cli.site.actions import actions
from pms_cli.site.index import entrees
from pms_cli.site.menu import menu, pied
from pms_cli.site.outils import AGENDA, calendrier, donnees, plan_du_site, telechargements
from pms_cli.site.page import Lieux, Page, Repere, Site, racine
from pms_cli.site.recherche import FICHIER, SCRIPTS, index_js
from pms_cli.site.structure import structure
from pms_cli.vues.demande import LECTURES, Demande, entete

STYLES: Final = ("rapport.css", "graphiques.css", "site/site.css")
"""Put together into the one style sheet of the site, in this order."""
FEUILLE: Final = "site.css"
MAX_SITE: Final = 536_870_912
"""Most bytes that the pages of a site may take together: templates may be a stranger's."""

ICI: Final[tuple[Kind, ...]] = (structure, actions, acteurs)
"""The kinds of pages that are not made in a second process: about as long as all the rest."""
_REPERES: Final = "?"
"""Under what name, that no file has, a second process tells which pages it made."""


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
    # Templates of a plan are filled in one bounded child, that ends at the first fault.
    away = () if gabarits.own else tuple(kind for kind in PAGES if kind not in ICI)
    with a_cote(lambda: _a_cote(site, gabarits, away)) as beside:
        size = 0
        for path, content in _pages(site, gabarits, away, beside):
            size += len(content) if path.endswith(".html") else 0
            if size > MAX_SITE:
                raise OutputError(
                    f"les pages du site dépassent {MAX_SITE // 1_048_576} Mo : il n’est pas "
                    "fabriqué ; cherchez dans les gabarits du plan ce qui se répète sans fin"
                )
            yield path, content
    yield FEUILLE, gabarits.feuille(*STYLES).encode("utf-8")
    yield from fichiers()


def _a_cote(site: Site, gabarits: Gabarits, kinds: Sequence[Kind]) -> dict[str, bytes]:
    """What a second process makes, half of the work: the files to take, the pages of some kinds."""
    made = {
        **donnees(site),
        **dict(_feed(site)),
        AGENDA: calendrier(site),
        FICHIER: index_js(entrees(site)),
    }
    told: list[list[Repere]] = []

    def pages() -> Iterator[Page]:
        for kind in kinds:
            told.append([])
            for page in kind(site):
                told[-1].append(page.repere)
                yield page

    made.update(_filled(site, gabarits, pages()))
    made[_REPERES] = json.dumps(told).encode("ascii")
    return made


def _pages(
    site: Site,
    gabarits: Gabarits,
    away: Sequence[Kind],
    beside: Callable[[], Mapping[str, bytes]],
) -> Iterator[tuple[str, bytes]]:
    """Every page and file made of the plan: here but those of the kinds that are made away."""
    told: dict[Kind, list[Repere]] = {kind: [] for kind in PAGES}

    def pages() -> Iterator[Page]:
        for kind in PAGES:
            for page in () if kind in away else kind(site):
                told[kind].append(page.repere)
                yield page
        # These speak of all the others, and of the files.
        found = beside()
        for kind, reperes in zip(away, json.loads(found[_REPERES]), strict=True):
            told[kind] = [Repere(*repere) for repere in reperes]
        files = telechargements(site, found)
        yield files
        yield plan_du_site(site, [*itertools.chain(*told.values()), files.repere])

    yield from _filled(site, gabarits, pages())
    yield from ((path, content) for path, content in beside().items() if path != _REPERES)


def _filled(site: Site, gabarits: Gabarits, pages: Iterable[Page]) -> Iterator[tuple[str, bytes]]:
    last = entete(site.demande, "").dernier_point
    paths: list[str] = []

    def jobs() -> Iterator[tuple[str, Mapping[str, object]]]:
        for page in pages:
            paths.append(page.chemin)
            yield f"site/{page.gabarit}", _context(site, page, last)

    for rank, text in enumerate(gabarits.render_all(jobs())):
        yield paths[rank], text.encode("utf-8")


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
