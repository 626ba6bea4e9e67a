"""The registries beside the plan: documents, acteurs, instances; and the territories."""

from typing import Annotated, Literal

from pms_cli.model.base import Champ, Partie, partie
from pms_cli.model.dates import DatePartielle
from pms_cli.model.types import Code, Numero, Rang, Texte


@partie
class Document(Partie):
    """A document that sheets and figures cite."""

    code: Annotated[Code, Champ("Code", "Code cité par les fiches.")]
    titre: Annotated[Texte, Champ("Titre", "Titre du document.")]
    date: Annotated[DatePartielle | None, Champ("Date", "Date du document.")] = None
    nature: Annotated[Texte, Champ("Nature", "Délibération, livret, rapport…")]
    auteur: Annotated[Texte | None, Champ("Auteur", "Qui l’a publié.")] = None


@partie
class Acteur(Partie):
    """A service, a partner or a body, known by its sigle."""

    sigle: Annotated[Texte, Champ("Sigle", "Sigle cité par les fiches.")]
    nom: Annotated[Texte, Champ("Nom", "Nom complet.")]
    nature: Annotated[
        Literal["service", "partenaire", "instance", "dispositif"],
        Champ("Nature", "service (de la collectivité), partenaire, instance ou dispositif."),
    ]
    source: Annotated[Code | None, Champ("Source", "Code du document d’où il vient.")] = None


@partie
class Reunion(Partie):
    """A meeting that was held."""

    date: Annotated[DatePartielle, Champ("Date", "Jour de la réunion.")]
    objet: Annotated[Texte | None, Champ("Objet", "Ordre du jour.")] = None
    document: Annotated[Code | None, Champ("Document", "Code du document qui en atteste.")] = None


@partie
class Instance(Partie):
    """A body that follows the plan."""

    code: Annotated[Code, Champ("Code", "Code de l’instance.")]
    nom: Annotated[Texte, Champ("Nom", "Nom de l’instance.")]
    role: Annotated[Texte | None, Champ("Rôle", "Ce qu’elle fait pour le plan.")] = None
    periodicite: Annotated[
        Literal["semestrielle", "annuelle", "bisannuelle"] | None,
        Champ("Périodicité", "Rythme prévu de ses réunions."),
    ] = None
    reunions: Annotated[tuple[Reunion, ...], Champ("Réunions", "Réunions tenues.")] = ()
    source: Annotated[Code | None, Champ("Source", "Code du document qui la crée.")] = None


@partie
class ActionTerritoriale(Partie):
    """An action of a territory's own project."""

    titre: Annotated[Texte, Champ("Titre", "Titre de l’action.")]
    description: Annotated[Texte | None, Champ("Description", "Ce qui est fait.")] = None
    decline: Annotated[
        Numero | None, Champ("Décline", "Numéro de l’action du plan qu’elle décline.")
    ] = None
    rattachement: Annotated[
        Literal["source", "editorial"],
        Champ("Rattachement", "Le lien vient du document (source) ou de cette saisie (editorial)."),
    ] = "source"


@partie
class AxeTerritorial(Partie):
    """A part of a territory's project."""

    numero: Annotated[Rang | None, Champ("Numéro", "Numéro dans le projet.")] = None
    titre: Annotated[Texte, Champ("Titre", "Titre de l’axe du projet.")]
    actions: Annotated[tuple[ActionTerritoriale, ...], Champ("Actions", "Actions de cet axe.")] = ()


@partie
class Territoire(Partie):
    """A territory and its *projet social de territoire*: one file of ``territories/``."""

    code: Annotated[Code, Champ("Code", "Code du territoire, comme villeurbanne.")]
    nom: Annotated[Texte, Champ("Nom", "Nom du territoire.")]
    axes: Annotated[
        tuple[AxeTerritorial, ...], Champ("Axes", "Axes du projet social de territoire.")
    ] = ()
    sources: Annotated[
        tuple[Code, ...], Champ("Sources", "Codes des documents d’où vient la description.")
    ] = ()


@partie
class Documents(Partie):
    """``documents.yaml``."""

    documents: Annotated[tuple[Document, ...], Champ("Documents", "Documents cités.")]


@partie
class Acteurs(Partie):
    """``acteurs.yaml``."""

    acteurs: Annotated[tuple[Acteur, ...], Champ("Acteurs", "Services et partenaires.")]


@partie
class Instances(Partie):
    """``instances.yaml``."""

    instances: Annotated[tuple[Instance, ...], Champ("Instances", "Instances du plan.")]
