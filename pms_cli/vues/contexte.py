"""Figures of the context, put in words."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from pms_cli.model import ChiffreCle, Plan
from pms_cli.model.mesures import THEMES


@dataclass(frozen=True)
class ChiffreContexte:
    """A figure of the context; ``sources`` are (number of the document in the report, place)."""

    libelle: Annotated[str, "ce que le chiffre compte"]
    valeur: Annotated[str, "le chiffre et son unité, comme « environ 1 800 personnes »"]
    precision: Annotated[str, "sa date, ce qu’il couvre, son territoire, vide quand rien ne le dit"]
    note: Annotated[str, "une remarque sur le chiffre, vide quand il n’y en a pas"]
    sources: Annotated[
        tuple[tuple[int, str], ...],
        "pour chaque source, son rang parmi les documents et l’endroit cité",
    ]


@dataclass(frozen=True)
class Theme:
    """Figures of one kind."""

    titre: Annotated[str, "le nom du thème"]
    chiffres: Annotated[tuple[ChiffreContexte, ...], "les chiffres de ce thème"]


def figures_known(plan: Plan, jour: dt.date) -> tuple[ChiffreCle, ...]:
    """The context figures that do not describe a time after a day."""
    return tuple(
        chiffre for chiffre in plan.chiffres if chiffre.date is None or chiffre.date.debut <= jour
    )


def themes(plan: Plan, jour: dt.date, documents: Sequence[str]) -> tuple[Theme, ...]:
    """The context figures by theme; ``documents`` are the codes that the report lists, in order."""
    ranks = {code: rank for rank, code in enumerate(documents, start=1)}
    found = []
    for theme, title in THEMES.items():
        mine = tuple(
            ChiffreContexte(
                libelle=chiffre.libelle,
                valeur=chiffre.en_clair,
                precision=plan.precise(chiffre),
                note=chiffre.note or "",
                sources=tuple(
                    (ranks[source.code], source.lieu)
                    for source in (chiffre.document, *chiffre.aussi)
                    if source is not None
                ),
            )
            for chiffre in figures_known(plan, jour)
            if chiffre.theme == theme
        )
        if mine:
            found.append(Theme(title, mine))
    return tuple(found)
