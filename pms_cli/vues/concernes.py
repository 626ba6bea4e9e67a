"""Whose business a deadline is. Apart from the views: a command that prints draws nothing."""

from pms_cli.francais import suites
from pms_cli.model import Plan
from pms_cli.stats.agenda import Echeance, lieux


def qui(plan: Plan, echeance: Echeance) -> str:
    """Whose business it is: « action 12 », « actions 1, 2 et 3 », « territoire de … »."""
    noms = plan.edition.noms.action
    if echeance.fiches:
        numbers = ", ".join(map(str, echeance.fiches))
        if not any(numero.est_sectoriel for numero in echeance.fiches):
            numbers = suites(numero.action for numero in echeance.fiches)
        if len(echeance.fiches) == 1 and echeance.fiches[0].est_sectoriel:
            return f"fiche sectorielle {numbers}"
        return f"{noms.pluriel if len(echeance.fiches) > 1 else noms.singulier} {numbers}"
    if echeance.territoires:
        several = "territoires : " if len(echeance.territoires) > 1 else ""
        return several + lieux(plan, echeance)
    return ""
