"""A plan as tables that anyone can take: their columns, described in French, and their lines.

Titles and descriptions are the model's own, so that the format's page, the editors and the open
data say the same. How the tables are written is the business of ``donnees``.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from pms_cli.exchange.colonnes import (
    EN_LISTE,
    Cell,
    Colonne,
    colonne,
    dates,
    document,
    du,
    liste,
    liste_de,
    numero,
)
from pms_cli.francais import typographie
from pms_cli.model import (
    Acteur,
    ActionTerritoriale,
    Document,
    Fiche,
    Indicateur,
    Jalon,
    Mesure,
    Plan,
    Point,
    Territoire,
    jour_en_clair,
)
from pms_cli.model.mesures import Cible
from pms_cli.model.territoire import AxeTerritorial


@dataclass(frozen=True)
class Table:
    """A table: ``cle`` is the column that names a line, ``renvoi`` (column, table, its column)."""

    nom: str
    titre: str
    description: str
    colonnes: tuple[Colonne, ...]
    lignes: tuple[Any, ...]
    cle: str = ""
    renvoi: tuple[str, str, str] | None = None

    @property
    def noms(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(found.nom for found in self.colonnes)

    def cellules(self) -> Iterator[list[Cell]]:
        """The lines, cell by cell."""
        for ligne in self.lignes:
            yield [found.lire(ligne) for found in self.colonnes]


def tables(plan: Plan, jour: dt.date) -> tuple[Table, ...]:
    """The tables of a plan; only the levels of ``actions`` depend on the day."""
    return (
        _actions(plan, jour),
        _points(plan),
        _indicateurs(plan),
        _mesures(plan),
        _jalons(plan),
        _territoires(plan),
        _actions_territoriales(plan),
        _acteurs(plan),
        _documents(plan),
    )


def _actions(plan: Plan, jour: dt.date) -> Table:
    edition = plan.edition
    scale = edition.echelle
    on = f"au {jour_en_clair(jour)}"

    def axe(line: Any) -> Cell:
        found = edition.axe(line[0].axe)
        return found.titre if found else None

    def orientation(line: Any) -> Cell:
        found = edition.axe(line[0].axe)
        part = found.orientation(line[0].orientation) if found else None
        return part.titre if part else None

    def calendar(key: str) -> Callable[[Any], Cell]:
        def lire(line: Any) -> Cell:
            found = getattr(line[0].calendrier, key, None)
            return str(found) if found else None

        return lire

    colonnes = (
        du(Fiche, "numero", required=True, unique=True),
        colonne("action", "Action", "Numéro de l’action : 8 pour la fiche sectorielle 8.2.",
             lambda line: line[0].numero.action, "integer"),
        colonne("sectorielle", "Fiche sectorielle", "oui : la fiche décline une action, sans être "
             "comptée parmi elles.", lambda line: line[0].numero.est_sectoriel, "boolean"),
        du(Fiche, "titre", required=True),
        du(Fiche, "axe", genre="integer"),
        colonne("axe_titre", "Titre de l’axe", "Titre, mot pour mot.", axe),
        du(Fiche, "orientation", genre="integer"),
        colonne("orientation_titre", "Titre de l’orientation", "Titre, mot pour mot.", orientation),
        du(Fiche, "livret"),
        liste_de(Fiche, "pilotes"),
        liste_de(Fiche, "partenaires"),
        colonne("debut", "Début", "Début de l’action : année, trimestre, mois ou jour.",
             calendar("debut")),
        colonne("fin", "Fin", "Fin de l’action : année, trimestre, mois ou jour.", calendar("fin")),
        du(Point, "niveau", 1, "integer",
            suite=f"De {scale.minimum} à {scale.maximum} ; dernier niveau connu {on}."),
        du(Point, "date", 1, nom="niveau_date"),
        colonne("niveau_a_confirmer", "Niveau à confirmer", "oui : la source laisse le niveau en "
             "doute.", lambda line: line[1].a_confirmer if line[1] else None, "boolean"),
        du(Fiche, "contexte"),
        liste_de(Fiche, "objectifs"),
        liste_de(Fiche, "liens"),
        liste_de(Fiche, "issue_de"),
        liste_de(Fiche, "sources"),
    )  # fmt: skip
    rows = tuple((fiche, fiche.point_au(jour)) for fiche in plan.fiches)
    about = typographie(f"Une ligne par fiche : action ou fiche sectorielle, et son niveau {on}.")
    return Table("actions", "Actions", about, colonnes, rows, cle="numero")


def _points(plan: Plan) -> Table:
    scale = plan.edition.echelle
    colonnes = (
        numero(),
        *dates(Point, 1),
        du(Point, "niveau", 1, "integer", suite=f"De {scale.minimum} à {scale.maximum}."),
        du(Point, "lecture", 1),
        liste_de(Point, "niveaux_possibles", 1),
        du(Point, "constat", 1),
        *document(1),
    )
    rows = tuple((fiche, point) for fiche in plan.fiches for point in fiche.avancement)
    return Table(
        "points", "Points d’avancement", "Tous les points datés de toutes les actions.",
        colonnes, rows, renvoi=("numero", "actions", "numero"),
    )  # fmt: skip


def _tous(plan: Plan) -> Iterator[tuple[Indicateur, str, str | None]]:
    """Each indicator once, with a name for its line and the sheets that ask for it."""
    asking: dict[str, list[str]] = {}
    for fiche in plan.fiches:
        for found in fiche.indicateurs:
            if found.code is not None:
                asking.setdefault(found.code, []).append(str(fiche.numero))
    common = {found.code for found in plan.indicateurs}
    for shared in plan.indicateurs:
        yield shared, shared.code, liste(dict.fromkeys(asking.get(shared.code, ())))
    for fiche in plan.fiches:
        for rank, found in enumerate(fiche.indicateurs, start=1):
            if found.code not in common and found.libelle is not None:
                # No code has this sign: the name cannot be another’s, nor a date to a spreadsheet.
                yield found, f"{fiche.numero}_{rank}", str(fiche.numero)


def _indicateurs(plan: Plan) -> Table:
    colonnes = (
        colonne("identifiant", "Identifiant", "Code d’un indicateur commun, ou numéro de la fiche "
             "et rang de l’indicateur dans celle-ci : 12_1.", lambda line: line[1],
             required=True, unique=True),
        du(Indicateur, "libelle", required=True),
        colonne("fiches", "Fiches", f"Numéros des fiches qui le demandent. {EN_LISTE}",
             lambda line: line[2]),
        du(Indicateur, "type"),
        du(Indicateur, "unite"),
        du(Indicateur, "sens"),
        du(Indicateur, "periodicite"),
        du(Cible, "valeur", 3, "number", nom="cible"),
        du(Cible, "date", 3, nom="cible_date"),
        *document(3),
    )  # fmt: skip
    rows = tuple((*found, found[0].cible) for found in _tous(plan))
    about = "Les indicateurs, chacun une fois, et leur cible."
    return Table("indicateurs", "Indicateurs", about, colonnes, rows, cle="identifiant")


def _mesures(plan: Plan) -> Table:
    colonnes = (
        colonne("indicateur", "Indicateur", "Son identifiant : voir la table indicateurs.",
             lambda line: line[0]),
        *dates(Mesure, 1),
        du(Mesure, "valeur", 1, "number"),
        du(Mesure, "precision", 1),
        colonne("initiale", "Valeur initiale", "oui : c’est la valeur de départ.",
             lambda line: line[2], "boolean"),
        *document(1),
    )  # fmt: skip
    rows: list[tuple[str, Mesure, bool]] = []
    for found, name, _ in _tous(plan):
        if found.initiale is not None:
            rows.append((name, found.initiale, True))
        rows += [(name, mesure, False) for mesure in found.mesures]
    return Table(
        "mesures", "Mesures", "Toutes les valeurs mesurées des indicateurs.", colonnes,
        tuple(rows), renvoi=("indicateur", "indicateurs", "identifiant"),
    )  # fmt: skip


def _jalons(plan: Plan) -> Table:
    colonnes = (
        numero(nom="fiche"),
        colonne("territoire", "Territoire", "Code du territoire, si c’est un jalon de son projet.",
             lambda line: line[1].code if line[1] else None),
        du(ActionTerritoriale, "titre", 2, nom="action_territoriale"),
        *dates(Jalon, 3),
        du(Jalon, "libelle", 3),
        du(Jalon, "atteint", 3),
        du(Jalon, "lecture", 3),
        liste_de(Jalon, "dates_possibles", 3),
        *document(3),
    )  # fmt: skip
    rows: list[tuple[Fiche | None, Territoire | None, ActionTerritoriale | None, Jalon]] = []
    for fiche in plan.fiches:
        if fiche.calendrier is not None:
            rows += [(fiche, None, None, jalon) for jalon in fiche.calendrier.jalons]
    for place in plan.territoires:
        if place.calendrier is not None:
            rows += [(None, place, None, jalon) for jalon in place.calendrier.jalons]
        for action in place.toutes_les_actions:
            rows += [(None, place, action, jalon) for jalon in action.jalons]
    about = "Les étapes datées des calendriers, du plan et des territoires."
    return Table("jalons", "Jalons", about, colonnes, tuple(rows))


def _territoires(plan: Plan) -> Table:
    colonnes = (
        du(Territoire, "code", required=True, unique=True),
        du(Territoire, "nom", required=True),
        du(Territoire, "projet"),
        liste_de(Territoire, "objectifs"),
        liste_de(Territoire, "sources"),
    )
    rows = tuple((place,) for place in plan.territoires)
    about = "Les territoires et leur projet."
    return Table("territoires", "Territoires", about, colonnes, rows, cle="code")


def _actions_territoriales(plan: Plan) -> Table:
    colonnes = (
        colonne("territoire", "Territoire", "Code du territoire : voir la table territoires.",
             lambda line: line[0].code),
        du(AxeTerritorial, "titre", 1, nom="axe"),
        du(ActionTerritoriale, "titre", 2, required=True),
        du(ActionTerritoriale, "description", 2),
        du(ActionTerritoriale, "decline", 2),
        du(ActionTerritoriale, "rattachement", 2),
    )  # fmt: skip
    rows: list[tuple[Territoire, AxeTerritorial | None, ActionTerritoriale]] = []
    for place in plan.territoires:
        rows += [(place, axe, action) for axe in place.axes for action in axe.actions]
        rows += [(place, None, action) for action in place.actions]
    return Table(
        "actions-territoriales", "Actions des territoires", "Les actions de chaque projet.",
        colonnes, tuple(rows), renvoi=("territoire", "territoires", "code"),
    )  # fmt: skip


def _acteurs(plan: Plan) -> Table:
    leads: dict[str, list[str]] = {}
    helps: dict[str, list[str]] = {}
    for fiche in plan.fiches:
        for sigle in fiche.pilotes:
            leads.setdefault(sigle, []).append(str(fiche.numero))
        for sigle in fiche.partenaires:
            helps.setdefault(sigle, []).append(str(fiche.numero))
    colonnes = (
        du(Acteur, "sigle", required=True, unique=True),
        du(Acteur, "nom", required=True),
        du(Acteur, "nature"),
        colonne("pilote_de", "Pilote de", f"Numéros des fiches qu’il conduit. {EN_LISTE}",
             lambda line: liste(leads.get(line[0].sigle, ()))),
        colonne("partenaire_de", "Partenaire de", f"Numéros des fiches où il participe. {EN_LISTE}",
             lambda line: liste(helps.get(line[0].sigle, ()))),
        *document(0, "source"),
    )  # fmt: skip
    rows = tuple((acteur,) for acteur in plan.acteurs)
    about = "Les services, les partenaires et les instances."
    return Table("acteurs", "Acteurs", about, colonnes, rows, cle="sigle")


def _documents(plan: Plan) -> Table:
    colonnes = (
        du(Document, "code", required=True, unique=True),
        du(Document, "titre", required=True),
        *dates(Document, 0),
        du(Document, "nature"),
        du(Document, "auteur"),
    )
    rows = tuple((document,) for document in plan.documents)
    about = "Les documents d’où viennent les données."
    return Table("documents", "Documents", about, colonnes, rows, cle="code")
