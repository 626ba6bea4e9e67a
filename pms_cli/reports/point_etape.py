"""The point d'étape: the whole plan, axe by axe, each action with its level and its constat."""

from dataclasses import dataclass
from typing import Annotated

from pms_cli.graphiques import Graphique
from pms_cli.model.parcours import citations
from pms_cli.stats import figures, grouper
from pms_cli.vues.actions import Notes
from pms_cli.vues.chiffres import Chiffres, chiffres
from pms_cli.vues.contexte import Theme, figures_known, themes
from pms_cli.vues.demande import (
    Demande,
    Entete,
    Fin,
    documents_du_plan,
    en_ordre,
    entete,
    fin,
)
from pms_cli.vues.dessins import (
    dessin_niveaux,
    dessin_repartition,
    titre_de,
    titre_des_nombres,
    titre_par,
)
from pms_cli.vues.groupes import VueAxe, intitule, vue_axe


@dataclass(frozen=True)
class PointEtape:
    """The whole report, in words: a template only lays it out.

    ``ensemble`` are the figures of the whole plan in any case, ``choix`` those of what is shown
    when something was filtered; the charts are of what is shown. ``sommaire`` are its own parts:
    anchor and title.
    """

    entete: Annotated[Entete, "le haut du rapport"]
    sommaire: Annotated[tuple[tuple[str, str], ...], "pour chaque partie, son ancre et son titre"]
    nom_action: Annotated[str, "le mot du plan pour une action, au singulier"]
    legende: Annotated[str, "le titre du tableau des totaux"]
    plus_haut: Annotated[str, "le plus haut niveau de l’échelle, par exemple 5/5"]
    repartition: Annotated[Graphique | None, "le dessin des actions par niveau"]
    par_axe: Annotated[Graphique | None, "le dessin des niveaux, axe par axe"]
    ensemble: Annotated[Chiffres, "les chiffres du plan entier, même filtré"]
    choix: Annotated[Chiffres | None, "les chiffres de ce qui est montré, si l’on a filtré"]
    axes: Annotated[tuple[VueAxe, ...], "les axes montrés, dans l’ordre du plan"]
    contexte: Annotated[tuple[Theme, ...], "les chiffres de contexte, vide si l’on a filtré"]
    fin: Annotated[Fin, "ce qui manque, les notes, la méthode et les documents"]


def point_etape(demande: Demande) -> PointEtape:
    """The report of some actions of a plan on a day."""
    plan, fiches, jour = demande.plan, demande.fiches, demande.jour
    edition = plan.edition
    notes = Notes()
    codes = en_ordre(plan, _cited(demande))
    noms = edition.noms
    whole = figures(plan.actions, jour, edition.echelle)
    show_empty = not plan.actions and not demande.perimetre
    groups = grouper(plan, fiches, "axe", vides=show_empty)
    axes = tuple(vue_axe(plan, axe, fiches, jour, notes) for axe in groups)
    shown = figures(fiches, jour, edition.echelle)
    by_axe = [(intitule(axe), figures(axe.fiches, jour, edition.echelle)) for axe in groups]
    context = () if demande.perimetre else themes(plan, jour, codes)
    contents = [("totaux", "Totaux"), *((axe.ancre, axe.intitule) for axe in axes)]
    if context:
        contents.append(("contexte", "Chiffres de contexte"))
    return PointEtape(
        entete=entete(demande, "Point d’étape"),
        sommaire=tuple(contents),
        nom_action=noms.action.singulier,
        legende=titre_des_nombres(plan),
        plus_haut=f"{whole.maximum}/{whole.maximum}",
        repartition=(
            dessin_repartition(plan, "repartition", titre_de(plan), shown) if fiches else None
        ),
        par_axe=(
            dessin_niveaux(plan, "par-axe", titre_par(plan, "axe"), by_axe)
            if fiches and len(groups) > 1
            else None
        ),
        ensemble=chiffres(plan, whole),
        choix=chiffres(plan, shown) if demande.perimetre else None,
        axes=axes,
        contexte=context,
        fin=fin(demande, notes, codes, partout=not demande.perimetre),
    )


def _cited(demande: Demande) -> set[str]:
    plan, jour = demande.plan, demande.jour
    known = [point for fiche in demande.fiches if (point := fiche.point_au(jour)) is not None]
    cited = {point.document.code for point in known if point.document}
    if not demande.perimetre:
        shown = figures_known(plan, jour)
        cited |= {source.code for figure in shown for _, source in citations(figure)}
    return cited | set(documents_du_plan(plan))
