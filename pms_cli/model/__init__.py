"""The schemas of a plan's files, and the plan as a whole. No input, no output."""

from dataclasses import dataclass

from pms_cli.model.dates import MONTHS, DatePartielle, jour_en_clair
from pms_cli.model.fiche import Fiche, Point
from pms_cli.model.plan import Axe, Echelle, Edition, Livret, Nom, Orientation
from pms_cli.model.registres import (
    Acteur,
    Acteurs,
    Document,
    Documents,
    Instance,
    Instances,
    Territoire,
)
from pms_cli.model.types import Numero, Plage

__all__ = [
    "MONTHS",
    "Acteur",
    "Acteurs",
    "Axe",
    "DatePartielle",
    "Document",
    "Documents",
    "Echelle",
    "Edition",
    "Fiche",
    "Instance",
    "Instances",
    "Livret",
    "Nom",
    "Numero",
    "Orientation",
    "Plage",
    "Plan",
    "Point",
    "Territoire",
    "jour_en_clair",
]


@dataclass(frozen=True)
class Plan:
    """One edition of a plan with all its files, as far as they could be read.

    ``fiches`` are in the order of their numbers, sectoral sheets after their action.
    """

    edition: Edition
    fiches: tuple[Fiche, ...] = ()
    documents: tuple[Document, ...] = ()
    acteurs: tuple[Acteur, ...] = ()
    instances: tuple[Instance, ...] = ()
    territoires: tuple[Territoire, ...] = ()

    @property
    def actions(self) -> tuple[Fiche, ...]:
        """The sheets counted as actions: sectoral sheets show under theirs and are not."""
        return tuple(fiche for fiche in self.fiches if not fiche.numero.est_sectoriel)

    def fiche(self, numero: Numero) -> Fiche | None:
        """The sheet of that number, if there is one."""
        return next((fiche for fiche in self.fiches if fiche.numero == numero), None)

    def document(self, code: str) -> Document | None:
        """The document of that code, if the registry has it."""
        return next((document for document in self.documents if document.code == code), None)
