"""Values typed from their text: what was written is what is read, or a sentence says why not."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BeforeValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError, core_schema

_NUMERO = re.compile(r"([1-9]\d{0,3})(?:\.([1-9]\d?))?", re.ASCII)
_PLAGE = re.compile(r"([1-9]\d{0,3})(?:-([1-9]\d{0,3}))?", re.ASCII)
_ENTIER = re.compile(r"0|[1-9]\d{0,8}", re.ASCII)
_NOMBRE = re.compile(r"[-+]?(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?", re.ASCII)


def _quote(value: object) -> str:
    if isinstance(value, dict):
        return "un groupe de clés"
    if isinstance(value, list):
        return "une liste"
    text = " ".join(str(value).split())
    return f"« {text[:39]}… »" if len(text) > 40 else f"« {text} »"  # noqa: PLR2004


def _wrong(kind: str, value: object, expected: str) -> PydanticCustomError:
    return PydanticCustomError(
        kind, "{lu} ne convient pas : {attendu}", {"lu": _quote(value), "attendu": expected}
    )


@dataclass(frozen=True, order=True, slots=True)
class Numero:
    """The number of a sheet: 12 is an action, 8.2 the second sectoral sheet of action 8."""

    action: int
    rang: int = 0

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read « 12 » or « 8.2 ». Raises ValueError with a French sentence."""
        match = _NUMERO.fullmatch(text)
        if match is None:
            raise ValueError("un numéro s’écrit 12, ou 8.2 pour une fiche sectorielle")
        return cls(int(match[1]), int(match[2] or 0))

    @property
    def est_sectoriel(self) -> bool:
        """Whether this is a sectoral sheet (8.2), counted under its action and not among them."""
        return self.rang > 0

    def __str__(self) -> str:
        return f"{self.action}.{self.rang}" if self.rang else str(self.action)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._validate, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: Any, _handler: Any) -> dict[str, Any]:
        return {"type": ["integer", "string"], "pattern": r"^[1-9]\d{0,3}(\.[1-9]\d?)?$"}

    @classmethod
    def _validate(cls, value: object) -> Self:
        if isinstance(value, cls):
            return value
        if isinstance(value, str):
            try:
                return cls.parse(value)
            except ValueError as error:
                raise _wrong("nombre", value, str(error)) from None
        raise _wrong("texte", value, "un numéro est attendu, comme 12 ou « 8.2 »")


@dataclass(frozen=True, order=True, slots=True)
class Plage:
    """A run of action numbers, both ends included: « 8-14 », or « 71 » alone."""

    premiere: int
    derniere: int

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int) and self.premiere <= number <= self.derniere

    def __str__(self) -> str:
        if self.premiere == self.derniere:
            return str(self.premiere)
        return f"{self.premiere}-{self.derniere}"

    @property
    def numeros(self) -> range:
        """Every number of the run."""
        return range(self.premiere, self.derniere + 1)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._validate, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: Any, _handler: Any) -> dict[str, Any]:
        return {"type": ["integer", "string"], "pattern": r"^[1-9]\d{0,3}(-[1-9]\d{0,3})?$"}

    @classmethod
    def _validate(cls, value: object) -> Self:
        if isinstance(value, cls):
            return value
        if not isinstance(value, str):
            raise _wrong("texte", value, "une suite de numéros est attendue, comme 8-14")
        match = _PLAGE.fullmatch(value)
        if match is None:
            raise _wrong("nombre", value, "une suite de numéros s’écrit 8-14, ou 71 pour un seul")
        first, last = int(match[1]), int(match[2] or match[1])
        if last < first:
            raise _wrong("nombre", value, "le second numéro doit suivre le premier")
        return cls(first, last)


def _read_integer(value: object) -> int:
    if isinstance(value, int):
        return value
    if not isinstance(value, str):
        raise _wrong("texte", value, "un nombre entier est attendu, comme 3")
    if not _ENTIER.fullmatch(value):
        raise _wrong("nombre", value, "un nombre entier s’écrit avec des chiffres seuls, comme 3")
    return int(value)


def _read_decimal(value: object) -> Decimal:
    if isinstance(value, Decimal):
        return value
    if not isinstance(value, str):
        raise _wrong("texte", value, "un nombre est attendu, comme 120 ou 12.5")
    if not _NOMBRE.fullmatch(value):
        raise _wrong(
            "nombre", value, "un nombre s’écrit sans espace et avec un point, comme 1250.5"
        )
    return Decimal(value)


def _not_blank(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("vide", "le texte est vide : écrivez-le, ou retirez la clé")
    return value


def _no_zero(value: int) -> int:
    if value < 1:
        raise _wrong("nombre", value, "les numéros commencent à 1")
    return value


Entier = Annotated[
    int, BeforeValidator(_read_integer), WithJsonSchema({"type": "integer", "minimum": 0})
]
"""A whole number of at most nine digits, from its text."""

Rang = Annotated[
    int,
    BeforeValidator(_read_integer),
    AfterValidator(_no_zero),
    WithJsonSchema({"type": "integer", "minimum": 1}),
]
"""A whole number from 1."""

Nombre = Annotated[Decimal, BeforeValidator(_read_decimal), WithJsonSchema({"type": "number"})]
"""A decimal number that keeps its digits: 1.10 stays 1.10."""

Texte = Annotated[str, AfterValidator(_not_blank)]
"""Text that is not blank."""

Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""A code to refer to: small letters without accents, digits, hyphens."""
