"""Values that refer to something else: a place in a document, a sheet of an earlier edition."""

import re
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, Self

from pms_cli.model.types import GenreCode, Lisible, Numero, RefusError, cite, texte_attendu

_REFERENCE = re.compile(r"([^ (]+)(?: +\(([^\n]+)\))?")
_LIGNEE = re.compile(r"([^/\s]+)/([^/\s]+)")
_CODE = GenreCode()
CODE_OU = "[a-z0-9]+(-[a-z0-9]+)*"
LIEU = r" +\([^\n]*\S[^\n]*\)"
"""The place in a document, with its brackets, as editors check it."""

Precision = Literal["exacte", "environ", "plus-de", "moins-de", "au-moins", "au-plus"]
"""How near a figure is to what it counts, as its source says it."""

PRECISIONS: dict[str, str] = {
    "exacte": "",
    "environ": "environ ",
    "plus-de": "plus de ",
    "moins-de": "moins de ",
    "au-moins": "au moins ",
    "au-plus": "au plus ",
}
"""What comes before a figure in a sentence."""

Periodicite = Literal["mensuelle", "trimestrielle", "semestrielle", "annuelle", "biennale"]
"""How often something is due: ``biennale`` is every two years."""

MOIS: dict[str, int] = {
    "mensuelle": 1,
    "trimestrielle": 3,
    "semestrielle": 6,
    "annuelle": 12,
    "biennale": 24,
}
"""Months between two times."""

RYTHMES: dict[str, str] = {
    "mensuelle": "tous les mois",
    "trimestrielle": "tous les trois mois",
    "semestrielle": "deux fois par an",
    "annuelle": "une fois par an",
    "biennale": "tous les deux ans",
}
"""The same in words."""


@dataclass(frozen=True, order=True, slots=True)
class Reference(Lisible):
    """A document of the registry and, where it can be told, the place in it.

    « livret-developpement-social (fiche 12, p. 14) »: ``code`` is the document's, ``lieu`` what is
    between the brackets, empty when only the document is cited.
    """

    json_schema: ClassVar[dict[str, Any]] = {
        "type": ["string", "integer"],
        "minimum": 0,
        "pattern": rf"^\s*{CODE_OU}({LIEU})?\s*$",
        "errorMessage": "Un document est attendu ici : son code, suivi au besoin de l’endroit "
        "entre parenthèses, comme livret-pmi (fiche 12).",
    }

    code: str
    lieu: str = ""

    @classmethod
    def lire(cls, value: object) -> Self:
        """Read « code » or « code (lieu) ». Raises RefusError."""
        text = texte_attendu(
            value, "un document est attendu, comme livret-pmi ou livret-pmi (fiche 12)"
        )
        match = _REFERENCE.fullmatch(text.strip())
        if match is None or (match[2] is not None and not match[2].strip()):
            raise RefusError(
                "code",
                f"{cite(text)} ne désigne pas un document : écrivez son code, suivi au besoin de "
                "l’endroit entre parenthèses, comme livret-pmi (fiche 12)",
            )
        return cls(_CODE.lire(match[1]), (match[2] or "").strip())

    def __str__(self) -> str:
        return f"{self.code} ({self.lieu})" if self.lieu else self.code


@dataclass(frozen=True, order=True, slots=True)
class Lignee(Lisible):
    """A sheet of an earlier edition: « pms-2017-2022/34 »."""

    json_schema: ClassVar[dict[str, Any]] = {
        "type": ["string"],
        "pattern": rf"^{CODE_OU}/[1-9]\d{{0,3}}(\.[1-9]\d?)?$",
        "errorMessage": "Une fiche d’une édition précédente est attendue ici : le code de "
        "l’édition, une barre, le numéro, comme pms-2017-2022/34.",
    }

    edition: str
    numero: Numero

    @classmethod
    def lire(cls, value: object) -> Self:
        """Read « pms-2017-2022/34 ». Raises RefusError."""
        text = texte_attendu(value, "une fiche d’une autre édition est attendue")
        match = _LIGNEE.fullmatch(text)
        if match is None:
            raise RefusError(
                "code",
                f"{cite(text)} ne désigne pas une fiche d’une autre édition : écrivez le code de "
                "l’édition, une barre et le numéro, comme pms-2017-2022/34",
            )
        return cls(_CODE.lire(match[1]), Numero.lire(match[2]))

    def __str__(self) -> str:
        return f"{self.edition}/{self.numero}"
