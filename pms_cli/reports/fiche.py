"""The report of one action: all that its sheet says, with the sectoral sheets that decline it."""

from dataclasses import dataclass, replace
from typing import Annotated

from pms_cli.diagnostics import shorten
from pms_cli.errors import MisuseError
from pms_cli.model import Fiche, Numero, Plan
from pms_cli.model.parcours import citations
from pms_cli.model.types import RefusError
from pms_cli.vues.actions import Notes
from pms_cli.vues.adresses import Ancres
from pms_cli.vues.demande import Demande, Entete, Fin, avec_sectorielles, en_ordre, entete, fin
from pms_cli.vues.fiche import VueFiche, vue_fiche


@dataclass(frozen=True)
class RapportFiche:
    """The sheet asked for, with its sectoral sheets inside it."""

    entete: Annotated[Entete, "le haut du rapport"]
    sommaire: Annotated[tuple[tuple[str, str], ...], "pour chaque fiche, son ancre et son titre"]
    fiche: Annotated[VueFiche, "la fiche demandée, avec ses fiches sectorielles"]
    fin: Annotated[Fin, "ce qui manque, les notes, la méthode et les documents"]


def rapport_fiche(demande: Demande) -> RapportFiche:
    """The report of the sheet of that number.

    Raises MisuseError when there is none, or when the filters leave it out.
    """
    plan = demande.plan
    chosen = trouver_fiche(plan, demande.cible)
    if demande.perimetre and chosen not in avec_sectorielles(plan, demande.fiches):
        raise MisuseError(
            f"la fiche {chosen.numero} n’est pas dans ce périmètre "
            f"({shorten(demande.perimetre)}) : retirez ce filtre"
        )
    around = (chosen, *(() if chosen.numero.est_sectoriel else plan.sectorielles(chosen.numero)))
    view = vue_fiche(plan, chosen, demande.jour, Ancres(around))
    notes = Notes()
    notes.show(around)
    noms = plan.edition.noms.action
    kind = "Fiche sectorielle" if chosen.numero.est_sectoriel else f"Fiche {noms.singulier}"
    codes = {reference.code for sheet in around for _, reference in citations(sheet)}
    asked = replace(demande, fiches=(chosen,))
    return RapportFiche(
        entete=entete(asked, f"{kind} {chosen.numero}", chosen.titre),
        sommaire=(
            (view.ancre, f"{view.genre} {view.numero}"),
            *((other.ancre, f"{other.genre} {other.numero}") for other in view.sectorielles),
        ),
        fiche=view,
        fin=fin(asked, notes, en_ordre(plan, codes)),
    )


def trouver_fiche(plan: Plan, text: str) -> Fiche:
    """The sheet of a number written by somebody. Raises MisuseError."""
    try:
        found = plan.fiche(Numero.lire(text))
    except RefusError as error:
        raise MisuseError(f"« {shorten(text)} » n’est pas un numéro de fiche : {error}") from None
    if found is None:
        raise MisuseError(f"aucune fiche n’a le numéro {shorten(text)} : « pms list » les énumère")
    return found
