"""Actions put in words, and the footnotes that they call."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Annotated

from pms_cli.model import Fiche, Numero, Plan
from pms_cli.vues.adresses import ancre
from pms_cli.vues.fiche import vue_point


@dataclass(frozen=True)
class Action:
    """A sheet as a report shows it; ``note`` is the number of its footnote, 0 without."""

    numero: Annotated[str, "le numéro de l’action, comme « 12 »"]
    ancre: Annotated[str, "l’ancre de l’action, où mènent les liens, comme « action-12 »"]
    titre: Annotated[str, "le titre de l’action"]
    etat: Annotated[str, "son niveau, comme « 2/5 », ou « non renseigné »"]
    date: Annotated[str, "la date de ce niveau, comme « février 2019 », vide quand il n’y en a pas"]
    jauge: Annotated[tuple[bool, ...], "pour chaque degré de l’échelle, s’il est atteint"]
    constat: Annotated[tuple[str, ...], "les paragraphes du constat, vide quand il n’y en a pas"]
    note: Annotated[int, "le numéro de la note appelée, 0 quand il n’y en a pas"]
    liens: Annotated[
        tuple[tuple[str, str], ...], "pour chaque action liée et montrée, son numéro et son ancre"
    ]


@dataclass(frozen=True)
class Note:
    """A footnote and the actions that it bears on, each with its anchor."""

    numero: Annotated[int, "le numéro de la note"]
    texte: Annotated[str, "ce que dit la note"]
    actions: Annotated[
        tuple[tuple[str, str], ...],
        "pour chaque action qui appelle la note, son numéro et son ancre",
    ]


class Notes:
    """Gathers footnotes and addresses while actions are made: equal texts share a footnote."""

    def __init__(self) -> None:
        self._actions: dict[str, list[tuple[str, str]]] = {}
        self._ranks: dict[str, int] = {}
        self._addresses: set[str] = set()

    def address(self, fiche: Fiche) -> str:
        """An address that no other sheet has, even where a number is used twice."""
        found = anchor(fiche)
        while found in self._addresses:
            found += "-bis"
        self._addresses.add(found)
        return found

    def show(self, fiches: Iterable[Fiche]) -> None:
        """Say that a report shows these sheets at their usual addresses."""
        self._addresses.update(anchor(fiche) for fiche in fiches)

    def known(self, numero: Numero) -> str:
        """The address of a sheet that was given one, empty otherwise."""
        found = ancre(numero)
        return found if found in self._addresses else ""

    def add(self, text: str, action: tuple[str, str]) -> int:
        """The number of the footnote that says this, with one more action."""
        self._actions.setdefault(text, []).append(action)
        return self._ranks.setdefault(text, len(self._actions))

    def all(self) -> tuple[Note, ...]:
        """The footnotes in order."""
        return tuple(
            Note(number, text, tuple(actions))
            for number, (text, actions) in enumerate(self._actions.items(), start=1)
        )


def anchor(fiche: Fiche) -> str:
    """The address of a sheet inside a report."""
    return ancre(fiche.numero)


def action(
    plan: Plan, fiche: Fiche, jour: dt.date, notes: Notes, shown: Collection[Numero]
) -> Action:
    """Put a sheet in words; it links only to sheets that the report shows, by their numbers."""
    point = fiche.point_au(jour)
    numero, address = str(fiche.numero), notes.address(fiche)
    liens = tuple((str(lien), ancre(lien)) for lien in fiche.liens if lien in shown)
    if point is None:
        return Action(numero, address, fiche.titre, "non renseigné", "", (), (), 0, liens)
    said = vue_point(plan, point)
    return Action(
        numero=numero,
        ancre=address,
        titre=fiche.titre,
        etat=said.etat,
        date=said.date,
        jauge=said.jauge,
        constat=said.constat,
        note=notes.add(said.doute, (numero, address)) if said.doute else 0,
        liens=liens,
    )
