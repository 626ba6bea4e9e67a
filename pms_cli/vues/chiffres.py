"""Figures put in words: a distribution, its mean, its share at the top."""

from dataclasses import dataclass
from fractions import Fraction

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

    niveau: str
    teinte: int
    nombre: int
    part: str
    debut: int
    largeur: int


@dataclass(frozen=True)
class Chiffres:
    """Figures in words. ``description`` says the distribution to who cannot see the bar."""

    actions: int
    compte: str
    parts: tuple[Part, ...]
    moyenne: str
    niveaux: str
    non_renseignees: int
    hors_echelle: int
    au_plus_haut: int
    part_au_plus_haut: str
    a_confirmer: int
    description: str


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
