"""Reports: one file a report, each a frozen view and the function that makes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, Literal

from pms_cli.reports.axe import rapport_axe
from pms_cli.reports.bilan import bilan
from pms_cli.reports.fiche import rapport_fiche
from pms_cli.reports.point_etape import point_etape
from pms_cli.reports.relance import relance
from pms_cli.reports.tableau_de_bord import tableau_de_bord
from pms_cli.reports.territoire import rapport_territoire
from pms_cli.vues.demande import Demande

Cible = Literal["", "axe", "fiche", "territoire", "annee", "pilote"]
"""What a report can be about; empty for one about the plan."""

CIBLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "axe": "NUMÉRO",
        "fiche": "NUMÉRO",
        "territoire": "CODE",
        "annee": "ANNÉE",
        "pilote": "SIGLE",
    }
)
"""How each is called in a command line."""


@dataclass(frozen=True)
class Rapport:
    """A report: what it is, and what makes its view of what is asked.

    ``cible`` is what the word after its name stands for; ``obligatoire`` when it cannot do without.
    ``profil`` is the one it is made for when none is asked. ``fichiers`` when it says in which file
    and where each sheet is to be changed: finding out takes as long as reading the plan again.
    """

    description: str
    vue: Callable[[Demande], Any]
    cible: Cible = ""
    obligatoire: bool = False
    profil: str = "public"
    fichiers: bool = False


RAPPORTS: Final[Mapping[str, Rapport]] = MappingProxyType(
    {
        "point-etape": Rapport(
            "le plan entier : axes, orientations, actions, avec niveaux et constats", point_etape
        ),
        "axe": Rapport(
            "un axe : ses orientations, ses actions, qui les conduit et pour quand",
            rapport_axe,
            cible="axe",
            obligatoire=True,
        ),
        "fiche": Rapport(
            "une action : toute sa fiche, et les fiches sectorielles qui la déclinent",
            rapport_fiche,
            cible="fiche",
            obligatoire=True,
        ),
        "territoire": Rapport(
            "un territoire : son projet, ce qu’il décline du plan, son écart au plan",
            rapport_territoire,
            cible="territoire",
            obligatoire=True,
        ),
        "bilan": Rapport(
            "une année : niveaux avant et après, jalons, réunions, mesures, publications",
            bilan,
            cible="annee",
            obligatoire=True,
        ),
        "relance": Rapport(
            "une lettre par pilote : fiches en retard, sans nouvelle, comment les mettre à jour",
            relance,
            cible="pilote",
            profil="interne",
            fichiers=True,
        ),
        "tableau-de-bord": Rapport(
            "le plan sur une page : chiffres, échéances, points d’attention", tableau_de_bord
        ),
    }
)
"""The reports by name; each has a folder of templates of the same name."""
