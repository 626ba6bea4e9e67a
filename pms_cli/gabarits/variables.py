"""What a template of one's own may use: the variables of a view, the blocks of our templates.

A view documents its fields with ``Annotated[str, "le titre du rapport"]``: nothing is read of it
before it is asked here.
"""

import datetime as dt
import re
import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Final

from pms_cli.francais import enumerer, typographie
from pms_cli.gabarits.loader import OURS, Chargeur

_KINDS: Final[dict[Any, str]] = {
    str: "texte",
    int: "nombre entier",
    bool: "oui ou non",
    dt.date: "date",
}
_WIDTH: Final = 78
"""Columns of a line: a terminal's 80, less the margin of who shows it."""
_BELOW: Final = "    "
_EXTENDS: Final = re.compile(r"\{%-?\s*extends\s+[\"']([^\"']+)[\"']")
_BLOCK: Final = re.compile(
    r"(?:\{#-?\s*bloc\s*:\s*(?P<said>(?:(?!#\}).)*?)\s*-?#\}\s*)?\{%-?\s*block\s+(?P<name>\w+)",
    re.DOTALL,
)


@dataclass(frozen=True)
class Bloc:
    """A block that a template of one's own may write again; ``gabarit`` is where it is ours."""

    nom: str
    gabarit: str
    description: str


def blocs(name: str) -> tuple[Bloc, ...]:
    """The blocks of one of our templates and of those that it extends, the outermost first."""
    chargeur = Chargeur()
    found: dict[str, Bloc] = {}
    path = name
    while path:
        source = chargeur.source(OURS + path.removeprefix(OURS))
        if source is None:
            break
        text, label, _ = source
        here = {
            match["name"]: Bloc(match["name"], label, " ".join((match["said"] or "").split()))
            for match in _BLOCK.finditer(text)
        }
        for nom, bloc in found.items():
            outer = here.get(nom)
            # Told where it was first named, if it is not told where it is filled.
            here[nom] = (
                Bloc(nom, bloc.gabarit, bloc.description or outer.description) if outer else bloc
            )
        found = here
        parent = _EXTENDS.search(text)
        path = parent[1] if parent else ""
    return tuple(found.values())


def variables(view: type, name: str = "vue") -> str:
    """The variables of a view: how each is written, its kind and, on a line below, what it is.

    ``[]`` stands for each item of a list; what was listed already is said to be like it.
    """
    found = list(_lines(view, name, {}))
    width = max((len(path) for path, _, _ in found), default=0)
    lines: list[str] = []
    for path, kind, said in found:
        # Two columns where they fit; otherwise close together, or one under the other.
        ways = (f"{path:<{width}}  {kind}", f"{path}  {kind}", f"{path}\n{_BELOW}{kind}")
        lines.append(next((way for way in ways if len(way) <= _WIDTH), ways[-1]))
        if said:
            lines.append(_BELOW + typographie(said))
    return "".join(f"{line}\n" for line in lines)


def _lines(view: type, path: str, seen: dict[type, str]) -> Iterator[tuple[str, str, str]]:
    seen[view] = path
    hints = typing.get_type_hints(view, include_extras=True)
    for field in fields(view):
        here = f"{path}.{field.name}"
        kind, said = _described(hints[field.name])
        word, inner, many = _kind(kind)
        if inner is not None and inner in seen:
            yield here, f"{word}, comme {seen[inner]}", said
            continue
        inside = here + "[]" * many
        yield here, word, said
        if inner is not None:
            yield from _lines(inner, inside, seen)


def _described(hint: Any) -> tuple[Any, str]:
    """A type without its description, and the description."""
    if typing.get_origin(hint) is not typing.Annotated:
        return hint, ""
    kind, *notes = typing.get_args(hint)
    return kind, next((note for note in notes if isinstance(note, str)), "")


def _kind(hint: Any) -> tuple[str, type | None, int]:
    """A type in words, the dataclass in it if there is one, and how many lists deep that is."""
    origin, given = typing.get_origin(hint), typing.get_args(hint)
    if origin in {types.UnionType, typing.Union}:
        word, inner, many = _kind(next(arg for arg in given if arg is not type(None)))
        return f"{word} ou rien", inner, many
    if origin in {tuple, list}:
        if origin is list or (len(given) > 1 and given[1] is Ellipsis):
            word, inner, many = _kind(given[0])
            return f"liste ({word})", inner, many + 1
        return enumerer(_kind(arg)[0] for arg in given), None, 0
    if getattr(hint, "__svg__", False) is True:
        return "dessin", None, 0
    if is_dataclass(hint) and isinstance(hint, type):
        return "ensemble", hint, 0
    return _KINDS.get(hint, "valeur"), None, 0
