"""One territory put in words: its project, its actions, what it declines of the plan."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from pms_cli.francais import majuscule, typographie
from pms_cli.model import ActionTerritoriale, Plan, Territoire
from pms_cli.vues.adresses import Adresses
from pms_cli.vues.calendrier import calendar_lines, step_line
from pms_cli.vues.citations import figure_text, reunions, sources
from pms_cli.vues.fiche import Lien, VuePoint, paragraphes, vue_point


@dataclass(frozen=True)
class VueActionLocale:
    """An action of the project; ``decline`` is the plan's action that it declines."""

    titre: Annotated[str, "le titre de l’action"]
    description: Annotated[
        tuple[str, ...], "les paragraphes qui la décrivent, vide quand il n’y en a pas"
    ]
    chiffres: Annotated[tuple[str, ...], "ses chiffres, comme « Logements : 72 (2023) »"]
    jalons: Annotated[tuple[str, ...], "ses jalons datés, un par ligne"]
    decline: Annotated[
        Lien | None, "l’action du plan qu’elle décline, rien quand aucun lien n’est connu"
    ]
    editorial: Annotated[bool, "oui quand ce lien vient de la saisie et non d’un document"]


@dataclass(frozen=True)
class VueAxeLocal:
    """A part of the project; ``ajout`` says when it was added, empty for one of the first."""

    titre: Annotated[str, "le titre de cette partie du projet"]
    ajout: Annotated[str, "quand elle a été ajoutée, vide quand elle est là depuis le début"]
    actions: Annotated[tuple[VueActionLocale, ...], "les actions de cette partie"]


@dataclass(frozen=True)
class ActionDeclinee:
    """An action of the plan that the territory declines, with its level in the whole plan."""

    fiche: Annotated[Lien, "l’action du plan"]
    axe: Annotated[str, "son axe, comme « Axe 1 »"]
    point: Annotated[
        VuePoint | None, "son niveau dans le plan entier, rien quand il n’est pas connu"
    ]


@dataclass(frozen=True)
class VueTerritoire:
    """A territory, in words; ``editorial`` when some links to the plan are ours."""

    code: Annotated[str, "le code du territoire, comme « centre »"]
    nom: Annotated[str, "le nom du territoire"]
    projet: Annotated[str, "le nom de son projet, vide quand il n’en a pas"]
    objectifs: Annotated[tuple[str, ...], "les objectifs du projet, un par ligne"]
    calendrier: Annotated[tuple[str, ...], "le calendrier du projet, vide quand il n’est pas saisi"]
    jalons: Annotated[tuple[str, ...], "les jalons datés du projet, un par ligne"]
    axes: Annotated[tuple[VueAxeLocal, ...], "les parties du projet, avec leurs actions"]
    reunions: Annotated[
        tuple[str, ...], "les réunions connues, de la plus ancienne à la plus récente"
    ]
    declinees: Annotated[
        tuple[ActionDeclinee, ...], "les actions du plan que le territoire décline"
    ]
    sans_objet: Annotated[
        tuple[tuple[Lien, str], ...], "les actions du plan qui ne le concernent pas, et pourquoi"
    ]
    editorial: Annotated[bool, "oui quand un lien avec le plan vient de la saisie"]
    actions: Annotated[int, "le nombre d’actions du territoire"]
    sources: Annotated[tuple[str, ...], "les documents cités, un par ligne"]


def vue_territoire(
    plan: Plan, place: Territoire, jour: dt.date, adresses: Adresses
) -> VueTerritoire:
    """A territory as it is known on a day."""
    calendar = place.calendrier
    parts = [
        VueAxeLocal(
            _heading(axe.numero, axe.titre, added=axe.ajout is not None),
            axe.ajout.en_clair if axe.ajout else "",
            tuple(_action(plan, action, jour, adresses) for action in axe.actions),
        )
        for axe in place.axes
    ]
    if place.actions:
        parts.append(
            VueAxeLocal(
                "Autres actions" if place.axes else "Actions",
                "",
                tuple(_action(plan, action, jour, adresses) for action in place.actions),
            )
        )
    return VueTerritoire(
        code=place.code,
        nom=place.nom,
        projet=place.projet or "",
        objectifs=place.objectifs,
        calendrier=tuple(calendar_lines(calendar)) if calendar else (),
        jalons=tuple(step_line(step, jour) for step in calendar.jalons) if calendar else (),
        axes=tuple(parts),
        reunions=reunions(plan, place, jour),
        declinees=_declined(plan, place, jour, adresses),
        sans_objet=tuple(
            (
                Lien(
                    f"{out.action}" + (f" – {found.titre}" if found else ""),
                    adresses.fiche(out.action),
                ),
                out.raison,
            )
            for out in place.sans_objet
            for found in (plan.fiche(out.action),)
        ),
        editorial=any(action.est_editoriale for action in place.toutes_les_actions),
        actions=sum(1 for _ in place.toutes_les_actions),
        sources=sources(plan, place.sources),
    )


def _heading(numero: int | None, titre: str, *, added: bool) -> str:
    if numero is not None:
        return f"Axe {numero} – {titre}"
    return f"Axe ajouté – {titre}" if added else titre


def _action(
    plan: Plan, action: ActionTerritoriale, jour: dt.date, adresses: Adresses
) -> VueActionLocale:
    target = plan.fiche(action.decline) if action.decline is not None else None
    declined = None
    if action.decline is not None:
        title = f"{action.decline}" + (f" – {target.titre}" if target else "")
        declined = Lien(title, adresses.fiche(action.decline) if target else "")
    return VueActionLocale(
        titre=action.titre,
        description=paragraphes(action.description),
        chiffres=tuple(
            typographie(f"{figure.libelle} : {figure_text(figure)}") for figure in action.chiffres
        ),
        jalons=tuple(step_line(step, jour) for step in action.jalons),
        decline=declined,
        editorial=action.est_editoriale,
    )


def _declined(
    plan: Plan, place: Territoire, jour: dt.date, adresses: Adresses
) -> tuple[ActionDeclinee, ...]:
    numbers = sorted({a.decline for a in place.toutes_les_actions if a.decline is not None})
    found = []
    noms = plan.edition.noms
    for numero in numbers:
        fiche = plan.fiche(numero)
        if fiche is None:
            continue
        point = fiche.point_au(jour)
        found.append(
            ActionDeclinee(
                Lien(f"{numero} – {fiche.titre}", adresses.fiche(numero)),
                f"{majuscule(noms.axe.singulier)} {fiche.axe}",
                vue_point(plan, point) if point else None,
            )
        )
    return tuple(found)
