"""The tables and the goals of docs/vitesse.md, from what was measured."""

import datetime as dt
import os
import platform
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Final

from pms_cli.francais import ABSENT, decimal, grouped
from tools.bench.mesures import COLD, FLOOR, PEERS, TOOLS, WARM, YAMALE, Resultats, Serie

PAGE: Final = Path(__file__).parents[2] / "docs" / "vitesse.md"
_FLAT: Final = 1.25
"""How many times dearer one more sheet may be in the larger plan and still be the same."""


@dataclass(frozen=True)
class But:
    """What pms promises, and whether it was so: None when it could not be measured."""

    phrase: str
    tenu: bool | None
    constat: str


def machine() -> str:
    """The day and the kind of machine, in a few words."""
    return (
        f"{dt.datetime.now().astimezone():%Y-%m-%d}, {os.cpu_count()} cœurs, "
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    )


def entier(number: float) -> str:
    """« 10 000 »."""
    return grouped(round(number))


def decimale(number: float, places: int) -> str:
    """« 1,25 »."""
    return decimal(Fraction(number), places)


def sizes_table(results: Resultats) -> str:
    """A line for each number of sheets and tool: times, ratios, memory, rounds."""
    lines = [
        (
            f"| fiches | outil | médiane (ms) | minimum (ms) | fois `{FLOOR}` "
            "| fois `pms` à froid | mémoire (Mo) | tours |"
        ),
        "| ---: | :--- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for size, series in results.items():
        for tool in TOOLS:
            serie = series[tool]
            if not serie.passages:
                lines.append(f"| {entier(size)} | {tool} | {serie.absence} | | | | | |")
                continue
            ratios = (fois(serie, series[FLOOR]), fois(serie, series[COLD]))
            lines.append(
                f"| {entier(size)} | {tool} | {entier(serie.median * 1000)} "
                f"| {entier(min(serie.seconds) * 1000)} | {ratios[0]} | {ratios[1]} "
                f"| {entier(serie.megabytes)} | {len(serie.passages)} |"
            )
    return "\n".join(lines)


def fois(serie: Serie, other: Serie) -> str:
    """How many times the other, in figures: « 5,8 », « 0,42 »."""
    ratio = serie.ratio(other)
    return ABSENT if ratio is None else decimale(ratio, 1 if ratio >= 1 else 2)


def cost_table(results: Resultats) -> str:
    """For each tool: milliseconds a sheet at each size, then those of one more sheet."""
    sizes = sorted(results)
    steps = list(pairwise(sizes))
    heads = [entier(size) for size in sizes]
    heads += [f"de {entier(low)} à {entier(high)}" for low, high in steps]
    lines = [f"| outil | {' | '.join(heads)} |", f"| :--- |{' ---: |' * len(heads)}"]
    for tool in TOOLS[1:]:
        cells = [_cost(results[size][tool], size) for size in sizes]
        cells += [_shown(_step(results, tool, low, high)) for low, high in steps]
        lines.append(f"| {tool} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _cost(serie: Serie, size: int) -> str:
    return _shown(serie.median * 1000 / size if serie.passages else None)


def _shown(milliseconds: float | None) -> str:
    return ABSENT if milliseconds is None else decimale(milliseconds, 2)


def _step(results: Resultats, tool: str, low: int, high: int) -> float | None:
    """Milliseconds that one more sheet costs between two sizes."""
    small, large = results[low][tool], results[high][tool]
    if not small.passages or not large.passages:
        return None
    return (large.median - small.median) * 1000 / (high - low)


def goals(results: Resultats) -> list[But]:
    """What pms promises, size by size, beside what was measured."""
    return [*_ahead(results), *_twice(results), *_warm(results), *_flat(results)]


def _ahead(results: Resultats) -> Iterator[But]:
    for size, series in results.items():
        for peer in PEERS:
            sentence = f"{entier(size)} fiches, à froid : plus rapide que {peer}"
            yield _but(sentence, series[peer], series[COLD], 1)


def _twice(results: Resultats) -> Iterator[But]:
    if 1_000 in results:  # noqa: PLR2004
        series = results[1_000]
        sentence = f"{entier(1_000)} fiches, à froid : deux fois plus rapide que yamale"
        yield _but(sentence, series[YAMALE], series[COLD], 2)


def _warm(results: Resultats) -> Iterator[But]:
    for size, series in results.items():
        for peer in PEERS:
            sentence = f"{entier(size)} fiches, plan inchangé : dix fois plus rapide que {peer}"
            yield _but(sentence, series[peer], series[WARM], 10)


def _flat(results: Resultats) -> Iterator[But]:
    sizes = sorted(results)
    if len(sizes) < 3:  # noqa: PLR2004
        return
    before = _step(results, COLD, sizes[-3], sizes[-2])
    after = _step(results, COLD, sizes[-2], sizes[-1])
    ratio = after / before if before and after else None
    yield But(
        "à froid, une fiche de plus ne coûte pas davantage dans un grand plan "
        f"(au plus {decimale(_FLAT, 2)} fois)",
        None if ratio is None else ratio <= _FLAT,
        "non mesuré" if ratio is None else f"{decimale(ratio, 2)} fois",
    )


def _but(sentence: str, peer: Serie, pms: Serie, wanted: float) -> But:
    ratio = peer.ratio(pms)
    if ratio is None:
        return But(sentence, None, peer.absence or pms.absence)
    return But(sentence, ratio > wanted, f"{decimale(ratio, 2)} fois")


def goals_list(buts: list[But]) -> str:
    """The goals as a list, each with whether it holds."""
    lines = []
    for but in buts:
        if but.tenu is None:
            lines.append(f"- {but.constat} : {but.phrase}")
        else:
            word = "tenu" if but.tenu else "**non tenu**"
            lines.append(f"- {word} : {but.phrase} ({but.constat})")
    return "\n".join(lines)


def put_into_page(page: Path, name: str, made: str) -> None:
    """Write what was made between ``<!-- name -->`` and its end. Raises ValueError without them."""
    begin, end = f"<!-- {name} -->", f"<!-- fin : {name} -->"
    text = page.read_text(encoding="utf-8")
    before, found, rest = text.partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise ValueError(f"il manque {begin} ou {end} dans {page.name}")
    page.write_text(f"{before}{begin}\n\n{made}\n\n{end}{after}", encoding="utf-8")
