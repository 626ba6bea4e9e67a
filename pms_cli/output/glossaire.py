"""Sigles and what they mean: `pms glossaire`, for people, as CSV, as JSON."""

from collections.abc import Sequence

from pms_cli.francais import typographie
from pms_cli.model import Plan
from pms_cli.output.page import Page
from pms_cli.output.structure import json_text
from pms_cli.output.tableur import Cell, csv_text
from pms_cli.output.terminal import Terminal
from pms_cli.vues.glossaire import Entree

_PARTNER = {"service": "Service associé à", "dispositif": "Associé à"}


def glossary_page(plan: Plan, found: Sequence[Entree], terminal: Terminal, *, detail: bool) -> str:
    """A line an entry; with ``detail``, its source and the sheets where an actor works."""
    page = Page(terminal)
    if not found:
        page.add("Ce plan n’a ni acteurs ni glossaire.")
    for entry in found:
        meaning = entry.sens or "aucun document ne le développe"
        named = entry.sigle if entry.sens == entry.sigle else f"{entry.sigle} : {meaning}"
        page.add(typographie(named))
        if not detail:
            continue
        if entry.nature:
            page.add(f"({entry.nature})", "  ")
        if entry.source is not None:
            page.add(typographie(f"Source : {plan.cite(entry.source)}."), "  ")
        for title, sheets in (
            ("Pilote de", [fiche for fiche in plan.fiches if entry.sigle in fiche.pilotes]),
            (
                _PARTNER.get(entry.nature, "Partenaire de"),
                [fiche for fiche in plan.fiches if entry.sigle in fiche.partenaires],
            ),
        ):
            if sheets:
                page.title(title)
                page.bullets(f"{fiche.numero} – {fiche.titre}" for fiche in sheets)
    return page.text()


def glossary_csv(found: Sequence[Entree]) -> str:
    """A line an entry."""
    header = ["sigle", "sens", "nature", "source"]
    rows: list[Sequence[Cell]] = [
        [
            entry.sigle,
            entry.sens or None,
            entry.nature or None,
            str(entry.source) if entry.source else None,
        ]
        for entry in found
    ]
    return csv_text(header, rows)


def glossary_json(plan: Plan, found: Sequence[Entree]) -> str:
    """The entries for programs."""
    return json_text(
        "glossaire",
        {
            "edition": plan.edition.edition,
            "sigles": [
                {
                    "sigle": entry.sigle,
                    "sens": entry.sens or None,
                    "nature": entry.nature or None,
                    "source": str(entry.source) if entry.source else None,
                }
                for entry in found
            ],
        },
    )
