"""Parts that several reports show: figures and actions, put in words once for all formats."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from pms_cli.francais import decimal, enumerer, majuscule, pourcentage, rounded, typographie
from pms_cli.model import ChiffreCle, Fiche, Plan
from pms_cli.model.mesures import THEMES
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


@dataclass(frozen=True)
class Action:
    """A sheet as a report shows it; ``note`` is the number of its footnote, 0 without."""

    numero: str
    ancre: str
    titre: str
    etat: str
    date: str
    jauge: tuple[bool, ...]
    constat: tuple[str, ...]
    note: int
    liens: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Note:
    """A footnote and the actions that it bears on, each with its anchor."""

    numero: int
    texte: str
    actions: tuple[tuple[str, str], ...]


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


@dataclass(frozen=True)
class ChiffreContexte:
    """A figure of the context; ``sources`` are (number of the document in the report, place)."""

    libelle: str
    valeur: str
    precision: str
    note: str
    sources: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Theme:
    """Figures of one kind."""

    titre: str
    chiffres: tuple[ChiffreContexte, ...]


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
                # A blank at the end of the unit would keep Markdown from seeing where bold ends.
                valeur=chiffre.en_clair.rstrip(),
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


class Notes:
    """Gathers footnotes and addresses while actions are made: equal texts share a footnote."""

    def __init__(self) -> None:
        self._actions: dict[str, list[tuple[str, str]]] = {}
        self._addresses: set[str] = set()

    def address(self, fiche: Fiche) -> str:
        """An address that no other sheet has, even where a number is used twice."""
        found = anchor(fiche)
        while found in self._addresses:
            found += "-bis"
        self._addresses.add(found)
        return found

    def add(self, text: str, action: tuple[str, str]) -> int:
        """The number of the footnote that says this, with one more action."""
        self._actions.setdefault(text, []).append(action)
        return list(self._actions).index(text) + 1

    def all(self) -> tuple[Note, ...]:
        """The footnotes in order."""
        return tuple(
            Note(number, text, tuple(actions))
            for number, (text, actions) in enumerate(self._actions.items(), start=1)
        )


def anchor(fiche: Fiche) -> str:
    """The address of a sheet inside a report."""
    return f"action-{str(fiche.numero).replace('.', '-')}"


def action(plan: Plan, fiche: Fiche, jour: dt.date, notes: Notes, shown: Iterable[Fiche]) -> Action:
    """Put a sheet in words; it links only to sheets that the report shows."""
    point = fiche.point_au(jour)
    echelle = plan.edition.echelle
    numero, ancre = str(fiche.numero), notes.address(fiche)
    present = {other.numero: other for other in shown}
    liens = tuple((str(lien), anchor(present[lien])) for lien in fiche.liens if lien in present)
    if point is None:
        return Action(numero, ancre, fiche.titre, "non renseigné", "", (), (), 0, liens)
    paragraphs = tuple(part for part in (point.constat or "").split("\n") if part.strip())
    on_scale = point.niveau in echelle.degres
    steps = range(1, echelle.maximum + 1) if on_scale else ()
    return Action(
        numero=numero,
        ancre=ancre,
        titre=fiche.titre,
        etat=f"{point.niveau}/{echelle.maximum}{'' if on_scale else ', hors de l’échelle'}",
        date=point.date.en_clair,
        jauge=tuple(step <= point.niveau for step in steps),
        constat=paragraphs,
        note=notes.add(point.doute, (numero, ancre)) if point.a_confirmer else 0,
        liens=liens,
    )
