"""Results as JSON for programs: versioned, strict, stable. Described in docs/json.md."""

import json
from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

from pms_cli.francais import rounded
from pms_cli.model import Fiche, Plan, Point
from pms_cli.model.base import valeurs
from pms_cli.stats import Figures, Groupe
from pms_cli.texte import printable_json

SCHEMA_VERSION: Final = 1


def json_text(command: str, content: Mapping[str, Any]) -> str:
    """A result with the version of its form, ready to print."""
    document = {"schema_version": SCHEMA_VERSION, "commande": command, **content}
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
    return printable_json(text) + "\n"


def number(value: Fraction | None, places: int = 4) -> float | None:
    """A fraction rounded to ``places`` decimals, None when there is none."""
    if value is None:
        return None
    scale: int = 10**places
    return rounded(value * scale) / scale


def figures_object(figures: Figures) -> dict[str, Any]:
    """Counts of a group: the mean has its numerator and denominator beside it."""
    return {
        "actions": figures.actions,
        "repartition": {
            str(level): count
            for level, count in zip(figures.degres, figures.repartition, strict=True)
        },
        "moyenne": number(figures.moyenne),
        "somme_niveaux": figures.somme,
        "renseignees": figures.renseignees,
        "non_renseignees": figures.non_renseignees,
        "hors_echelle": figures.hors_echelle,
        "au_plus_haut": figures.au_plus_haut,
        "part_au_plus_haut": number(figures.part_au_plus_haut),
        "a_confirmer": figures.a_confirmer,
    }


def group_object(group: Groupe, figures: Figures) -> dict[str, Any]:
    """A group: its code (null for actions without one), its name, its figures."""
    return {
        "cle": group.cle or None,
        "nom": group.nom,
        "titre": group.titre or None,
        **figures_object(figures),
    }


def point_object(point: Point | None) -> dict[str, Any] | None:
    """A point of progress, or None."""
    if point is None:
        return None
    return {
        "date": str(point.date),
        "niveau": point.niveau,
        "constat": point.constat,
        "document": point.document.code if point.document else None,
        "lieu": (point.document.lieu or None) if point.document else None,
        "lecture": point.lecture,
        "niveaux_possibles": list(point.niveaux_possibles),
        "a_confirmer": point.a_confirmer,
    }


def sheet_object(fiche: Fiche, point: Point | None) -> dict[str, Any]:
    """A sheet in a list: what identifies it and its state on the day asked for."""
    return {
        "numero": str(fiche.numero),
        "lecture_numero": fiche.lecture_numero,
        "titre": fiche.titre,
        "axe": fiche.axe,
        "orientation": fiche.orientation,
        "livret": fiche.livret,
        "pilotes": list(fiche.pilotes),
        "point": point_object(point),
    }


def full_sheet_object(plan: Plan, fiche: Fiche, point: Point | None) -> dict[str, Any]:
    """A whole sheet as it is in its file, its state on the day asked for, what is near it."""
    sectoral = () if fiche.numero.est_sectoriel else plan.sectorielles(fiche.numero)
    return {
        "fiche": valeurs(fiche),
        "point": point_object(point),
        "fiches_sectorielles": [str(other.numero) for other in sectoral],
        "territoires": [
            {"territoire": place.code, **valeurs(action)}
            for place in plan.territoires
            for action in place.declinaisons(fiche.numero)
        ],
    }
