"""The 106 criteria of the RGAA 4.1.2 (``rgaa.yaml``): which apply to our pages, what decides them.

A criterion is decided by checks (``controles.py``), by a person, by both, or does not apply.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

TABLE: Final = Path(__file__).with_suffix(".yaml")
THEMES: Final = {
    1: "Images", 2: "Cadres", 3: "Couleurs", 4: "Multimédia", 5: "Tableaux", 6: "Liens",
    7: "Scripts", 8: "Éléments obligatoires", 9: "Structuration de l’information",
    10: "Présentation de l’information", 11: "Formulaires", 12: "Navigation", 13: "Consultation",
}  # fmt: skip
"""The themes of the RGAA by number."""
SIZES: Final = (9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12)
"""How many criteria each theme has."""


@dataclass(frozen=True)
class Critere:
    """What a criterion asks, the checks that decide it, what a person looks at, or why neither."""

    critere: str
    sujet: str
    controles: tuple[str, ...] = ()
    main: str = ""
    vu: str = ""
    sans_objet: str = ""

    @property
    def theme(self) -> int:
        """The number of its theme."""
        return int(self.critere.split(".")[0])

    @property
    def etat(self) -> str:
        """Its state, as the page says it: nothing is said to be looked at that was not."""
        if self.sans_objet:
            return "non applicable"
        if not self.main:
            return "conforme"
        return "vérifié à la main" if self.vu else "à vérifier à la main"


def criteres() -> tuple[Critere, ...]:
    """All of them, in the order of the RGAA."""
    read = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return tuple(Critere(**{**one, "controles": tuple(one.get("controles", ()))}) for one in read)
