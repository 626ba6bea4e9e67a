"""What is due and what was missed: steps, ends, meetings, news, measures."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pms_cli.francais import enumerer, typographie
from pms_cli.model import (
    Fiche,
    Instance,
    Jalon,
    Numero,
    Plan,
    Territoire,
    jour_en_clair,
    mois_apres,
)
from pms_cli.model.references import MOIS, RYTHMES
from pms_cli.stats.indicateurs import suivis

NATURES = ("jalon", "fin", "réunion", "nouvelle", "mesure")
"""What can be due."""


@dataclass(frozen=True)
class Echeance:
    """Something due by a day, included.

    ``cle`` names it for good, whatever its date becomes; ``fiches`` are numbers of sheets,
    ``territoires`` codes; ``quand`` says the date as the plan does (« 2018 », « février 2020 »).
    """

    date: dt.date
    nature: str
    cle: str
    objet: str
    quand: str
    fiches: tuple[Numero, ...] = ()
    territoires: tuple[str, ...] = ()
    detail: str = ""


def agenda(
    plan: Plan, fiches: Sequence[Fiche], jour: dt.date, *, partout: bool = True
) -> tuple[Echeance, ...]:
    """All that is due for some sheets and, with ``partout``, in territories and bodies; by date.

    What is done already (a step reached, an action at the top of the scale) is not due any more.
    """
    found = [
        *_steps(fiches, jour),
        *_ends(plan, fiches, jour),
        *_news(plan, fiches, jour),
        *_measures(plan, fiches, jour),
    ]
    if partout:
        found += [*_local_steps(plan, jour), *_meetings(plan, jour)]
    rank = {nature: order for order, nature in enumerate(NATURES)}
    return tuple(
        sorted(
            _distinct(found),
            key=lambda item: (item.date, rank[item.nature], item.fiches, item.cle),
        )
    )


def manquees(echeances: Iterable[Echeance], jour: dt.date) -> tuple[Echeance, ...]:
    """What was due before a day."""
    return tuple(found for found in echeances if found.date < jour)


def a_venir(echeances: Iterable[Echeance], jour: dt.date, jours: int) -> tuple[Echeance, ...]:
    """What is due from a day on, within so many days."""
    last = jour.toordinal() + jours
    return tuple(
        found for found in echeances if jour <= found.date and found.date.toordinal() <= last
    )


def regrouper(echeances: Iterable[Echeance]) -> tuple[Echeance, ...]:
    """News due from several sheets at once, a meeting due in several territories: one line."""
    groups: dict[tuple[object, ...], Echeance] = {}
    for found in echeances:
        groupable = found.nature == "nouvelle" or (found.nature == "réunion" and found.territoires)
        what = "/".join(found.cle.split("/")[:2]) if found.territoires else found.nature
        what = what if groupable else found.cle
        key = (found.date, found.nature, what, found.objet if groupable else "", found.detail)
        first = groups.get(key)
        if first is None:
            groups[key] = replace(found, cle=f"{what}/{found.date}") if groupable else found
        else:
            groups[key] = _joined(first, found)
    return tuple(groups.values())


def _joined(first: Echeance, second: Echeance) -> Echeance:
    return replace(
        first,
        fiches=(*first.fiches, *second.fiches),
        territoires=(*first.territoires, *second.territoires),
    )


def _distinct(found: Iterable[Echeance]) -> Iterator[Echeance]:
    """The same with no key twice: a second step of the same name gets a rank."""
    seen: dict[str, int] = {}
    for item in found:
        rank = seen[item.cle] = seen.get(item.cle, 0) + 1
        yield item if rank == 1 else replace(item, cle=f"{item.cle}/{rank}")


def _steps(fiches: Iterable[Fiche], jour: dt.date) -> Iterator[Echeance]:
    for fiche in fiches:
        for step in fiche.calendrier.jalons if fiche.calendrier else ():
            yield from _step(step, jour, f"fiche/{fiche.numero}", (fiche.numero,), ())


def _local_steps(plan: Plan, jour: dt.date) -> Iterator[Echeance]:
    for place in plan.territoires:
        for step in place.calendrier.jalons if place.calendrier else ():
            yield from _step(step, jour, f"territoire/{place.code}", (), (place.code,))
        for action in place.toutes_les_actions:
            for step in action.jalons:
                key = f"territoire/{place.code}/{action.titre}"
                yield from _step(step, jour, key, (), (place.code,), context=action.titre)


def _step(
    step: Jalon,
    jour: dt.date,
    key: str,
    fiches: tuple[Numero, ...],
    territoires: tuple[str, ...],
    context: str = "",
) -> Iterator[Echeance]:
    if step.atteint is not None and step.atteint.debut <= jour:
        return
    doubt = "date à confirmer" if step.lecture == "appariee" else ""
    said = f"{context} – {step.libelle}" if context else step.libelle
    yield Echeance(
        step.date.fin, "jalon", f"jalon/{key}/{step.libelle}", said, step.date.en_clair, fiches,
        territoires, doubt,
    )  # fmt: skip


def _ends(plan: Plan, fiches: Iterable[Fiche], jour: dt.date) -> Iterator[Echeance]:
    top = plan.edition.echelle.maximum
    for fiche in fiches:
        end = fiche.calendrier.fin if fiche.calendrier else None
        point = fiche.point_au(jour)
        # A sectoral sheet has no level of its own: nothing says whether it is done.
        if end is None or fiche.numero.est_sectoriel or (point and point.niveau >= top):
            continue
        state = (
            f"{point.niveau}/{top} en {point.date.en_clair}" if point else "niveau non renseigné"
        )
        yield Echeance(
            end.fin, "fin", f"fin/{fiche.numero}", fiche.titre,
            end.en_clair, (fiche.numero,), (), state,
        )  # fmt: skip


def _news(plan: Plan, fiches: Iterable[Fiche], jour: dt.date) -> Iterator[Echeance]:
    months = plan.edition.reglages.sans_nouvelle
    top = plan.edition.echelle.maximum
    for fiche in fiches:
        if fiche.numero.est_sectoriel:
            continue
        point = fiche.point_au(jour)
        if point is not None and point.niveau >= top:
            continue
        calendar = fiche.calendrier
        start = calendar.debut if calendar and calendar.debut else plan.edition.periode.debut
        before = point.date.fin if point else start.debut - dt.timedelta(days=1)
        due = mois_apres(before, months)
        said = f"dernier point : {point.date.en_clair}" if point else "aucun point"
        yield Echeance(
            due, "nouvelle", f"nouvelle/{fiche.numero}", "point d’avancement à donner",
            jour_en_clair(due), (fiche.numero,), (), typographie(said),
        )  # fmt: skip


def _measures(plan: Plan, fiches: Iterable[Fiche], jour: dt.date) -> Iterator[Echeance]:
    for suivi in suivis(plan, fiches, jour):
        if suivi.echeance is None or suivi.periodicite is None:
            continue
        last = f"dernière : {suivi.mesure.date.en_clair}" if suivi.mesure else "jamais mesuré"
        name = suivi.code or f"{suivi.fiches[0]}/{suivi.libelle}"
        yield Echeance(
            suivi.echeance, "mesure", f"mesure/{name}", suivi.libelle,
            jour_en_clair(suivi.echeance), suivi.fiches, (),
            typographie(f"{RYTHMES[suivi.periodicite]} ; {last}"),
        )  # fmt: skip


def _meetings(plan: Plan, jour: dt.date) -> Iterator[Echeance]:
    for body in plan.instances:
        places: Sequence[Territoire | None] = (None,)
        if body.echelle == "territoire":
            places = plan.territoires or (None,)
        for place in places:
            yield from _meetings_of(plan, body, place, jour)


def _meetings_of(
    plan: Plan, body: Instance, place: Territoire | None, jour: dt.date
) -> Iterator[Echeance]:
    where = (place.code,) if place is not None else ()
    key = f"réunion/{body.code}/{place.code if place else 'plan'}"
    meetings = [
        found.date for found in body.reunions if place is None or found.territoire == place.code
    ]
    held = [date for date in meetings if date.debut < jour]
    planned = sorted(date for date in meetings if date.debut >= jour)
    for date in planned:
        yield Echeance(
            date.fin, "réunion", f"{key}/{date}", body.nom, date.en_clair, (), where, "prévue"
        )
    if body.periodicite is None:
        return
    step = MOIS[body.periodicite]
    edition = plan.edition
    vote = edition.deliberation
    start = body.debut or (vote.date if vote else edition.periode.debut)
    before = max(held).fin if held else start.debut
    end = (body.fin or edition.periode.fin).fin
    last = f"dernière : {max(held).en_clair}" if held else "aucune réunion connue"
    owed = []
    rank = 1
    while (due := mois_apres(before, step * rank)) <= end:
        owed.append(due)
        if due >= jour:
            break
        rank += 1
    late = [due for due in owed if due < jour]
    if late:
        more = f" ; {len(late)} attendues à ce jour" if len(late) > 1 else ""
        yield Echeance(
            late[0], "réunion", f"{key}/{late[0]}", body.nom, jour_en_clair(late[0]), (), where,
            typographie(f"{RYTHMES[body.periodicite]} ; {last}{more}"),
        )  # fmt: skip
    coming = [due for due in owed if due >= jour]
    if coming and not planned:
        yield Echeance(
            coming[0], "réunion", f"{key}/{coming[0]}", body.nom, jour_en_clair(coming[0]), (),
            where,
            typographie(f"{RYTHMES[body.periodicite]} ; {last}"),
        )  # fmt: skip


def lieux(plan: Plan, echeance: Echeance) -> str:
    """The names of its territories, in words."""
    names = {place.code: place.nom for place in plan.territoires}
    return enumerer(names.get(code, code) for code in echeance.territoires)
