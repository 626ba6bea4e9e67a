"""Numbers and words to charts in SVG: no file, no plan, no clock.

Each chart is a function of plain figures that returns a `Graphique`; ``ident`` begins the ids of
its drawings and is the caller's to keep unique in a document.
"""

from pms_cli.graphiques.courbe import Releve, courbe
from pms_cli.graphiques.dessin import Svg
from pms_cli.graphiques.gantt import Calendrier, Jalon, gantt
from pms_cli.graphiques.graphique import Compte, Graphique, Moment, Nom
from pms_cli.graphiques.jauge import jauge
from pms_cli.graphiques.niveaux import Groupe, niveaux
from pms_cli.graphiques.repartition import repartition
from pms_cli.graphiques.tuiles import Tuile, tuiles

__all__ = [
    "Calendrier",
    "Compte",
    "Graphique",
    "Groupe",
    "Jalon",
    "Moment",
    "Nom",
    "Releve",
    "Svg",
    "Tuile",
    "courbe",
    "gantt",
    "jauge",
    "niveaux",
    "repartition",
    "tuiles",
]
