"""What sheets say and what they leave out: field by field, sheet by sheet."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from pms_cli.model import Fiche, Indicateur, Plan
from pms_cli.model.attendus import ChampDeFiche, champs_de_fiche

Attente = Literal["", "fiches", "actions", "sectorielles"]
"""Of which sheets the plan expects a field; empty for one that is only possible."""


@dataclass(frozen=True)
class LigneChamp:
    """A field: of the sheets that can have it (``concernees``), how many do (``remplies``)."""

    champ: ChampDeFiche
    attente: Attente
    concernees: int
    remplies: int

    @property
    def part(self) -> Fraction | None:
        """Share of the sheets concerned; None when there is none."""
        return Fraction(self.remplies, self.concernees) if self.concernees else None


@dataclass(frozen=True)
class LigneFiche:
    """A sheet: the fields it lacks that the plan expects of it, and those that it could have.

    What a sheet has only if need be (``au_besoin``) is not among the latter.
    """

    fiche: Fiche
    attendus: tuple[ChampDeFiche, ...]
    possibles: tuple[ChampDeFiche, ...]


@dataclass(frozen=True)
class Completude:
    """Fields in the order of the format, sheets from the one that lacks most."""

    champs: tuple[LigneChamp, ...]
    fiches: tuple[LigneFiche, ...]

    @property
    def attend(self) -> bool:
        """Whether the plan expects anything."""
        return any(line.attente for line in self.champs)

    @property
    def a_completer(self) -> tuple[LigneFiche, ...]:
        """The sheets that lack something expected."""
        return tuple(line for line in self.fiches if line.attendus)


def completude(plan: Plan, fiches: Iterable[Fiche], jour: dt.date) -> Completude:
    """What some sheets say on a day: points and measures dated later are not counted.

    The fields are those that a sheet may be without, and those inside them that the plan expects.
    """
    known = [(fiche, _known(fiche, jour)) for fiche in fiches]
    settings = plan.edition.reglages
    of_actions = settings.attendus_de(sectorielle=False)
    of_sectoral = settings.attendus_de(sectorielle=True)
    shown = [
        field
        for path, field in champs_de_fiche().items()
        if field.facultatif and ("." not in path or path in {*of_actions, *of_sectoral})
    ]
    lines = []
    lacking: list[tuple[list[ChampDeFiche], list[ChampDeFiche]]] = [([], []) for _ in known]
    for field in shown:
        concerned = filled = 0
        for (_, fiche), (expected, possible) in zip(known, lacking, strict=True):
            names = of_sectoral if fiche.numero.est_sectoriel else of_actions
            is_expected = field.chemin in names
            if not (field.concerne(fiche) or (is_expected and not field.dans_une_liste)):
                continue
            concerned += 1
            if any(True for _ in field.manques(fiche)):
                if is_expected:
                    expected.append(field)
                elif not field.au_besoin:
                    possible.append(field)
            else:
                filled += 1
        expectation = _expectation(settings.attendus, of_actions, of_sectoral, field.chemin)
        lines.append(LigneChamp(field, expectation, concerned, filled))
    sheets = [
        LigneFiche(fiche, tuple(expected), _not_within(possible, expected))
        for (fiche, _), (expected, possible) in zip(known, lacking, strict=True)
    ]
    sheets.sort(key=lambda line: (-len(line.attendus), -len(line.possibles), line.fiche.numero))
    return Completude(tuple(lines), tuple(sheets))


def _not_within(
    possible: Iterable[ChampDeFiche], expected: Iterable[ChampDeFiche]
) -> tuple[ChampDeFiche, ...]:
    """Without a field that is lacking because something expected in it is."""
    roots = {field.racine for field in expected}
    return tuple(field for field in possible if field.chemin not in roots)


def _expectation(
    of_all: tuple[str, ...], of_actions: tuple[str, ...], of_sectoral: tuple[str, ...], path: str
) -> Attente:
    if path in of_all or (path in of_actions and path in of_sectoral):
        return "fiches"
    if path in of_actions:
        return "actions"
    return "sectorielles" if path in of_sectoral else ""


def _known(fiche: Fiche, jour: dt.date) -> Fiche:
    """The sheet as it was on a day: without the points and measures dated later."""
    points = tuple(point for point in fiche.avancement if point.date.debut <= jour)
    indicators = tuple(_measured(item, jour) for item in fiche.indicateurs)
    if points == fiche.avancement and indicators == fiche.indicateurs:
        return fiche
    return Fiche(**{**fiche.__dict__, "avancement": points, "indicateurs": indicators})


def _measured(indicateur: Indicateur, jour: dt.date) -> Indicateur:
    measures = tuple(found for found in indicateur.mesures if found.date.debut <= jour)
    if measures == indicateur.mesures:
        return indicateur
    return Indicateur(**{**indicateur.__dict__, "mesures": measures})
