"""Figures put in words: a distribution, its mean, its share at the top."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated

from pms_cli.francais import decimal, enumerer, majuscule, pourcentage, rounded, typographie
from pms_cli.model import Plan
from pms_cli.stats import Figures

BAR_UNITS = 1000
TINTS = 5


@dataclass(frozen=True)
class Part:
    """One level of a distribution; ``debut`` and ``largeur`` in thousandths of the whole bar.

    ``teinte`` goes from 1 (lowest level) to 5 (highest), whatever the scale.
    """

    niveau: Annotated[str, "le niveau, comme « 2/5 »"]
    teinte: Annotated[int, "la force de la couleur, de 1 (niveau le plus bas) à 5 (le plus haut)"]
    nombre: Annotated[int, "combien d’actions sont à ce niveau"]
    part: Annotated[str, "leur part du total, comme « 12 % »"]
    debut: Annotated[int, "où la part commence dans la barre, en millièmes de sa longueur"]
    largeur: Annotated[int, "la largeur de la part, en millièmes de la longueur de la barre"]


@dataclass(frozen=True)
class Chiffres:
    """Figures in words. ``description`` says the distribution to who cannot see the bar."""

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
    description: Annotated[str, "la répartition en une phrase, pour qui ne voit pas la barre"]


def chiffres(plan: Plan, figures: Figures) -> Chiffres:
    """Put figures in words."""
    noms = plan.edition.noms.action
    counts = list(zip(figures.degres, figures.repartition, strict=True))
    total = figures.actions
    parts = []
    start = 0
    for rank, (level, count) in enumerate(counts, start=1):
        end = rounded(Fraction(sum(n for _, n in counts[:rank]) * BAR_UNITS, total)) if total else 0
        share = Fraction(count, total) if total else None
        name = f"{level}/{figures.maximum}"
        tint = 1 + (rank - 1) * (TINTS - 1) // max(1, len(counts) - 1)
        parts.append(Part(name, tint, count, pourcentage(share), start, end - start))
        start = end
    said = enumerer(f"{part.nombre} à {part.niveau}" for part in parts)
    if figures.non_renseignees:
        said += f" ; {figures.non_renseignees} sans niveau"
    if figures.hors_echelle:
        said += f" ; {figures.hors_echelle} hors de l’échelle"
    return Chiffres(
        actions=total,
        compte=noms.compte(total) if total else majuscule(noms.aucun),
        parts=tuple(parts),
        moyenne=decimal(figures.moyenne),
        niveaux=f"{figures.renseignees} {'niveaux' if figures.renseignees > 1 else 'niveau'}",
        non_renseignees=figures.non_renseignees,
        hors_echelle=figures.hors_echelle,
        au_plus_haut=figures.au_plus_haut,
        part_au_plus_haut=pourcentage(figures.part_au_plus_haut),
        a_confirmer=figures.a_confirmer,
        description=typographie(f"Répartition : {said}."),
    )
