"""The same declarations put to pydantic: every fault, with its key path and a sentence."""

import os
import re
import types
import typing
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError, core_schema

from pms_cli.diagnostics import KeyPath, did_you_mean, shorten
from pms_cli.francais import enumerer
from pms_cli.model.base import Partie, declares
from pms_cli.model.types import RefusError

# No plugin of the environment takes part in reading a plan. Read when a schema is first made.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

_QUOTED = re.compile(r"'([^']*)'")
_KINDS = {dict: "un groupe de clés", list: "une liste", str: "un texte", type(None): "rien"}


# -- what the declarations ask of pydantic ---------------------------------------------------------


def checked_value(read: Callable[[object], Any]) -> core_schema.CoreSchema:
    """The schema of a value read by one of our functions."""
    return core_schema.no_info_plain_validator_function(
        _telling(read), serialization=core_schema.to_string_ser_schema()
    )


def checked_after(
    control: Callable[[Any], Any], schema: core_schema.CoreSchema
) -> core_schema.CoreSchema:
    """A schema whose value one of our functions then controls."""
    return core_schema.no_info_after_validator_function(_telling(control), schema)


def checked_part(schema: core_schema.CoreSchema) -> core_schema.CoreSchema:
    """The schema of a part, whose fields must not contradict each other."""

    def control(part: Any) -> Any:
        for key, message in part.incoherences():
            raise PydanticCustomError("incoherence", "{message}", {"message": message, "cle": key})
        return part

    return core_schema.no_info_after_validator_function(control, schema)


def _telling(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def tell(value: Any) -> Any:
        try:
            return read(value)
        except RefusError as refusal:
            # The sentence goes through the context: what it quotes may hold braces.
            raise PydanticCustomError(
                refusal.genre,
                "{message}",
                {"message": str(refusal)},
            ) from None

    return tell


_ADAPTERS: dict[type, TypeAdapter[Any]] = {}


def adapter(part: type[Partie]) -> TypeAdapter[Any]:
    """Pydantic's validator of a part (and maker of its JSON Schema), made once."""
    if part not in _ADAPTERS:
        _ADAPTERS[part] = TypeAdapter(part)
    return _ADAPTERS[part]


# -- faults ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class SchemaFault:
    """One thing that the schema refuses: ``on_key`` when the key itself is at fault."""

    code: str
    path: KeyPath
    message: str
    value: Any
    on_key: bool = False


def schema_faults(part: type[Partie], data: Any) -> tuple[SchemaFault, ...]:
    """Every fault of a file's plain values; none when they are right."""
    try:
        adapter(part).validate_python(_without_empty(data))
    except ValidationError as error:
        return tuple(_faults(error, part))
    return ()


def _without_empty(value: Any) -> Any:
    """A copy without the keys left empty: « pilotes: » followed by nothing says nothing."""
    if isinstance(value, dict):
        return {key: _without_empty(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_without_empty(item) for item in value]
    return value


_CODES = {
    "date": "PMS104",
    "nombre": "PMS105",
    "vide": "PMS107",
    "valeur": "PMS107",
    "incoherence": "PMS107",
    "texte": "PMS103",
}


def _faults(error: ValidationError, part: type[Partie]) -> Iterator[SchemaFault]:
    for detail in error.errors(include_url=False):
        path: KeyPath = detail["loc"]
        kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
        key = str(path[-1]) if path else ""
        if kind == "unexpected_keyword_argument":
            message = _unknown_key(key, _part_at(part, path[:-1]))
            yield SchemaFault("PMS101", path, message, value, on_key=True)
        elif kind == "missing":
            message = _missing_key(key, _part_at(part, path[:-1]))
            yield SchemaFault("PMS102", path, message, value, on_key=True)
        elif kind == "literal_error":
            choices = _QUOTED.findall(str(context.get("expected", "")))
            yield SchemaFault("PMS106", path, _not_a_choice(value, choices), value)
        else:
            if kind == "incoherence":
                path = (*path, str(context["cle"]))
            message = detail["msg"] if kind in _CODES else _wrong_kind(kind, value)
            yield SchemaFault(_CODES.get(kind, "PMS103"), path, message, value)


def _unknown_key(key: str, part: type[Partie] | None) -> str:
    keys = [declared.nom for declared in declares(part)] if part else []
    guess = did_you_mean(key, keys)
    remedy = guess or f" : retirez-la ; clés possibles : {enumerer(keys)}"
    return f"la clé « {shorten(key)} » n’existe pas ici{remedy}"


def _missing_key(key: str, part: type[Partie] | None) -> str:
    known = {declared.nom: declared.champ for declared in declares(part)} if part else {}
    described = f" ({known[key].description.rstrip('.')})" if key in known else ""
    return f"il manque la clé « {key} »{described} : ajoutez une ligne « {key}: … »"


def _not_a_choice(value: object, choices: list[str]) -> str:
    if not isinstance(value, str):
        found = _KINDS.get(type(value), "autre chose")
        return f"un mot est attendu ({enumerer(choices, last='ou')}), et non {found}"
    guess = did_you_mean(value, choices)
    remedy = guess or f" : écrivez {enumerer(choices, last='ou')}"
    return f"« {shorten(value)} » n’est pas une valeur possible{remedy}"


def _wrong_kind(kind: str, value: object) -> str:
    found = _KINDS.get(type(value), "autre chose")
    if kind == "tuple_type":
        return (
            f"une liste est attendue ici, et non {found} : "
            "mettez chaque élément à la ligne après « - », ou la liste entre crochets"
        )
    return (
        f"un groupe de clés est attendu ici, et non {found} : "
        "écrivez des clés en retrait sous celle-ci"
    )


def _part_at(part: type[Partie], path: KeyPath) -> type[Partie] | None:
    """The part found at a path, None where the path leads to none."""
    current: type[Partie] | None = part
    for step in path:
        if isinstance(step, int):
            continue  # the element's part was found with the list's own key
        if current is None:
            return None
        annotations = {declared.nom: declared.annotation for declared in declares(current)}
        current = part_within(annotations.get(step))
    return current


def part_within(annotation: Any) -> type[Partie] | None:
    """The part inside ``Part``, ``Part | None``, ``tuple[Part, ...]``, annotated or not."""
    if isinstance(annotation, type) and issubclass(annotation, Partie):
        return annotation
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        return part_within(annotation.__origin__)
    if origin in {tuple, types.UnionType, typing.Union}:
        for argument in typing.get_args(annotation):
            found = part_within(argument)
            if found is not None:
                return found
    return None
