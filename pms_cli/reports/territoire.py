"""The report of one territory: its project, what it declines of the plan, its gap to the plan."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from pms_cli.francais import decimal, enumerer, majuscule, pourcentage, typographie
from pms_cli.graphiques import Graphique
from pms_cli.model import ActionTerritoriale, Fiche, Plan, Territoire
from pms_cli.model.parcours import citations
from pms_cli.query import trouver_territoire
from pms_cli.stats.territoire import SyntheseTerritoire, synthese
from pms_cli.vues.actions import Notes
from pms_cli.vues.adresses import Adresses
from pms_cli.vues.chiffres import Chiffres, chiffres
from pms_cli.vues.demande import Demande, Entete, Fin, avec_sectorielles, en_ordre, entete, fin
from pms_cli.vues.dessins import (
    dessin_calendriers,
    dessin_niveaux,
    dessin_territoires,
    titre_par,
)
from pms_cli.vues.territoire import VueTerritoire, vue_territoire


@dataclass(frozen=True)
class CouvertureAxe:
    """An axe of the plan here: how many of its actions are declined, the share of those that can
    be, the mean level of those in the whole plan.
    """

    axe: Annotated[str, "l’axe du plan, comme « Axe 1 – Prévenir »"]
    actions: Annotated[int, "le nombre de ses actions dans le plan"]
    declinees: Annotated[int, "combien d’entre elles le territoire décline"]
    sans_objet: Annotated[int, "combien d’entre elles ne le concernent pas"]
    part: Annotated[str, "la part déclinée de celles qui le concernent, comme « 40 % »"]
    moyenne: Annotated[str, "le niveau moyen, dans le plan entier, de celles qu’il décline"]


@dataclass(frozen=True)
class RapportTerritoire:
    """A territory; ``constats`` say in sentences what its figures amount to."""

    entete: Annotated[Entete, "le haut du rapport"]
    sommaire: Annotated[tuple[tuple[str, str], ...], "pour chaque partie, son ancre et son titre"]
    territoire: Annotated[VueTerritoire, "le territoire, son projet et ses actions"]
    constats: Annotated[tuple[str, ...], "ce que disent les chiffres, en phrases"]
    declinees: Annotated[Chiffres, "les chiffres des actions du plan que le territoire décline"]
    ensemble: Annotated[Chiffres, "les chiffres du plan entier, pour comparer"]
    plus_haut: Annotated[str, "le plus haut niveau de l’échelle, par exemple « 5/5 »"]
    nom_axe: Annotated[str, "le mot du plan pour un axe, au singulier, avec une majuscule"]
    axes: Annotated[tuple[CouvertureAxe, ...], "les axes du plan vus d’ici"]
    tuiles: Annotated[Graphique | None, "le dessin de tous les territoires, une case pour chacun"]
    niveaux: Annotated[
        Graphique | None, "le dessin des niveaux, axe par axe, des actions déclinées"
    ]
    calendrier: Annotated[
        Graphique | None, "le dessin du calendrier du projet, rien quand il n’est pas saisi"
    ]
    propres: Annotated[int, "le nombre d’actions du territoire sans lien connu avec le plan"]
    fin: Annotated[Fin, "ce qui manque, les notes, la méthode et les documents"]


def rapport_territoire(demande: Demande) -> RapportTerritoire:
    """The report of the territory of that code or name; filters choose what of the plan is there.

    Raises MisuseError when there is no such territory.
    """
    jour = demande.jour
    place = trouver_territoire(demande.plan, demande.cible)
    plan = demande.plan
    if demande.perimetre:
        plan, place = _within(plan, place, demande.fiches)
    found = synthese(plan, place, jour)
    view = vue_territoire(plan, place, jour, Adresses())
    noms = plan.edition.noms
    sheets = tuple(item.fiche for item in found.declinees)
    asked = replace(demande, fiches=sheets)
    cited = {reference.code for _, reference in citations(place)}
    top = plan.edition.echelle.maximum
    contents = [("synthese", "Synthèse")]
    calendar = dessin_calendriers(
        "calendrier", "Calendrier du projet", [(place.nom, place.calendrier)], jour
    )
    contents += [("projet", "Le projet")] if view.objectifs or calendar else []
    contents += [("actions", "Les actions du territoire")] if view.axes else []
    contents += [("plan", "Le plan dans le territoire")]
    return RapportTerritoire(
        entete=entete(asked, "Territoire", place.nom),
        sommaire=tuple(contents),
        territoire=view,
        constats=tuple(_findings(plan, found, filtered=bool(demande.perimetre))),
        declinees=chiffres(plan, found.chiffres),
        ensemble=chiffres(plan, found.ensemble),
        plus_haut=f"{top}/{top}",
        nom_axe=majuscule(noms.axe.singulier),
        axes=tuple(
            CouvertureAxe(
                axe=f"{majuscule(noms.axe.singulier)} {line.axe.numero} – {line.axe.titre}",
                actions=line.actions,
                declinees=line.declinees,
                sans_objet=line.sans_objet,
                part=pourcentage(line.part),
                moyenne=decimal(line.chiffres.moyenne),
            )
            for line in found.axes
            if line.actions or not demande.perimetre
        ),
        tuiles=dessin_territoires(plan, "territoires"),
        niveaux=(
            dessin_niveaux(
                plan,
                "niveaux",
                f"{titre_par(plan, 'axe')}, {noms.action.pluriel} du plan déclinées ici"
                if noms.action.genre == "féminin"
                else f"{titre_par(plan, 'axe')}, {noms.action.pluriel} du plan déclinés ici",
                [
                    (
                        f"{majuscule(noms.axe.singulier)} {line.axe.numero} – {line.axe.titre}",
                        line.chiffres,
                    )
                    for line in found.axes
                    if line.declinees
                ],
            )
            if found.declinees
            else None
        ),
        calendrier=calendar,
        propres=len(found.propres),
        fin=fin(asked, Notes(), en_ordre(plan, cited), territoires=(place,)),
    )


def _within(plan: Plan, place: Territoire, fiches: Sequence[Fiche]) -> tuple[Plan, Territoire]:
    """The plan with some of its actions only, and what of a territory is linked to them."""
    sheets = avec_sectorielles(plan, fiches)
    numbers = {fiche.numero for fiche in sheets}

    def linked(actions: Iterable[ActionTerritoriale]) -> tuple[ActionTerritoriale, ...]:
        return tuple(action for action in actions if action.decline in numbers)

    parts = [replace(part, actions=linked(part.actions)) for part in place.axes]
    return replace(plan, fiches=sheets), replace(
        place,
        axes=tuple(part for part in parts if part.actions),
        actions=linked(place.actions),
        sans_objet=tuple(out for out in place.sans_objet if out.action in numbers),
    )


def _findings(plan: Plan, found: SyntheseTerritoire, *, filtered: bool) -> list[str]:
    noms = plan.edition.noms
    total = len(plan.actions)
    declined = len(found.declinees)
    whole, of_it = ("ce périmètre", "de ce périmètre") if filtered else ("le plan", "du plan")
    axes = [line for line in found.axes if line.actions or not filtered]
    said = []
    if not declined:
        said.append(
            f"Aucun lien connu entre les actions de ce territoire et {whole} "
            f"({noms.action.compte(total)})."
        )
    else:
        said.append(
            f"{noms.action.compte(declined)} {of_it} sur {total} "
            f"{'ont' if declined > 1 else 'a'} un lien avec le territoire"
            + (
                f", dans {noms.axe.compte(found.axes_couverts)} sur {len(axes)}."
                if axes[1:]
                else "."
            )
        )
    empty = [line.axe.numero for line in found.axes if not line.declinees and line.actions]
    if declined and empty:
        many = len(empty) > 1
        said.append(
            f"{majuscule(noms.axe.pluriel if many else noms.axe.defini)} {enumerer(empty)} : "
            "aucun lien connu avec les actions du territoire."
        )
    gap = found.ecart
    if gap is not None:
        sign = "+" if gap > 0 else ""
        said.append(
            f"Niveau moyen, dans le plan entier, de ce que le territoire décline : "
            f"{decimal(found.chiffres.moyenne)}, contre {decimal(found.ensemble.moyenne)} pour "
            f"l’ensemble {of_it} (écart : {sign}{decimal(gap)})."
        )
        said.append(
            f"Aucun document ne donne le niveau d’{noms.action.indefini} dans le territoire même."
        )
    if found.editoriales and declined == 1:
        said.append("Ce lien vient de la saisie et non d’un document.")
    elif found.editoriales:
        said.append(
            f"{found.editoriales} de ces liens sur {declined} "
            f"{'viennent' if found.editoriales > 1 else 'vient'} de la saisie et non d’un document."
        )
    if found.propres:
        many = len(found.propres) > 1
        said.append(
            f"{len(found.propres)} action{'s' * many} du territoire n’{'ont' if many else 'a'} "
            "pas de lien connu avec le plan."
        )
    return [typographie(text) for text in said]
