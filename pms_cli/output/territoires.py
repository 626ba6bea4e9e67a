"""Territories: the list and the page of `pms territoire`, for people and for programs."""

import datetime as dt

from pms_cli.francais import majuscule, typographie
from pms_cli.model import ActionTerritoriale, Plan, Territoire
from pms_cli.model.base import valeurs
from pms_cli.output.fiche import EDITORIAL
from pms_cli.output.fiches import level
from pms_cli.output.page import Page
from pms_cli.output.structure import figures_object, json_text
from pms_cli.output.terminal import Terminal
from pms_cli.stats import Figures
from pms_cli.vues.calendrier import calendar_lines, step_line
from pms_cli.vues.citations import figure_text, reunions, sources


def territories_list(plan: Plan, terminal: Terminal) -> str:
    """Each territory, with its actions and how many of them decline one of the plan's."""
    page = Page(terminal)
    noms = plan.edition.noms.action
    if not plan.territoires:
        page.add("Aucun territoire saisi.")
        return page.text()
    marked = False
    for place in plan.territoires:
        actions = tuple(place.toutes_les_actions)
        linked = {action.decline for action in actions if action.decline is not None}
        ours = bool(linked) and all(a.est_editoriale for a in actions if a.decline is not None)
        marked = marked or ours
        declined = f"décline {noms.compte(len(linked))} du plan{'*' if ours else ''}"
        counted = (
            f"{len(actions)} action{'s' * (len(actions) > 1)} locale{'s' * (len(actions) > 1)}"
        )
        page.add(typographie(f"{place.nom} ({place.code})"))
        page.add(f"{counted}, {declined if linked else 'aucun lien avec le plan'}", "  ")
    page.blank()
    if marked:
        page.add(EDITORIAL)
    page.add(typographie("Pour en voir un : pms territoire CODE."))
    return page.text()


def territory_page(plan: Plan, place: Territoire, jour: dt.date, terminal: Terminal) -> str:
    """One territory to be read: its project, then what it declines of the plan."""
    page = Page(terminal)
    _project(page, place, jour)
    _actions(page, plan, place, jour)
    _meetings(page, plan, place, jour)
    _rollup(page, plan, place, jour)
    if place.sans_objet:
        page.title("Sans objet ici")
        for out in place.sans_objet:
            fiche = plan.fiche(out.action)
            name = f"{out.action}" + (f" – {fiche.titre}" if fiche else "")
            page.item(typographie(f"{name} : {out.raison}"))
    if place.sources:
        page.title("Sources")
        page.bullets(sources(plan, place.sources))
    return page.text()


def _project(page: Page, place: Territoire, jour: dt.date) -> None:
    page.heading(place.nom)
    if place.projet:
        page.add(place.projet)
    if place.objectifs:
        page.title("Objectifs")
        page.bullets(place.objectifs)
    if place.calendrier is not None:
        page.title("Calendrier")
        for line in calendar_lines(place.calendrier):
            page.add(line, "  ")
        page.bullets(step_line(step, jour) for step in place.calendrier.jalons)


def _actions(page: Page, plan: Plan, place: Territoire, jour: dt.date) -> None:
    for axe in place.axes:
        number = f"Axe {axe.numero} – " if axe.numero is not None else ""
        page.title(f"{number or ('Axe ajouté – ' if axe.ajout else '')}{axe.titre}")
        if axe.ajout is not None:
            page.add(typographie(f"Ajouté au projet : {axe.ajout.en_clair}."), "  ")
        for action in axe.actions:
            _action(page, plan, action, jour)
    if place.actions:
        page.title("Autres actions" if place.axes else "Actions")
        for action in place.actions:
            _action(page, plan, action, jour)
    if any(action.est_editoriale for action in place.toutes_les_actions):
        page.blank()
        page.add(EDITORIAL)


def _action(page: Page, plan: Plan, action: ActionTerritoriale, jour: dt.date) -> None:
    page.item(action.titre)
    if action.description:
        page.paragraphs(action.description, "    ")
    for figure in action.chiffres:
        page.item(typographie(f"{figure.libelle} : {figure_text(figure)}"), "  ")
    for step in action.jalons:
        page.item(step_line(step, jour), "  ")
    if action.decline is not None:
        noms = plan.edition.noms.action
        target = plan.fiche(action.decline)
        title = f" ({target.titre})" if target else ""
        mark = " *" if action.est_editoriale else ""
        page.add(f"→ décline {noms.defini} {action.decline}{title}{mark}", "    ")


def _meetings(page: Page, plan: Plan, place: Territoire, jour: dt.date) -> None:
    held = reunions(plan, place, jour)
    if held:
        page.title("Réunions")
    for said in held:
        page.item(said)


def _rollup(page: Page, plan: Plan, place: Territoire, jour: dt.date) -> None:
    """The plan's actions that it declines, with their level in the whole plan."""
    numbers = sorted({a.decline for a in place.toutes_les_actions if a.decline is not None})
    noms = plan.edition.noms.action
    if not numbers:
        return
    page.title(f"{majuscule(noms.pluriel)} du plan que ce territoire décline")
    maximum = plan.edition.echelle.maximum
    fiches = [fiche for numero in numbers if (fiche := plan.fiche(numero)) is not None]
    points = [fiche.point_au(jour) for fiche in fiches]
    for fiche, point in zip(fiches, points, strict=True):
        page.item(f"{fiche.numero} – {fiche.titre} ({level(point, maximum)})")
    page.add(
        typographie("Le niveau est celui du plan entier ; rien ne dit celui du territoire."), "  "
    )
    if any(point is not None and point.a_confirmer for point in points):
        page.add(typographie("Un « ? » suit un niveau à confirmer."), "  ")


def territories_json(plan: Plan) -> str:
    """Every territory for programs, as its file says it."""
    return json_text(
        "territoire",
        {
            "edition": plan.edition.edition,
            "territoires": [valeurs(place) for place in plan.territoires],
        },
    )


def territory_json(plan: Plan, place: Territoire, figures: Figures, jour: dt.date) -> str:
    """One territory for programs: its file, its meetings, figures of the actions it declines."""
    return json_text(
        "territoire",
        {
            "edition": plan.edition.edition,
            "au": jour.isoformat(),
            "territoire": valeurs(place),
            "reunions": [
                {"instance": body.code, **valeurs(meeting)}
                for body in plan.instances
                for meeting in body.reunions
                if meeting.territoire == place.code
            ],
            "actions_declinees": figures_object(figures),
        },
    )
