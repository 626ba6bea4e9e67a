"""Calendars: when actions run, their steps reached, late or to come, and the day of the report."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from pms_cli.francais import ABSENT, enumerer, majuscule
from pms_cli.graphiques.barres import legende, reste
from pms_cli.graphiques.dessin import HAUTEUR, Dessin
from pms_cli.graphiques.graphique import ACTION, Graphique, Moment, Nom, assembler
from pms_cli.graphiques.lettres import INTERLIGNE, TAILLE, abreger, couper, largeur
from pms_cli.graphiques.temps import Temps

Etat = Literal["atteint", "en retard", "à venir"]
"""Where a step stands on the day of the report."""

_CLASSES: Final[dict[str, str]] = {"atteint": "atteint", "en retard": "retard", "à venir": "venir"}
_NAMES: Final = 250
_LEFT: Final = 18
_TRACK: Final = 20
_BAR: Final = 10
_MARK: Final = 6.5
_LEVELS: Final = 4
_BETWEEN: Final = 12
_LATE_SAID: Final = 8
_SWATCH: Final = 16


@dataclass(frozen=True)
class Jalon:
    """A dated step."""

    libelle: str
    moment: Moment
    etat: Etat


@dataclass(frozen=True)
class Calendrier:
    """When an action begins and ends, where that is known, and its steps."""

    libelle: str
    debut: Moment | None = None
    fin: Moment | None = None
    jalons: tuple[Jalon, ...] = ()


def gantt(
    ident: str,
    titre: str,
    calendriers: Sequence[Calendrier],
    jour: dt.date,
    jour_dit: str,
    *,
    nom: Nom = ACTION,
) -> Graphique:
    """A line for each calendar; of a single one, a line for each step too, with its words.

    ``jour`` is the day of the report and ``jour_dit`` its words. An end that is not known is an
    arrow that runs to the edge. Lines that a page cannot hold are counted and left to the table.
    """
    single = len(calendriers) == 1
    rows = list(_rows_of_one(calendriers[0])) if single else list(calendriers)

    def tracer(dessin: Dessin) -> float:
        return _draw(dessin, rows, jour, jour_dit)

    said = _said(calendriers, jour_dit, nom)
    if single:
        entetes: tuple[str, ...] = ("Étape", "Date", "État")
        lignes = tuple(_cells_of_one(calendriers[0]))
    else:
        entetes = (majuscule(nom.singulier), "Début", "Fin", "Jalons")
        lignes = tuple(
            (
                found.libelle,
                found.debut.dit if found.debut else ABSENT,
                found.fin.dit if found.fin else ABSENT,
                " ; ".join(_step(step) for step in found.jalons) or ABSENT,
            )
            for found in calendriers
        )
    return assembler(ident, titre, said, tracer, entetes, lignes)


def _step(step: Jalon) -> str:
    return f"{step.libelle} ({step.moment.dit}, {step.etat})"


def _rows_of_one(calendrier: Calendrier) -> Iterator[Calendrier]:
    if calendrier.debut or calendrier.fin or not calendrier.jalons:
        yield Calendrier(calendrier.libelle, calendrier.debut, calendrier.fin)
    for step in calendrier.jalons:
        yield Calendrier(f"{step.moment.dit} : {step.libelle}", jalons=(step,))


def _cells_of_one(calendrier: Calendrier) -> Iterator[tuple[str, ...]]:
    if calendrier.debut or calendrier.fin or not calendrier.jalons:
        yield "Début", calendrier.debut.dit if calendrier.debut else "non renseigné", ABSENT
        yield "Fin", calendrier.fin.dit if calendrier.fin else "non renseignée", ABSENT
    for step in calendrier.jalons:
        yield step.libelle, step.moment.dit, step.etat


def _moments(rows: Sequence[Calendrier]) -> list[Moment]:
    ends = [moment for row in rows for moment in (row.debut, row.fin) if moment]
    return [*ends, *(step.moment for row in rows for step in row.jalons)]


def _draw(dessin: Dessin, rows: Sequence[Calendrier], jour: dt.date, jour_dit: str) -> float:
    moments = _moments(rows)
    if not moments:
        return dessin.pave(("Aucune date connue.",), 0, 0) + 2
    left = _NAMES + _LEFT if dessin.est_large else 0
    days = [day for moment in moments for day in (moment.debut, moment.fin)]
    time = Temps.de(days, jour, left, dessin.largeur - left)
    y = _legend(dessin, rows) + 8
    time.noms(dessin, y)
    y += INTERLIGNE + 6
    for rank, row in enumerate(rows):
        if y > (HAUTEUR if dessin.est_large else 2 * HAUTEUR):
            y = _day_said(dessin, time, jour, jour_dit, y)
            return reste(dessin, len(rows) - rank, y)
        y = _row(dessin, time, row, jour, y)
    return _day_said(dessin, time, jour, jour_dit, y)


def _day_said(dessin: Dessin, time: Temps, jour: dt.date, jour_dit: str, y: float) -> float:
    """Name the day under its line, within the drawing; returns the height below."""
    if not time.montre(jour):
        return y
    words = abreger(jour_dit, dessin.largeur)
    half = largeur(words) / 2
    at = min(max(time.x(jour), half), dessin.largeur - half)
    dessin.mots(words, at, y + TAILLE, classe="mots-jour", ancre="middle")
    return y + INTERLIGNE + 4


def _row(dessin: Dessin, time: Temps, row: Calendrier, jour: dt.date, y: float) -> float:
    """A calendar; returns the height below."""
    levels = _stacked(time, row.jalons)
    tracks = _TRACK * (1 + max(levels, default=0))
    height: float
    if dessin.est_large:
        lines = couper(row.libelle, _NAMES)
        height = max(len(lines) * INTERLIGNE, tracks)
        dessin.pave(lines, 0, y + (height - len(lines) * INTERLIGNE) / 2 - 1)
        top = y + (height - tracks) / 2
        above, below = y - _BETWEEN / 2, y + height + _BETWEEN / 2
    else:
        top = dessin.pave(couper(row.libelle, dessin.largeur), 0, y) + 4
        height = top + tracks - y
        above, below = top, top + tracks
    _grid(dessin, time, jour, above, below)
    _span(dessin, time, row, top + _TRACK / 2)
    for step, level in zip(row.jalons, levels, strict=True):
        _mark(dessin, time, step, top + _TRACK * (level + 0.5))
    return y + height + _BETWEEN


def _grid(dessin: Dessin, time: Temps, jour: dt.date, top: float, bottom: float) -> None:
    right = time.gauche + time.largeur
    for x in (*(x for _, x in time.reperes()), right):
        inside = min(max(x, time.gauche + 0.5), right - 0.5)
        dessin.ligne("filet", inside, top, inside, bottom)
    if time.montre(jour):
        dessin.ligne("jour", time.x(jour), top, time.x(jour), bottom)


def _span(dessin: Dessin, time: Temps, row: Calendrier, y: float) -> None:
    """A bar from start to end; where one is not known, an arrow to the edge of the years."""
    if row.debut is None and row.fin is None:
        if not row.jalons:
            dessin.mots("sans date", time.gauche + 6, y + 5, classe="mots-gris")
        return
    right = time.gauche + time.largeur
    start = time.x(row.debut.debut) if row.debut else time.gauche
    end = time.x(row.fin.fin, soir=True) if row.fin else right
    start, end = min(start, end), max(start, end)
    half, tip = _BAR / 2, min(9.0, max(1.0, end - start))
    begin = [(start, y - half), (start, y + half)] if row.debut else [(start, y)]
    finish = [(end, y + half), (end, y - half)] if row.fin else [(end, y)]
    if row.debut is None:
        begin = [(start + tip, y - half), (start, y), (start + tip, y + half)]
    if row.fin is None:
        finish = [(end - tip, y + half), (end, y), (end - tip, y - half)]
    dessin.trace("duree", [*begin, *finish])


def _stacked(time: Temps, steps: Sequence[Jalon]) -> list[int]:
    """For each step, the track where its mark touches no other, as far as there are tracks."""
    found = [0] * len(steps)
    ends: list[float] = []
    ordered = sorted(range(len(steps)), key=lambda rank: (_middle(time, steps[rank]), rank))
    for rank in ordered:
        x = _middle(time, steps[rank])
        free = (level for level, end in enumerate(ends) if end + 2 * _MARK + 4 <= x)
        level = next(free, min(len(ends), _LEVELS - 1))
        if level == len(ends):
            ends.append(x)
        ends[level] = x
        found[rank] = level
    return found


def _middle(time: Temps, step: Jalon) -> float:
    x = (time.x(step.moment.debut) + time.x(step.moment.fin, soir=True)) / 2
    return min(max(x, time.gauche + _MARK + 2), time.gauche + time.largeur - _MARK - 2)


def _mark(dessin: Dessin, time: Temps, step: Jalon, y: float) -> None:
    """A step: its sign, on a line as long as its date is vague."""
    start, end = time.x(step.moment.debut), time.x(step.moment.fin, soir=True)
    if end - start > 2 * _MARK:
        dessin.ligne("incertain", start + 2, y, end - 2, y)
    signe(dessin, _CLASSES[step.etat], _middle(time, step), y)


def signe(dessin: Dessin, classe: str, x: float, y: float) -> None:
    """A disc for what is reached, a triangle for what is late, a hollow diamond for the rest."""
    r = _MARK
    if classe == "atteint":
        dessin.rond(classe, x, y, r)
    elif classe == "retard":
        dessin.trace(classe, [(x, y - r - 0.5), (x + r + 0.5, y + r - 1), (x - r - 0.5, y + r - 1)])
    else:
        dessin.trace(classe, [(x, y - r), (x + r, y), (x, y + r), (x - r, y)])


def _legend(dessin: Dessin, rows: Sequence[Calendrier]) -> float:
    states = {step.etat for row in rows for step in row.jalons}
    entries = [(_CLASSES[etat], f"jalon {etat}") for etat in _CLASSES if etat in states]
    if any(row.debut or row.fin for row in rows):
        entries.insert(0, ("duree", "calendrier"))
    if any((row.debut is None) != (row.fin is None) for row in rows):
        entries.insert(1, ("ouvert", "début ou fin non renseigné"))

    def draw(classe: str, x: float, y: float) -> None:
        if classe == "duree":
            dessin.rect(classe, x, y + (_SWATCH - _BAR) / 2, _SWATCH, _BAR)
        elif classe == "ouvert":
            middle, half, edge = y + _SWATCH / 2, _BAR / 2, x + _SWATCH
            points = [(x, middle - half), (x, middle + half), (edge - 8, middle + half)]
            dessin.trace("duree", [*points, (edge, middle), (edge - 8, middle - half)])
        else:
            signe(dessin, classe, x + _SWATCH / 2, y + _SWATCH / 2)

    return legende(dessin, entries, 0, signe=draw)


def _said(calendriers: Sequence[Calendrier], jour_dit: str, nom: Nom) -> str:
    if not _moments(calendriers):
        return "Aucune date connue."
    steps = [(row, step) for row in calendriers for step in row.jalons]
    if len(calendriers) == 1:
        said = _ends(calendriers[0])
        listed = f"Jalons : {' ; '.join(_step(step) for _, step in steps)}." if steps else ""
        return " ".join(part for part in (said, listed, f"État : {jour_dit}.") if part)
    days = [day for moment in _moments(calendriers) for day in (moment.debut, moment.fin)]
    first, last = min(days).year, max(days).year
    when = f"de {first} à {last}" if first != last else f"en {first}"
    parts = [f"{majuscule(nom.compte(len(calendriers)))}, {when}."]
    if steps:
        counts = [(etat, sum(step.etat == etat for _, step in steps)) for etat in _CLASSES]
        detail = enumerer(
            f"{count} {etat}{'s' if etat == 'atteint' and count > 1 else ''}"
            for etat, count in counts
            if count
        )
        parts.append(f"{len(steps)} {'jalons' if len(steps) > 1 else 'jalon'} : {detail}.")
    late = [f"{step.libelle} ({row.libelle}, {step.moment.dit})" for row, step in steps
            if step.etat == "en retard"]  # fmt: skip
    if late:
        rest = len(late) - _LATE_SAID
        more = f" ; et {rest} autre{'s' * (rest > 1)}" if rest > 0 else ""
        parts.append(f"En retard : {' ; '.join(late[:_LATE_SAID])}{more}.")
    return " ".join((*parts, f"État : {jour_dit}."))


def _ends(row: Calendrier) -> str:
    start, end = (moment.dit if moment else "" for moment in (row.debut, row.fin))
    if not start and not end:
        return ""
    return f"Début : {start or 'non renseigné'} ; fin : {end or 'non renseignée'}."
