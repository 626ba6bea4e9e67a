"""The registries beside the plan: documents, acteurs, glossaire, instances, earlier editions."""

from typing import Annotated, Literal

from pms_cli.model.base import Champ, Partie, partie
from pms_cli.model.choix import ECHELLES, NATURES_ACTEUR, NATURES_INSTANCE, PERIODICITES
from pms_cli.model.dates import DatePartielle
from pms_cli.model.references import Periodicite, Reference
from pms_cli.model.types import AuMoinsUn, Code, Numero, Texte


@partie
class Document(
    Partie,
    titre="Document",
    description="Un document que les fiches et les chiffres citent.",
):
    """A document that sheets and figures cite."""

    code: Annotated[Code, Champ("Code", "Code cité par les fiches.")]
    titre: Annotated[Texte, Champ("Titre", "Titre du document.")]
    date: Annotated[DatePartielle | None, Champ("Date", "Date du document.")] = None
    nature: Annotated[Texte, Champ("Nature", "Délibération, livret, rapport…")]
    auteur: Annotated[Texte | None, Champ("Auteur", "Qui l’a publié.")] = None


@partie
class Acteur(
    Partie,
    titre="Acteur",
    description="Un service, un partenaire ou une instance, connu par son sigle.",
):
    """A service, a partner or a body, known by its sigle."""

    sigle: Annotated[Texte, Champ("Sigle", "Sigle cité par les fiches.")]
    nom: Annotated[Texte, Champ("Nom", "Nom complet.")]
    nature: Annotated[
        Literal["service", "partenaire", "instance", "dispositif"],
        Champ(
            "Nature",
            "service (de la collectivité), partenaire, instance ou dispositif.",
            choix=NATURES_ACTEUR,
        ),
    ]
    source: Annotated[
        Reference | None, Champ("Source", "Document d’où il vient, et l’endroit.")
    ] = None


@partie
class Sigle(
    Partie,
    titre="Sigle",
    description="Un sigle des textes qui n’est pas celui d’un acteur.",
):
    """A sigle used in texts that is not an actor's."""

    sigle: Annotated[Texte, Champ("Sigle", "Le sigle, tel qu’il est écrit.")]
    sens: Annotated[
        Texte | None, Champ("Sens", "Ce qu’il veut dire, si un document ou l’usage le dit.")
    ] = None
    source: Annotated[
        Reference | None, Champ("Source", "Document qui en donne le sens, et l’endroit.")
    ] = None


@partie
class Reunion(Partie, titre="Réunion", description="Une réunion tenue."):
    """A meeting that was held."""

    date: Annotated[DatePartielle, Champ("Date", "Jour de la réunion.")]
    objet: Annotated[Texte | None, Champ("Objet", "Ordre du jour.")] = None
    territoire: Annotated[
        Code | None,
        Champ("Territoire", "Territoire qu’elle concerne, s’il y en a un.", nuance=True),
    ] = None
    document: Annotated[
        Reference | None, Champ("Document", "Document qui en atteste, et l’endroit.")
    ] = None


@partie
class Instance(Partie, titre="Instance", description="Une instance qui suit le plan."):
    """A body that follows the plan."""

    code: Annotated[Code, Champ("Code", "Code de l’instance.")]
    nom: Annotated[Texte, Champ("Nom", "Nom de l’instance.")]
    nature: Annotated[
        Literal["partenaires", "politique", "usagers", "evenement", "observation", "interne"]
        | None,
        Champ(
            "Nature",
            "Qui elle réunit : partenaires, politique, usagers ; ou evenement…",
            choix=NATURES_INSTANCE,
            nuance=True,
        ),
    ] = None
    role: Annotated[Texte | None, Champ("Rôle", "Ce qu’elle fait pour le plan.")] = None
    echelle: Annotated[
        Literal["plan", "territoire"],
        Champ(
            "Échelle",
            "plan, ou territoire : une réunion est alors due pour chacun.",
            choix=ECHELLES,
        ),
    ] = "plan"
    periodicite: Annotated[
        Periodicite | None,
        Champ("Périodicité", "Rythme prévu de ses réunions.", choix=PERIODICITES),
    ] = None
    debut: Annotated[
        DatePartielle | None,
        Champ(
            "Début",
            "Depuis quand ce rythme court ; par défaut, le vote ou le début du plan.",
            nuance=True,
        ),
    ] = None
    fin: Annotated[
        DatePartielle | None,
        Champ("Fin", "Jusqu’à quand ; par défaut, la fin du plan.", nuance=True),
    ] = None
    reunions: Annotated[tuple[Reunion, ...], Champ("Réunions", "Réunions tenues.")] = ()
    source: Annotated[Reference | None, Champ("Source", "Document qui la crée, et l’endroit.")] = (
        None
    )

    @property
    def profil_requis(self) -> str:
        """A body of the services is their own business, and so are its meetings."""
        return "interne" if self.nature == "interne" else "public"


@partie
class FicheAnterieure(
    Partie,
    titre="Fiche d’une édition précédente",
    description="Le numéro et le titre d’une fiche d’alors.",
):
    """A sheet of an earlier edition, as far as lineage needs it."""

    numero: Annotated[Numero, Champ("Numéro", "Numéro de la fiche dans cette édition.")]
    titre: Annotated[Texte, Champ("Titre", "Titre de la fiche, mot pour mot.")]


@partie
class EditionAnterieure(
    Partie,
    titre="Édition précédente",
    description="Une édition précédente du plan, et ses fiches.",
):
    """An earlier edition of the plan and its sheets: one file of ``editions/``."""

    edition: Annotated[Code, Champ("Édition", "Code de cette édition, comme pms-2017-2022.")]
    titre: Annotated[Texte, Champ("Titre", "Titre du plan, mot pour mot.")]
    fiches: Annotated[
        tuple[FicheAnterieure, ...], AuMoinsUn(), Champ("Fiches", "Ses fiches, dans l’ordre.")
    ]

    def fiche(self, numero: Numero) -> FicheAnterieure | None:
        """The sheet of that number, if the edition had it."""
        return next((fiche for fiche in self.fiches if fiche.numero == numero), None)


@partie
class Documents(Partie, titre="Documents", description="Les documents que les fiches citent."):
    """``documents.yaml``."""

    documents: Annotated[tuple[Document, ...], Champ("Documents", "Documents cités.")]


@partie
class Acteurs(
    Partie,
    titre="Acteurs",
    description="Les services et les partenaires, connus par leur sigle.",
):
    """``acteurs.yaml``."""

    acteurs: Annotated[tuple[Acteur, ...], Champ("Acteurs", "Services et partenaires.")]


@partie
class Instances(Partie, titre="Instances", description="Les instances qui suivent le plan."):
    """``instances.yaml``."""

    instances: Annotated[tuple[Instance, ...], Champ("Instances", "Instances du plan.")]


@partie
class Glossaire(
    Partie,
    titre="Glossaire",
    description="Les sigles des textes, et ce qu’ils veulent dire.",
):
    """``glossaire.yaml``."""

    sigles: Annotated[
        tuple[Sigle, ...], Champ("Sigles", "Sigles des textes qui ne sont pas des acteurs.")
    ]
