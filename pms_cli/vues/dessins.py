"""Charts of a plan's figures: what is drawn of which actions."""

from collections.abc import Iterable

from pms_cli.francais import majuscule
from pms_cli.graphiques import Compte, Graphique, Groupe, Nom, niveaux, repartition
from pms_cli.model import Plan
from pms_cli.stats import Figures


def dessin_repartition(plan: Plan, ident: str, titre: str, figures: Figures) -> Graphique:
    """How many actions are at each level."""
    return repartition(
        ident,
        titre,
        figures.degres,
        compte(figures),
        libelles=libelles(plan),
        nom=nom_des_actions(plan),
    )


def dessin_niveaux(
    plan: Plan, ident: str, titre: str, groupes: Iterable[tuple[str, Figures]]
) -> Graphique:
    """The same for several groups, each with its name, one under the other."""
    return niveaux(
        ident,
        titre,
        tuple(plan.edition.echelle.degres),
        [Groupe(name, compte(figures)) for name, figures in groupes],
        libelles=libelles(plan),
        nom=nom_des_actions(plan),
    )


def compte(figures: Figures) -> Compte:
    """The counts that a chart draws."""
    return Compte(figures.repartition, figures.non_renseignees, figures.hors_echelle)


def libelles(plan: Plan) -> tuple[str, ...]:
    """The names of the levels in order, none when the plan does not name them all."""
    scale = plan.edition.echelle
    names = tuple(scale.libelle(level) for level in scale.degres)
    return names if all(names) else ()


def nom_des_actions(plan: Plan) -> Nom:
    """What the plan calls its actions."""
    nom = plan.edition.noms.action
    return Nom(nom.singulier, nom.pluriel, nom.aucun)


def titre_par(plan: Plan, niveau: str) -> str:
    """« Niveaux d’avancement par axe »."""
    nom = getattr(plan.edition.noms, niveau)
    return f"Niveaux d’avancement par {nom.singulier}"


def titre_de(plan: Plan) -> str:
    """« Actions par niveau d’avancement »."""
    return f"{majuscule(plan.edition.noms.action.pluriel)} par niveau d’avancement"
