"""What was measured: runs of a tool on a plan of some size, and what they amount to."""

import os
import statistics
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FLOOR: Final = "python -c pass"
COLD: Final = "pms lint, à froid"
WARM: Final = "pms lint, plan inchangé"
YAMALE: Final = "yamale"
CHECK_JSONSCHEMA: Final = "check-jsonschema"
YAMLLINT: Final = "yamllint"
PEERS: Final = (YAMALE, CHECK_JSONSCHEMA, YAMLLINT)
TOOLS: Final = (FLOOR, COLD, WARM, *PEERS)

_ASIDE: Final = frozenset(
    {"PMS_PLAN", "PMS_DEBUG", "FORCE_COLOR", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"}
)
"""Variables of whoever measures, by which pms would read another plan or do something else, or
compile its own modules at each start, which no installed program does.
"""
_CHRONO: Final = Path(__file__).parent / "chrono.py"


class EpreuveError(Exception):
    """A tool does not do what it is measured for."""


@dataclass(frozen=True)
class Passage:
    """One run of a command."""

    status: int
    seconds: float
    megabytes: float


@dataclass(frozen=True)
class Serie:
    """The runs of one tool on one plan, one a round; none, and why, when it was not measured."""

    passages: tuple[Passage, ...] = ()
    absence: str = ""

    @property
    def seconds(self) -> tuple[float, ...]:
        """Of each round."""
        return tuple(passage.seconds for passage in self.passages)

    @property
    def median(self) -> float:
        """Seconds of the middle round. Raises StatisticsError when there is none."""
        return statistics.median(self.seconds)

    @property
    def megabytes(self) -> float:
        """The highest peak of all rounds."""
        return max(passage.megabytes for passage in self.passages)

    def ratio(self, other: "Serie") -> float | None:
        """How many times the other, round by round, the middle one; None when one is absent."""
        pairs = zip(self.seconds, other.seconds, strict=False)
        found = [mine / theirs for mine, theirs in pairs]
        return statistics.median(found) if found else None


Resultats = Mapping[int, Mapping[str, Serie]]
"""For each number of sheets, the runs of each tool."""


def run(
    command: list[str], folder: Path, log: Path, environment: Mapping[str, str] | None = None
) -> Passage:
    """Run a command from a folder, what it prints going to ``log``. Raises OSError."""
    kept = {name: value for name, value in os.environ.items() if name not in _ASIDE}
    timed = subprocess.run(
        [sys.executable, "-S", str(_CHRONO), str(log), *command],
        cwd=folder,
        env={**kept, **(environment or {})},
        check=True,
        capture_output=True,
        text=True,
    )
    status, seconds, kilobytes = timed.stdout.split()
    return Passage(int(status), float(seconds), int(kilobytes) / 1024)
