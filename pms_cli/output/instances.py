"""The bodies that follow the plan: `pms instances`, for people and for programs."""

import datetime as dt

from pms_cli.francais import majuscule, typographie
from pms_cli.model import Plan, jour_en_clair
from pms_cli.model.base import valeurs
from pms_cli.model.references import RYTHMES
from pms_cli.output.page import Page
from pms_cli.output.structure import json_text
from pms_cli.output.terminal import Terminal
from pms_cli.vues.citations import reunion_dite


def bodies_page(plan: Plan, jour: dt.date, terminal: Terminal) -> str:
    """Each body: its rhythm, what it does, the meetings known on a day, its document."""
    page = Page(terminal)
    page.heading(f"Instances au {jour_en_clair(jour)}")
    page.add(plan.edition.intitule)
    if not plan.instances:
        page.add("Aucune instance saisie.")
        return page.text()
    names = {place.code: place.nom for place in plan.territoires}
    for body in plan.instances:
        page.title(body.nom)
        if body.role:
            page.paragraphs(body.role)
        rhythm = "Aucun rythme annoncé"
        if body.periodicite:
            rhythm = f"Rythme : {RYTHMES[body.periodicite]}"
        if body.echelle == "territoire":
            rhythm += ", dans chaque territoire"
        page.add(typographie(f"{rhythm}."), "  ")
        known = sorted(
            (found for found in body.reunions if found.date.debut <= jour),
            key=lambda found: found.date,
        )
        if not known:
            page.add("Aucune réunion connue.", "  ")
        for found in known:
            page.item(reunion_dite(found, names, jour))
            if found.document:
                page.add(typographie(f"Source : {plan.cite(found.document)}."), "    ")
        if body.source:
            page.add(typographie(f"Source : {majuscule(plan.cite(body.source))}."), "  ")
    return page.text()


def bodies_json(plan: Plan, jour: dt.date) -> str:
    """The bodies for programs, as their file says them."""
    return json_text(
        "instances",
        {
            "edition": plan.edition.edition,
            "au": jour.isoformat(),
            "instances": [valeurs(body) for body in plan.instances],
        },
    )
