"""The registries beside the plan: documents, acteurs, instances; and the territories."""

from typing import Literal

from pydantic import Field

from pms_cli.model.base import Partie
from pms_cli.model.dates import DatePartielle
from pms_cli.model.types import Code, Numero, Rang, Texte


class Document(Partie):
    """A document that sheets and figures cite."""

    code: Code = Field(title="Code", description="Code cité par les fiches.")
    titre: Texte = Field(title="Titre", description="Titre du document.")
    date: DatePartielle | None = Field(None, title="Date", description="Date du document.")
    nature: Texte = Field(title="Nature", description="Délibération, livret, rapport…")
    auteur: Texte | None = Field(None, title="Auteur", description="Qui l’a publié.")


class Acteur(Partie):
    """A service, a partner or a body, known by its sigle."""

    sigle: Texte = Field(title="Sigle", description="Sigle cité par les fiches.")
    nom: Texte = Field(title="Nom", description="Nom complet.")
    nature: Literal["service", "partenaire", "instance", "dispositif"] = Field(
        title="Nature",
        description="service (de la collectivité), partenaire, instance ou dispositif.",
    )
    source: Code | None = Field(None, title="Source", description="Code du document d’où il vient.")


class Reunion(Partie):
    """A meeting that was held."""

    date: DatePartielle = Field(title="Date", description="Jour de la réunion.")
    objet: Texte | None = Field(None, title="Objet", description="Ordre du jour.")
    document: Code | None = Field(
        None, title="Document", description="Code du document qui en atteste."
    )


class Instance(Partie):
    """A body that follows the plan."""

    code: Code = Field(title="Code", description="Code de l’instance.")
    nom: Texte = Field(title="Nom", description="Nom de l’instance.")
    role: Texte | None = Field(None, title="Rôle", description="Ce qu’elle fait pour le plan.")
    periodicite: Literal["semestrielle", "annuelle", "bisannuelle"] | None = Field(
        None, title="Périodicité", description="Rythme prévu de ses réunions."
    )
    reunions: tuple[Reunion, ...] = Field((), title="Réunions", description="Réunions tenues.")
    source: Code | None = Field(None, title="Source", description="Code du document qui la crée.")


class ActionTerritoriale(Partie):
    """An action of a territory's own project."""

    titre: Texte = Field(title="Titre", description="Titre de l’action.")
    description: Texte | None = Field(None, title="Description", description="Ce qui est fait.")
    decline: Numero | None = Field(
        None, title="Décline", description="Numéro de l’action du plan qu’elle décline."
    )
    rattachement: Literal["source", "editorial"] = Field(
        "source",
        title="Rattachement",
        description="Le lien vient du document (source) ou de cette saisie (editorial).",
    )


class AxeTerritorial(Partie):
    """A part of a territory's project."""

    numero: Rang | None = Field(None, title="Numéro", description="Numéro dans le projet.")
    titre: Texte = Field(title="Titre", description="Titre de l’axe du projet.")
    actions: tuple[ActionTerritoriale, ...] = Field(
        (), title="Actions", description="Actions de cet axe."
    )


class Territoire(Partie):
    """A territory and its *projet social de territoire*: one file of ``territories/``."""

    code: Code = Field(title="Code", description="Code du territoire, comme villeurbanne.")
    nom: Texte = Field(title="Nom", description="Nom du territoire.")
    axes: tuple[AxeTerritorial, ...] = Field(
        (), title="Axes", description="Axes du projet social de territoire."
    )
    sources: tuple[Code, ...] = Field(
        (), title="Sources", description="Codes des documents d’où vient la description."
    )


class Documents(Partie):
    """``documents.yaml``."""

    documents: tuple[Document, ...] = Field(title="Documents", description="Documents cités.")


class Acteurs(Partie):
    """``acteurs.yaml``."""

    acteurs: tuple[Acteur, ...] = Field(title="Acteurs", description="Services et partenaires.")


class Instances(Partie):
    """``instances.yaml``."""

    instances: tuple[Instance, ...] = Field(title="Instances", description="Instances du plan.")
