"""``territories/….yaml``: a territory and its *projet social de territoire*."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pms_cli.model.base import Champ, Partie, partie
from pms_cli.model.choix import RATTACHEMENTS
from pms_cli.model.dates import DatePartielle
from pms_cli.model.fiche import Calendrier, Jalon
from pms_cli.model.mesures import Chiffre
from pms_cli.model.references import Reference
from pms_cli.model.types import Code, Numero, Rang, Texte

Rattachement = Literal["source", "editorial"]


@partie
class ActionTerritoriale(
    Partie,
    titre="Action du territoire",
    description="Une action du projet de ce territoire.",
):
    """An action of a territory's own project."""

    titre: Annotated[Texte, Champ("Titre", "Titre de l’action.")]
    description: Annotated[Texte | None, Champ("Description", "Ce qui est fait.")] = None
    chiffres: Annotated[tuple[Chiffre, ...], Champ("Chiffres", "Chiffres de l’action.")] = ()
    jalons: Annotated[tuple[Jalon, ...], Champ("Jalons", "Étapes datées.")] = ()
    decline: Annotated[
        Numero | None, Champ("Décline", "Numéro de l’action du plan qu’elle décline.")
    ] = None
    rattachement: Annotated[
        Rattachement,
        Champ(
            "Rattachement",
            "Le lien vient du document (source) ou de cette saisie (editorial).",
            choix=RATTACHEMENTS,
        ),
    ] = "source"

    @property
    def est_editoriale(self) -> bool:
        """Whether it declines an action by a link that is ours rather than the document's."""
        return self.decline is not None and self.rattachement == "editorial"


@partie
class AxeTerritorial(
    Partie,
    titre="Axe du projet",
    description="Une partie du projet de ce territoire.",
):
    """A part of a territory's project."""

    numero: Annotated[Rang | None, Champ("Numéro", "Numéro dans le projet.")] = None
    titre: Annotated[Texte, Champ("Titre", "Titre de l’axe du projet.")]
    ajout: Annotated[
        DatePartielle | None, Champ("Ajout", "Date à laquelle il a été ajouté au projet.")
    ] = None
    actions: Annotated[tuple[ActionTerritoriale, ...], Champ("Actions", "Actions de cet axe.")] = ()


@partie
class SansObjet(
    Partie,
    titre="Action sans objet ici",
    description="Une action du plan que ce territoire n’a pas à décliner.",
):
    """An action of the plan that has no reason to be in a territory's project."""

    action: Annotated[Numero, Champ("Action", "Numéro de l’action du plan.")]
    raison: Annotated[Texte, Champ("Raison", "Pourquoi elle est sans objet ici.")]
    document: Annotated[
        Reference | None, Champ("Document", "Document qui le dit, et l’endroit.")
    ] = None


@partie
class Territoire(
    Partie,
    titre="Territoire",
    description="Un territoire et son projet social de territoire.",
):
    """A territory and its *projet social de territoire*: one file of ``territories/``."""

    code: Annotated[Code, Champ("Code", "Code du territoire, comme villeurbanne.")]
    nom: Annotated[Texte, Champ("Nom", "Nom du territoire.")]
    projet: Annotated[Texte | None, Champ("Projet", "Nom de son projet.")] = None
    objectifs: Annotated[tuple[Texte, ...], Champ("Objectifs", "Objectifs du projet.")] = ()
    calendrier: Annotated[Calendrier | None, Champ("Calendrier", "Début, fin et jalons.")] = None
    axes: Annotated[
        tuple[AxeTerritorial, ...], Champ("Axes", "Axes du projet, avec leurs actions.")
    ] = ()
    actions: Annotated[
        tuple[ActionTerritoriale, ...], Champ("Actions", "Actions qui ne sont dans aucun axe.")
    ] = ()
    sans_objet: Annotated[
        tuple[SansObjet, ...],
        Champ("Sans objet", "Actions du plan qui n’ont pas à être déclinées ici, et pourquoi."),
    ] = ()
    sources: Annotated[
        tuple[Reference, ...],
        Champ("Sources", "Documents d’où vient la description, et l’endroit."),
    ] = ()

    @property
    def toutes_les_actions(self) -> Iterator[ActionTerritoriale]:
        """The actions of its axes, then those outside them."""
        for axe in self.axes:
            yield from axe.actions
        yield from self.actions

    def declinaisons(self, numero: Numero) -> tuple[ActionTerritoriale, ...]:
        """Its actions that decline one of the plan's, or a sectoral sheet of that one."""
        return tuple(
            found
            for found in self.toutes_les_actions
            if found.decline == numero
            or (found.decline and not numero.rang and found.decline.action == numero.action)
        )

    def raison_sans_objet(self, numero: Numero) -> str | None:
        """Why an action of the plan has no object here, None when nothing says it has none."""
        return next((found.raison for found in self.sans_objet if found.action == numero), None)
