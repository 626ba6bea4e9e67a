"""Documents and what rests on each: `pms sources`, for people, as CSV, as JSON."""

from collections.abc import Sequence

from pms_cli.francais import typographie
from pms_cli.model import Plan
from pms_cli.output.page import Page
from pms_cli.output.structure import json_text
from pms_cli.output.tableur import Cell, csv_text
from pms_cli.output.terminal import Terminal
from pms_cli.stats.provenance import NATURES, Provenance

_PLURALS = {
    "plan": "plan",
    "fiche": "fiches",
    "indicateur": "indicateurs",
    "chiffre": "chiffres",
    "territoire": "territoires",
    "instance": "instances",
    "acteur": "acteurs",
    "sigle": "sigles",
}


def sources_page(provenances: Sequence[Provenance], terminal: Terminal) -> str:
    """Each document with how much rests on it, then those on which nothing does."""
    page = Page(terminal)
    if not provenances:
        page.add("Ce plan ne cite aucun document.")
        return page.text()
    used = [found for found in provenances if found.appuis]
    for found in used:
        page.heading(_name(found))
        page.add(_facts(found), "  ")
        page.add(_counts(found), "  ")
        page.blank()
    unused = [found for found in provenances if not found.appuis]
    if unused:
        page.heading("Documents sur lesquels rien ne repose encore")
        page.bullets(f"{_name(found)} ({found.code})" for found in unused)
        page.blank()
    page.add(typographie("Le détail d’un document : pms sources CODE."))
    return page.text()


def source_page(plan: Plan, found: Provenance, terminal: Terminal) -> str:
    """One document, and one by one what rests on it."""
    page = Page(terminal)
    page.heading(_name(found))
    page.add(_facts(found))
    if not found.appuis:
        page.blank()
        page.add("Rien ne repose encore sur ce document.")
    for nature in NATURES:
        mine = [appui for appui in found.appuis if appui.nature == nature]
        if not mine:
            continue
        counted = f"{_PLURALS[nature].capitalize()} : {len(mine)}"
        page.title("Plan" if nature == "plan" else typographie(counted))
        if nature == "acteur" and all(not appui.lieux for appui in mine):
            page.add(", ".join(appui.nom for appui in mine), "  ")
            continue
        for appui in mine:
            places = f" ({' ; '.join(appui.lieux)})" if appui.lieux else ""
            page.item(typographie(f"{_label(plan, nature, appui.nom)}{places}"))
    return page.text()


def _label(plan: Plan, nature: str, nom: str) -> str:
    if nature == "fiche":
        sheet = next((found for found in plan.fiches if str(found.numero) == nom), None)
        return f"{nom} – {sheet.titre}" if sheet else nom
    if nature == "indicateur":
        return next((found.libelle for found in plan.indicateurs if found.code == nom), nom)
    if nature == "chiffre":
        return next((found.libelle for found in plan.chiffres if found.code == nom), nom)
    return nom


def _name(found: Provenance) -> str:
    return found.document.titre if found.document else f"{found.code} (absent de documents.yaml)"


def _facts(found: Provenance) -> str:
    parts = [found.code]
    document = found.document
    if document is not None:
        parts.append(document.nature)
        if document.auteur:
            parts.append(document.auteur)
        if document.date:
            parts.append(document.date.en_clair)
    return ", ".join(parts)


def _counts(found: Provenance) -> str:
    said = []
    for nature in NATURES:
        count = found.compte(nature)
        if nature == "plan" and count:
            said.append("le plan lui-même")
        elif count:
            said.append(f"{count} {nature if count == 1 else _PLURALS[nature]}")
    alone = len(found.appuis) == 1
    return typographie(f"Y {'repose' if alone else 'reposent'} : {', '.join(said)}.")


def sources_csv(provenances: Sequence[Provenance]) -> str:
    """A line a thing that rests on a document; a line too for a document on which nothing does."""
    header = ["document", "titre", "date", "nature", "nom", "endroits"]
    rows: list[Sequence[Cell]] = []
    for found in provenances:
        document = found.document
        first: list[Cell] = [
            found.code,
            document.titre if document else None,
            str(document.date) if document and document.date else None,
        ]
        rows += [
            [*first, appui.nature, appui.nom, " ; ".join(appui.lieux) or None]
            for appui in found.appuis
        ]
        if not found.appuis:
            rows.append([*first, None, None, None])
    return csv_text(header, rows)


def sources_json(plan: Plan, provenances: Sequence[Provenance]) -> str:
    """What rests on what, for programs."""
    return json_text(
        "sources",
        {
            "edition": plan.edition.edition,
            "documents": [
                {
                    "code": found.code,
                    "titre": found.document.titre if found.document else None,
                    "date": (
                        str(found.document.date) if found.document and found.document.date else None
                    ),
                    "nature": found.document.nature if found.document else None,
                    "appuis": [
                        {"nature": appui.nature, "nom": appui.nom, "endroits": list(appui.lieux)}
                        for appui in found.appuis
                    ],
                }
                for found in provenances
            ],
        },
    )
