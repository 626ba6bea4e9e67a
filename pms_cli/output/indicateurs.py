"""Indicators: the registry of `pms indicateurs`, for people, as CSV, as JSON."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from pms_cli.francais import enumerer, majuscule, typographie
from pms_cli.model import Plan, jour_en_clair
from pms_cli.model.references import RYTHMES
from pms_cli.output.page import Page
from pms_cli.output.structure import json_text, number
from pms_cli.output.tableur import Cell, csv_text
from pms_cli.output.terminal import Terminal
from pms_cli.stats.indicateurs import Suivi
from pms_cli.vues.indicateurs import NEVER, values_said


def indicators_page(
    plan: Plan, suivis: Sequence[Suivi], jour: dt.date, filtre: str, terminal: Terminal
) -> str:
    """The indicators under the sheets that ask for them, and how many are measured."""
    page = Page(terminal)
    page.heading(typographie(f"Indicateurs au {jour_en_clair(jour)}"))
    page.add(plan.edition.intitule)
    page.add(_counted(suivis, filtre))
    noms = plan.edition.noms.action
    shown = None
    for suivi in suivis:
        numero = suivi.fiches[0]
        if numero != shown:
            shown = numero
            fiche = plan.fiche(numero)
            kind = "Fiche sectorielle" if numero.est_sectoriel else majuscule(noms.singulier)
            page.title(f"{kind} {numero}" + (f" – {fiche.titre}" if fiche else ""))
        page.item(suivi.libelle)
        facts = [suivi.type or "type non indiqué"]
        if suivi.periodicite:
            facts.append(f"à mesurer {RYTHMES[suivi.periodicite]}")
        values = values_said(suivi)
        if values != NEVER:  # the count above tells them all
            facts.append(values)
        if suivi.echeance is not None:
            late = " (en retard)" if suivi.echeance < jour else ""
            facts.append(f"mesure attendue le {jour_en_clair(suivi.echeance)}{late}")
        others = suivi.fiches[1:]
        if others:
            several = "les fiches" if len(others) > 1 else "la fiche"
            facts.append(f"demandé aussi par {several} {enumerer(others)}")
        page.add(typographie(" ; ".join(facts)), "    ")
    return page.text()


def _counted(suivis: Sequence[Suivi], filtre: str) -> str:
    """« 92 indicateurs, 1 mesuré, 1 avec une cible »."""
    total = len(suivis)
    if not total:
        return f"Aucun indicateur{f' ({filtre})' if filtre else ''}."
    measured = sum(suivi.mesure is not None for suivi in suivis)
    aimed = sum(suivi.cible is not None for suivi in suivis)
    shared = sum(len(suivi.fiches) > 1 for suivi in suivis)
    said = f"{total} indicateur{'s' * (total > 1)}"
    said += f" ({filtre})" if filtre else ""
    said += f" : {measured or 'aucun'} avec une mesure connue"
    said += f", {aimed or 'aucun'} avec une cible"
    if shared:
        said += f", {shared} demandé{'s' * (shared > 1)} par plusieurs fiches"
    return typographie(f"{said}.")


def indicators_csv(suivis: Sequence[Suivi]) -> str:
    """A line an indicator."""
    header = [
        "indicateur", "code", "fiches", "type", "unite", "sens", "periodicite", "initiale",
        "date_initiale", "cible", "date_cible", "mesure", "precision", "date_mesure", "document",
        "taux", "prochaine_mesure",
    ]  # fmt: skip
    rows: list[Sequence[Cell]] = []
    for suivi in suivis:
        start, aim, last = suivi.initiale, suivi.cible, suivi.mesure
        rows.append(
            [
                suivi.libelle, suivi.code, ", ".join(map(str, suivi.fiches)), suivi.type,
                suivi.unite, suivi.sens, suivi.periodicite,
                start.valeur if start else None, str(start.date) if start else None,
                aim.valeur if aim else None,
                str(aim.date) if aim and aim.date else None,
                last.valeur if last else None, last.precision if last else None,
                str(last.date) if last else None,
                str(last.document) if last and last.document else None,
                suivi.taux, suivi.echeance.isoformat() if suivi.echeance else None,
            ]
        )  # fmt: skip
    return csv_text(header, rows)


def indicators_json(plan: Plan, suivis: Sequence[Suivi], jour: dt.date, filtre: str) -> str:
    """The indicators for programs; numbers are texts, so that their digits are kept."""
    return json_text(
        "indicateurs",
        {
            "edition": plan.edition.edition,
            "au": jour.isoformat(),
            "filtre": filtre or None,
            "total": len(suivis),
            "mesures": sum(suivi.mesure is not None for suivi in suivis),
            "indicateurs": [_object(suivi) for suivi in suivis],
        },
    )


def _object(suivi: Suivi) -> dict[str, Any]:
    from pms_cli.model.base import valeurs

    return {
        "libelle": suivi.libelle,
        "code": suivi.code,
        "fiches": [str(numero) for numero in suivi.fiches],
        "type": suivi.type,
        "unite": suivi.unite,
        "sens": suivi.sens,
        "periodicite": suivi.periodicite,
        "initiale": valeurs(suivi.initiale) if suivi.initiale else None,
        "cible": valeurs(suivi.cible) if suivi.cible else None,
        "mesure": valeurs(suivi.mesure) if suivi.mesure else None,
        "taux": number(suivi.taux),
        "prochaine_mesure": suivi.echeance.isoformat() if suivi.echeance else None,
    }
