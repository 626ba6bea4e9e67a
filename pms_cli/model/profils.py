"""Who may see what: the public, the partners, the authority itself.

The model says it of a field (``Champ(..., profil="interne")``) or of a part by what it says
(``Partie.profil_requis``); a plan may keep more back (``reglages.profils``), never show more.
Doubts, bounds and units (``nuance``) go with what they qualify, which would lie without them.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final

from pms_cli.diagnostics import did_you_mean, shorten
from pms_cli.model import Plan
from pms_cli.model.base import Declare, Partie, declares
from pms_cli.model.fiche import Fiche
from pms_cli.model.mesures import ChiffreCle, IndicateurCommun
from pms_cli.model.parcours import dedans
from pms_cli.model.plan import Edition
from pms_cli.model.registres import Acteur, Document, EditionAnterieure, Instance, Sigle
from pms_cli.model.territoire import Territoire

PROFILS: Final = ("public", "partenaires", "interne")
"""From the one that sees least to the one that sees all."""

PARTIES: Final[dict[str, type[Partie]]] = {
    "edition": Edition,
    "fiches": Fiche,
    "documents": Document,
    "acteurs": Acteur,
    "glossaire": Sigle,
    "instances": Instance,
    "indicateurs": IndicateurCommun,
    "chiffres": ChiffreCle,
    "territoires": Territoire,
    "editions": EditionAnterieure,
}
"""What each attribute of a Plan holds: ``edition`` one part, the others lists of them."""

_REGISTRES: Final = frozenset(PARTIES) - {"edition", "fiches"}
_LONGEST_CITED: Final = 60

Chemin = tuple[str, ...]
"""An attribute of the Plan, then keys, without the ranks of lists."""


@dataclass(frozen=True, slots=True)
class Cache:
    """A field that a profile does not see: its path as ``reglages.profils`` writes it, its title.

    ``profil`` is the least one that sees it; ``du_plan`` whether the plan's settings keep it back
    rather than the model.
    """

    chemin: str
    titre: str
    profil: str
    du_plan: bool


@dataclass(frozen=True, slots=True)
class _Tamis:
    """What to take out of a part: the keys set to their default, the sieves of its inner parts."""

    caches: tuple[Declare, ...]
    dedans: tuple[tuple[str, bool, "_Tamis"], ...]


def vu_par(plan: Plan, profil: str) -> Plan:
    """What a profile may see of a plan: the rest is absent, as if it had not been written.

    Nor is it expected any more of the sheets (``reglages.attendus``), which would all lack it. The
    same object when nothing is kept back. Raises ValueError for an unknown profile.
    """
    rank = PROFILS.index(profil)
    if rank == len(PROFILS) - 1:
        return plan
    asked = frozenset(
        path
        for chosen in plan.edition.reglages.profils
        if PROFILS.index(chosen.profil) > rank
        for path in chemins(chosen.champ)
    )
    changed: dict[str, Any] = {}
    for name, sieve in _sieves(rank, asked):
        value = getattr(plan, name)
        seen: Any
        if sieve is _NOTHING:
            seen = ()
        elif isinstance(value, tuple):
            seen = _list(value, sieve, rank)
        else:
            seen = _sifted(value, sieve, rank)
        if seen is not value:
            changed[name] = seen
    if asked:
        edition = changed.get("edition", plan.edition)
        expecting = _not_expecting(edition, {cache.chemin for cache in caches(plan, profil)})
        if expecting is not edition:
            changed["edition"] = expecting
    return replace(plan, **changed) if changed else plan


def _not_expecting(edition: Edition, hidden: Collection[str]) -> Edition:
    """The same edition, which expects of its sheets no field that is hidden, nor inside one."""
    settings = edition.reglages
    kept = {
        name: tuple(path for path in getattr(settings, name) if not _within(path, hidden))
        for name in ("attendus", "attendus_actions", "attendus_sectorielles")
    }
    if all(kept[name] == getattr(settings, name) for name in kept):
        return edition
    reglages = type(settings)(**{**settings.__dict__, **kept})
    return type(edition)(**{**edition.__dict__, "reglages": reglages})


def _within(path: str, hidden: Collection[str]) -> bool:
    keys = path.split(".")
    return any(".".join(keys[:length]) in hidden for length in range(1, len(keys) + 1))


def caches(plan: Plan, profil: str) -> tuple[Cache, ...]:
    """The fields of which a profile sees nothing, in the order of the format.

    Parts kept back for what they say (a body of the services) are not among them.
    """
    rank = PROFILS.index(profil)
    asked: dict[str, int] = {}
    for chosen in plan.edition.reglages.profils:
        asked[chosen.champ] = max(asked.get(chosen.champ, 0), PROFILS.index(chosen.profil))
    found = []
    for path, field in _fields().items():
        of_model = PROFILS.index(field.profil)
        least = max(of_model, asked.get(path, 0))
        if least > rank:
            found.append(Cache(path, field.titre, PROFILS[least], least > of_model))
    return tuple(found)


def cachables() -> dict[str, str]:
    """The fields that ``reglages.profils`` may keep back: their title, by their path."""
    return {path: field.titre for path, field in _fields().items() if not field.refus}


def refus(champ: str) -> str | None:
    """Why ``reglages.profils`` cannot keep a field back, in French; None when it can."""
    field = _fields().get(champ)
    said = f"« {shorten(champ, _LONGEST_CITED)} »"
    if field is None:
        guess = did_you_mean(champ, cachables())
        remedy = guess or (
            " : écrivez une clé de fiche, comme avancement.constat, ou une clé d’un autre fichier "
            "après son nom, comme instances.reunions"
        )
        return f"{said} n’est pas un champ qu’on puisse réserver{remedy}"
    if not field.refus:
        return None
    above = champ.rpartition(".")[0]
    while above and (above not in _fields() or _fields()[above].refus):
        above = above.rpartition(".")[0]
    remedy = f"réservez « {above} » en entier, ou retirez" if above else "retirez"
    return f"{said} {field.refus} : {remedy} ce réglage"


def chemins(champ: str) -> tuple[Chemin, ...]:
    """Where a field of ``reglages.profils`` is in a Plan: two places for ``indicateurs``."""
    keys = tuple(champ.split("."))
    if keys[0] == "plan":
        return (("edition", *keys[1:]),)
    if keys[0] == "indicateurs":
        return ("fiches", *keys), keys
    return (keys,) if keys[0] in _REGISTRES else (("fiches", *keys),)


@dataclass(frozen=True, slots=True)
class _Field:
    titre: str
    profil: str
    refus: str


@cache
def _fields() -> dict[str, _Field]:
    """Every field by its path, with what keeps it from being hidden (empty when it can be)."""
    found = dict(_under(Fiche, "", "", ""))
    for name, part in PARTIES.items():
        if name == "fiches":
            continue
        titre = part.presentation.titre
        if name == "edition":
            found.update(_under(part, "plan.", f"{titre}, ", ""))
            continue
        if name != "indicateurs":
            found[name] = _Field(titre, "public", "")
        for path, field in _under(part, f"{name}.", f"{titre}, ", ""):
            # One of the sheets' and of the registry's is hidden in both, or in none.
            if path not in found or field.refus:
                found[path] = field
    return found


def _under(
    part: type[Partie], path: str, titre: str, inherited: str
) -> Iterator[tuple[str, _Field]]:
    for declared in declares(part):
        champ = declared.champ
        here = f"{path}{declared.nom}"
        name = f"{titre}{champ.titre[:1].lower()}{champ.titre[1:]}" if titre else champ.titre
        yield here, _Field(name, champ.profil, inherited or _reason(declared))
        inner, _ = dedans(declared.annotation)
        if isinstance(inner, type) and issubclass(inner, Partie):
            # What is inside settings are settings.
            below = inherited or (_SETTING if declared.fabrique is not None else "")
            yield from _under(inner, f"{here}.", f"{name}, ", below)


_SETTING: Final = "règle la façon de dire ou de calculer, et vaut pour tous"


def _reason(declared: Declare) -> str:
    champ = declared.champ
    if champ.profil != "public":
        return f"est déjà réservé au profil {champ.profil}, et un plan ne peut pas l’ouvrir"
    if declared.obligatoire:
        return "est obligatoire, et ne peut être caché seul"
    if declared.fabrique is not None:
        return _SETTING
    if champ.nuance or declared.defaut not in (None, ()):
        return "dit comment lire ce qui l’entoure, qui changerait de sens sans lui"
    return ""


_NOTHING: Final = _Tamis((), ())
"""Of a list that is hidden as a whole: there is nothing left to sift."""


@cache
def _sieves(rank: int, asked: frozenset[Chemin]) -> tuple[tuple[str, _Tamis], ...]:
    """For each attribute of a Plan in which a profile does not see all: what to take out."""
    found = []
    for name, part in PARTIES.items():
        inside = frozenset(path[1:] for path in asked if path[0] == name)
        sieve = _NOTHING if () in inside else _sieve(part, rank, inside)
        if sieve is not None:
            found.append((name, sieve))
    return tuple(found)


def _sieve(part: type[Partie], rank: int, asked: frozenset[Chemin]) -> _Tamis | None:
    """None when every part of that class is seen whole."""
    hidden, inner_sieves = [], []
    for declared in declares(part):
        if (declared.nom,) in asked or PROFILS.index(declared.champ.profil) > rank:
            hidden.append(declared)
            continue
        inner, is_list = dedans(declared.annotation)
        if isinstance(inner, type) and issubclass(inner, Partie):
            below = frozenset(path[1:] for path in asked if path[:1] == (declared.nom,))
            sieve = _sieve(inner, rank, below)
            if sieve is not None:
                inner_sieves.append((declared.nom, is_list, sieve))
    by_value = part.profil_requis is not Partie.profil_requis
    if not (hidden or inner_sieves or by_value):
        return None
    return _Tamis(tuple(hidden), tuple(inner_sieves))


def _list(parts: tuple[Any, ...], sieve: _Tamis, rank: int) -> tuple[Any, ...]:
    """The parts that a profile sees, sifted; the same tuple when that changes nothing."""
    seen = tuple(
        _sifted(part, sieve, rank) for part in parts if PROFILS.index(part.profil_requis) <= rank
    )
    if len(seen) == len(parts) and all(a is b for a, b in zip(seen, parts, strict=True)):
        return parts
    return seen


def _sifted(part: Any, sieve: _Tamis, rank: int) -> Any:
    values = part.__dict__
    changed: dict[str, Any] = {}
    for declared in sieve.caches:
        default = declared.par_defaut()
        if values[declared.nom] != default:
            changed[declared.nom] = default
    for name, is_list, inner in sieve.dedans:
        value = values[name]
        if value is None:
            continue
        seen = _list(value, inner, rank) if is_list else _sifted(value, inner, rank)
        if seen is not value:
            changed[name] = seen
    return type(part)(**{**values, **changed}) if changed else part
