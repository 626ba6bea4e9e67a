"""Straight from a file's plain values to parts of a plan, for files in which all is right.

Anything out of the ordinary raises DouteError: the file is then put to pydantic, which says every
fault with its place. The two accept the same files and give equal values (a test holds them to it).
"""

import types
import typing
from collections.abc import Callable
from typing import Any, TypeVar

from pms_cli.model.base import Partie, declares
from pms_cli.model.types import RefusError

P = TypeVar("P", bound=Partie)
Lecteur = Callable[[Any], Any]


class DouteError(Exception):
    """Something in a file is not as it should be; nothing here says what."""


_LECTEURS: dict[type, Lecteur] = {}


def lecteur(part: type[P]) -> Callable[[Any], P]:
    """A function from the plain values of a mapping to a part, made once; it raises DouteError."""
    if part not in _LECTEURS:
        _LECTEURS[part] = _mapping_reader(part)
    return _LECTEURS[part]


def _mapping_reader(part: type[P]) -> Callable[[Any], P]:
    plan = [
        (
            declared.nom,
            _reader(declared.annotation),
            declared.obligatoire,
            declared.defaut,
            declared.fabrique,
        )
        for declared in declares(part)
    ]
    coherent = part.incoherences is Partie.incoherences
    make = object.__new__

    def read(data: Any) -> P:
        if type(data) is not dict:
            raise DouteError
        get = data.get
        left = len(data)
        values: dict[str, Any] = {}
        for name, read_field, required, default, factory in plan:
            value = get(name)
            if value is None:
                # A key left empty counts as absent, but it is there.
                left -= name in data
                if required:
                    raise DouteError
                values[name] = default if factory is None else factory()
            else:
                left -= 1
                values[name] = read_field(value)
        if left:
            raise DouteError  # a key that the part does not have
        part_read = make(part)
        part_read.__dict__.update(values)
        if not coherent and any(True for _ in part_read.incoherences()):
            raise DouteError
        return part_read

    return read


def lire(part: type[P], data: Any) -> P:
    """A part from the plain values of a file. Raises DouteError."""
    read = lecteur(part)
    try:
        return read(data)
    except RefusError:
        raise DouteError from None


def _reader(annotation: Any) -> Lecteur:
    """How a value of that annotation is read: raises RefusError or DouteError."""
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        return _annotated(annotation)
    arguments = typing.get_args(annotation)
    if origin in {types.UnionType, typing.Union}:
        (inner,) = (found for found in arguments if found is not type(None))
        return _reader(inner)
    if origin is tuple:
        return _list_of(_reader(arguments[0]))
    if origin is typing.Literal:
        return _one_of(frozenset(arguments))
    if isinstance(annotation, type) and issubclass(annotation, Partie):
        return lecteur(annotation)
    return _remembering(annotation.lire)


_MOST_REMEMBERED = 4096


def _remembering(read: Lecteur) -> Lecteur:
    """The same reading, which remembers: dates, numbers, citations come again from sheet to sheet.

    What is read never changes, so that two parts may hold the same.
    """
    known: dict[str, Any] = {}

    def read_again(value: Any) -> Any:
        if type(value) is not str:
            return read(value)
        found = known.get(value)
        if found is None:
            found = read(value)
            if len(known) < _MOST_REMEMBERED:
                known[value] = found
        return found

    return read_again


def _annotated(annotation: Any) -> Lecteur:
    for meta in annotation.__metadata__:
        read: Lecteur | None = getattr(meta, "lire", None)
        if read is not None:
            return read
    inner = _reader(annotation.__origin__)
    for meta in annotation.__metadata__:
        control = getattr(meta, "controle", None)
        if control is not None:
            return lambda value: control(inner(value))
    return inner


def _list_of(read: Lecteur) -> Lecteur:
    def read_list(value: Any) -> tuple[Any, ...]:
        if type(value) is not list:
            raise DouteError
        return tuple(read(item) for item in value)

    return read_list


def _one_of(choices: frozenset[str]) -> Lecteur:
    def read_choice(value: Any) -> Any:
        if type(value) is not str or value not in choices:
            raise DouteError
        return value

    return read_choice
