"""Plain values of any part, as a file would give them, made from what the part declares."""

import types
import typing
from typing import Any, Final

from hypothesis import strategies as st

from pms_cli.model import (
    Acteurs,
    Chiffres,
    DatePartielle,
    Documents,
    Edition,
    EditionAnterieure,
    Fiche,
    Glossaire,
    IndicateursCommuns,
    Instances,
    Lignee,
    Numero,
    Plage,
    Reference,
    Territoire,
)
from pms_cli.model.base import Partie, declares
from pms_cli.model.types import AuMoinsUn, GenreCode, GenreEntier, GenreNombre, GenreTexte

FILES: Final[dict[str, type[Partie]]] = {
    "plan.yaml": Edition,
    "documents.yaml": Documents,
    "acteurs.yaml": Acteurs,
    "glossaire.yaml": Glossaire,
    "instances.yaml": Instances,
    "indicateurs.yaml": IndicateursCommuns,
    "chiffres.yaml": Chiffres,
    "actions": Fiche,
    "territories": Territoire,
    "editions": EditionAnterieure,
}
"""The part that each file of a plan holds, by its name or its folder's."""

MARK: Final = "§"
"""Begins every text that is made, and nothing else."""

_CLASSES: Final[dict[Any, list[str]]] = {
    Numero: ["1", "8", "8.2", "12"],
    Plage: ["1-3", "71"],
    DatePartielle: ["2017", "2017-T3", "2017-09", "2017-09-15", "2018", "2018-02"],
    Reference: ["livret-pmi", "livret-pmi (fiche 12, p. 14)", "bilan-2018 (partie VII, 1°)"],
    Lignee: ["pms-2017-2022/34", "pms-2017-2022/8.2"],
}
_KINDS: Final[dict[type, list[str]]] = {
    GenreTexte: [f"{MARK} un", f"{MARK} deux : trois", f"{MARK}{MARK}\nà la ligne"],
    GenreCode: ["a", "pmi", "livret-pmi"],
    GenreNombre: ["0", "1.10", "-4", "1250.5", "60000"],
}


def _value(annotation: Any) -> st.SearchStrategy[Any]:
    metadata = getattr(annotation, "__metadata__", ())
    for meta in metadata:
        if isinstance(meta, GenreEntier):
            return st.integers(meta.minimum, 6).map(str)
        if type(meta) in _KINDS:
            return st.sampled_from(_KINDS[type(meta)])
    fewest = any(isinstance(meta, AuMoinsUn) for meta in metadata)
    return _plain_of(annotation.__origin__ if metadata else annotation, fewest=int(fewest))


def _plain_of(kind: Any, *, fewest: int) -> st.SearchStrategy[Any]:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in {types.UnionType, typing.Union}:
        return _value(next(found for found in arguments if found is not type(None)))
    if origin is tuple:
        return st.lists(_value(arguments[0]), min_size=fewest, max_size=2)
    if origin is typing.Literal:
        return st.sampled_from(arguments)
    return plain(kind) if issubclass(kind, Partie) else st.sampled_from(_CLASSES[kind])


def plain(part: type[Partie]) -> st.SearchStrategy[dict[str, Any]]:
    """A mapping with every key that must be there and some of the others, each of its kind.

    What contradicts itself across keys is left in: such a mapping is refused.
    """
    found = declares(part)
    return st.fixed_dictionaries(
        {key.nom: _value(key.annotation) for key in found if key.obligatoire},
        optional={key.nom: _value(key.annotation) for key in found if not key.obligatoire},
    )


def files() -> st.SearchStrategy[tuple[type[Partie], dict[str, Any]]]:
    """The plain values of a file of a plan, and what part they are of."""
    kinds = st.sampled_from(list(FILES.values()))
    return kinds.flatmap(lambda part: st.tuples(st.just(part), plain(part)))
