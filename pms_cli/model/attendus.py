"""The keys that a sheet may have, by their path, and which of them it lacks.

A path is that of the file, without the ranks of lists: « pilotes », « calendrier.fin »,
« indicateurs.cible.date ». What it leads to in a list is asked of each item.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from pms_cli.diagnostics import KeyPath
from pms_cli.model.base import Partie, declares
from pms_cli.model.fiche import Fiche
from pms_cli.model.mesures import Indicateur
from pms_cli.model.parcours import dedans

_OWN_LEVEL: Final = "avancement"
"""What only actions have: a sectoral sheet has no level of its own."""

_IF_NEED_BE: Final = frozenset({"titre_livret", "livret", "liens", "issue_de"})
"""What a sheet has only when there is a reason to: to be without says nothing."""


@dataclass(frozen=True, slots=True)
class ChampDeFiche:
    """A key of a sheet: its path, its title, the steps that lead to it.

    A step is a key and whether it holds a list; ``facultatif`` says whether a sheet can be without.
    """

    chemin: str
    titre: str
    etapes: tuple[tuple[str, bool], ...]
    facultatif: bool

    @property
    def racine(self) -> str:
        """The key of the sheet itself in which it is."""
        return self.etapes[0][0]

    @property
    def au_besoin(self) -> bool:
        """Whether a sheet may well have no use for it."""
        return self.racine in _IF_NEED_BE

    @property
    def dans_une_liste(self) -> bool:
        """Whether it is asked of each item of a list."""
        return any(is_list for _, is_list in self.etapes[:-1])

    def concerne(self, fiche: Fiche) -> bool:
        """Whether a sheet can have it: in a list, it takes an item."""
        if self.racine == _OWN_LEVEL and fiche.numero.est_sectoriel and not fiche.avancement:
            return False
        return not self.dans_une_liste or any(True for _ in self._ends(fiche))

    def manques(self, fiche: Fiche) -> Iterator[KeyPath]:
        """Where it is lacking: the paths of the parts, or of the nearest there is."""
        for path, value in self._ends(fiche):
            if value is None or value == ():
                yield path

    def reste(self, path: KeyPath) -> str:
        """What is lacking at one of these paths, as its own path: « cible.date »."""
        inside = sum(isinstance(key, str) for key in path)
        return ".".join(key for key, _ in self.etapes[inside:])

    def _ends(self, fiche: Fiche) -> Iterator[tuple[KeyPath, Any]]:
        return _ends(fiche, self.etapes, ())


def _ends(
    part: Partie, steps: tuple[tuple[str, bool], ...], path: KeyPath
) -> Iterator[tuple[KeyPath, Any]]:
    """The values at the end of the steps, each with the path of the part that should hold it."""
    name, is_list = steps[0]
    rest = steps[1:]
    value = getattr(part, name)
    if not rest:
        yield path, value
    elif value is None:
        if not any(is_list for _, is_list in rest[:-1]):
            yield path, None
    elif is_list:
        for index, item in enumerate(value):
            # One that cites the registry has there what it does not say itself.
            if not (isinstance(item, Indicateur) and item.code and rest[0][0] != "code"):
                yield from _ends(item, rest, (*path, name, index))
    else:
        yield from _ends(value, rest, (*path, name))


@cache
def champs_de_fiche() -> dict[str, ChampDeFiche]:
    """Every key that a sheet may have, by its path, in the order of the format."""
    return {champ.chemin: champ for champ in _under(Fiche, (), "", ())}


def _under(
    part: type[Partie], steps: tuple[tuple[str, bool], ...], title: str, seen: tuple[type, ...]
) -> Iterator[ChampDeFiche]:
    for declared in declares(part):
        inner, is_list = dedans(declared.annotation)
        here = (*steps, (declared.nom, is_list))
        name = declared.champ.titre if not title else f"{title}, {_lower(declared.champ.titre)}"
        empty = not declared.obligatoire and declared.defaut in (None, ())
        can_lack = empty and declared.fabrique is None
        yield ChampDeFiche(".".join(key for key, _ in here), name, here, can_lack)
        if isinstance(inner, type) and issubclass(inner, Partie) and inner not in seen:
            yield from _under(inner, here, name, (*seen, inner))


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]
