"""The commands on the repository's own plan, beside what they cannot be faster than."""

import statistics
import sys
from pathlib import Path
from typing import Final

from tools.bench.mesures import FLOOR, EpreuveError, Passage, Serie, run
from tools.bench.outils import PMS, WORK
from tools.bench.tableaux import entier, fois, machine

ROUNDS: Final = 21
_ROOT: Final = Path(__file__).parents[2]
_ENVIRONMENT: Final = {"NO_COLOR": "1", "COLUMNS": "80", "PMS_CACHE": str(WORK / "cache")}
_COMMANDS: Final[dict[str, list[str]]] = {
    FLOOR: [sys.executable, "-c", "pass"],
    "import click": [sys.executable, "-c", "import click"],
    "import typer": [sys.executable, "-c", "import typer"],
    "import pydantic": [sys.executable, "-c", "from pydantic import BaseModel"],
    "pms --version": [PMS, "--version"],
    "pms --help": [PMS, "--help"],
    "pms status": [PMS, "status"],
    "pms status --format json": [PMS, "status", "--format", "json"],
    "pms lint": [PMS, "lint"],
    "pms show 12": [PMS, "show", "12"],
    "pms agenda": [PMS, "agenda"],
    "pms couverture": [PMS, "couverture"],
    "pms report point-etape": [PMS, "report", "point-etape"],
}


def measure(rounds: int = ROUNDS) -> dict[str, Serie]:
    """Each command in turn, so many rounds, one more before them left out.

    Raises EpreuveError when a command fails.
    """
    WORK.mkdir(parents=True, exist_ok=True)
    log = WORK / "sortie.txt"
    found: dict[str, list[Passage]] = {name: [] for name in _COMMANDS}
    for turn in range(rounds + 1):
        for name, command in _COMMANDS.items():
            passage = run(command, _ROOT, log, _ENVIRONMENT)
            if passage.status:
                shown = log.read_text(encoding="utf-8", errors="replace")
                raise EpreuveError(f"« {name} » a échoué :\n{shown}")
            if turn:
                found[name].append(passage)
    return {name: Serie(tuple(passages)) for name, passages in found.items()}


def table(found: dict[str, Serie]) -> str:
    """The measures as a Markdown table: median and least milliseconds, ratio to the floor."""
    rounds = len(found[FLOOR].passages)
    lines = [
        f"{machine()}, le plan du dépôt, {rounds} tours.",
        "",
        f"| commande | médiane (ms) | minimum (ms) | fois `{FLOOR}` |",
        "| :--- | ---: | ---: | ---: |",
    ]
    for name, serie in found.items():
        median, least = statistics.median(serie.seconds), min(serie.seconds)
        lines.append(
            f"| `{name}` | {entier(median * 1000)} | {entier(least * 1000)} "
            f"| {fois(serie, found[FLOOR])} |"
        )
    return "\n".join(lines)
