"""Indicators followed: each once, with the sheets that ask for it, its measures and its rate."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from pms_cli.model import (
    Fiche,
    Indicateur,
    Mesure,
    Numero,
    Plan,
    mois_apres,
)
from pms_cli.model.mesures import Cible, taux
from pms_cli.model.references import MOIS


@dataclass(frozen=True)
class Suivi:
    """An indicator on a day: ``fiches`` are the numbers of all the sheets that ask for it.

    The first is the sheet, of those looked at, where it is first asked.

    ``mesures`` are all those known on that day, ``mesure`` the last of them; ``taux`` goes from 0
    to 1, and is None without a start, a target and a measure; ``echeance`` is the last day on which
    the next measure is due, None when nothing says how often it is measured, or when its action is
    over.
    """

    libelle: str
    code: str | None
    fiches: tuple[Numero, ...]
    type: str | None
    unite: str | None
    sens: str | None
    periodicite: str | None
    initiale: Mesure | None
    cible: Cible | None
    mesure: Mesure | None
    taux: Fraction | None
    echeance: dt.date | None
    mesures: tuple[Mesure, ...]


def suivis(plan: Plan, fiches: Iterable[Fiche], jour: dt.date) -> tuple[Suivi, ...]:
    """The indicators of some sheets on a day, in the order of the sheets.

    One asked of several sheets comes once, where it is first asked. A code that the registry does
    not have is passed over unless the sheet gives a name.
    """
    found: list[Suivi] = []
    done: set[str] = set()
    for fiche in fiches:
        for indicateur in fiche.indicateurs:
            code = indicateur.code
            common = plan.indicateur(code) if code is not None else None
            if common is None:
                if indicateur.libelle is not None:
                    found.append(_suivi(plan, indicateur, (fiche.numero,), jour))
            elif common.code not in done:
                done.add(common.code)
                asking = dict.fromkeys((fiche.numero, *plan.demandent(common.code)))
                found.append(_suivi(plan, common, tuple(asking), jour))
    return tuple(found)


def derniere(mesures: Iterable[Mesure], jour: dt.date) -> Mesure | None:
    """The last measure dated on or before a day; of two of the same date, the one written last."""
    known = [mesure for mesure in mesures if mesure.date.debut <= jour]
    if not known:
        return None
    latest = max(mesure.date for mesure in known)
    return next(mesure for mesure in reversed(known) if mesure.date == latest)


def _suivi(
    plan: Plan,
    indicateur: Indicateur,
    fiches: tuple[Numero, ...],
    jour: dt.date,
) -> Suivi:
    mesure = derniere(indicateur.mesures, jour)
    rate = None
    start = indicateur.initiale
    if start is not None and start.date.debut > jour:
        start = None
    if mesure is not None and start is not None and indicateur.cible is not None:
        rate = taux(start.valeur, indicateur.cible.valeur, mesure.valeur)
    return Suivi(
        libelle=indicateur.libelle or "",
        code=indicateur.code,
        fiches=fiches,
        type=indicateur.type,
        unite=indicateur.unite,
        sens=indicateur.sens,
        periodicite=indicateur.periodicite,
        initiale=start,
        cible=indicateur.cible,
        mesure=mesure,
        taux=rate,
        echeance=_due(plan, indicateur.periodicite, mesure, fiches),
        mesures=tuple(known for known in indicateur.mesures if known.date.debut <= jour),
    )


def _due(
    plan: Plan, periodicite: str | None, mesure: Mesure | None, fiches: Sequence[Numero]
) -> dt.date | None:
    """The last day of the period whose measure is missing, within the calendar of the action.

    Of several sheets: from the first that begins to the last that ends.
    """
    if periodicite is None:
        return None
    period = plan.edition.periode
    sheets = [plan.fiche(numero) for numero in fiches]
    calendars = [sheet.calendrier if sheet is not None else None for sheet in sheets]
    start = min(found.debut if found and found.debut else period.debut for found in calendars)
    end = max((found.fin if found and found.fin else period.fin).fin for found in calendars)
    # The day before the first: a year that begins on 1 January is measured by 31 December.
    before = mesure.date.fin if mesure is not None else start.debut - dt.timedelta(days=1)
    due = mois_apres(before, MOIS[periodicite])
    return due if due <= end else None
