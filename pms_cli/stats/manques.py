"""What is missing and what is to be confirmed in some sheets on a day, kind by kind."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pms_cli.model import Chiffre, Fiche, Jalon, Numero, Plan, Territoire
from pms_cli.model.attendus import champs_de_fiche
from pms_cli.model.suivi import est_achevee, est_passe
from pms_cli.stats.completude import completude
from pms_cli.stats.indicateurs import suivis
from pms_cli.stats.renvois import renvois

A_COMPLETER: Final = (
    "action-absente",
    "point",
    "constat",
    "pilote",
    "calendrier",
    "source",
    "attendu",
    "mesure",
    "cible",
    "jalon-passe",
    "renvoi-inconnu",
)
"""What can be missing, in the order in which it is told."""

A_CONFIRMER: Final = (
    "niveau",
    "numero-suppose",
    "jalon",
    "chiffre-en-doute",
    "rattachement-editorial",
)
"""What can be there and in doubt."""


@dataclass(frozen=True)
class Manque:
    """A kind of what is missing (A_COMPLETER) or in doubt (A_CONFIRMER).

    ``compte`` things of ``total`` are so: actions announced, sheets, indicators, steps, references,
    figures, as the kind has it. ``fiches`` are the numbers of the sheets concerned, each once;
    ``reperes`` say more: for fields expected their paths, for the rest (what, code), such as
    ("acteur", "XYZ") or ("territoire", "villeurbanne").
    """

    nature: str
    compte: int
    total: int
    fiches: tuple[Numero, ...] = ()
    reperes: tuple[tuple[str, str], ...] = ()

    @property
    def a_confirmer(self) -> bool:
        """Whether it is there and in doubt, rather than missing."""
        return self.nature in A_CONFIRMER


def manques(
    plan: Plan,
    fiches: Iterable[Fiche],
    jour: dt.date,
    *,
    partout: bool = True,
    territoires: Sequence[Territoire] = (),
) -> tuple[Manque, ...]:
    """Each kind once, those of which there is nothing too, missing first.

    With ``partout`` the plan itself, its registries and its territories are looked at as well;
    without, of these, only ``territoires``.
    """
    chosen = tuple(fiches)
    places = plan.territoires if partout else tuple(territoires)
    actions = tuple(fiche for fiche in chosen if not fiche.numero.est_sectoriel)
    found = [
        _absent(plan) if partout else Manque("action-absente", 0, 0),
        _of("point", actions, lambda fiche: fiche.point_au(jour) is None),
        _statements(actions, jour),
        _field("pilote", "pilotes", chosen),
        _field("calendrier", "calendrier", chosen),
        _field("source", "sources", chosen),
        _expected(plan, chosen, jour),
        *_indicators(plan, chosen, jour),
        _passed(plan, chosen, places, jour),
        _unknown(plan, chosen, places, partout=partout),
        _levels(actions, jour),
        _of("numero-suppose", chosen, lambda fiche: fiche.lecture_numero == "supposee"),
        _steps("jalon", chosen, places, lambda step: step.lecture == "appariee"),
        _figures(plan, places, partout=partout),
        _ours(plan, places, partout=partout),
    ]
    return tuple(found)


def _of(nature: str, fiches: Sequence[Fiche], lacks: Callable[[Fiche], bool]) -> Manque:
    concerned = tuple(fiche.numero for fiche in fiches if lacks(fiche))
    return Manque(nature, len(concerned), len(fiches), concerned)


def _absent(plan: Plan) -> Manque:
    """Actions announced that have no sheet: which ones, or only how many, as the plan says."""
    announced = plan.edition.numeros_annonces
    if announced:
        on_file = {fiche.numero.action for fiche in plan.actions}
        numbers = tuple(Numero(number) for number in sorted(announced - on_file))
        return Manque("action-absente", len(numbers), len(announced), numbers)
    annonce = plan.edition.annonce
    total = annonce.actions if annonce is not None and annonce.actions is not None else 0
    return Manque("action-absente", max(0, total - len(plan.actions)), total)


def _statements(actions: Iterable[Fiche], jour: dt.date) -> Manque:
    points = [(fiche.numero, fiche.point_au(jour)) for fiche in actions]
    known = [(numero, point) for numero, point in points if point is not None]
    without = tuple(numero for numero, point in known if point.constat is None)
    return Manque("constat", len(without), len(known), without)


def _levels(actions: Iterable[Fiche], jour: dt.date) -> Manque:
    points = [(fiche.numero, fiche.point_au(jour)) for fiche in actions]
    known = [(numero, point) for numero, point in points if point is not None]
    doubtful = tuple(numero for numero, point in known if point.a_confirmer)
    return Manque("niveau", len(doubtful), len(known), doubtful)


def _field(nature: str, path: str, fiches: Sequence[Fiche]) -> Manque:
    field = champs_de_fiche()[path]
    return _of(nature, fiches, lambda fiche: any(True for _ in field.manques(fiche)))


def _expected(plan: Plan, fiches: Sequence[Fiche], jour: dt.date) -> Manque:
    """Sheets that lack something that the plan's settings expect of them."""
    lines = sorted(completude(plan, fiches, jour).a_completer, key=lambda line: line.fiche.numero)
    paths = dict.fromkeys(field.chemin for line in lines for field in line.attendus)
    order = list(champs_de_fiche())
    settings = plan.edition.reglages
    asked = [
        fiche for fiche in fiches if settings.attendus_de(sectorielle=fiche.numero.est_sectoriel)
    ]
    return Manque(
        "attendu",
        len(lines),
        len(asked),
        tuple(line.fiche.numero for line in lines),
        tuple(("champ", path) for path in sorted(paths, key=order.index)),
    )


def _indicators(plan: Plan, fiches: Sequence[Fiche], jour: dt.date) -> tuple[Manque, Manque]:
    """Indicators, each once, that were never measured, and that have no target."""
    followed = suivis(plan, fiches, jour)
    here = {fiche.numero for fiche in fiches}
    made = []
    for nature, lacking in (
        ("mesure", [suivi for suivi in followed if suivi.mesure is None]),
        ("cible", [suivi for suivi in followed if suivi.cible is None]),
    ):
        asking = {numero for suivi in lacking for numero in suivi.fiches} & here
        made.append(Manque(nature, len(lacking), len(followed), tuple(sorted(asking))))
    return made[0], made[1]


def _passed(
    plan: Plan, fiches: Sequence[Fiche], places: Sequence[Territoire], jour: dt.date
) -> Manque:
    """Steps passed that nothing says were reached, but those of actions that are done."""
    open_ = [fiche for fiche in fiches if not est_achevee(plan.edition, fiche, jour)]
    passed = _steps("jalon-passe", open_, places, lambda step: est_passe(step, jour))
    every = _steps("jalon-passe", fiches, places, lambda _step: True)
    return Manque(passed.nature, passed.compte, every.total, passed.fiches, passed.reperes)


def _steps(
    nature: str,
    fiches: Iterable[Fiche],
    places: Iterable[Territoire],
    wanted: Callable[[Jalon], bool],
) -> Manque:
    count = total = 0
    numbers: list[Numero] = []
    codes: list[tuple[str, str]] = []
    for fiche in fiches:
        steps = fiche.calendrier.jalons if fiche.calendrier is not None else ()
        found = sum(wanted(step) for step in steps)
        count, total = count + found, total + len(steps)
        if found:
            numbers.append(fiche.numero)
    for place in places:
        steps = tuple(jalons_de(place))
        found = sum(wanted(step) for step in steps)
        count, total = count + found, total + len(steps)
        if found:
            codes.append(("territoire", place.code))
    return Manque(nature, count, total, tuple(numbers), tuple(codes))


def jalons_de(place: Territoire) -> Iterator[Jalon]:
    """The steps of a territory's project, then those of its actions."""
    if place.calendrier is not None:
        yield from place.calendrier.jalons
    for action in place.toutes_les_actions:
        yield from action.jalons


def _unknown(
    plan: Plan, fiches: Sequence[Fiche], places: Sequence[Territoire], *, partout: bool
) -> Manque:
    """References to what no registry and no file has."""
    cited = tuple(renvois(plan, fiches, places, partout=partout))
    lost = [found for found in cited if not found.connu]
    numbers = dict.fromkeys(found.fiche for found in lost if found.fiche is not None)
    codes = dict.fromkeys((found.registre, found.code) for found in lost)
    return Manque("renvoi-inconnu", len(lost), len(cited), tuple(numbers), tuple(codes))


def _figures(plan: Plan, places: Iterable[Territoire], *, partout: bool) -> Manque:
    """Figures with a note, which says a doubt or a condition."""
    held: list[tuple[tuple[str, str], Chiffre]] = []
    if partout:
        held += [(("chiffre", chiffre.code), chiffre) for chiffre in plan.chiffres]
    for place in places:
        for action in place.toutes_les_actions:
            held += [(("territoire", place.code), chiffre) for chiffre in action.chiffres]
    noted = [where for where, chiffre in held if chiffre.note is not None]
    return Manque("chiffre-en-doute", len(noted), len(held), (), tuple(dict.fromkeys(noted)))


def _ours(plan: Plan, places: Iterable[Territoire], *, partout: bool) -> Manque:
    """Links that are ours rather than a document's: local actions, common indicators."""
    total = 0
    held: list[tuple[str, str]] = []
    for place in places:
        linked = [action for action in place.toutes_les_actions if action.decline is not None]
        total += len(linked)
        held += [("territoire", place.code) for action in linked if action.est_editoriale]
    if partout:
        total += len(plan.indicateurs)
        held += [
            ("indicateur", common.code)
            for common in plan.indicateurs
            if common.rattachement == "editorial"
        ]
    return Manque("rattachement-editorial", len(held), total, (), tuple(dict.fromkeys(held)))
