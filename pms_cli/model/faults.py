"""What pydantic found wrong, as codes, key paths and French sentences."""

import re
import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from pms_cli.diagnostics import KeyPath, did_you_mean, shorten
from pms_cli.francais import enumerer

_KINDS = {dict: "un groupe de clés", list: "une liste", str: "un texte", type(None): "rien"}
_QUOTED = re.compile(r"'([^']*)'")


@dataclass(frozen=True)
class SchemaFault:
    """One thing that the schema refuses: ``on_key`` when the key itself is at fault."""

    code: str
    path: KeyPath
    message: str
    value: Any
    on_key: bool = False


def schema_faults(error: ValidationError, model: type[BaseModel]) -> Iterator[SchemaFault]:
    """Translate every error of a validation of ``model``."""
    for detail in error.errors(include_url=False):
        path: KeyPath = detail["loc"]
        kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
        key = str(path[-1]) if path else ""
        if kind == "extra_forbidden":
            message = _unknown_key(key, _part_at(model, path[:-1]))
            yield SchemaFault("PMS101", path, message, value, on_key=True)
        elif kind == "missing":
            part = _part_at(model, path[:-1])
            yield SchemaFault("PMS102", path, _missing_key(key, part), value, on_key=True)
        elif kind == "date":
            yield SchemaFault("PMS104", path, detail["msg"], value)
        elif kind == "nombre":
            yield SchemaFault("PMS105", path, detail["msg"], value)
        elif kind == "literal_error":
            choices = _QUOTED.findall(str(context.get("expected", "")))
            yield SchemaFault("PMS106", path, _not_a_choice(value, choices), value)
        elif kind in {"vide", "valeur"}:
            yield SchemaFault("PMS107", path, detail["msg"], value)
        elif kind in {"string_pattern_mismatch", "string_too_long"}:
            yield SchemaFault("PMS107", path, _not_a_code(value), value)
        elif kind == "too_short":
            yield SchemaFault("PMS107", path, "la liste est vide : ajoutez un élément", value)
        else:
            yield SchemaFault("PMS103", path, _wrong_kind(kind, value, detail["msg"]), value)


def known_keys(part: type[BaseModel] | None) -> list[str]:
    """The keys that a mapping may hold, in the order of the schema."""
    return list(part.model_fields) if part is not None else []


def _unknown_key(key: str, part: type[BaseModel] | None) -> str:
    keys = known_keys(part)
    guess = did_you_mean(key, keys)
    remedy = guess or f" : retirez-la ; clés possibles : {enumerer(keys)}"
    return f"la clé « {shorten(key)} » n’existe pas ici{remedy}"


def _missing_key(key: str, part: type[BaseModel] | None) -> str:
    info = part.model_fields.get(key) if part is not None else None
    described = f" ({info.description.rstrip('.')})" if info and info.description else ""
    return f"il manque la clé « {key} »{described} : ajoutez une ligne « {key}: … »"


def _not_a_choice(value: object, choices: list[str]) -> str:
    if not isinstance(value, str):
        found = _KINDS.get(type(value), "autre chose")
        return f"un mot est attendu ({enumerer(choices, last='ou')}), et non {found}"
    guess = did_you_mean(value, choices)
    remedy = guess or f" : écrivez {enumerer(choices, last='ou')}"
    return f"« {shorten(value)} » n’est pas une valeur possible{remedy}"


def _not_a_code(value: object) -> str:
    return (
        f"« {shorten(str(value))} » n’est pas un code : "
        "un code s’écrit en minuscules sans accent, chiffres et tirets, comme livret-pmi"
    )


def _wrong_kind(kind: str, value: object, message: str) -> str:
    if kind == "texte":
        return message
    found = _KINDS.get(type(value), "autre chose")
    expected = {
        "string_type": "un texte est attendu",
        "tuple_type": "une liste est attendue",
        "list_type": "une liste est attendue",
        "model_type": "un groupe de clés est attendu",
        "dict_type": "un groupe de clés est attendu",
    }.get(kind, "une autre forme est attendue")
    remedy = {
        "tuple_type": "mettez chaque élément à la ligne après « - », ou la liste entre crochets",
        "string_type": "écrivez un texte, entre guillemets s’il contient « : »",
        "model_type": "écrivez des clés en retrait sous celle-ci",
    }.get(kind, "voyez la page du format des fichiers")
    return f"{expected} ici, et non {found} : {remedy}"


def _part_at(model: type[BaseModel], path: KeyPath) -> type[BaseModel] | None:
    """The schema of the mapping found at a path, None where the path leads to no mapping."""
    current: Any = model
    for step in path:
        if isinstance(step, int):
            continue  # the element's type was found with the list's own key
        if not (isinstance(current, type) and issubclass(current, BaseModel)):
            return None
        info = current.model_fields.get(step)
        if info is None:
            return None
        current = _model_within(info.annotation)
    return current if isinstance(current, type) and issubclass(current, BaseModel) else None


def _model_within(annotation: Any) -> Any:
    """The model inside ``Model``, ``Model | None``, ``tuple[Model, ...]``."""
    origin = typing.get_origin(annotation)
    if origin is None:
        return annotation
    if origin in {tuple, list, types.UnionType, typing.Union}:
        for argument in typing.get_args(annotation):
            found = _model_within(argument)
            if isinstance(found, type) and issubclass(found, BaseModel):
                return found
    return None
