"""``actions/NN-….yaml``: a fiche action, or a sectoral sheet that declines one."""

import datetime as dt
from typing import Literal

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from pms_cli.model.base import Partie
from pms_cli.model.dates import DatePartielle
from pms_cli.model.types import Code, Entier, Nombre, Numero, Rang, Texte


class Jalon(Partie):
    """A dated step of a calendar."""

    date: DatePartielle = Field(title="Date", description="Date prévue du jalon.")
    libelle: Texte = Field(title="Libellé", description="Ce qui doit être fait.")


class Calendrier(Partie):
    """When an action is to happen."""

    debut: DatePartielle | None = Field(None, title="Début", description="Début de l’action.")
    fin: DatePartielle | None = Field(None, title="Fin", description="Fin de l’action.")
    jalons: tuple[Jalon, ...] = Field((), title="Jalons", description="Étapes datées.")


class Modalite(Partie):
    """A group of ways to carry an action out."""

    titre: Texte = Field(title="Titre", description="Intitulé du groupe.")
    actions: tuple[Texte, ...] = Field((), title="Actions", description="Ce qui sera fait.")


class Cible(Partie):
    """What an indicator should reach, and when."""

    date: DatePartielle = Field(title="Date", description="Échéance de la cible.")
    valeur: Nombre = Field(title="Valeur", description="Valeur visée.")


class Mesure(Partie):
    """A measured value of an indicator."""

    date: DatePartielle = Field(title="Date", description="Date de la mesure.")
    valeur: Nombre = Field(title="Valeur", description="Valeur mesurée.")
    document: Code | None = Field(
        None, title="Document", description="Code du document d’où vient la mesure."
    )


class Indicateur(Partie):
    """A measure by which an action is evaluated."""

    libelle: Texte = Field(title="Libellé", description="Nom de l’indicateur, mot pour mot.")
    type: Literal["nombre", "pourcentage", "montant", "oui-non"] | None = Field(
        None, title="Type", description="Nature de la valeur."
    )
    sens: Literal["hausse", "baisse"] | None = Field(
        None, title="Sens", description="Sens souhaité de l’évolution."
    )
    initiale: Mesure | None = Field(
        None, title="Valeur initiale", description="Valeur de départ, datée."
    )
    cible: Cible | None = Field(None, title="Cible", description="Valeur visée et échéance.")
    mesures: tuple[Mesure, ...] = Field((), title="Mesures", description="Mesures, datées.")


class Point(Partie):
    """A dated judgement of how far an action has gone."""

    date: DatePartielle = Field(title="Date", description="Date à laquelle ce point était vrai.")
    niveau: Entier = Field(title="Niveau", description="Niveau sur l’échelle du plan.")
    constat: Texte | None = Field(
        None, title="Constat", description="Ce qui est fait, en cours, prévu."
    )
    document: Code | None = Field(
        None, title="Document", description="Code du document d’où vient le point."
    )
    lecture: Literal["lue", "appariee"] = Field(
        "lue",
        title="Lecture",
        description=(
            "Comment le niveau a été lu : lue dans le document, ou appariee (rapprochée de "
            "l’action par la lecture la plus cohérente, donc à confirmer)."
        ),
    )
    niveaux_possibles: tuple[Entier, ...] = Field(
        (),
        title="Niveaux possibles",
        description="Avec « lecture: appariee » : tous les niveaux que la source permet.",
    )

    @field_validator("niveaux_possibles")
    @classmethod
    def _coherent(cls, value: tuple[int, ...], info: ValidationInfo) -> tuple[int, ...]:
        if not value:
            return value
        if info.data.get("lecture") == "lue":
            raise PydanticCustomError(
                "valeur",
                "« niveaux_possibles » ne va qu’avec « lecture: appariee » : "
                "ajoutez cette ligne, ou retirez les niveaux possibles",
            )
        niveau = info.data.get("niveau")
        if niveau is not None and niveau not in value:
            raise PydanticCustomError(
                "valeur",
                "les niveaux possibles doivent comprendre le niveau retenu ({niveau}) : ajoutez-le",
                {"niveau": niveau},
            )
        return value

    @property
    def a_confirmer(self) -> bool:
        """Whether the source leaves the level in doubt."""
        return self.lecture == "appariee"


class Fiche(Partie):
    """A fiche action (numero 12) or a sectoral sheet (numero "8.2")."""

    numero: Numero = Field(
        title="Numéro",
        description='Numéro de l\'action, ou "8.2" entre guillemets pour une fiche sectorielle.',
    )
    titre: Texte = Field(title="Titre", description="Titre, mot pour mot.")
    axe: Rang = Field(title="Axe", description="Numéro de l’axe dans plan.yaml.")
    orientation: Rang = Field(
        title="Orientation", description="Numéro de l’orientation dans l’axe."
    )
    livret: Code | None = Field(
        None, title="Livret", description="Code du livret où la fiche est imprimée, s’il y en a un."
    )
    pilotes: tuple[Texte, ...] = Field(
        (), title="Pilotes", description="Sigles des services qui conduisent l’action."
    )
    partenaires: tuple[Texte, ...] = Field(
        (), title="Partenaires", description="Sigles des services et organismes associés."
    )
    calendrier: Calendrier | None = Field(
        None, title="Calendrier", description="Début, fin et jalons."
    )
    contexte: Texte | None = Field(None, title="Contexte", description="Pourquoi cette action.")
    objectifs: tuple[Texte, ...] = Field(
        (), title="Objectifs", description="Objectifs opérationnels."
    )
    modalites: tuple[Modalite, ...] = Field(
        (), title="Modalités", description="Modalités de mise en œuvre, par groupes."
    )
    indicateurs: tuple[Indicateur, ...] = Field(
        (), title="Indicateurs", description="Indicateurs d’évaluation."
    )
    avancement: tuple[Point, ...] = Field(
        (),
        title="Avancement",
        description="Points datés, du plus ancien au plus récent ; le dernier dit l’état.",
    )
    liens: tuple[Numero, ...] = Field(
        (), title="Liens", description="Numéros des fiches auxquelles celle-ci renvoie."
    )
    sources: tuple[Code, ...] = Field(
        (), title="Sources", description="Codes des documents d’où vient la fiche."
    )

    def point_au(self, jour: dt.date) -> Point | None:
        """The last point dated on or before a day, None when there is none.

        A point dated by a month (2019-02) counts from the first day of that month. Of two points
        of the same date the one written last wins.
        """
        known = [point for point in self.avancement if point.date.debut <= jour]
        if not known:
            return None
        latest = max(point.date for point in known)
        return next(point for point in reversed(known) if point.date == latest)
