"""Values typed from their text: what was written is what is read, or a sentence says why not."""

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Self

_NUMERO = re.compile(r"([1-9]\d{0,3})(?:\.([1-9]\d?))?", re.ASCII)
_PLAGE = re.compile(r"([1-9]\d{0,3})(?:-([1-9]\d{0,3}))?", re.ASCII)
_ENTIER = re.compile(r"0|[1-9]\d{0,8}", re.ASCII)
_RANG = r"[1-9]\d{0,8}"
_NOMBRE = re.compile(r"[-+]?(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?", re.ASCII)
_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_LONGEST_CODE = 80


class RefusError(ValueError):
    """A text that is not the value expected: ``genre`` says of which rule it is a fault."""

    def __init__(self, genre: str, message: str) -> None:
        super().__init__(message)
        self.genre = genre


def cite(value: object) -> str:
    """A value short enough to be quoted in a message, on one line."""
    if isinstance(value, dict):
        return "un groupe de clés"
    if isinstance(value, list):
        return "une liste"
    if not isinstance(value, str):
        return "rien" if value is None else "autre chose"
    text = " ".join(value.split())
    return f"« {text[:39]}… »" if len(text) > 40 else f"« {text} »"  # noqa: PLR2004


def texte_attendu(value: object, attendu: str) -> str:
    """The text of a value. Raises RefusError that says what was expected when it is not one."""
    if isinstance(value, str):
        return value
    raise RefusError("texte", f"{attendu}, et non {cite(value)}")


class Genre(ABC):
    """How a kind of value is read from its text, and what the format's page calls it."""

    nom = ""
    json_schema: dict[str, Any] = {}  # noqa: RUF012 - each kind has its own, never changed
    """The same for editors, whose YAML gives numbers where we read text: see ``schema``."""

    @abstractmethod
    def lire(self, value: object) -> Any:
        """The value. Raises RefusError."""

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> Any:
        from pms_cli.model.hooks import checked_value

        return checked_value(self.lire)


class GenreTexte(Genre):
    """Text that is not blank, kept as it is."""

    nom = "texte"
    json_schema = {  # noqa: RUF012
        "type": ["string", "number"],
        "pattern": r"\S",
        "errorMessage": "Un texte est attendu ici ; s’il contient « : », mettez-le entre "
        "guillemets.",
    }

    def lire(self, value: object) -> str:
        """The text. Raises RefusError."""
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, str):
            raise RefusError("vide", "le texte est vide : écrivez-le, ou retirez la clé")
        if isinstance(value, dict):
            raise RefusError(
                "texte",
                "un texte est attendu ici, et « : » en fait un groupe de clés : "
                "mettez tout le texte entre guillemets",
            )
        raise RefusError(
            "texte", f"un texte est attendu ici, et non {cite(value)} : écrivez un texte seul"
        )


class GenreCode(Genre):
    """A code to refer to: small letters without accents, digits, hyphens."""

    nom = "code"
    json_schema = {  # noqa: RUF012
        "type": ["string", "integer"],
        "minimum": 0,
        "pattern": f"^{_CODE.pattern}$",
        "maxLength": _LONGEST_CODE,
        "errorMessage": "Un code est attendu ici, en minuscules sans accent, chiffres et tirets, "
        "comme livret-pmi.",
    }

    def lire(self, value: object) -> str:
        """The code. Raises RefusError."""
        text = texte_attendu(value, "un code est attendu, comme livret-pmi")
        if not _CODE.fullmatch(text) or len(text) > _LONGEST_CODE:
            raise RefusError(
                "code",
                f"{cite(text)} n’est pas un code : un code s’écrit en minuscules sans accent, "
                f"chiffres et tirets (au plus {_LONGEST_CODE} caractères), comme livret-pmi",
            )
        return text


class GenreEntier(Genre):
    """A whole number of at most nine digits, at least ``minimum``."""

    nom = "entier"

    def __init__(self, minimum: int = 0) -> None:
        self.minimum = minimum
        self.json_schema = {
            "type": ["integer", "string"],
            "minimum": minimum,
            "maximum": 10**9 - 1,
            "pattern": f"^(?:{_ENTIER.pattern if minimum == 0 else _RANG})$",
            "errorMessage": "Un nombre entier est attendu ici, en chiffres seuls, comme 3.",
        }

    def lire(self, value: object) -> int:
        """The number. Raises RefusError."""
        text = texte_attendu(value, "un nombre entier est attendu, comme 3")
        if not _ENTIER.fullmatch(text):
            raise RefusError(
                "nombre",
                f"{cite(text)} ne convient pas : "
                "un nombre entier s’écrit en chiffres seuls, sans zéro devant, comme 3",
            )
        number = int(text)
        if number < self.minimum:
            raise RefusError(
                "nombre", f"{cite(text)} ne convient pas : les numéros commencent à {self.minimum}"
            )
        return number


class GenreNombre(Genre):
    """A decimal number that keeps its digits: 1.10 stays 1.10."""

    nom = "nombre"
    json_schema = {  # noqa: RUF012
        "type": ["number", "string"],
        "exclusiveMinimum": -(10**15),
        "exclusiveMaximum": 10**15,
        "pattern": f"^(?:{_NOMBRE.pattern})$",
        "errorMessage": "Un nombre est attendu ici, sans espace, avec un point pour les décimales, "
        "comme 1250.5.",
    }

    def lire(self, value: object) -> Decimal:
        """The number. Raises RefusError."""
        text = texte_attendu(value, "un nombre est attendu, comme 120 ou 12.5")
        if not _NOMBRE.fullmatch(text):
            raise RefusError(
                "nombre",
                f"{cite(text)} ne convient pas : "
                "un nombre s’écrit sans espace ni signe, avec un point, comme 1250.5",
            )
        return Decimal(text)


class AuMoinsUn:
    """On a list: it may not be empty."""

    @staticmethod
    def controle(value: tuple[Any, ...]) -> tuple[Any, ...]:
        """The list. Raises RefusError when it is empty."""
        if not value:
            raise RefusError("vide", "la liste est vide : ajoutez un élément")
        return value

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pms_cli.model.hooks import checked_after

        return checked_after(self.controle, handler(source))


Texte = Annotated[str, GenreTexte()]
Code = Annotated[str, GenreCode()]
Entier = Annotated[int, GenreEntier()]
Rang = Annotated[int, GenreEntier(minimum=1)]
Nombre = Annotated[Decimal, GenreNombre()]


class Lisible(ABC):
    """A class of values that reads itself from text."""

    json_schema: ClassVar[dict[str, Any]] = {}

    @classmethod
    @abstractmethod
    def lire(cls, value: object) -> Self:
        """The value. Raises RefusError."""

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> Any:
        from pms_cli.model.hooks import checked_value

        return checked_value(cls.lire)


@dataclass(frozen=True, order=True, slots=True)
class Numero(Lisible):
    """The number of a sheet: 12 is an action, 8.2 the second sectoral sheet of action 8."""

    json_schema: ClassVar[dict[str, Any]] = {
        "type": ["number", "string"],
        "minimum": 1,
        "exclusiveMaximum": 10**4,
        "pattern": f"^{_NUMERO.pattern}$",
        "errorMessage": 'Un numéro est attendu ici, comme 12, ou "8.2" entre guillemets.',
    }

    action: int
    rang: int = 0

    @classmethod
    def lire(cls, value: object) -> Self:
        """Read « 12 » or « 8.2 ». Raises RefusError."""
        text = texte_attendu(value, "un numéro est attendu, comme 12 ou « 8.2 »")
        match = _NUMERO.fullmatch(text)
        if match is None:
            raise RefusError(
                "nombre",
                f"{cite(text)} ne convient pas : "
                "un numéro s’écrit sans zéro devant, comme 12, ou 8.2 pour une fiche sectorielle",
            )
        return cls(int(match[1]), int(match[2] or 0))

    @property
    def est_sectoriel(self) -> bool:
        """Whether this is a sectoral sheet (8.2), counted under its action and not among them."""
        return self.rang > 0

    def __str__(self) -> str:
        return f"{self.action}.{self.rang}" if self.rang else str(self.action)


@dataclass(frozen=True, order=True, slots=True)
class Plage(Lisible):
    """A run of action numbers, both ends included: « 8-14 », or « 71 » alone."""

    json_schema: ClassVar[dict[str, Any]] = {
        "type": ["integer", "string"],
        "minimum": 1,
        "maximum": 9999,
        "pattern": f"^{_PLAGE.pattern}$",
        "errorMessage": "Une suite de numéros est attendue ici, comme 8-14, ou 71 pour un seul.",
        "examples": ["8-14", 71],
    }

    premiere: int
    derniere: int

    @classmethod
    def lire(cls, value: object) -> Self:
        """Read « 8-14 » or « 71 ». Raises RefusError."""
        text = texte_attendu(value, "une suite de numéros est attendue, comme 8-14")
        match = _PLAGE.fullmatch(text)
        if match is None:
            raise RefusError(
                "nombre",
                f"{cite(text)} ne convient pas : "
                "une suite de numéros s’écrit 8-14, ou 71 pour un seul",
            )
        first, last = int(match[1]), int(match[2] or match[1])
        if last < first:
            raise RefusError(
                "nombre", f"{cite(text)} ne convient pas : le second numéro doit suivre le premier"
            )
        return cls(first, last)

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
