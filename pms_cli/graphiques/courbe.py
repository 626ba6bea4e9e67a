"""A value over time: measures of an indicator and its target, or a mean level from date to date."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from pms_cli.francais import NBSP, decimal, majuscule
from pms_cli.graphiques.barres import legende
from pms_cli.graphiques.dessin import Dessin
from pms_cli.graphiques.gantt import signe
from pms_cli.graphiques.graphique import Graphique, Moment, assembler
from pms_cli.graphiques.lettres import INTERLIGNE, TAILLE, couper, largeur, propre
from pms_cli.graphiques.temps import Temps

_TICKS: Final = 4
_HIGH: Final = (220, 170)
_ABOVE: Final = 22
_WIDEST_TICK: Final = 110
_SWATCH: Final = 16
_UNITS: Final = ((9, "Md"), (6, "M"), (3, "k"))
_ROUND: Final = (1, 2, 5, 10)

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Releve:
    """A value at a date: ``dit`` are its words with its unit (« 1 250 € », « 46 % »)."""

    moment: Moment
    valeur: Fraction
    dit: str


def courbe(
    ident: str,
    titre: str,
    releves: Sequence[Releve],
    *,
    cible: Releve | None = None,
    bornes: tuple[int, int] | None = None,
    mesure: str = "mesure",
) -> Graphique:
    """Dated values joined by a line, and the value to reach.

    ``bornes`` are the ends of the scale of values where it has some (the levels of a plan),
    otherwise it begins at zero unless a value is below. ``mesure`` is what a value is called.
    Values of the same date keep their order.
    """
    dated = sorted(releves, key=lambda found: (found.moment.debut, found.moment.fin))
    everything = [*dated, *((cible,) if cible else ())]

    def tracer(dessin: Dessin) -> float:
        if not everything:
            return dessin.pave(("Aucune valeur connue.",), 0, 0) + 2
        return _draw(dessin, dated, cible, _ticks(everything, bornes), mesure)

    lines = [(found.moment.dit, found.dit) for found in dated]
    if cible:
        lines.append((f"Cible : {cible.moment.dit}" if cible.moment.dit else "Cible", cible.dit))
    return assembler(
        ident,
        titre,
        _said(dated, cible),
        tracer,
        ("Date", majuscule(mesure)),
        tuple(lines),
    )


def _said(dated: Sequence[Releve], cible: Releve | None) -> str:
    aim = f"Cible : {_when(cible)}." if cible else ""
    if not dated:
        return f"Aucune valeur connue. {aim}".strip()
    if len(dated) == 1:
        return f"Une seule valeur : {_when(dated[0])}. {aim}".strip()
    values = [found.valeur for found in dated]
    middle = ""
    if len(dated) > 2:  # noqa: PLR2004
        low, high = values.index(min(values)), values.index(max(values))
        middle = f" Au plus bas : {_when(dated[low])} ; au plus haut : {_when(dated[high])}."
    first, last = dated[0], dated[-1]
    return (f"{len(dated)} valeurs, de {_when(first)} à {_when(last)}.{middle} {aim}").strip()


def _when(found: Releve) -> str:
    said = f"{found.dit} ({found.moment.dit})" if found.moment.dit else found.dit
    return propre(said)


def _ticks(found: Sequence[Releve], bornes: tuple[int, int] | None) -> list[Fraction]:
    """Round values, from one below all to one above all."""
    values = [item.valeur for item in found]
    low = min(Fraction(0), *values) if bornes is None else min(Fraction(bornes[0]), *values)
    high = max(Fraction(0), *values) if bornes is None else max(Fraction(bornes[1]), *values)
    high = high if high > low else low + 1
    step = Fraction(1, 10**12)
    while step * 10 * _TICKS < high - low:
        step *= 10
    step = next(step * times for times in _ROUND if step * times * _TICKS >= high - low)
    # Levels are whole.
    step = max(step, Fraction(1)) if bornes else step
    first, last = low // step, -(-high // step)
    return [step * rank for rank in range(first, last + 1)]


def _tick_words(ticks: Sequence[Fraction]) -> list[str]:
    """Values in words, all with as many decimals; large ones in thousands or more (k, M, Md)."""
    power, unit = next(((p, u) for p, u in _UNITS if ticks[-1] >= 10 ** (p + 1)), (0, ""))
    short = [tick / 10**power for tick in ticks]
    places = next((p for p in range(12) if all((t * 10**p).denominator == 1 for t in short)), 12)
    return [decimal(tick, places) + (f"{NBSP}{unit}" if unit and tick else "") for tick in short]


def _draw(
    dessin: Dessin,
    dated: Sequence[Releve],
    cible: Releve | None,
    ticks: Sequence[Fraction],
    mesure: str,
) -> float:
    words = _tick_words(ticks)
    left = min(_WIDEST_TICK, max(largeur(word) for word in words)) + 8
    moments = [found.moment for found in (*dated, *((cible,) if cible else ()))]
    days = [day for moment in moments for day in (moment.debut, moment.fin)]
    time = Temps.de(days, days[0], left, dessin.largeur - left - 2)
    y = _legend(dessin, dated, cible, mesure) + _ABOVE
    high = _HIGH[0] if dessin.est_large else _HIGH[1]
    span = ticks[-1] - ticks[0]

    def at(found: Releve) -> tuple[float, float]:
        x = (time.x(found.moment.debut) + time.x(found.moment.fin, soir=True)) / 2
        return x, y + high * (1 - float((found.valeur - ticks[0]) / span))

    for tick, word in zip(ticks, words, strict=True):
        level = y + high * (1 - float((tick - ticks[0]) / span))
        dessin.ligne("filet" if tick else "axe", left, level, dessin.largeur, level)
        # Half a number would be another number.
        if largeur(word) <= left - 8:
            dessin.mots(word, left - 8, level + 5, classe="mots-gris", ancre="end")
    if cible:
        dessin.ligne("cible", left, at(cible)[1], dessin.largeur, at(cible)[1])
    points = [at(found) for found in dated]
    if len(points) > 1:
        dessin.trace("trait", points, clos=False)
    for x, level in points:
        dessin.rond("atteint", x, level, 5)
    if cible:
        signe(dessin, "venir", *at(cible))
    for text, x, level in _labels(dated, points, (left, y - _ABOVE, dessin.largeur, y + high)):
        dessin.mots(text, x, level, ancre="middle", gras=True)
    time.noms(dessin, y + high + 10)
    return y + high + 10 + INTERLIGNE + 4


def _labels(
    dated: Sequence[Releve], points: Sequence[tuple[float, float]], frame: Box
) -> Iterator[tuple[str, float, float]]:
    """Values beside their points, the last and first before others, where they touch nothing."""
    taken = [(x - 6, y - 6, x + 6, y + 6) for x, y in points]
    ranks = [len(points) - 1, 0, *range(1, len(points) - 1)] if len(points) > 1 else [0]
    for rank in ranks[: len(points)]:
        x, y = points[rank]
        said = propre(dated[rank].dit)
        half = largeur(said, gras=True) / 2
        if 2 * half > frame[2] - frame[0]:
            continue
        x = min(max(x, frame[0] + half), frame[2] - half)
        near = [points[other][1] for other in (rank - 1, rank + 1) if 0 <= other < len(points)]
        valley = bool(near) and y > sum(near) / len(near)
        tops = (y + 8, y - 8 - INTERLIGNE) if valley else (y - 8 - INTERLIGNE, y + 8)
        for top in tops:
            box = (x - half - 3, top, x + half + 3, top + INTERLIGNE)
            if top < frame[1] or top + INTERLIGNE > frame[3]:
                continue
            if any(_touch(box, other) for other in taken):
                continue
            taken.append(box)
            yield said, x, top + TAILLE
            break


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _legend(dessin: Dessin, dated: Sequence[Releve], cible: Releve | None, mesure: str) -> float:
    """What the marks are, the target with its value and date on lines of its own if need be."""
    signs = [("atteint", propre(mesure))] if dated else []
    if cible:
        signs.append(("venir", f"cible : {_when(cible)}"))
    y = 0.0
    if sum(largeur(text) + 2 * _SWATCH for _, text in signs) <= dessin.largeur:
        return legende(
            dessin,
            signs,
            y,
            signe=lambda classe, x, top: signe(dessin, classe, x + _SWATCH / 2, top + _SWATCH / 2),
        )
    for classe, text in signs:
        lines = couper(text, dessin.largeur - _SWATCH - 7)
        signe(dessin, classe, _SWATCH / 2, y + 1 + _SWATCH / 2)
        y = dessin.pave(lines, _SWATCH + 7, y) + 4
    return y
