"""What a chart is: a drawing for wide pages, one for telephones, and the same figures in words."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Final

from pms_cli.francais import typographie
from pms_cli.graphiques.dessin import Dessin, Svg
from pms_cli.graphiques.lettres import propre

_NONE: Final = Svg("")


@dataclass(frozen=True)
class Graphique:
    """A chart: ``svg`` for paper and wide screens, ``etroit`` for telephones (or empty).

    ``description`` says the figures to who cannot see; ``entetes`` and ``lignes`` are its data, the
    first cell of a line naming it.
    """

    titre: Annotated[str, "le titre du dessin"]
    description: Annotated[str, "ce que montre le dessin, en phrases, pour qui ne le voit pas"]
    svg: Annotated[Svg, "le dessin pour le papier et les écrans larges"]
    entetes: Annotated[tuple[str, ...], "les titres des colonnes du tableau de mêmes chiffres"]
    lignes: Annotated[
        tuple[tuple[str, ...], ...], "les lignes de ce tableau ; la première case nomme la ligne"
    ]
    etroit: Annotated[Svg, "le même dessin pour les téléphones, parfois vide"] = _NONE


@dataclass(frozen=True)
class Nom:
    """What is counted: « action », « actions », « aucune action »."""

    singulier: str
    pluriel: str
    aucun: str

    def compte(self, nombre: int) -> str:
        """« 1 action », « 4 actions », « aucune action »."""
        if not nombre:
            return self.aucun
        return f"{nombre} {self.pluriel if nombre > 1 else self.singulier}"


ACTION: Final = Nom("action", "actions", "aucune action")


@dataclass(frozen=True)
class Compte:
    """How many actions are at each level, the lowest first; without a level; off the scale."""

    nombres: tuple[int, ...]
    sans_niveau: int = 0
    hors_echelle: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.nombres) + self.sans_niveau + self.hors_echelle


@dataclass(frozen=True)
class Moment:
    """A day, a month or a year: its first and last days, and its words (« septembre 2017 »)."""

    debut: dt.date
    fin: dt.date
    dit: str


def assembler(
    ident: str,
    titre: str,
    description: str,
    tracer: Callable[[Dessin], float],
    entetes: tuple[str, ...],
    lignes: tuple[tuple[str, ...], ...],
) -> Graphique:
    """Draw a chart twice, wide and narrow; ``tracer`` draws and returns the height."""
    titre, description = propre(titre), propre(typographie(description))
    drawn = []
    for large in (True, False):
        dessin = Dessin(ident, large=large)
        height = tracer(dessin)
        drawn.append(dessin.fini(titre, description, height))
    cells = tuple(tuple(propre(cell) for cell in line) for line in lignes)
    return Graphique(titre, description, drawn[0], entetes, cells, drawn[1])
