"""Time pms as a whole process beside what it cannot be faster than; print ratios.

Each command runs in turn, round after round, so that a machine that slows down slows all of them:
the ratios to ``python -c pass`` hold when the milliseconds do not.
"""

import datetime as dt
import os
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "vitesse.md"
BEGIN, END = "<!-- mesures -->", "<!-- fin des mesures -->"
ROUNDS = 21
PMS = [sys.executable, "-m", "pms_cli"]
COMMANDS: dict[str, list[str]] = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "import click": [sys.executable, "-c", "import click"],
    "import typer": [sys.executable, "-c", "import typer"],
    "import pydantic": [sys.executable, "-c", "from pydantic import BaseModel"],
    "pms --version": [*PMS, "--version"],
    "pms --help": [*PMS, "--help"],
    "pms status": [*PMS, "status"],
    "pms status --format json": [*PMS, "status", "--format", "json"],
    "pms lint": [*PMS, "lint"],
    "pms show 12": [*PMS, "show", "12"],
    "pms agenda": [*PMS, "agenda"],
    "pms couverture": [*PMS, "couverture"],
    "pms report point-etape": [*PMS, "report", "point-etape"],
}


def measure() -> dict[str, list[float]]:
    """Seconds of each command, ROUNDS times, the first round left out."""
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "80"}
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for turn in range(ROUNDS + 1):
        for name, command in COMMANDS.items():
            start = time.perf_counter()
            subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
            if turn:
                times[name].append(time.perf_counter() - start)
    return times


def table(times: dict[str, list[float]]) -> str:
    """The measures as a Markdown table: median and least milliseconds, ratio to the floor."""
    floor = times["python -c pass"]
    lines = [
        (
            f"{dt.datetime.now().astimezone():%Y-%m-%d}, {os.cpu_count()} cœurs, "
            f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, "
            f"80 actions, 103 fichiers, {ROUNDS} tours."
        ),
        "",
        "| commande | médiane (ms) | minimum (ms) | fois `python -c pass` |",
        "| :--- | ---: | ---: | ---: |",
    ]
    for name, found in times.items():
        ratio = statistics.median(a / b for a, b in zip(found, floor, strict=True))
        lines.append(
            f"| `{name}` | {statistics.median(found) * 1000:.0f} | {min(found) * 1000:.0f} "
            f"| {ratio:.1f} |".replace(".", ",")
        )
    return "\n".join(lines)


def main() -> None:
    """Measure, print the table, put it into docs/vitesse.md."""
    made = table(measure())
    print(made)
    text = PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n\n{made}\n\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
