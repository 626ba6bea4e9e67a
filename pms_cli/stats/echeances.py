"""What each pilot has to do: sheets late or silent, steps passed, what is due next."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from pms_cli.model import Acteur, DatePartielle, Fiche, Jalon, Numero, Plan, Point, mois_apres
from pms_cli.model.suivi import est_achevee, est_passe, est_suivie, fin_attendue, nouvelle_attendue
from pms_cli.stats.agenda import Echeance, agenda
from pms_cli.stats.groupes import grouper


@dataclass(frozen=True)
class FicheSuivie:
    """A sheet on a day.

    ``fin_depassee`` is its end when that has passed and the top is not reached; ``muette_depuis``
    the last day on which news of it was due, when none came; ``jalons`` the steps passed that
    nothing says were reached; ``a_venir`` what is due from the day on, by date.
    """

    fiche: Fiche
    point: Point | None
    fin_depassee: DatePartielle | None
    muette_depuis: dt.date | None
    jalons: tuple[Jalon, ...]
    a_venir: tuple[Echeance, ...]

    @property
    def en_retard(self) -> bool:
        """Whether its end has passed and it is not at the top."""
        return self.fin_depassee is not None

    @property
    def muette(self) -> bool:
        """Whether news of it is due and did not come."""
        return self.muette_depuis is not None

    @property
    def a_relancer(self) -> bool:
        """Whether something of it is past due."""
        return self.en_retard or self.muette or bool(self.jalons)


@dataclass(frozen=True)
class Portefeuille:
    """The sheets of a pilot; ``sigle`` is empty for those that name none.

    ``acteur`` is None when the registry does not have the sigle.
    """

    sigle: str
    acteur: Acteur | None
    fiches: tuple[FicheSuivie, ...]

    @property
    def en_retard(self) -> tuple[FicheSuivie, ...]:
        """Those whose end has passed, below the top."""
        return tuple(found for found in self.fiches if found.en_retard)

    @property
    def muettes(self) -> tuple[FicheSuivie, ...]:
        """Those of which no news came in time."""
        return tuple(found for found in self.fiches if found.muette)

    @property
    def a_relancer(self) -> tuple[FicheSuivie, ...]:
        """Those of which something is past due."""
        return tuple(found for found in self.fiches if found.a_relancer)

    @property
    def a_venir(self) -> tuple[Echeance, ...]:
        """All that is due next, by date, each once: a measure may be asked of several sheets."""
        items = {item.cle: item for found in self.fiches for item in found.a_venir}
        return tuple(sorted(items.values(), key=lambda item: (item.date, item.cle)))


def portefeuilles(
    plan: Plan, fiches: Sequence[Fiche], jour: dt.date, *, mois: int = 3
) -> tuple[Portefeuille, ...]:
    """The sheets by pilot, in the order of their sigles, those without a pilot last.

    A sheet of two pilots is in both. ``mois`` is how far ahead what is due is looked for. Once the
    plan is not followed any more (``est_suivie``), nothing of it is late, silent or due.
    """
    followed = fiches_suivies(plan, fiches, jour, mois=mois)
    names = {acteur.sigle: acteur for acteur in plan.acteurs}
    return tuple(
        Portefeuille(
            group.cle,
            names.get(group.cle),
            tuple(followed[fiche.numero] for fiche in group.fiches),
        )
        for group in grouper(plan, fiches, "pilote")
    )


def fiches_suivies(
    plan: Plan, fiches: Sequence[Fiche], jour: dt.date, *, mois: int = 3
) -> dict[Numero, FicheSuivie]:
    """Each sheet on a day, by its number."""
    due: dict[Numero, list[Echeance]] = {}
    asked = est_suivie(plan.edition, jour)
    if asked:
        last = mois_apres(jour, mois)
        for item in agenda(plan, fiches, jour, partout=False):
            if jour <= item.date <= last:
                for numero in item.fiches:
                    due.setdefault(numero, []).append(item)
    return {
        fiche.numero: _followed(plan, fiche, jour, tuple(due.get(fiche.numero, ())), asked=asked)
        for fiche in fiches
    }


def _followed(
    plan: Plan, fiche: Fiche, jour: dt.date, due: tuple[Echeance, ...], *, asked: bool
) -> FicheSuivie:
    edition = plan.edition
    point = fiche.point_au(jour)
    if not asked:
        return FicheSuivie(fiche, point, None, None, (), due)
    end = fin_attendue(edition, fiche, jour)
    news = nouvelle_attendue(edition, fiche, jour)
    # No news is due after the plan's last day: the last points are written when one can.
    before = min(jour, edition.periode.fin.fin)
    steps = fiche.calendrier.jalons if fiche.calendrier is not None else ()
    if est_achevee(edition, fiche, jour):
        steps = ()
    return FicheSuivie(
        fiche,
        point,
        end if end is not None and end.fin < jour else None,
        news if news is not None and news < before else None,
        tuple(step for step in steps if est_passe(step, jour)),
        due,
    )
