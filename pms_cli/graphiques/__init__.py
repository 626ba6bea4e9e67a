"""Numbers and words to charts in SVG: no file, no plan, no clock.

Each chart is a function of plain figures that returns a `Graphique`; ``ident`` begins the ids of
its drawings and is the caller's to keep unique in a document.
"""

from pms_cli.graphiques.dessin import Svg
from pms_cli.graphiques.graphique import Compte, Graphique, Nom
from pms_cli.graphiques.jauge import jauge
from pms_cli.graphiques.niveaux import Groupe, niveaux
from pms_cli.graphiques.repartition import repartition

__all__ = [
    "Compte",
    "Graphique",
    "Groupe",
    "Nom",
    "Svg",
    "jauge",
    "niveaux",
    "repartition",
]
