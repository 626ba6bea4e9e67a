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
            f"{dt.datetime.now().astimezone():%Y-%m-%d}, {os.cpu_count()} cores, "
            f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, "
            f"80 sheets, {ROUNDS} rounds in turn."
        ),
        "",
        "| command | median ms | least ms | × `python -c pass` |",
        "| :--- | ---: | ---: | ---: |",
    ]
    for name, found in times.items():
        ratio = statistics.median(a / b for a, b in zip(found, floor, strict=True))
        lines.append(
            f"| `{name}` | {statistics.median(found) * 1000:.0f} | {min(found) * 1000:.0f} "
            f"| {ratio:.1f} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(measure()))
