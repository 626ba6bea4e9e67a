"""The schemas of a plan's files, and the plan as a whole. No input, no output."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from pms_cli.francais import MONTHS, jour_en_clair
from pms_cli.model.dates import DatePartielle, mois_apres
from pms_cli.model.fiche import Calendrier, Fiche, Jalon, Point
from pms_cli.model.mesures import (
    Chiffre,
    ChiffreCle,
    Chiffres,
    Indicateur,
    IndicateurCommun,
    IndicateursCommuns,
    Mesure,
)
from pms_cli.model.plan import Axe, Echelle, Edition, Livret, Nom, Orientation
from pms_cli.model.references import Lignee, Reference
from pms_cli.model.registres import (
    Acteur,
    Acteurs,
    Document,
    Documents,
    EditionAnterieure,
    Glossaire,
    Instance,
    Instances,
    Reunion,
    Sigle,
)
from pms_cli.model.territoire import ActionTerritoriale, Territoire
from pms_cli.model.types import Numero, Plage

__all__ = [
    "MONTHS",
    "Acteur",
    "Acteurs",
    "ActionTerritoriale",
    "Axe",
    "Calendrier",
    "Chiffre",
    "ChiffreCle",
    "Chiffres",
    "DatePartielle",
    "Document",
    "Documents",
    "Echelle",
    "Edition",
    "EditionAnterieure",
    "Fiche",
    "Glossaire",
    "Indicateur",
    "IndicateurCommun",
    "IndicateursCommuns",
    "Instance",
    "Instances",
    "Jalon",
    "Lignee",
    "Livret",
    "Mesure",
    "Nom",
    "Numero",
    "Orientation",
    "Plage",
    "Plan",
    "Point",
    "Reference",
    "Reunion",
    "Sigle",
    "Territoire",
    "jour_en_clair",
    "mois_apres",
]

Cle = TypeVar("Cle")
Chose = TypeVar("Chose")


@dataclass(frozen=True)
class Plan:
    """One edition of a plan with all its files, as far as they could be read.

    ``fiches`` are in the order of their numbers, sectoral sheets after their action; ``editions``
    are the earlier editions from which its sheets may come.

    What is looked up once a sheet is looked up in an index, made when first asked: a scan of all
    the sheets for each of them would make large plans slow out of proportion.
    """

    edition: Edition
    fiches: tuple[Fiche, ...] = ()
    documents: tuple[Document, ...] = ()
    acteurs: tuple[Acteur, ...] = ()
    glossaire: tuple[Sigle, ...] = ()
    instances: tuple[Instance, ...] = ()
    indicateurs: tuple[IndicateurCommun, ...] = ()
    chiffres: tuple[ChiffreCle, ...] = ()
    territoires: tuple[Territoire, ...] = ()
    editions: tuple[EditionAnterieure, ...] = ()

    @cached_property
    def actions(self) -> tuple[Fiche, ...]:
        """The sheets counted as actions: sectoral sheets show under theirs and are not."""
        return tuple(fiche for fiche in self.fiches if not fiche.numero.est_sectoriel)

    @cached_property
    def _par_numero(self) -> dict[Numero, tuple[Fiche, ...]]:
        return groupes((fiche.numero, fiche) for fiche in self.fiches)

    @cached_property
    def _sectorielles(self) -> dict[int, tuple[Fiche, ...]]:
        return groupes((f.numero.action, f) for f in self.fiches if f.numero.est_sectoriel)

    @cached_property
    def _documents(self) -> dict[str, tuple[Document, ...]]:
        return groupes((document.code, document) for document in self.documents)

    @cached_property
    def _indicateurs(self) -> dict[str, tuple[IndicateurCommun, ...]]:
        return groupes((found.code, found) for found in self.indicateurs)

    @cached_property
    def _demandes(self) -> dict[str, tuple[Numero, ...]]:
        return groupes(
            (indicateur.code, fiche.numero)
            for fiche in self.fiches
            for indicateur in fiche.indicateurs
            if indicateur.code is not None
        )

    @cached_property
    def _declinees(self) -> dict[int, tuple[Territoire, ...]]:
        return groupes(
            (action, place)
            for place in self.territoires
            for action in dict.fromkeys(
                found.decline.action for found in place.toutes_les_actions if found.decline
            )
        )

    def fiche(self, numero: Numero) -> Fiche | None:
        """The sheet of that number, if there is one; the first of two."""
        return next(iter(self.fiches_de(numero)), None)

    def fiches_de(self, numero: Numero) -> tuple[Fiche, ...]:
        """All the sheets of that number: more than one is a fault of the plan."""
        return self._par_numero.get(numero, ())

    def sectorielles(self, numero: Numero) -> tuple[Fiche, ...]:
        """The sectoral sheets that decline an action."""
        return self._sectorielles.get(numero.action, ())

    def demandent(self, code: str) -> tuple[Numero, ...]:
        """The numbers of the sheets that ask for a common indicator, once for each time."""
        return self._demandes.get(code, ())

    def declinaisons(
        self, numero: Numero
    ) -> Iterator[tuple[Territoire, tuple[ActionTerritoriale, ...]]]:
        """The territories that decline a sheet, each with its actions that do."""
        for place in self._declinees.get(numero.action, ()):
            if found := place.declinaisons(numero):
                yield place, found

    def document(self, code: str) -> Document | None:
        """The document of that code, if the registry has it."""
        return next(iter(self._documents.get(code, ())), None)

    def cite(self, reference: Reference) -> str:
        """A citation for people: the document's title, its date, the place in it."""
        document = self.document(reference.code)
        if document is None:
            return str(reference)
        said = document.titre + (f" ({document.date.en_clair})" if document.date else "")
        return f"{said}, {reference.lieu}" if reference.lieu else said

    def precise(self, chiffre: Chiffre) -> str:
        """What a figure describes: its dates, what it covers, its territory; empty for all."""
        place = self.territoire(chiffre.territoire) if chiffre.territoire else None
        where = place.nom if place else chiffre.territoire or ""
        return ", ".join(text for text in (chiffre.quand, chiffre.perimetre or "", where) if text)

    def est_connue(self, reunion: Reunion, jour: dt.date) -> bool:
        """Whether a meeting is known on a day: it was held, or its document is of that time."""
        if reunion.date.debut < jour or reunion.document is None:
            return True
        document = self.document(reunion.document.code)
        return document is None or document.date is None or document.date.debut <= jour

    def territoire(self, code: str) -> Territoire | None:
        """The territory of that code, if there is one."""
        return next((found for found in self.territoires if found.code == code), None)

    def indicateur(self, code: str) -> IndicateurCommun | None:
        """The common indicator of that code, if the registry has it."""
        return next(iter(self._indicateurs.get(code, ())), None)


def groupes(pairs: Iterable[tuple[Cle, Chose]]) -> dict[Cle, tuple[Chose, ...]]:
    """Things by their key, those of a key in the order in which they come."""
    found: dict[Cle, list[Chose]] = {}
    for key, thing in pairs:
        found.setdefault(key, []).append(thing)
    return {key: tuple(things) for key, things in found.items()}
