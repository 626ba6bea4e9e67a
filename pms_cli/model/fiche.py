"""``actions/NN-….yaml``: a fiche action, or a sectoral sheet that declines one."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal

from pms_cli.francais import enumerer, typographie
from pms_cli.model.base import Champ, Partie, partie
from pms_cli.model.choix import LECTURES, LECTURES_NUMERO
from pms_cli.model.dates import DatePartielle
from pms_cli.model.mesures import Indicateur
from pms_cli.model.references import Lignee, Reference
from pms_cli.model.types import Code, Entier, Numero, Rang, Texte


def seulement_appariee(cle: str) -> dict[str, Any]:
    """In JSON Schema: a list of what the source permits goes with « lecture: appariee »."""
    paired = {"required": ["lecture"], "properties": {"lecture": {"const": "appariee"}}}
    filled = {"required": [cle], "properties": {cle: {"type": "array", "minItems": 1}}}
    message = f"« {cle} » ne va qu’avec « lecture: appariee » : ajoutez cette ligne."
    refused = {"type": ["null"], "errorMessage": typographie(message), "doNotSuggest": True}
    return {"if": {"allOf": [filled, {"not": paired}]}, "then": {"properties": {cle: refused}}}


@partie
class Jalon(Partie, titre="Jalon", description="Une étape datée d’un calendrier."):
    """A dated step of a calendar."""

    date: Annotated[DatePartielle, Champ("Date", "Date prévue du jalon.")]
    libelle: Annotated[Texte, Champ("Libellé", "Ce qui doit être fait.")]
    atteint: Annotated[
        DatePartielle | None,
        Champ("Atteint", "Date à laquelle il l’a été, quand on le sait.", nuance=True),
    ] = None
    document: Annotated[
        Reference | None, Champ("Document", "Document qui l’atteste, et l’endroit.")
    ] = None
    lecture: Annotated[
        Literal["lue", "appariee"],
        Champ(
            "Lecture",
            "Comment la date a été lue : lue dans le document, ou appariee (à confirmer).",
            choix=LECTURES,
        ),
    ] = "lue"
    dates_possibles: Annotated[
        tuple[DatePartielle, ...],
        Champ(
            "Dates possibles",
            "Avec « lecture: appariee » : toutes les dates que permet la source.",
            nuance=True,
        ),
    ] = ()

    contraintes: ClassVar[dict[str, Any]] = {"allOf": [seulement_appariee("dates_possibles")]}

    def incoherences(self) -> Iterator[tuple[str, str]]:
        """Possible dates go with a paired reading, and comprise the date kept."""
        if self.dates_possibles and self.lecture == "lue":
            message = (
                "« dates_possibles » ne va qu’avec « lecture: appariee » : "
                "ajoutez cette ligne, ou retirez les dates possibles"
            )
            yield "dates_possibles", message
        elif self.dates_possibles and self.date not in self.dates_possibles:
            message = (
                f"les dates possibles doivent comprendre la date retenue ({self.date}) : ajoutez-la"
            )
            yield "dates_possibles", message

    def est_atteint(self, jour: dt.date) -> bool:
        """Whether it is known, on a day, to have been reached."""
        return self.atteint is not None and self.atteint.debut <= jour


@partie
class Calendrier(Partie, titre="Calendrier", description="Quand l’action doit se faire."):
    """When an action is to happen."""

    debut: Annotated[DatePartielle | None, Champ("Début", "Début de l’action.")] = None
    fin: Annotated[DatePartielle | None, Champ("Fin", "Fin de l’action.")] = None
    jalons: Annotated[tuple[Jalon, ...], Champ("Jalons", "Étapes datées.")] = ()


@partie
class Modalite(Partie, titre="Modalité", description="Un groupe de façons de mener l’action."):
    """A group of ways to carry an action out."""

    titre: Annotated[Texte, Champ("Titre", "Intitulé du groupe.")]
    actions: Annotated[tuple[Texte, ...], Champ("Actions", "Ce qui sera fait.")] = ()


@partie
class Point(Partie, titre="Point d’avancement", description="Où en était l’action, à une date."):
    """A dated judgement of how far an action has gone."""

    date: Annotated[DatePartielle, Champ("Date", "Date à laquelle ce point était vrai.")]
    niveau: Annotated[Entier, Champ("Niveau", "Niveau sur l’échelle du plan.")]
    constat: Annotated[Texte | None, Champ("Constat", "Ce qui est fait, en cours, prévu.")] = None
    document: Annotated[
        Reference | None, Champ("Document", "Document d’où vient le point, et l’endroit.")
    ] = None
    lecture: Annotated[
        Literal["lue", "appariee"],
        Champ(
            "Lecture",
            (
                "Comment le niveau a été lu : lue dans le document, ou appariee (rapprochée de "
                "l’action par la lecture la plus cohérente, donc à confirmer)."
            ),
            choix=LECTURES,
        ),
    ] = "lue"
    niveaux_possibles: Annotated[
        tuple[Entier, ...],
        Champ(
            "Niveaux possibles",
            "Avec « lecture: appariee » : tous les niveaux que la source permet.",
            nuance=True,
        ),
    ] = ()

    contraintes: ClassVar[dict[str, Any]] = {"allOf": [seulement_appariee("niveaux_possibles")]}

    def incoherences(self) -> Iterator[tuple[str, str]]:
        """Possible levels go with a paired reading, and comprise the level kept."""
        if self.niveaux_possibles and self.lecture == "lue":
            message = (
                "« niveaux_possibles » ne va qu’avec « lecture: appariee » : "
                "ajoutez cette ligne, ou retirez les niveaux possibles"
            )
            yield "niveaux_possibles", message
        elif self.niveaux_possibles and self.niveau not in self.niveaux_possibles:
            message = (
                "les niveaux possibles doivent comprendre le niveau retenu "
                f"({self.niveau}) : ajoutez-le"
            )
            yield "niveaux_possibles", message

    @property
    def a_confirmer(self) -> bool:
        """Whether the source leaves the level in doubt."""
        return self.lecture == "appariee"

    @property
    def doute(self) -> str:
        """What a level to be confirmed owes to whoever reads it, in a French sentence."""
        text = (
            "À confirmer : la source imprime ce niveau à part ; "
            "le rapprochement retenu est le plus cohérent, sans être certain"
        )
        if self.niveaux_possibles:
            text += f" ; niveaux possibles : {enumerer(self.niveaux_possibles, last='ou')}"
        return typographie(f"{text}.")


@partie
class Fiche(
    Partie,
    titre="Fiche action",
    description="Une action du plan, ou une fiche sectorielle qui en décline une.",
):
    """A fiche action (numero 12) or a sectoral sheet (numero "8.2")."""

    numero: Annotated[
        Numero,
        Champ(
            "Numéro", 'Numéro de l’action, ou "8.2" entre guillemets pour une fiche sectorielle.'
        ),
    ]
    lecture_numero: Annotated[
        Literal["lue", "supposee"],
        Champ(
            "Lecture du numéro",
            "lue dans le document, ou supposee (le document ne le dit pas).",
            choix=LECTURES_NUMERO,
        ),
    ] = "lue"
    titre: Annotated[Texte, Champ("Titre", "Titre, mot pour mot.")]
    titre_livret: Annotated[
        Texte | None, Champ("Titre du livret", "Titre imprimé dans le livret, quand il diffère.")
    ] = None
    axe: Annotated[Rang, Champ("Axe", "Numéro de l’axe dans plan.yaml.")]
    orientation: Annotated[Rang, Champ("Orientation", "Numéro de l’orientation dans l’axe.")]
    livret: Annotated[
        Code | None, Champ("Livret", "Code du livret où la fiche est imprimée, s’il y en a un.")
    ] = None
    pilotes: Annotated[
        tuple[Texte, ...], Champ("Pilotes", "Sigles des services qui conduisent l’action.")
    ] = ()
    partenaires: Annotated[
        tuple[Texte, ...], Champ("Partenaires", "Sigles des services et organismes associés.")
    ] = ()
    calendrier: Annotated[Calendrier | None, Champ("Calendrier", "Début, fin et jalons.")] = None
    contexte: Annotated[Texte | None, Champ("Contexte", "Pourquoi cette action.")] = None
    objectifs: Annotated[tuple[Texte, ...], Champ("Objectifs", "Objectifs opérationnels.")] = ()
    modalites: Annotated[
        tuple[Modalite, ...], Champ("Modalités", "Modalités de mise en œuvre, par groupes.")
    ] = ()
    indicateurs: Annotated[
        tuple[Indicateur, ...], Champ("Indicateurs", "Indicateurs d’évaluation.")
    ] = ()
    avancement: Annotated[
        tuple[Point, ...],
        Champ("Avancement", "Points datés, du plus ancien au plus récent ; le dernier dit l’état."),
    ] = ()
    liens: Annotated[
        tuple[Numero, ...], Champ("Liens", "Numéros des fiches auxquelles celle-ci renvoie.")
    ] = ()
    issue_de: Annotated[
        tuple[Lignee, ...],
        Champ("Issue de", "Fiches d’une édition précédente qu’elle reprend : pms-2017-2022/34."),
    ] = ()
    sources: Annotated[
        tuple[Reference, ...],
        Champ("Sources", "Documents d’où vient la fiche, et l’endroit : livret-pmi (fiche 12)."),
    ] = ()

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
