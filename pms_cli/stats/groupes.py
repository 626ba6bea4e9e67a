"""Actions grouped as the plan is: by axe, orientation, pilot, booklet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pms_cli.francais import majuscule
from pms_cli.model import Fiche, Plan

PAR: Final = ("axe", "orientation", "pilote", "livret")
"""What actions can be grouped by."""


@dataclass(frozen=True)
class Groupe:
    """Some actions and what they share: ``cle`` is its code, ``nom`` how it is called in short."""

    cle: str
    nom: str
    titre: str
    fiches: tuple[Fiche, ...]


def grouper(plan: Plan, fiches: Iterable[Fiche], par: str) -> tuple[Groupe, ...]:
    """Group actions, in the order of the plan; groups without an action are left out.

    ``par`` is one of PAR (ValueError otherwise). By pilot, an action with two pilots is in both
    groups. Actions without what is asked for come last, in a group whose ``cle`` is empty.
    """
    chosen = tuple(fiches)
    edition = plan.edition
    if par == "axe":
        titles = {str(axe.numero): axe.titre for axe in edition.axes}
        places = [str(fiche.axe) for fiche in chosen]
        return _by_place(chosen, places, titles, nom=edition.noms.axe.singulier)
    if par == "orientation":
        titles = {
            f"{axe.numero}.{orientation.numero}": orientation.titre
            for axe in edition.axes
            for orientation in axe.orientations
        }
        places = [f"{fiche.axe}.{fiche.orientation}" for fiche in chosen]
        return _by_place(chosen, places, titles, nom=edition.noms.orientation.singulier)
    if par == "livret":
        titles = {livret.code: livret.titre for livret in edition.livrets}
        booklets = [(fiche.livret or "",) for fiche in chosen]
        return _by_key(chosen, booklets, titles, without="Livret non indiqué")
    if par == "pilote":
        names = {acteur.sigle: acteur.nom for acteur in plan.acteurs}
        keys = [tuple(dict.fromkeys(fiche.pilotes)) for fiche in chosen]
        order = {sigle: names.get(sigle, "") for sigle in sorted({s for k in keys for s in k})}
        return _by_key(chosen, keys, order, without="Pilote non indiqué")
    raise ValueError(par)


def _by_place(
    fiches: tuple[Fiche, ...], places: Sequence[str], titles: Mapping[str, str], *, nom: str
) -> tuple[Groupe, ...]:
    keys = [(place if place in titles else "",) for place in places]
    return _by_key(fiches, keys, titles, without="Hors plan", prefix=f"{majuscule(nom)} ")


def _by_key(
    fiches: tuple[Fiche, ...],
    keys: Sequence[tuple[str, ...]],
    titles: Mapping[str, str],
    *,
    without: str,
    prefix: str = "",
) -> tuple[Groupe, ...]:
    members: dict[str, list[Fiche]] = {key: [] for key in titles}
    for fiche, found in zip(fiches, keys, strict=True):
        for key in found or ("",):
            members.setdefault(key, []).append(fiche)
    none = members.pop("", [])
    groups = [
        Groupe(key, f"{prefix}{key}", titles.get(key, ""), tuple(found))
        for key, found in members.items()
    ]
    groups.append(Groupe("", without, "", tuple(none)))
    return tuple(group for group in groups if group.fiches)
