"""Which territories decline which actions of the plan."""

from collections.abc import Iterable
from dataclasses import dataclass

from pms_cli.model import ActionTerritoriale, Fiche, Plan, Territoire


@dataclass(frozen=True)
class Case:
    """One action in one territory: its local actions, or why it has no object there."""

    declinaisons: tuple[ActionTerritoriale, ...]
    sans_objet: str | None

    @property
    def declinee(self) -> bool:
        """Whether the territory declines the action."""
        return bool(self.declinaisons)

    @property
    def editoriale(self) -> bool:
        """Whether every link is ours rather than a document's."""
        return self.declinee and all(found.est_editoriale for found in self.declinaisons)


@dataclass(frozen=True)
class Ligne:
    """An action and its case in each territory, in the order of the territories."""

    fiche: Fiche
    cases: tuple[Case, ...]

    @property
    def territoires(self) -> int:
        """In how many territories it is declined."""
        return sum(case.declinee for case in self.cases)


@dataclass(frozen=True)
class Couverture:
    """Actions by territories."""

    territoires: tuple[Territoire, ...]
    lignes: tuple[Ligne, ...]

    def declinees(self, axe: int | None = None) -> tuple[int, ...]:
        """How many actions (of an axe, or of all) each territory declines."""
        return tuple(
            sum(
                line.cases[rank].declinee
                for line in self.lignes
                if axe is None or line.fiche.axe == axe
            )
            for rank in range(len(self.territoires))
        )


def couverture(
    plan: Plan, fiches: Iterable[Fiche], territoires: Iterable[Territoire] | None = None
) -> Couverture:
    """The matrix of some actions by some territories (all of them when None)."""
    chosen = plan.territoires if territoires is None else tuple(territoires)
    return Couverture(
        chosen,
        tuple(
            Ligne(
                fiche,
                tuple(
                    Case(
                        territoire.declinaisons(fiche.numero),
                        territoire.raison_sans_objet(fiche.numero),
                    )
                    for territoire in chosen
                ),
            )
            for fiche in fiches
        ),
    )
