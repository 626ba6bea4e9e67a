"""Filters shared by the commands: axe, orientation, niveau, pilote, livret, territoire."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pms_cli.diagnostics import did_you_mean, shorten
from pms_cli.errors import MisuseError
from pms_cli.francais import enumerer
from pms_cli.model import Edition, Fiche, Plan, Territoire
from pms_cli.model.plan import Noms

_ORIENTATION = re.compile(r"(?:([1-9]\d{0,3})\.)?([1-9]\d{0,3})", re.ASCII)


@dataclass(frozen=True)
class Filtre:
    """What is asked for; an empty tuple asks for nothing in particular.

    ``niveaux`` may hold None: actions that have no level.
    """

    axes: tuple[int, ...] = ()
    orientations: tuple[tuple[int, int], ...] = ()
    niveaux: tuple[int | None, ...] = ()
    pilotes: tuple[str, ...] = ()
    livrets: tuple[str, ...] = ()
    territoires: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any(
            (
                self.axes,
                self.orientations,
                self.niveaux,
                self.pilotes,
                self.livrets,
                self.territoires,
            )
        )


def lire_orientations(
    texts: Sequence[str], axes: Sequence[int], noms: Noms
) -> tuple[tuple[int, int], ...]:
    """Read « 1.2 », or « 2 » when a single axe is asked for. Raises MisuseError."""
    found = []
    for text in texts:
        match = _ORIENTATION.fullmatch(text)
        if match is None:
            raise MisuseError(
                f"« {shorten(text)} » n’est pas {noms.orientation.indefini} : écrivez 1.2"
            )
        if match[1] is not None:
            found.append((int(match[1]), int(match[2])))
        elif len(set(axes)) == 1:
            found.append((axes[0], int(match[2])))
        else:
            raise MisuseError(
                f"{noms.orientation.defini} {text} existe dans plusieurs {noms.axe.pluriel} : "
                f"écrivez --orientation 1.{text}, ou ajoutez --axe"
            )
    return tuple(found)


def choisir(
    plan: Plan, fiches: Iterable[Fiche], filtre: Filtre, jour: dt.date
) -> tuple[Fiche, ...]:
    """The sheets that a filter keeps, their level being that of a day.

    Raises MisuseError when the filter names something that the plan does not have: an empty answer
    would look like a fact.
    """
    _check(plan, filtre)
    asked = trouver_territoires(plan, filtre.territoires)
    return tuple(
        fiche
        for fiche in fiches
        if (not filtre.axes or fiche.axe in filtre.axes)
        and (not filtre.orientations or (fiche.axe, fiche.orientation) in filtre.orientations)
        and (not filtre.pilotes or not set(filtre.pilotes).isdisjoint(fiche.pilotes))
        and (not filtre.livrets or fiche.livret in filtre.livrets)
        and (not asked or any(place.declinaisons(fiche.numero) for place in asked))
        and (not filtre.niveaux or _level(fiche, jour) in filtre.niveaux)
    )


def _level(fiche: Fiche, jour: dt.date) -> int | None:
    point = fiche.point_au(jour)
    return point.niveau if point is not None else None


def _check(plan: Plan, filtre: Filtre) -> None:
    edition = plan.edition
    _check_places(edition, filtre)
    scale = edition.echelle
    for level in filtre.niveaux:
        if level is not None and level not in scale.degres:
            raise MisuseError(
                f"le niveau {level} n’est pas sur l’échelle du plan : "
                f"choisissez de {scale.minimum} à {scale.maximum}, ou « aucun »"
            )
    sigles = {acteur.sigle for acteur in plan.acteurs}
    sigles |= {sigle for fiche in plan.fiches for sigle in fiche.pilotes}
    for sigle in filtre.pilotes:
        if sigle not in sigles:
            guess = did_you_mean(sigle, sorted(sigles)) or " : voyez acteurs.yaml"
            raise MisuseError(f"le pilote « {shorten(sigle)} » n’est pas connu{guess}")
    codes = [livret.code for livret in edition.livrets]
    for code in filtre.livrets:
        if code not in codes:
            guess = did_you_mean(code, codes) or f" : choisissez {enumerer(codes, last='ou')}"
            raise MisuseError(f"le livret « {shorten(code)} » n’existe pas{guess}")
    for code in filtre.territoires:
        trouver_territoire(plan, code)


def trouver_territoires(plan: Plan, codes: Iterable[str]) -> tuple[Territoire, ...]:
    """The territories of those codes or names, each once. Raises MisuseError."""
    found = [trouver_territoire(plan, code) for code in codes]
    return tuple({place.code: place for place in found}.values())


def trouver_territoire(plan: Plan, code: str) -> Territoire:
    """The territory of that code, or of that name. Raises MisuseError."""
    wanted = code.casefold()
    for place in plan.territoires:
        if wanted in {place.code, place.nom.casefold()}:
            return place
    codes = [place.code for place in plan.territoires]
    if not codes:
        raise MisuseError("aucun territoire n’est saisi dans ce plan")
    guess = did_you_mean(code, codes) or f" : choisissez {enumerer(codes, last='ou')}"
    raise MisuseError(f"le territoire « {shorten(code)} » n’existe pas{guess}")


def _check_places(edition: Edition, filtre: Filtre) -> None:
    noms = edition.noms
    for numero in (*filtre.axes, *(axe for axe, _ in filtre.orientations)):
        if edition.axe(numero) is None:
            choices = enumerer((axe.numero for axe in edition.axes), last="ou")
            raise MisuseError(f"{noms.axe.defini} {numero} n’existe pas : choisissez {choices}")
    for numero, rank in filtre.orientations:
        axe = edition.axe(numero)
        if axe is not None and axe.orientation(rank) is None:
            names = enumerer((f"{numero}.{item.numero}" for item in axe.orientations), last="ou")
            choices = f"choisissez {names}" if names else f"{noms.axe.defini} {numero} n’en a pas"
            raise MisuseError(f"{noms.orientation.defini} {numero}.{rank} n’existe pas : {choices}")


def decrire(plan: Plan, filtre: Filtre) -> str:
    """A filter in French words, to be shown with what it gave; empty when nothing is filtered."""
    noms = plan.edition.noms
    parts = []
    if filtre.axes:
        parts.append(f"{noms.axe.singulier} {enumerer(filtre.axes, last='ou')}")
    if filtre.orientations:
        names = (f"{axe}.{rank}" for axe, rank in filtre.orientations)
        parts.append(f"{noms.orientation.singulier} {enumerer(names, last='ou')}")
    if filtre.niveaux:
        levels = [level for level in filtre.niveaux if level is not None]
        words = [f"niveau {enumerer(levels, last='ou')}"] if levels else []
        words += ["sans niveau"] if None in filtre.niveaux else []
        parts.append(" ou ".join(words))
    if filtre.pilotes:
        parts.append(f"pilote {enumerer(filtre.pilotes, last='ou')}")
    if filtre.livrets:
        parts.append(f"livret {enumerer(filtre.livrets, last='ou')}")
    if filtre.territoires:
        names = (place.nom for place in trouver_territoires(plan, filtre.territoires))
        parts.append(f"territoire {enumerer(names, last='ou')}")
    return ", ".join(parts)
