"""The same declarations put to pydantic: every fault, with its key path and a sentence."""

import os
import sys
from itertools import islice
from typing import Any

from pydantic import TypeAdapter, ValidationError

from pms_cli.model.base import Partie, declares
from pms_cli.model.faults import Refused, SchemaFault, part_within, told

# No plugin of the environment takes part in reading a plan. Read when a schema is first made.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


_ADAPTERS: dict[type, TypeAdapter[Any]] = {}


def adapter(part: type[Partie]) -> TypeAdapter[Any]:
    """Pydantic's validator of a part (and maker of its JSON Schema), made once."""
    if part not in _ADAPTERS:
        _ADAPTERS[part] = TypeAdapter(part)
    return _ADAPTERS[part]


def schema_faults(
    part: type[Partie], data: Any, *, at_most: int = sys.maxsize
) -> tuple[SchemaFault, ...]:
    """Every fault of a file's plain values (or so many); none when they are right."""
    try:
        adapter(part).validate_python(_without_empty(data, part))
    except ValidationError as error:
        # A key told as misspelt silences the one that it should have been: take twice as many.
        refused = [
            Refused(
                detail["type"], detail["loc"], detail["input"], detail["msg"], detail.get("ctx", {})
            )
            for detail in error.errors(include_url=False)[: 2 * at_most]
        ]
        return tuple(islice(told(refused, part), at_most))
    return ()


def _without_empty(value: Any, part: type[Partie] | None) -> Any:
    """A copy without the keys left empty: « pilotes: » followed by nothing says nothing.

    A key that the part does not have stays, empty or not: it is a fault.
    """
    if isinstance(value, list):
        return [_without_empty(item, part) for item in value]
    if not isinstance(value, dict):
        return value
    known = {declared.nom: declared.annotation for declared in declares(part)} if part else {}
    return {
        key: _without_empty(item, part_within(known.get(key)))
        for key, item in value.items()
        if item is not None or key not in known
    }
