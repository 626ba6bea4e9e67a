"""What is due of a sheet on a day: one definition, for figures, agenda and rules alike."""

import datetime as dt

from pms_cli.model.dates import DatePartielle, mois_apres
from pms_cli.model.fiche import Fiche, Jalon
from pms_cli.model.plan import Edition


def est_suivie(edition: Edition, jour: dt.date) -> bool:
    """Whether news of the plan can still be asked for on a day.

    After its last day an edition has one more interval of ``sans_nouvelle`` months, in which its
    last points are written. Then it is over, and kept as it is.
    """
    return jour <= mois_apres(edition.periode.fin.fin, edition.reglages.sans_nouvelle)


def est_achevee(edition: Edition, fiche: Fiche, jour: dt.date) -> bool:
    """Whether its level of the day is the top of the scale."""
    point = fiche.point_au(jour)
    return point is not None and point.niveau >= edition.echelle.maximum


def est_au_plus_haut(edition: Edition, fiche: Fiche, jour: dt.date) -> bool:
    """The same of a level that the scale has: of another, nothing more can be said."""
    point = fiche.point_au(jour)
    return point is not None and point.niveau == edition.echelle.maximum


def fin_attendue(edition: Edition, fiche: Fiche, jour: dt.date) -> DatePartielle | None:
    """By when an action that is not at the top must have ended; None when nothing says.

    A sectoral sheet has no level of its own: nothing says whether it is done.
    """
    end = fiche.calendrier.fin if fiche.calendrier is not None else None
    if end is None or fiche.numero.est_sectoriel or est_achevee(edition, fiche, jour):
        return None
    return end


def nouvelle_attendue(edition: Edition, fiche: Fiche, jour: dt.date) -> dt.date | None:
    """The last day on which news of an action is due; None for what is done, or sectoral.

    ``sans_nouvelle`` months after its last point, else after the action and the plan began.
    """
    if fiche.numero.est_sectoriel or est_achevee(edition, fiche, jour):
        return None
    point = fiche.point_au(jour)
    if point is not None:
        before = point.date.fin
    else:
        start = edition.periode.debut.debut
        if fiche.calendrier is not None and fiche.calendrier.debut is not None:
            start = max(start, fiche.calendrier.debut.debut)
        before = start - dt.timedelta(days=1)
    return mois_apres(before, edition.reglages.sans_nouvelle)


def est_passe(jalon: Jalon, jour: dt.date) -> bool:
    """Whether a step should have been reached by now, and nothing says that it was.

    One whose date is in doubt is so when every date that its source allows has passed.
    """
    if jalon.est_atteint(jour) or (jalon.lecture == "appariee" and not jalon.dates_possibles):
        return False
    return max(date.fin for date in (jalon.date, *jalon.dates_possibles)) < jour
