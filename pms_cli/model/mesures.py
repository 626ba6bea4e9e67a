"""What is counted: figures of the context, indicators, their targets and measures."""

from collections.abc import Iterator
from dataclasses import field
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final, Literal

from pms_cli.francais import NBSP, nombre
from pms_cli.model.base import Champ, Partie, partie
from pms_cli.model.choix import (
    PERIODICITES,
    PRECISIONS_DITES,
    RATTACHEMENTS,
    SENS,
    THEMES_DITS,
    TYPES_INDICATEUR,
)
from pms_cli.model.dates import DatePartielle
from pms_cli.model.references import PRECISIONS, Periodicite, Precision, Reference
from pms_cli.model.types import Code, Nombre, Texte

if TYPE_CHECKING:
    from fractions import Fraction

TypeIndicateur = Literal["nombre", "pourcentage", "montant", "oui-non"]


@partie
class Cible(Partie, titre="Cible", description="Ce qu’un indicateur doit atteindre, et quand."):
    """What an indicator should reach, and when."""

    date: Annotated[DatePartielle | None, Champ("Date", "Échéance de la cible.")] = None
    valeur: Annotated[Nombre, Champ("Valeur", "Valeur visée.")]
    document: Annotated[
        Reference | None, Champ("Document", "Document qui fixe la cible, et l’endroit.")
    ] = None


@partie
class Mesure(Partie, titre="Mesure", description="Une valeur mesurée d’un indicateur, à une date."):
    """A measured value of an indicator."""

    date: Annotated[DatePartielle, Champ("Date", "Date de la mesure.")]
    valeur: Annotated[
        Nombre, Champ("Valeur", "Valeur mesurée ; pour un oui-non, 1 veut dire oui et 0 non.")
    ]
    precision: Annotated[
        Precision,
        Champ("Précision", "Ce que dit la source : environ, plus de…", choix=PRECISIONS_DITES),
    ] = "exacte"
    document: Annotated[
        Reference | None, Champ("Document", "Document d’où vient la mesure, et l’endroit.")
    ] = None


@partie
class Indicateur(Partie, titre="Indicateur", description="Ce qu’on mesure pour évaluer l’action."):
    """A measure by which an action is evaluated.

    One asked of several sheets is an entry of ``indicateurs.yaml``; each sheet cites its ``code``
    and may keep its own wording as ``libelle``.
    """

    code: Annotated[
        Code | None,
        Champ("Code", "Code d’un indicateur commun, défini dans indicateurs.yaml."),
    ] = None
    libelle: Annotated[Texte | None, Champ("Libellé", "Nom de l’indicateur, mot pour mot.")] = None
    type: Annotated[
        TypeIndicateur | None,
        Champ("Type", "Nature de la valeur.", choix=TYPES_INDICATEUR, nuance=True),
    ] = None
    unite: Annotated[Texte | None, Champ("Unité", "Unité de la valeur.", nuance=True)] = None
    sens: Annotated[
        Literal["hausse", "baisse"] | None,
        Champ("Sens", "Sens souhaité de l’évolution.", choix=SENS, nuance=True),
    ] = None
    periodicite: Annotated[
        Periodicite | None,
        Champ("Périodicité", "Rythme auquel il doit être mesuré.", choix=PERIODICITES),
    ] = None
    initiale: Annotated[Mesure | None, Champ("Valeur initiale", "Valeur de départ, datée.")] = None
    cible: Annotated[Cible | None, Champ("Cible", "Valeur visée et échéance.")] = None
    mesures: Annotated[tuple[Mesure, ...], Champ("Mesures", "Mesures, datées.")] = ()

    contraintes: ClassVar[dict[str, Any]] = {
        "if": {"not": {"required": ["code"]}},
        "then": {"required": ["libelle"]},
    }

    def incoherences(self) -> Iterator[tuple[str, str]]:
        """An indicator has a name, or the code of one that has."""
        if self.libelle is None and self.code is None:
            message = (
                "il manque le nom de l’indicateur : écrivez une ligne « libelle: … », "
                "ou « code: … » pour citer indicateurs.yaml"
            )
            yield "libelle", message


@partie
class IndicateurCommun(
    Indicateur,
    titre="Indicateur commun",
    description="Un indicateur demandé à plusieurs fiches, qui citent son code.",
):
    """An indicator that several sheets are asked for: one entry, cited by its code."""

    # field(): required again, where Indicateur may do without.
    code: Annotated[Code, Champ("Code", "Code que les fiches citent.")] = field()
    libelle: Annotated[Texte, Champ("Libellé", "Nom de l’indicateur, mot pour mot.")] = field()
    rattachement: Annotated[
        Literal["source", "editorial"],
        Champ(
            "Rattachement",
            "Le rapprochement vient des documents, ou de cette saisie.",
            choix=RATTACHEMENTS,
        ),
    ] = "source"


@partie
class IndicateursCommuns(
    Partie,
    titre="Indicateurs communs",
    description="Les indicateurs demandés à plusieurs fiches.",
):
    """``indicateurs.yaml``."""

    indicateurs: Annotated[
        tuple[IndicateurCommun, ...], Champ("Indicateurs", "Indicateurs communs à des fiches.")
    ]


@partie
class Chiffre(
    Partie,
    titre="Chiffre",
    description="Un chiffre, et tout ce qu’il faut pour bien le lire.",
):
    """A figure and all that is needed to read it right."""

    libelle: Annotated[Texte, Champ("Libellé", "Ce que le chiffre compte.")]
    valeur: Annotated[Nombre, Champ("Valeur", "Le chiffre, tel que le document le donne.")]
    jusqua: Annotated[
        Nombre | None,
        Champ("Jusqu’à", "L’autre borne, quand le document donne une fourchette.", nuance=True),
    ] = None
    unite: Annotated[Texte | None, Champ("Unité", "Unité : ménages, %, M€…", nuance=True)] = None
    precision: Annotated[
        Precision,
        Champ("Précision", "Ce que dit la source : environ, plus de…", choix=PRECISIONS_DITES),
    ] = "exacte"
    depuis: Annotated[
        DatePartielle | None,
        Champ("Depuis", "Début de la période, pour une évolution.", nuance=True),
    ] = None
    date: Annotated[DatePartielle | None, Champ("Date", "Année ou date que le chiffre décrit.")] = (
        None
    )
    perimetre: Annotated[
        Texte | None,
        Champ("Périmètre", "Ce que le chiffre couvre, si ce n’est pas tout.", nuance=True),
    ] = None
    territoire: Annotated[
        Code | None, Champ("Territoire", "Code du territoire que le chiffre décrit.", nuance=True)
    ] = None
    document: Annotated[
        Reference | None, Champ("Document", "Document d’où vient le chiffre, et l’endroit.")
    ] = None
    aussi: Annotated[
        tuple[Reference, ...], Champ("Aussi dans", "Autres documents qui donnent ce chiffre.")
    ] = ()
    note: Annotated[
        Texte | None, Champ("Note", "Doute ou condition, en une phrase.", nuance=True)
    ] = None

    @property
    def en_clair(self) -> str:
        """The figure as it is said: « environ 1 800 personnes », « 55 000 à 60 000 ménages »."""
        said = PRECISIONS[self.precision] + nombre(self.valeur)
        if self.jusqua is not None:
            said += f" à {nombre(self.jusqua)}"
        return f"{said}{NBSP}{self.unite}" if self.unite else said

    @property
    def quand(self) -> str:
        """What it describes in time: « 2017 », « de 2008 à 2013 », empty when nothing says."""
        end = self.date.en_clair if self.date else ""
        if self.depuis is None:
            return end
        start = self.depuis.en_clair
        if self.date is None:
            return f"depuis le {start}" if self.depuis.prend_article else f"depuis {start}"
        of = "du " if self.depuis.prend_article else "d’" if start[0] in "ao" else "de "
        return f"{of}{start} {'au' if self.date.prend_article else 'à'} {end}"

    def incoherences(self) -> Iterator[tuple[str, str]]:
        """A range goes upward, a period forward."""
        if self.jusqua is not None and self.jusqua <= self.valeur:
            yield "jusqua", "« jusqua » doit dépasser « valeur » : inversez-les"
        if self.depuis is not None and self.date is not None and self.date.fin < self.depuis.debut:
            yield "depuis", "« depuis » vient après « date » : inversez-les"


@partie
class ChiffreCle(
    Chiffre,
    titre="Chiffre de contexte",
    description="Un chiffre de la situation, des moyens ou de l’activité.",
):
    """A figure of the context: an entry of ``chiffres.yaml``."""

    code: Annotated[Code, Champ("Code", "Code du chiffre.")]
    theme: Annotated[
        Literal["contexte", "moyens", "activite", "concertation"] | None,
        Champ("Thème", "Famille du chiffre.", choix=THEMES_DITS),
    ] = None


THEMES: Final = {
    "contexte": "La situation",
    "moyens": "Les moyens",
    "activite": "L’activité",
    "concertation": "La concertation et le plan",
    None: "Autres chiffres",
}
"""Titles of the themes of figures, in the order in which they are shown."""


@partie
class Chiffres(
    Partie,
    titre="Chiffres de contexte",
    description="Les chiffres qui situent le plan.",
):
    """``chiffres.yaml``."""

    chiffres: Annotated[tuple[ChiffreCle, ...], Champ("Chiffres", "Chiffres de contexte.")]


# Each page that shows an indicator asks again.
@lru_cache(maxsize=4096)
def taux(initiale: Decimal, cible: Decimal, mesure: Decimal) -> "Fraction | None":
    """How far from the start to the target, from 0 to 1, whichever way it should move.

    None when the start is the target: there is then no way to go.
    """
    from fractions import Fraction  # no check needs it

    way = Fraction(cible) - Fraction(initiale)
    if not way:
        return None
    return min(Fraction(1), max(Fraction(0), (Fraction(mesure) - Fraction(initiale)) / way))
