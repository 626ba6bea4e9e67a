"""Columns of open data: their names, types and descriptions, and where their cells come from.

A line of a table is a tuple of parts of the plan, as (fiche, point): ``at`` is a place in it.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from pms_cli.francais import typographie
from pms_cli.model import Reference
from pms_cli.model.base import Champ, Partie, declares

Cell = str | int | Decimal | bool | dt.date | None
SEPARATEUR: Final = " | "
"""Between the items of a list that is in one cell."""
EN_LISTE: Final = "Éléments séparés par une barre verticale."


@dataclass(frozen=True)
class Colonne:
    """A column: ``genre`` is a type of Table Schema, ``lire`` takes its cell out of a line."""

    nom: str
    genre: str
    titre: str
    description: str
    lire: Callable[[Any], Cell]
    contraintes: dict[str, Any] = field(default_factory=dict)


def colonne(
    nom: str, titre: str, description: str, lire: Callable[[Any], Cell], genre: str = "string",
    **contraintes: Any,
) -> Colonne:  # fmt: skip
    """A column of our own wording; ``contraintes`` are those of Table Schema."""
    return Colonne(nom, genre, typographie(titre), typographie(description), lire, contraintes)


def _champ(part: type[Partie], key: str) -> Champ:
    return next(declared.champ for declared in declares(part) if declared.nom == key)


def du(
    part: type[Partie], key: str, at: int = 0, genre: str = "string", nom: str = "",
    suite: str = "", **contraintes: Any,
) -> Colonne:  # fmt: skip
    """A field of the model, in its own words and then ``suite``; a closed list is a constraint."""
    champ = _champ(part, key)
    description = f"{champ.description} {suite}".strip()
    if champ.choix:
        contraintes["enum"] = list(champ.choix)
        means = " ; ".join(f"{word} : {said.rstrip('.')}" for word, said in champ.choix.items())
        description += f" {means}."

    def lire(line: Any) -> Cell:
        value = getattr(line[at], key) if line[at] is not None else None
        if isinstance(value, tuple):
            return liste(value)
        return value if value is None or isinstance(value, int | str | Decimal) else str(value)

    return colonne(nom or key, champ.titre, description, lire, genre, **contraintes)


def liste_de(part: type[Partie], key: str, at: int = 0) -> Colonne:
    """A field of the model that holds several things."""
    return du(part, key, at, suite=EN_LISTE)


def liste(items: Iterable[object]) -> str | None:
    """Several things in one cell, None for none."""
    # The bar separates: within an item another sign says the same to a reader.
    return SEPARATEUR.join(str(item).replace("|", "¦") for item in items) or None


def dates(part: type[Partie], at: int) -> tuple[Colonne, ...]:
    """The date as it is known, and the days between which it lies."""

    def first(line: Any) -> Cell:
        return line[at].date.debut if line[at].date else None

    def last(line: Any) -> Cell:
        return line[at].date.fin if line[at].date else None

    known = "Année, trimestre, mois ou jour : 2017, 2017-T3, 2017-09 ou 2017-09-15."
    return (
        du(part, "date", at, suite=known),
        colonne("premier_jour", "Premier jour", "Premier jour de cette date.", first, "date"),
        colonne("dernier_jour", "Dernier jour", "Dernier jour de cette date.", last, "date"),
    )


def document(at: int, key: str = "document") -> tuple[Colonne, Colonne]:
    """The document cited by a part of a line, and the place in it."""

    def cited(line: Any) -> Reference | None:
        return getattr(line[at], key) if line[at] is not None else None

    return (
        colonne(
            "document", "Document", "Code du document cité : voir la table documents.",
            lambda line: found.code if (found := cited(line)) else None,
        ),
        colonne(
            "lieu", "Lieu", "Endroit du document : une page, une fiche, une partie.",
            lambda line: (found.lieu or None) if (found := cited(line)) else None,
        ),
    )  # fmt: skip


def numero(at: int = 0, nom: str = "numero") -> Colonne:
    """The number of the sheet that a line is about."""
    about = "Numéro de l’action, ou de la fiche sectorielle (8.2) : voir la table actions."
    return colonne(nom, "Numéro", about, lambda line: str(line[at].numero) if line[at] else None)
