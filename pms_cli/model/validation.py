"""The same declarations put to pydantic: every fault, with its key path and a sentence."""

import os
from typing import Any

from pydantic import TypeAdapter, ValidationError

from pms_cli.model.base import Partie
from pms_cli.model.faults import Refused, SchemaFault, told

# No plugin of the environment takes part in reading a plan. Read when a schema is first made.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


_ADAPTERS: dict[type, TypeAdapter[Any]] = {}


def adapter(part: type[Partie]) -> TypeAdapter[Any]:
    """Pydantic's validator of a part (and maker of its JSON Schema), made once."""
    if part not in _ADAPTERS:
        _ADAPTERS[part] = TypeAdapter(part)
    return _ADAPTERS[part]


def schema_faults(part: type[Partie], data: Any) -> tuple[SchemaFault, ...]:
    """Every fault of a file's plain values; none when they are right."""
    try:
        adapter(part).validate_python(_without_empty(data))
    except ValidationError as error:
        refused = [
            Refused(
                detail["type"], detail["loc"], detail["input"], detail["msg"], detail.get("ctx", {})
            )
            for detail in error.errors(include_url=False)
        ]
        return tuple(told(refused, part))
    return ()


def _without_empty(value: Any) -> Any:
    """A copy without the keys left empty: « pilotes: » followed by nothing says nothing."""
    if isinstance(value, dict):
        return {key: _without_empty(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_without_empty(item) for item in value]
    return value
