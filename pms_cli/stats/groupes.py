"""Actions grouped as the plan is: by axe, orientation, pilot, booklet, territory, family."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pms_cli.francais import majuscule
from pms_cli.model import Fiche, Plan

PAR: Final = ("axe", "orientation", "pilote", "livret", "territoire", "famille")
"""What actions can be grouped by."""


@dataclass(frozen=True)
class Groupe:
    """Some actions and what they share: ``cle`` is its code, ``nom`` how it is called in short."""

    cle: str
    nom: str
    titre: str
    fiches: tuple[Fiche, ...]


def grouper(
    plan: Plan, fiches: Iterable[Fiche], par: str, *, vides: bool = False
) -> tuple[Groupe, ...]:
    """Group actions, in the order of the plan; groups without an action only with ``vides``.

    ``par`` is one of PAR (ValueError otherwise). By pilot or territory, an action of two is in both
    groups. Actions without what is asked for come last, in a group whose ``cle`` is empty.
    """
    groups = _groups(plan, tuple(fiches), par)
    return tuple(group for group in groups if group.fiches or (vides and group.cle))


def _groups(plan: Plan, chosen: tuple[Fiche, ...], par: str) -> tuple[Groupe, ...]:
    """Every group that the plan could have, the one of actions without a key last."""
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
    if par == "territoire":
        names = {place.code: place.nom for place in plan.territoires}
        places_of = [
            tuple(dict.fromkeys(place.code for place, _ in plan.declinaisons(fiche.numero)))
            for fiche in chosen
        ]
        return _by_name(chosen, places_of, names, without="Sans déclinaison connue")
    if par == "famille":
        family = {axe.numero: axe.famille or "" for axe in edition.axes}
        names = {famille.code: famille.nom for famille in edition.familles}
        families = [(family.get(fiche.axe, ""),) for fiche in chosen]
        return _by_name(chosen, families, names, without="Hors famille")
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


def _by_name(
    fiches: tuple[Fiche, ...],
    keys: Sequence[tuple[str, ...]],
    names: Mapping[str, str],
    *,
    without: str,
) -> tuple[Groupe, ...]:
    """Groups called by their name rather than by their code."""
    return tuple(
        replace(group, nom=group.titre or group.nom, titre="")
        for group in _by_key(fiches, keys, names, without=without)
    )


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
    return (*groups, Groupe("", without, "", tuple(none)))
