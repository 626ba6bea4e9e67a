"""What editors offer to insert whole: a new sheet, a new point, a new indicator."""

from collections.abc import Callable
from typing import Any, Final

from pms_cli.model import Plan
from pms_cli.model.choix import TYPES_INDICATEUR

Amorce = dict[str, Any]
_DATE: Final = "AAAA-MM"
"""Is no date: an editor shows the place until a true one is written."""


def _choice(place: int, words: list[str]) -> str:
    return f"${{{place}|{','.join(words)}|}}"


def _point(plan: Plan | None) -> list[Amorce]:
    levels = [str(level) for level in plan.edition.echelle.degres] if plan else []
    body = {
        "date": f"${{1:{_DATE}}}",
        "niveau": _choice(2, levels) if levels else "${2:1}",
        "constat": "${3:Ce qui est fait, en cours, prévu}",
        "document": "$4",
    }
    return [
        {
            "label": "Nouveau point d’avancement",
            "description": "Une date, un niveau, un constat et le document d’où ils viennent.",
            "body": body,
        }
    ]


def _indicateur(_plan: Plan | None) -> list[Amorce]:
    body = {
        "libelle": "${1:Nombre de…}",
        "type": _choice(2, list(TYPES_INDICATEUR)),
        "sens": _choice(3, ["hausse", "baisse"]),
    }
    return [
        {
            "label": "Nouvel indicateur",
            "description": "Ce qu’on mesure, la nature de la valeur, le sens souhaité.",
            "body": body,
        }
    ]


def _mesure(_plan: Plan | None) -> list[Amorce]:
    body = {"date": f"${{1:{_DATE}}}", "valeur": "${2:0}", "document": "$3"}
    return [
        {
            "label": "Nouvelle mesure",
            "description": "Une date, une valeur et le document d’où elle vient.",
            "body": body,
        }
    ]


def _jalon(_plan: Plan | None) -> list[Amorce]:
    body = {"date": f"${{1:{_DATE}}}", "libelle": "${2:Ce qui doit être fait}"}
    return [
        {
            "label": "Nouveau jalon",
            "description": "Une étape du calendrier : sa date, ce qui doit être fait.",
            "body": body,
        }
    ]


def _fiche(_plan: Plan | None) -> list[Amorce]:
    body = {
        "numero": "$1",
        "titre": "${2:Titre de l’action}",
        "axe": "${3:1}",
        "orientation": "${4:1}",
        "pilotes": ["$5"],
        "calendrier": {"debut": "${6:AAAA}", "fin": "${7:AAAA}"},
        "contexte": "${8:Pourquoi cette action}",
        "objectifs": ["${9:Un objectif}"],
        "sources": ["$10"],
    }
    return [
        {
            "label": "Nouvelle fiche action",
            "description": "Les clés qu’une fiche a d’ordinaire, sans celles qui y sont déjà.",
            "body": body,
        }
    ]


AMORCES: Final[dict[str, dict[str, Callable[[Plan | None], list[Amorce]]]]] = {
    "fiche": {
        "": _fiche,
        "avancement": _point,
        "indicateurs": _indicateur,
        "indicateurs.mesures": _mesure,
        "calendrier.jalons": _jalon,
    },
    "indicateurs": {"indicateurs": _indicateur, "indicateurs.mesures": _mesure},
    "territoire": {"calendrier.jalons": _jalon, "axes.actions.jalons": _jalon},
}
"""By schema, then by the list whose items they are; "" for the whole file."""
