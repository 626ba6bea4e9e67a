"""What the declarations of parts and kinds of values ask of pydantic, when it is asked at all."""

from collections.abc import Callable
from typing import Any

from pydantic_core import PydanticCustomError, core_schema


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

    # A part met twice is referred to by its name: the name is of the part with its control.
    inner: Any = {key: value for key, value in schema.items() if key != "ref"}
    name: Any = schema.get("ref")
    return core_schema.no_info_after_validator_function(control, inner, ref=name)


def _telling(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def tell(value: Any) -> Any:
        try:
            return read(value)
        except ValueError as refusal:
            # The sentence goes through the context: what it quotes may hold braces.
            genre = getattr(refusal, "genre", "valeur")
            raise PydanticCustomError(genre, "{message}", {"message": str(refusal)}) from None

    return tell
