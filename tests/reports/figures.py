"""Context figures made in memory, and plans that have some."""

from dataclasses import replace
from typing import Any

from pms_cli.model import ChiffreCle, Document, Plan, Reference
from pms_cli.model.lecture import lire


def figure(code: str, valeur: str, **keys: Any) -> ChiffreCle:
    """A figure of the context as chiffres.yaml would give it."""
    content: dict[str, Any] = {"code": code, "libelle": f"Chiffre {code}", "valeur": valeur}
    return lire(ChiffreCle, content | keys)


def with_figures(made: Plan, *figures: ChiffreCle) -> Plan:
    """The same plan with these figures."""
    return replace(made, chiffres=figures)


SOME = (
    figure("a", "54145", unite="ménages", theme="activite", date="2016", document="point-2019"),
    figure(
        "b",
        "15.2",
        unite="%",
        theme="contexte",
        precision="plus-de",
        date="2013",
        perimetre="Métropole",
        document="point-2019 (partie I)",
        aussi=["bilan-2018 (p. 8)", "inconnu"],
        note="Une estimation.",
    ),
    figure("c", "55000", jusqua="60000", unite="ménages", theme="activite", document="bilan-2018"),
    figure("d", "3", theme="contexte"),
    figure("e", "7", document="point-2019 (p. 2)"),
)
"""Figures of three themes, out of order; the documents are those of ``tests.sheets``."""


def hostile_figures(made: Plan, text: str) -> Plan:
    """The plan with a figure and documents whose every free text is this one."""
    hostile = ChiffreCle(
        code="a",
        libelle=text,
        theme="moyens",
        valeur=figure("a", "3").valeur,
        unite=text,
        perimetre=text,
        document=Reference("bilan-2018", text),
        aussi=(Reference("point-2019", text),),
        note=text,
    )
    documents = tuple(
        Document(code=code, titre=text, nature=text) for code in ("bilan-2018", "point-2019")
    )
    return replace(with_figures(made, hostile), documents=documents)
