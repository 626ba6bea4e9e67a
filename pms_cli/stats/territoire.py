"""A territory beside the plan: what it declines, at which level the plan is there, its gap."""

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from pms_cli.model import ActionTerritoriale, Axe, Fiche, Numero, Plan, Point, Territoire
from pms_cli.model.territoire import SansObjet
from pms_cli.stats.avancement import Figures, figures
from pms_cli.stats.couverture import couverture


@dataclass(frozen=True)
class ActionDeclinee:
    """An action of the plan, its level in the whole plan, the local actions that decline it.

    ``editoriale`` says that every link is ours rather than a document's.
    """

    fiche: Fiche
    point: Point | None
    locales: tuple[ActionTerritoriale, ...]
    editoriale: bool


@dataclass(frozen=True)
class AxeCouvert:
    """An axe of the plan in a territory: of ``actions``, how many are declined, or have no object.

    ``chiffres`` are those of the actions declined, at the level of the whole plan.
    """

    axe: Axe
    actions: int
    declinees: int
    sans_objet: int
    chiffres: Figures

    @property
    def part(self) -> Fraction | None:
        """Share declined of the actions that have an object here; None when none has."""
        concerned = self.actions - self.sans_objet
        return Fraction(self.declinees, concerned) if concerned else None


@dataclass(frozen=True)
class SyntheseTerritoire:
    """What a territory does of the plan on a day.

    No document gives the level of an action in a territory: ``chiffres`` are the levels of the
    whole plan for the actions that it declines, ``ensemble`` those of all the plan's actions.
    ``propres`` are the local actions that decline nothing, ``inconnues`` the numbers declined that
    have no sheet, ``sans_objet`` the plan's actions that it has no reason to decline.
    """

    territoire: Territoire
    declinees: tuple[ActionDeclinee, ...]
    chiffres: Figures
    ensemble: Figures
    axes: tuple[AxeCouvert, ...]
    sans_objet: tuple[tuple[Fiche | None, SansObjet], ...]
    propres: tuple[ActionTerritoriale, ...]
    inconnues: tuple[Numero, ...]

    @property
    def ecart(self) -> Fraction | None:
        """Mean level of the actions declined less that of the whole plan; None without either."""
        here, everywhere = self.chiffres.moyenne, self.ensemble.moyenne
        return None if here is None or everywhere is None else here - everywhere

    @property
    def axes_couverts(self) -> int:
        """How many axes of the plan have an action declined here."""
        return sum(axe.declinees > 0 for axe in self.axes)

    @property
    def editoriales(self) -> int:
        """How many of the actions declined are so by our reading alone."""
        return sum(found.editoriale for found in self.declinees)


def synthese(plan: Plan, place: Territoire, jour: dt.date) -> SyntheseTerritoire:
    """A territory of a plan on a day.

    An action is declined by what declines one of its sectoral sheets.
    """
    scale = plan.edition.echelle
    lines = couverture(plan, plan.actions, (place,)).lignes
    declined = tuple(
        ActionDeclinee(
            line.fiche,
            line.fiche.point_au(jour),
            line.cases[0].declinaisons,
            line.cases[0].editoriale,
        )
        for line in lines
        if line.cases[0].declinee
    )
    known = {fiche.numero for fiche in plan.fiches}
    wanted = {action.decline for action in place.toutes_les_actions if action.decline is not None}
    return SyntheseTerritoire(
        place,
        declined,
        figures((found.fiche for found in declined), jour, scale),
        figures(plan.actions, jour, scale),
        tuple(
            AxeCouvert(
                axe,
                sum(line.fiche.axe == axe.numero for line in lines),
                sum(line.fiche.axe == axe.numero and line.cases[0].declinee for line in lines),
                sum(
                    line.fiche.axe == axe.numero
                    and not line.cases[0].declinee
                    and line.cases[0].sans_objet is not None
                    for line in lines
                ),
                figures(
                    (found.fiche for found in declined if found.fiche.axe == axe.numero),
                    jour,
                    scale,
                ),
            )
            for axe in plan.edition.axes
        ),
        tuple((plan.fiche(out.action), out) for out in place.sans_objet),
        tuple(action for action in place.toutes_les_actions if action.decline is None),
        tuple(sorted(wanted - known)),
    )
