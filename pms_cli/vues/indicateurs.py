"""Indicators put in words: values with their units, starts, targets, how far they have gone."""

from decimal import Decimal
from typing import Final

from pms_cli.francais import NBSP, nombre, pourcentage
from pms_cli.model.mesures import Cible, Mesure
from pms_cli.model.references import PRECISIONS
from pms_cli.stats.indicateurs import Suivi

NEVER: Final = "aucune mesure connue"
"""Said of an indicator without a measure."""


def value_text(suivi: Suivi, value: Decimal) -> str:
    """A value with its unit: « 46 % », « oui », « 1 250 € »."""
    if suivi.type == "oui-non" and value in {0, 1}:
        return "oui" if value else "non"
    unit = suivi.unite or {"pourcentage": "%", "montant": "€"}.get(suivi.type or "", "")
    return f"{nombre(value)}{NBSP}{unit}" if unit else nombre(value)


def measure_said(suivi: Suivi, mesure: Mesure) -> str:
    """« environ 120 (décembre 2018) »."""
    value = PRECISIONS[mesure.precision] + value_text(suivi, mesure.valeur)
    return f"{value} ({mesure.date.en_clair})"


def target_said(suivi: Suivi, cible: Cible) -> str:
    """« 400 (2022) »."""
    said = value_text(suivi, cible.valeur)
    return f"{said} ({cible.date.en_clair})" if cible.date else said


def values_said(suivi: Suivi) -> str:
    """All that is known of an indicator on one line; « aucune mesure connue » without one."""
    said = []
    if suivi.mesure is not None:
        said.append(measure_said(suivi, suivi.mesure))
    elif suivi.initiale is None:
        said.append(NEVER)
    if suivi.initiale is not None:
        since = "" if suivi.mesure else ", pas de mesure depuis"
        said.append(f"départ {measure_said(suivi, suivi.initiale)}{since}")
    if suivi.cible is not None:
        said.append(f"cible {target_said(suivi, suivi.cible)}")
    if suivi.taux is not None:
        said.append(f"chemin fait : {pourcentage(suivi.taux)}")
    return " ; ".join(said)
