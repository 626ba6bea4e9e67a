"""The same declarations put to pydantic: every fault, with its key path and a sentence."""

import os
from collections.abc import Callable
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError, core_schema

from pms_cli.model.base import Partie
from pms_cli.model.faults import Refused, SchemaFault, told
from pms_cli.model.types import RefusError

# No plugin of the environment takes part in reading a plan. Read when a schema is first made.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


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
