"""Walks through the parts of a file to the values of one kind: texts, citations of documents."""

import typing
from collections.abc import Callable, Iterator
from typing import Any, Final

from pms_cli.diagnostics import KeyPath
from pms_cli.model.base import Partie, declares
from pms_cli.model.references import Reference
from pms_cli.model.types import GenreTexte

Place = tuple[KeyPath, Any]
_Etape = tuple[str, bool, "_Etapes | None"]
"""A key, whether it holds a list, and the steps inside its part (None: the value is wanted)."""
_Etapes = tuple["_Etape", ...]


class Cueilleur:
    """Gives each value of a part whose declared kind is wanted, with its key path."""

    def __init__(self, wanted: Callable[[Any], bool]) -> None:
        self._wanted = wanted
        self._known: dict[type[Partie], _Etapes] = {}

    def __call__(self, part: Partie) -> Iterator[Place]:
        """The wanted values, in the order of the schema; absent ones are passed over."""
        yield from _gather(part, self._steps(type(part)), ())

    def _steps(self, part: type[Partie]) -> _Etapes:
        if part not in self._known:
            found = (self._step(item.nom, item.annotation) for item in declares(part))
            self._known[part] = tuple(step for step in found if step is not None)
        return self._known[part]

    def _step(self, name: str, annotation: Any) -> "_Etape | None":
        inner, is_list = dedans(annotation)
        if self._wanted(inner):
            return name, is_list, None
        if isinstance(inner, type) and issubclass(inner, Partie):
            steps = self._steps(inner)
            return (name, is_list, steps) if steps else None
        return None


def dedans(annotation: Any) -> tuple[Any, bool]:
    """What a field holds, without « or nothing » and « list of », and whether it is a list."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        if any(isinstance(meta, GenreTexte) for meta in annotation.__metadata__):
            return GenreTexte, False
        return dedans(annotation.__origin__)
    if origin is tuple:
        return dedans(arguments[0])[0], True
    if arguments and type(None) in arguments:
        return dedans(next(found for found in arguments if found is not type(None)))
    return annotation, False


def _gather(part: Partie, steps: _Etapes, path: KeyPath) -> Iterator[Place]:
    values = part.__dict__
    for name, is_list, inner in steps:
        value = values[name]
        if value is None or value == ():
            continue
        here = (*path, name)
        for place, item in enumerate(value) if is_list else ((-1, value),):
            where = (*here, place) if is_list else here
            if inner is None:
                yield where, item
            else:
                yield from _gather(item, inner, where)


textes: Final = Cueilleur(lambda kind: kind is GenreTexte)
"""Every text of a part that people read (codes, numbers and dates are not texts)."""

citations: Final = Cueilleur(lambda kind: kind is Reference)
"""Every citation of a document."""
