"""What pydantic found wrong, as codes, key paths and French sentences."""

import re
import types
import typing
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from pms_cli.diagnostics import KeyPath, closest, did_you_mean, shorten
from pms_cli.francais import enumerer
from pms_cli.model.guesses import likely_code, likely_date

_KINDS = {dict: "un groupe de clés", list: "une liste", str: "un texte", type(None): "rien"}
_QUOTED = re.compile(r"'([^']*)'")
_HARD_SPACE = re.compile("[\u00a0\u2007\u202f]")
_WORDS = re.compile(r"[\w.-]+(?:, *[\w.-]+)*")
_SHORT = 40
_BULLETS = ("-", "–", "—", "•", "·", "*")


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
    details = error.errors(include_url=False)
    misspelt = _misspelt(details, model)
    for detail in details:
        if detail["type"] != "missing" or detail["loc"] not in misspelt:
            yield _fault(detail, model)


def _fault(detail: ErrorDetails, model: type[BaseModel]) -> SchemaFault:
    path, kind, value = detail["loc"], detail["type"], detail["input"]
    message = detail["msg"]
    if kind == "extra_forbidden":
        return SchemaFault("PMS101", path, _unknown_key(path, model), value, on_key=True)
    if kind == "missing":
        return SchemaFault("PMS102", path, _missing_key(path, model), value, on_key=True)
    if kind == "date":
        code, message = "PMS104", _not_a_date(value, message)
    elif kind == "nombre":
        code = "PMS105"
    elif kind == "literal_error":
        choices = _QUOTED.findall(str(detail.get("ctx", {}).get("expected", "")))
        code, message = "PMS106", _not_a_choice(value, choices)
    elif kind in {"vide", "valeur"}:
        code = "PMS107"
    elif kind in {"string_pattern_mismatch", "string_too_long"}:
        code, message = "PMS107", _not_a_code(value)
    elif kind == "too_short":
        code, message = "PMS107", "la liste est vide : ajoutez un élément"
    else:
        code = "PMS103"
        message = _wrong_kind(kind, value, message, known_keys(_part_at(model, path)))
    return SchemaFault(code, path, message, value)


def known_keys(part: type[BaseModel] | None) -> list[str]:
    """The keys that a mapping may hold, in the order of the schema."""
    return list(part.model_fields) if part is not None else []


def _misspelt(details: Iterable[ErrorDetails], model: type[BaseModel]) -> set[KeyPath]:
    """Paths of the keys that are there under a wrong name: they are told once, as unknown keys."""
    found: set[KeyPath] = set()
    for detail in details:
        path: KeyPath = detail["loc"]
        if detail["type"] == "extra_forbidden":
            meant = closest(str(path[-1]), known_keys(_part_at(model, path[:-1])))
            if meant is not None:
                found.add((*path[:-1], meant))
    return found


def _unknown_key(path: KeyPath, model: type[BaseModel]) -> str:
    key = str(path[-1])
    keys = known_keys(_part_at(model, path[:-1]))
    if _HARD_SPACE.search(key):
        return (
            f"la clé « {shorten(key)} » contient une espace insécable : "
            "remplacez-la par une espace ordinaire, ou effacez-la"
        )
    home = _home(key, model)
    if home is not None:
        choices = f" ; clés possibles ici : {enumerer(keys)}" if len(path) > 1 else ""
        return (
            f"la clé « {shorten(key)} » n’a pas sa place ici : "
            f"elle va {home}, vérifiez le retrait{choices}"
        )
    guess = did_you_mean(key, keys)
    remedy = guess or f" : corrigez son nom, ou retirez-la ; clés possibles : {enumerer(keys)}"
    return f"la clé « {shorten(key)} » n’existe pas ici{remedy}"


def _home(key: str, model: type[BaseModel]) -> str | None:
    """Where in the file a key belongs, None when nowhere: the outermost place."""
    if key in model.model_fields:
        return "au premier niveau du fichier"
    for name, info in model.model_fields.items():
        part = _model_within(info.annotation)
        if isinstance(part, type) and issubclass(part, BaseModel):
            if key in part.model_fields:
                return f"sous « {name} »"
            deeper = _home(key, part)
            if deeper is not None:
                return deeper
    return None


def _missing_key(path: KeyPath, model: type[BaseModel]) -> str:
    key = str(path[-1])
    part = _part_at(model, path[:-1])
    info = part.model_fields.get(key) if part is not None else None
    described = f" ({info.description.rstrip('.')})" if info and info.description else ""
    # An element cut in two by a second dash is what a beginner writes.
    where = " à cet élément, sans « - »" if len(path) > 1 and isinstance(path[-2], int) else ""
    return f"il manque « {key} » ou sa valeur{described} : écrivez une ligne « {key}: … »{where}"


def _not_a_date(value: object, message: str) -> str:
    meant = likely_date(value) if isinstance(value, str) else None
    return f"{message} ; vouliez-vous dire {meant} ?" if meant is not None else message


def _not_a_choice(value: object, choices: list[str]) -> str:
    if not isinstance(value, str):
        found = _KINDS.get(type(value), "autre chose")
        return f"un mot est attendu ({enumerer(choices, last='ou')}), et non {found}"
    guess = did_you_mean(value, choices)
    remedy = guess or f" : écrivez {enumerer(choices, last='ou')}"
    return f"« {shorten(value)} » n’est pas une valeur possible{remedy}"


def _not_a_code(value: object) -> str:
    meant = likely_code(str(value))
    remedy = f" ; vouliez-vous dire « {meant} » ?" if meant is not None else ", comme livret-pmi"
    return (
        f"« {shorten(str(value))} » n’est pas un code : "
        f"un code s’écrit en minuscules sans accent, chiffres et tirets{remedy}"
    )


def _wrong_kind(kind: str, value: object, message: str, keys: list[str]) -> str:
    if kind == "texte":
        return message
    found = _KINDS.get(type(value), "autre chose")
    if kind == "string_type":
        if isinstance(value, dict):
            return (
                "un texte est attendu ici, et « : » en fait un groupe de clés : "
                "mettez tout le texte entre guillemets"
            )
        return f"un texte est attendu ici, et non {found} : écrivez un texte seul"
    if kind == "model_type":
        return (
            f"un groupe de clés est attendu ici ({enumerer(keys, last='ou')}), et non {found} : "
            "écrivez ces clés à la ligne, en retrait"
        )
    return f"une liste est attendue ici, et non {found} : {_as_list(value)}"


def _as_list(value: object) -> str:
    """How to make a list of a value that is none."""
    if isinstance(value, dict):
        return "mettez « - » devant la première clé et alignez les autres sous elle"
    text = str(value).strip()
    if text.startswith(_BULLETS):
        return "commencez chaque ligne par « - » suivi d’une espace"
    if len(text) <= _SHORT and _WORDS.fullmatch(text):
        return f"écrivez [{text}]"
    return "mettez chaque élément sur sa ligne, après « - » et une espace"


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
