"""``plan.yaml``: the edition, its axes and orientations, its scale, what it calls things."""

from typing import Literal

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from pms_cli.model.base import Partie
from pms_cli.model.dates import DatePartielle
from pms_cli.model.types import Code, Entier, Plage, Rang, Texte

PLUS_HAUT_DEGRE = 20
_ELISION = frozenset("aàâeéèêiîoôuûyhœæ")


class Periode(Partie):
    """The years that the plan covers."""

    debut: DatePartielle = Field(title="Début", description="Première année du plan.")
    fin: DatePartielle = Field(title="Fin", description="Dernière année du plan.")


class Deliberation(Partie):
    """The vote that adopted the plan."""

    numero: Texte = Field(title="Numéro", description="Numéro de la délibération.")
    date: DatePartielle = Field(title="Date", description="Jour du vote.")
    document: Code | None = Field(
        None, title="Document", description="Code du document dans documents.yaml."
    )


class Nom(Partie):
    """What the plan calls one of its levels."""

    singulier: Texte = Field(title="Singulier", description="Au singulier : axe, engagement…")
    pluriel: Texte = Field(title="Pluriel", description="Au pluriel : axes, engagements…")
    genre: Literal["masculin", "féminin"] = Field(
        title="Genre", description="Genre grammatical, pour que les phrases s’accordent."
    )

    @property
    def _elide(self) -> bool:
        return self.singulier[:1].lower() in _ELISION

    @property
    def defini(self) -> str:
        """With its article: « l’axe », « le chantier », « la mesure »."""
        if self._elide:
            return f"l’{self.singulier}"
        return f"{'le' if self.genre == 'masculin' else 'la'} {self.singulier}"

    @property
    def complement(self) -> str:
        """After « de »: « de l’axe », « du chantier », « de la mesure »."""
        if self.genre == "masculin" and not self._elide:
            return f"du {self.singulier}"
        return f"de {self.defini}"

    @property
    def indefini(self) -> str:
        """« un axe », « une action »."""
        return f"{'un' if self.genre == 'masculin' else 'une'} {self.singulier}"

    @property
    def aucun(self) -> str:
        """« aucun axe », « aucune action »."""
        return f"{'aucun' if self.genre == 'masculin' else 'aucune'} {self.singulier}"

    def compte(self, nombre: int) -> str:
        """« 1 axe », « 4 axes »; like French, zero takes the singular."""
        return f"{nombre} {self.pluriel if nombre > 1 else self.singulier}"


class Noms(Partie):
    """What the plan calls its three levels."""

    axe: Nom = Field(
        default_factory=lambda: Nom(singulier="axe", pluriel="axes", genre="masculin"),
        title="Premier niveau",
        description="Nom du premier niveau du plan.",
    )
    orientation: Nom = Field(
        default_factory=lambda: Nom(
            singulier="orientation", pluriel="orientations", genre="féminin"
        ),
        title="Deuxième niveau",
        description="Nom du deuxième niveau du plan.",
    )
    action: Nom = Field(
        default_factory=lambda: Nom(singulier="action", pluriel="actions", genre="féminin"),
        title="Troisième niveau",
        description="Nom du troisième niveau du plan, celui des fiches.",
    )


class Degre(Partie):
    """One step of the scale and its name."""

    niveau: Entier = Field(title="Niveau", description="Degré de l’échelle.")
    libelle: Texte = Field(title="Libellé", description="Nom de ce degré.")


class Echelle(Partie):
    """The scale on which progress is judged."""

    minimum: Entier = Field(1, title="Minimum", description="Plus petit niveau qu’on peut donner.")
    maximum: Rang = Field(title="Maximum", description="Niveau d’une action achevée.")
    libelles: tuple[Degre, ...] = Field(
        (), title="Libellés", description="Nom de chaque degré, si le plan en donne."
    )

    @field_validator("maximum")
    @classmethod
    def _ordered(cls, value: int, info: ValidationInfo) -> int:
        minimum = info.data.get("minimum", 0)
        if not minimum < value <= PLUS_HAUT_DEGRE:
            raise PydanticCustomError(
                "valeur",
                "le maximum de l’échelle doit dépasser son minimum ({minimum}) "
                "et rester au plus à {limite}",
                {"minimum": minimum, "limite": PLUS_HAUT_DEGRE},
            )
        return value

    @property
    def degres(self) -> range:
        """Every level of the scale, from the lowest."""
        return range(self.minimum, self.maximum + 1)


class Secteur(Partie):
    """A field of social policy."""

    code: Code = Field(title="Code", description="Code du secteur, sans accent ni espace.")
    nom: Texte = Field(title="Nom", description="Nom du secteur.")


class Livret(Partie):
    """A booklet in which sheets are printed."""

    code: Code = Field(title="Code", description="Code du livret, celui qu’une fiche cite.")
    titre: Texte = Field(title="Titre", description="Titre du livret.")
    secteur: Code | None = Field(None, title="Secteur", description="Code du secteur couvert.")
    document: Code | None = Field(
        None, title="Document", description="Code du document dans documents.yaml."
    )


class Orientation(Partie):
    """A part of an axe; its number starts again at 1 in each axe."""

    numero: Rang = Field(title="Numéro", description="Numéro dans l’axe.")
    titre: Texte = Field(title="Titre", description="Titre, mot pour mot.")
    actions: Plage | None = Field(
        None, title="Actions", description="Numéros des actions, comme 8-14, ou 71 pour une seule."
    )


class Axe(Partie):
    """A first-level part of the plan."""

    numero: Rang = Field(title="Numéro", description="Numéro de l’axe.")
    titre: Texte = Field(title="Titre", description="Titre, mot pour mot.")
    orientations: tuple[Orientation, ...] = Field(
        min_length=1, title="Orientations", description="Orientations de l’axe, dans l’ordre."
    )

    def orientation(self, numero: int) -> Orientation | None:
        """The orientation of that number, if the axe has it."""
        return next((found for found in self.orientations if found.numero == numero), None)


class PointEtape(Partie):
    """A day on which the progress of the whole plan was published."""

    date: DatePartielle = Field(title="Date", description="Date du point d’étape.")
    titre: Texte = Field(title="Titre", description="Nom du point d’étape.")
    document: Code | None = Field(
        None, title="Document", description="Code du document dans documents.yaml."
    )


class ReglagesLint(Partie):
    """Which rules `pms lint` applies to this plan."""

    select: tuple[Texte, ...] = Field(
        (), title="Règles retenues", description="Codes ou préfixes ; toutes si la liste est vide."
    )
    ignore: tuple[Texte, ...] = Field(
        (), title="Règles écartées", description="Codes ou préfixes des règles à ne pas appliquer."
    )


class Reglages(Partie):
    """The plan's own settings."""

    lint: ReglagesLint = Field(
        default_factory=ReglagesLint, title="Vérification", description="Réglages de pms lint."
    )


class Edition(Partie):
    """One edition of a plan: the whole of ``plan.yaml``."""

    edition: Code = Field(
        title="Édition", description="Code de cette édition, comme pms-2017-2022."
    )
    titre: Texte = Field(title="Titre", description="Titre du plan, mot pour mot.")
    collectivite: Texte = Field(title="Collectivité", description="Qui porte le plan.")
    periode: Periode = Field(title="Période", description="Années couvertes.")
    deliberation: Deliberation | None = Field(
        None, title="Délibération", description="Vote qui a adopté le plan."
    )
    noms: Noms = Field(
        default_factory=Noms, title="Noms des niveaux", description="Comment le plan les appelle."
    )
    echelle: Echelle = Field(title="Échelle", description="Échelle de l’état d’avancement.")
    secteurs: tuple[Secteur, ...] = Field((), title="Secteurs", description="Champs du plan.")
    livrets: tuple[Livret, ...] = Field(
        (), title="Livrets", description="Livrets où les fiches sont imprimées."
    )
    axes: tuple[Axe, ...] = Field(
        min_length=1, title="Axes", description="Axes du plan, dans l’ordre."
    )
    points_etape: tuple[PointEtape, ...] = Field(
        (), title="Points d’étape", description="Publications de l’avancement du plan entier."
    )
    reglages: Reglages = Field(
        default_factory=Reglages, title="Réglages", description="Réglages de l’outil."
    )

    def axe(self, numero: int) -> Axe | None:
        """The axe of that number, if the plan has it."""
        return next((found for found in self.axes if found.numero == numero), None)

    def livret(self, code: str) -> Livret | None:
        """The booklet of that code, if the plan has it."""
        return next((found for found in self.livrets if found.code == code), None)
