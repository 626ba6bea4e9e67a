"""Figures put in words: a distribution, its mean, its share at the top."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated

from pms_cli.francais import decimal, enumerer, majuscule, pourcentage, typographie
from pms_cli.model import Plan
from pms_cli.stats import Figures


@dataclass(frozen=True)
class Part:
    """One level of a distribution."""

    niveau: Annotated[str, "le niveau, comme « 2/5 »"]
    nombre: Annotated[int, "combien d’actions sont à ce niveau"]
    part: Annotated[str, "leur part du total, comme « 12 % »"]


@dataclass(frozen=True)
class Chiffres:
    """Figures in words. ``description`` says the distribution in a sentence."""

    actions: Annotated[int, "le nombre d’actions"]
    compte: Annotated[str, "le même nombre en mots, comme « 4 actions » ou « Aucune action »"]
    parts: Annotated[tuple[Part, ...], "les actions niveau par niveau, du plus bas au plus haut"]
    moyenne: Annotated[str, "le niveau moyen, comme « 2,4 », ou « – » quand aucun n’est connu"]
    niveaux: Annotated[str, "sur combien de niveaux porte la moyenne, comme « 12 niveaux »"]
    non_renseignees: Annotated[int, "le nombre d’actions sans niveau"]
    hors_echelle: Annotated[int, "le nombre d’actions dont le niveau sort de l’échelle"]
    au_plus_haut: Annotated[int, "le nombre d’actions au plus haut niveau"]
    part_au_plus_haut: Annotated[str, "leur part du total, comme « 12 % », ou « – » sans action"]
    a_confirmer: Annotated[int, "le nombre d’actions dont le niveau est à confirmer"]
    description: Annotated[str, "la répartition en une phrase, pour qui ne voit pas le dessin"]


def chiffres(plan: Plan, figures: Figures) -> Chiffres:
    """Put figures in words."""
    noms = plan.edition.noms.action
    total = figures.actions
    parts = tuple(
        Part(
            f"{level}/{figures.maximum}",
            count,
            pourcentage(Fraction(count, total) if total else None),
        )
        for level, count in zip(figures.degres, figures.repartition, strict=True)
    )
    said = enumerer(f"{part.nombre} à {part.niveau}" for part in parts)
    if figures.non_renseignees:
        said += f" ; {figures.non_renseignees} sans niveau"
    if figures.hors_echelle:
        said += f" ; {figures.hors_echelle} hors de l’échelle"
    return Chiffres(
        actions=total,
        compte=noms.compte(total) if total else majuscule(noms.aucun),
        parts=parts,
        moyenne=decimal(figures.moyenne),
        niveaux=f"{figures.renseignees} {'niveaux' if figures.renseignees > 1 else 'niveau'}",
        non_renseignees=figures.non_renseignees,
        hors_echelle=figures.hors_echelle,
        au_plus_haut=figures.au_plus_haut,
        part_au_plus_haut=pourcentage(figures.part_au_plus_haut),
        a_confirmer=figures.a_confirmer,
        description=typographie(f"Répartition : {said}."),
    )
