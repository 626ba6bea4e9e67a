"""A page of the site: where it is, what it is called, how it finds the others."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, NamedTuple

from pms_cli.model import Numero
from pms_cli.motif import motif
from pms_cli.stats.agenda import Echeance, agenda
from pms_cli.vues.adresses import Adresses
from pms_cli.vues.demande import Demande

MAX_SLUG: Final = 60
"""Longest name of a page made from a name of the plan, in characters."""

_APART: Final = motif(r"[^a-z0-9]+")
_DEVICES: Final = frozenset(
    {"con", "prn", "aux", "nul", "index", "conin", "conout"}
    | {f"{name}{digit}" for name in ("com", "lpt") for digit in range(10)}
)
"""Names that Windows does not give to a file, or that a site keeps for itself."""


class Repere(NamedTuple):
    """Where a page is, what it is called, and under which entry of the menu it stands."""

    chemin: str
    titre: str
    rubrique: str


@dataclass(frozen=True)
class Page:
    """A page to be made: its path in the site, its template and what it shows.

    ``rubrique`` is the path of the entry of the menu under which it stands. ``fil`` is the way to
    it, as (words, path), itself left out. ``scripts`` are those it loads, from the root.
    """

    chemin: str
    gabarit: str
    titre: str
    description: str
    rubrique: str
    vue: Any
    fil: tuple[tuple[str, str], ...] = ()
    scripts: tuple[str, ...] = ()

    @property
    def repere(self) -> Repere:
        """What other pages need to know of it."""
        return Repere(self.chemin, self.titre, self.rubrique)


class Lieux:
    """Where everything is in the site: a path for each thing, made once, unique and harmless."""

    def __init__(self, demande: Demande) -> None:
        plan = demande.plan
        self.fiches = {
            fiche.numero: f"actions/{_number(fiche.numero)}.html" for fiche in plan.fiches
        }
        sigles = [acteur.sigle for acteur in plan.acteurs]
        sigles += [s for fiche in plan.fiches for s in (*fiche.pilotes, *fiche.partenaires)]
        self.acteurs = _paths("acteurs", dict.fromkeys(sigles))
        self.territoires = _paths("territoires", (place.code for place in plan.territoires))
        self.documents = {
            document.code: f"sources.html#document-{slug}"
            for document, slug in zip(
                plan.documents, slugs(found.code for found in plan.documents), strict=True
            )
        }
        self.axes = {axe.numero: f"axes/{axe.numero}.html" for axe in plan.edition.axes}
        self.orientations = {
            (axe.numero, part.numero): f"orientations/{axe.numero}-{part.numero}.html"
            for axe in plan.edition.axes
            for part in axe.orientations
        }


@dataclass(frozen=True)
class Site:
    """What every page is made from; ``url`` is where the site will be, empty when not known."""

    demande: Demande
    lieux: Lieux
    url: str = ""

    @cached_property
    def echeances(self) -> tuple[Echeance, ...]:
        """All that is due in the plan, in territories and bodies."""
        plan = self.demande.plan
        return agenda(plan, plan.fiches, self.demande.jour)

    def liens(self, chemin: str) -> "Liens":
        """The addresses of everything, from a page."""
        return Liens(self.lieux, racine(chemin))


class Liens(Adresses):
    """Addresses relative to one page: ``racine`` leads from it to the root of the site."""

    def __init__(self, lieux: Lieux, racine: str) -> None:
        self._lieux, self.racine = lieux, racine

    def _from(self, path: str | None) -> str:
        return f"{self.racine}{path}" if path else ""

    def fiche(self, numero: Numero) -> str:
        """Of a sheet's page."""
        return self._from(self._lieux.fiches.get(numero))

    def acteur(self, sigle: str) -> str:
        """Of the page of a service or a partner."""
        return self._from(self._lieux.acteurs.get(sigle))

    def territoire(self, code: str) -> str:
        """Of a territory's page."""
        return self._from(self._lieux.territoires.get(code))

    def document(self, code: str) -> str:
        """Of a document, on the page of sources."""
        return self._from(self._lieux.documents.get(code))

    def axe(self, numero: int) -> str:
        """Of an axe's page."""
        return self._from(self._lieux.axes.get(numero))

    def orientation(self, axe: int, numero: int) -> str:
        """Of an orientation's page."""
        return self._from(self._lieux.orientations.get((axe, numero)))


def racine(chemin: str) -> str:
    """From a page to the root of the site: « ../ » for each folder it is in."""
    return "../" * chemin.count("/")


def slug(text: str) -> str:
    """A text as the name of a file: letters without accents, digits and hyphens, never empty."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("æ", "ae"))
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    made = _APART.sub("-", bare).strip("-")[:MAX_SLUG].rstrip("-")
    return f"{made}-1" if made in _DEVICES else made or "sans-nom"


def slugs(texts: Iterable[str]) -> list[str]:
    """A name for each text, all of them different: the second of a name gets « -2 »."""
    given: set[str] = set()
    # A crowd of one name does not count from two each time.
    ranks: dict[str, int] = {}
    found = []
    for text in texts:
        first = made = slug(text)
        while made in given:
            ranks[first] = ranks.get(first, 1) + 1
            made = f"{first}-{ranks[first]}"
        given.add(made)
        found.append(made)
    return found


def _paths(folder: str, names: Iterable[str]) -> dict[str, str]:
    known = list(names)
    return {name: f"{folder}/{made}.html" for name, made in zip(known, slugs(known), strict=True)}


def _number(numero: Numero) -> str:
    return str(numero).replace(".", "-")
