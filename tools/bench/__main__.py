"""Measure, say what holds, rewrite the tables of docs/vitesse.md.

Tools run in turn, round after round, so that a machine that slows down slows all of them: the
ratios hold when the milliseconds do not.
"""

import argparse
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from pms_cli.francais import typographie
from tools.bench import commandes, publication, tableaux
from tools.bench.mesures import (
    CHECK_JSONSCHEMA,
    FLOOR,
    TOOLS,
    WARM,
    YAMLLINT,
    EpreuveError,
    Passage,
    Serie,
    run,
)
from tools.bench.outils import (
    CACHE,
    WORK,
    Outil,
    install_peers,
    outils,
    pms_has_a_cache,
    versions,
)
from tools.bench.plans import last_sheet, write_plan

SIZES: Final = (80, 1_000, 10_000)
SLOW: Final = (CHECK_JSONSCHEMA, YAMLLINT)
_SMALL, _MIDDLE = 80, 1_000
_LOG: Final = WORK / "sortie.txt"
_NO_CACHE: Final = (
    "Cette version de pms ne garde rien d’une fois à l’autre : ses deux lignes mesurent la même "
    "chose."
)


def rounds(tool: str, size: int, *, quick: bool) -> int:
    """How many rounds a tool takes part in on a plan of that size."""
    slow = tool in SLOW
    if size <= _SMALL:
        return 11
    if size <= _MIDDLE:
        return 2 if slow else 7
    return (0 if quick else 1) if slow else 3


def measure(size: int, tools: dict[str, Outil], *, quick: bool) -> dict[str, Serie]:
    """Every tool on a plan of that size. Raises EpreuveError when one fails, or passes a fault."""
    folder = WORK / f"plan-{size}"
    print(f"{tableaux.entier(size)} fiches…", flush=True)
    write_plan(folder, size)
    shutil.rmtree(CACHE, ignore_errors=True)
    wanted = {name: rounds(name, size, quick=quick) for name in tools}
    # What the cache knows of the plan must not hide a fault that came since.
    _must(tools[WARM], folder, fails=False)
    with _at_fault(folder):
        for name, outil in tools.items():
            # A slow tool is put to the proof on the smallest plan only.
            if name != FLOOR and (size <= _SMALL or name not in SLOW):
                _must(outil, folder, fails=True)
    _must(tools[WARM], folder, fails=False)  # the cache knows the plan again
    found: dict[str, list[Passage]] = {name: [] for name in tools}
    for turn in range(max(wanted.values())):
        for name, outil in tools.items():
            if turn < wanted[name]:
                found[name].append(_must(outil, folder, fails=False))
    series = {name: _serie(name, found) for name in TOOLS}
    print(tableaux.sizes_table({size: series}), flush=True)
    return series


def _serie(name: str, found: dict[str, list[Passage]]) -> Serie:
    if name not in found:
        return Serie(absence="non installé")
    return Serie(tuple(found[name]), absence="" if found[name] else "non mesuré (--rapide)")


def _must(outil: Outil, folder: Path, *, fails: bool) -> Passage:
    """A run that ends as it should. Raises EpreuveError when it does not."""
    passage = run(outil.command(folder), folder, _LOG, outil.environnement)
    if (passage.status == 1) == fails and passage.status in {0, 1}:
        return passage
    shown = _LOG.read_text(encoding="utf-8", errors="replace")[-2_000:]
    wrong = "ne voit pas la fiche fautive" if fails else "échoue sur un plan juste"
    raise EpreuveError(f"{outil.nom} {wrong} (statut {passage.status}) :\n{shown}")


@contextmanager
def _at_fault(folder: Path) -> Iterator[None]:
    """While it lasts, the last sheet has a level in letters and spaces at the end of a line.

    The first is a fault for those who know the schema, the second for those who read the form.
    """
    path = last_sheet(folder)
    right = path.read_bytes()
    wrong = right.replace(b"    niveau: ", b"    niveau: beaucoup # ", 1)
    path.write_bytes(wrong.replace(b"\n", b"  \n", 1))
    try:
        yield
    finally:
        path.write_bytes(right)


def _page(results: dict[int, dict[str, Serie]], buts: list[tableaux.But]) -> Iterator[str]:
    """The paragraphs and tables of the second part of the page."""
    known = ", ".join(f"{name} {version}" for name, version in versions().items())
    yield f"{tableaux.machine()} ; {known}."
    if not pms_has_a_cache():
        yield _NO_CACHE
    yield tableaux.sizes_table(results)
    yield (
        "Ce que coûte une fiche, en millisecondes : le temps de l’outil, démarrage compris, divisé "
        "par le nombre de fiches ; puis, d’une taille à l’autre, celui d’une fiche de plus."
    )
    yield tableaux.cost_table(results)
    yield "Ce que `pms` vise, et ce que cette mesure en dit :"
    yield tableaux.goals_list(buts)


def main() -> int:
    """Measure, print, write the page; 1 when a tool fails or, with --cible, a goal is missed."""
    asked = _arguments()
    if not hasattr(os, "posix_spawn"):
        print("Ces mesures demandent Linux ou macOS.")
        return 2
    try:
        buts = [] if asked.commandes or asked.publication else _beside_peers(asked)
        if not asked.commandes and not asked.tailles:
            buts += _publishing()
        if not asked.tailles and not asked.publication:
            _put("mesures", commandes.table(commandes.measure()))
    except EpreuveError as error:
        print(f"Mesure arrêtée : {error}")
        return 1
    return int(asked.cible and not all(but.tenu for but in buts))


def _beside_peers(asked: argparse.Namespace) -> list[tableaux.But]:
    """The second part of the page; its goals. Raises EpreuveError."""
    install_peers()
    tools = outils()
    sizes = tuple(asked.tailles or SIZES)
    results = {size: measure(size, tools, quick=asked.rapide) for size in sizes}
    buts = tableaux.goals(results)
    made = typographie("\n\n".join(_page(results, buts)))
    if asked.tailles:
        print(f"{made}\n\ndocs/vitesse.md n’est récrit que si toutes les tailles sont mesurées.")
    else:
        _put("pairs", made)
    return buts


def _publishing() -> list[tableaux.But]:
    """The third part of the page; its goals. Raises EpreuveError."""
    found = publication.measure_all()
    _put("publication", typographie("\n\n".join(publication.page(found))))
    return publication.goals(found)


def _put(name: str, made: str) -> None:
    print(f"\n{made}", flush=True)
    tableaux.put_into_page(tableaux.PAGE, name, made)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tools.bench",
        description="Mesure pms et récrit les tableaux de docs/vitesse.md.",
    )
    parser.add_argument(
        "--rapide",
        action="store_true",
        help="sans check-jsonschema ni yamllint sur le plus grand plan",
    )
    parser.add_argument(
        "--cible", action="store_true", help="rend 1 si un but de vitesse n’est pas tenu"
    )
    parser.add_argument(
        "--commandes", action="store_true", help="seulement les commandes sur le plan du dépôt"
    )
    parser.add_argument(
        "--publication",
        action="store_true",
        help="seulement le site et les rapports, à côté d’autres outils de publication",
    )
    parser.add_argument(
        "--tailles", type=int, nargs="+", metavar="N", help="ces nombres de fiches seulement"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
