"""What is due and what was missed: steps, ends, meetings, news, measures."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pms_cli.francais import enumerer, typographie
from pms_cli.model import (
    Fiche,
    Instance,
    Jalon,
    Numero,
    Plan,
    Reunion,
    Territoire,
    jour_en_clair,
    mois_apres,
)
from pms_cli.model.references import MOIS, RYTHMES
from pms_cli.model.suivi import est_achevee, fin_attendue, nouvelle_attendue
from pms_cli.stats.indicateurs import suivis

NATURES = ("jalon", "fin", "réunion", "nouvelle", "mesure")
"""What can be due."""

PREVUE: Final = "prévue"
"""Said of a meeting whose date a document gives."""


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
    plan: Plan,
    fiches: Sequence[Fiche],
    jour: dt.date,
    *,
    partout: bool = True,
    territoires: Sequence[Territoire] = (),
) -> tuple[Echeance, ...]:
    """All that is due for some sheets, by date; with ``partout``, in territories and bodies too.

    Without ``partout``, ``territoires`` are those whose own steps and meetings are looked at.

    What is done already (a step reached, an action at the top of the scale) is not due any more.
    """
    found = [
        *_steps(plan, fiches, jour),
        *_ends(plan, fiches, jour),
        *_news(plan, fiches, jour),
        *_measures(plan, fiches, jour),
    ]
    places = plan.territoires if partout else tuple(territoires)
    found += [*_local_steps(places, jour), *_meetings(plan, places, jour, partout=partout)]
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
    return tuple(_distinct(groups.values()))


def _joined(first: Echeance, second: Echeance) -> Echeance:
    return replace(
        first,
        fiches=(*first.fiches, *second.fiches),
        territoires=(*first.territoires, *second.territoires),
    )


def _distinct(found: Iterable[Echeance]) -> Iterator[Echeance]:
    """The same with no key twice: the second of a key gets a rank."""
    ranks: dict[str, int] = {}
    given: set[str] = set()
    for item in found:
        rank = ranks.get(item.cle, 0) + 1
        while (key := item.cle if rank == 1 else f"{item.cle}/{rank}") in given:
            rank += 1
        ranks[item.cle] = rank
        given.add(key)
        yield replace(item, cle=key)


def _steps(plan: Plan, fiches: Iterable[Fiche], jour: dt.date) -> Iterator[Echeance]:
    for fiche in fiches:
        steps = fiche.calendrier.jalons if fiche.calendrier else ()
        if not est_achevee(plan.edition, fiche, jour):
            yield from _due_steps(steps, jour, f"fiche/{fiche.numero}", (fiche.numero,), ())


def _local_steps(places: Iterable[Territoire], jour: dt.date) -> Iterator[Echeance]:
    for place in places:
        steps = place.calendrier.jalons if place.calendrier else ()
        yield from _due_steps(steps, jour, f"territoire/{place.code}", (), (place.code,))
        for action in place.toutes_les_actions:
            key = f"territoire/{place.code}/{action.titre}"
            yield from _due_steps(action.jalons, jour, key, (), (place.code,), context=action.titre)


def _due_steps(
    steps: Iterable[Jalon],
    jour: dt.date,
    key: str,
    fiches: tuple[Numero, ...],
    territoires: tuple[str, ...],
    context: str = "",
) -> Iterator[Echeance]:
    ranks: dict[str, int] = {}
    for step in steps:
        # Its rank among those of the same name counts the ones reached, so as not to change.
        rank = ranks[step.libelle] = ranks.get(step.libelle, 0) + 1
        if step.est_atteint(jour):
            continue
        name = step.libelle if rank == 1 else f"{step.libelle}/{rank}"
        doubt = "date à confirmer" if step.lecture == "appariee" else ""
        said = f"{context} – {step.libelle}" if context else step.libelle
        yield Echeance(
            step.date.fin, "jalon", f"jalon/{key}/{name}", said, step.date.en_clair, fiches,
            territoires, doubt,
        )  # fmt: skip


def _ends(plan: Plan, fiches: Iterable[Fiche], jour: dt.date) -> Iterator[Echeance]:
    top = plan.edition.echelle.maximum
    for fiche in fiches:
        end = fin_attendue(plan.edition, fiche, jour)
        point = fiche.point_au(jour)
        if end is None:
            continue
        state = "niveau non renseigné"
        if point is not None:
            when = f"{'au' if point.date.prend_article else 'en'} {point.date.en_clair}"
            state = f"{point.niveau}/{top} {when}"
        yield Echeance(
            end.fin, "fin", f"fin/{fiche.numero}", fiche.titre,
            end.en_clair, (fiche.numero,), (), state,
        )  # fmt: skip


def _news(plan: Plan, fiches: Iterable[Fiche], jour: dt.date) -> Iterator[Echeance]:
    for fiche in fiches:
        due = nouvelle_attendue(plan.edition, fiche, jour)
        if due is None:
            continue
        point = fiche.point_au(jour)
        said = f"dernier point : {point.date.en_clair}" if point else "aucun point"
        yield Echeance(
            due, "nouvelle", f"nouvelle/{fiche.numero}", "à donner par un point d’avancement",
            jour_en_clair(due), (fiche.numero,), (), typographie(said),
        )  # fmt: skip


def _measures(plan: Plan, fiches: Iterable[Fiche], jour: dt.date) -> Iterator[Echeance]:
    for suivi in suivis(plan, fiches, jour):
        if suivi.echeance is None or suivi.periodicite is None:
            continue
        asking = [fiche for numero in suivi.fiches for fiche in plan.fiches_de(numero)]
        if asking and all(est_achevee(plan.edition, fiche, jour) for fiche in asking):
            continue
        last = f"dernière : {suivi.mesure.date.en_clair}" if suivi.mesure else "aucune mesure"
        common = plan.indicateur(suivi.code) if suivi.code else None
        name = common.code if common else f"{suivi.fiches[0]}/{suivi.libelle}"
        yield Echeance(
            suivi.echeance, "mesure", f"mesure/{name}", suivi.libelle,
            jour_en_clair(suivi.echeance), tuple(sorted(suivi.fiches)), (),
            typographie(f"{RYTHMES[suivi.periodicite]} ; {last}"),
        )  # fmt: skip


def _meetings(
    plan: Plan, places: Sequence[Territoire], jour: dt.date, *, partout: bool
) -> Iterator[Echeance]:
    for body in plan.instances:
        if body.echelle == "territoire" and places:
            for place in places:
                yield from _meetings_of(plan, body, place, jour)
            if partout:
                everywhere = [found for found in body.reunions if found.territoire is None]
                yield from _planned(plan, body, everywhere, jour)
        elif partout:
            yield from _meetings_of(plan, body, None, jour)
        else:
            codes = {place.code for place in places}
            here = [found for found in body.reunions if found.territoire in codes]
            yield from _planned(plan, body, here, jour)


def _meetings_of(
    plan: Plan, body: Instance, place: Territoire | None, jour: dt.date
) -> Iterator[Echeance]:
    where = (place.code,) if place is not None else ()
    key = f"réunion/{body.code}/{place.code if place else 'plan'}"
    meetings = [found for found in body.reunions if place is None or found.territoire == place.code]
    held = [found.date for found in meetings if found.date.debut < jour]
    planned = tuple(_planned(plan, body, meetings, jour))
    yield from planned
    if body.periodicite is None:
        return
    step = MOIS[body.periodicite]
    since, end = duree(plan, body)
    before = max(held).fin if held else since
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
        more = f" ; {len(late)} attendues en tout" if len(late) > 1 else ""
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


def duree(plan: Plan, body: Instance) -> tuple[dt.date, dt.date]:
    """Between which days the rhythm of a body runs: after the first, to the last included."""
    edition = plan.edition
    vote = edition.deliberation
    start = body.debut or (vote.date if vote else edition.periode.debut)
    # A rhythm that begins with a year, or a month, is kept within it: by 31 December.
    since = start.debut if start.debut == start.fin else start.debut - dt.timedelta(days=1)
    return since, (body.fin or edition.periode.fin).fin


def _planned(
    plan: Plan, body: Instance, meetings: Iterable[Reunion], jour: dt.date
) -> Iterator[Echeance]:
    """The meetings dated on a day or after it, but those that a later document tells of."""
    coming = [
        found for found in meetings if found.date.debut >= jour and plan.est_connue(found, jour)
    ]
    for found in sorted(coming, key=lambda meeting: meeting.date):
        where = (found.territoire,) if found.territoire is not None else ()
        key = f"réunion/{body.code}/{found.territoire or 'plan'}/{found.date}"
        date = found.date
        yield Echeance(date.fin, "réunion", key, body.nom, date.en_clair, (), where, PREVUE)


def lieux(plan: Plan, echeance: Echeance) -> str:
    """The names of its territories, in words."""
    names = {place.code: place.nom for place in plan.territoires}
    return enumerer(names.get(code, code) for code in echeance.territoires)
