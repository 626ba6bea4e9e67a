"""Context figures: `pms chiffres`, for people, as CSV, as JSON."""

from collections.abc import Sequence

from pms_cli.francais import typographie
from pms_cli.model import ChiffreCle, Plan
from pms_cli.model.base import valeurs
from pms_cli.model.mesures import THEMES
from pms_cli.output.page import Page
from pms_cli.output.structure import json_text
from pms_cli.output.tableur import Cell, csv_text
from pms_cli.output.terminal import Terminal


def figures_page(plan: Plan, chiffres: Sequence[ChiffreCle], terminal: Terminal) -> str:
    """The figures by theme, each with its year, what it covers and its document."""
    page = Page(terminal)
    page.heading(typographie(f"{plan.edition.collectivite} : chiffres de contexte"))
    if not chiffres:
        page.add("Aucun chiffre.")
        return page.text()
    for theme, title in THEMES.items():
        mine = [found for found in chiffres if found.theme == theme]
        if mine:
            page.title(title)
        for found in mine:
            about = plan.precise(found)
            said = f"{found.libelle} : {found.en_clair}"
            page.item(typographie(said + (f" ({about})" if about else "")))
            cited = [plan.cite(source) for source in (found.document, *found.aussi) if source]
            if cited:
                page.add(typographie(f"Source : {' ; '.join(cited)}."), "    ")
            if found.note:
                page.add(found.note, "    ")
    return page.text()


def figures_csv(chiffres: Sequence[ChiffreCle]) -> str:
    """A line a figure."""
    header = [
        "code", "libelle", "theme", "valeur", "jusqua", "unite", "precision", "depuis", "date",
        "perimetre", "territoire", "document", "aussi", "note",
    ]  # fmt: skip
    rows: list[Sequence[Cell]] = [
        [
            found.code, found.libelle, found.theme, found.valeur, found.jusqua, found.unite,
            found.precision, str(found.depuis) if found.depuis else None,
            str(found.date) if found.date else None, found.perimetre, found.territoire,
            str(found.document) if found.document else None,
            " ; ".join(map(str, found.aussi)) or None, found.note,
        ]
        for found in chiffres
    ]  # fmt: skip
    return csv_text(header, rows)


def figures_json(plan: Plan, chiffres: Sequence[ChiffreCle]) -> str:
    """The figures for programs, as their file says them."""
    return json_text(
        "chiffres",
        {"edition": plan.edition.edition, "chiffres": [valeurs(found) for found in chiffres]},
    )
