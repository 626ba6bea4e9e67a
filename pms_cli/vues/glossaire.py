"""The actors and the other sigles of a plan, in one list."""

from dataclasses import dataclass

from pms_cli.model import Plan, Reference
from pms_cli.vues.noms import sans_accent


@dataclass(frozen=True)
class Entree:
    """A sigle: ``sens`` is empty when nothing gives it; ``nature`` is an actor's, or empty."""

    sigle: str
    sens: str
    nature: str
    source: Reference | None


def entries(plan: Plan) -> tuple[Entree, ...]:
    """The actors and the other sigles of a plan, in the order of the alphabet."""
    found = [
        Entree(acteur.sigle, acteur.nom, acteur.nature, acteur.source) for acteur in plan.acteurs
    ]
    found += [Entree(item.sigle, item.sens or "", "", item.source) for item in plan.glossaire]
    return tuple(sorted(found, key=lambda entry: (sans_accent(entry.sigle), entry.sigle)))
