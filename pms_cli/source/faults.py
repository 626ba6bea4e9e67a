"""What is refused while reading, and the limits met while doing so."""

from typing import Final, NamedTuple

MAX_DEPTH: Final = 16
"""Deepest nesting of lists and mappings."""
MAX_NODES: Final = 50_000
"""Most keys and values in one file."""
MAX_FAULTS: Final = 100
"""Faults reported for one file; reading stops there."""
TOO_MANY_FAULTS: Final = (
    f"plus de {MAX_FAULTS} erreurs dans ce fichier : corrigez d’abord les premières, "
    "les autres ne sont pas montrées"
)


class Fault(NamedTuple):
    """One thing refused while reading: character offsets, rule code, French sentence."""

    start: int
    end: int
    code: str
    message: str


class TooMuchError(Exception):
    """A limit was met: carries the fault that says so. Never leaves this package."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault
