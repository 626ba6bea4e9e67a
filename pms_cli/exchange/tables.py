"""A plan as tables that anyone can take: their columns, described in French, and their lines.

Titles and descriptions are the model's own, so that the format's page, the editors and the open
data say the same. How the tables are written is the business of ``donnees``.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

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
    Reference,
    Territoire,
    jour_en_clair,
)  # fmt: skip
from pms_cli.model.base import Champ, Partie, declares
from pms_cli.model.mesures import Cible
from pms_cli.model.territoire import AxeTerritorial

Cell = str | int | Decimal | bool | dt.date | None
SEPARATEUR: Final = " | "
"""Between the items of a list that is in one cell."""
_LISTE: Final = "Éléments séparés par une barre verticale."


@dataclass(frozen=True)
class Colonne:
    """A column: ``genre`` is a type of Table Schema, ``lire`` takes its cell out of a line."""

    nom: str
    genre: str
    titre: str
    description: str
    lire: Callable[[Any], Cell]
    contraintes: dict[str, Any] = field(default_factory=dict)


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

    def cellules(self) -> Iterator[list[Cell]]:
        """The lines, cell by cell."""
        for ligne in self.lignes:
            yield [colonne.lire(ligne) for colonne in self.colonnes]


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


# --- Columns -----------------------------------------------------------------------------------------


def _col(
    nom: str, titre: str, description: str, lire: Callable[[Any], Cell], genre: str = "string",
    **contraintes: Any,
) -> Colonne:  # fmt: skip
    return Colonne(nom, genre, typographie(titre), typographie(description), lire, contraintes)


def _champ(part: type[Partie], key: str) -> Champ:
    return next(declared.champ for declared in declares(part) if declared.nom == key)


def _du(
    part: type[Partie], key: str, at: int = 0, genre: str = "string", nom: str = "", suite: str = "",
    **contraintes: Any,
) -> Colonne:  # fmt: skip
    """A field of the model: ``at`` is the place of its part in a line."""
    champ = _champ(part, key)
    description = f"{champ.description} {suite}".strip()
    if champ.choix:
        contraintes["enum"] = list(champ.choix)
        # What each word means, unless the description already says it.
        means = " ; ".join(f"{word} : {said.rstrip('.')}" for word, said in champ.choix.items())
        description += f" {means}."

    def lire(line: Any) -> Cell:
        value = getattr(line[at], key) if line[at] is not None else None
        if isinstance(value, tuple):
            return _liste(value)
        return value if value is None or isinstance(value, int | str | Decimal) else str(value)

    return _col(nom or key, champ.titre, description, lire, genre, **contraintes)


def _liste_de(part: type[Partie], key: str, at: int = 0) -> Colonne:
    return _du(part, key, at, suite=_LISTE)


def _liste(items: Iterable[object]) -> str | None:
    # The bar separates: within an item another sign says the same to a reader.
    return SEPARATEUR.join(str(item).replace("|", "¦") for item in items) or None


def _dates(part: type[Partie], at: int) -> tuple[Colonne, ...]:
    """The date as it is known, and the days between which it lies."""

    def first(line: Any) -> Cell:
        return line[at].date.debut if line[at].date else None

    def last(line: Any) -> Cell:
        return line[at].date.fin if line[at].date else None

    known = "Année, trimestre, mois ou jour : 2017, 2017-T3, 2017-09 ou 2017-09-15."
    return (
        _du(part, "date", at, suite=known),
        _col("premier_jour", "Premier jour", "Premier jour de cette date.", first, "date"),
        _col("dernier_jour", "Dernier jour", "Dernier jour de cette date.", last, "date"),
    )


def _document(at: int, key: str = "document") -> tuple[Colonne, Colonne]:
    """The document cited by a part of a line, and the place in it."""

    def cited(line: Any) -> Reference | None:
        return getattr(line[at], key) if line[at] is not None else None

    return (
        _col(
            "document", "Document", "Code du document cité : voir la table documents.",
            lambda line: found.code if (found := cited(line)) else None,
        ),
        _col(
            "lieu", "Lieu", "Endroit du document : une page, une fiche, une partie.",
            lambda line: (found.lieu or None) if (found := cited(line)) else None,
        ),
    )  # fmt: skip


def _numero(at: int = 0, nom: str = "numero") -> Colonne:
    about = "Numéro de l’action, ou de la fiche sectorielle (8.2) : voir la table actions."
    return _col(nom, "Numéro", about, lambda line: str(line[at].numero) if line[at] else None)


# --- Tables ------------------------------------------------------------------------------------------


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
        _du(Fiche, "numero", required=True, unique=True),
        _col("action", "Action", "Numéro de l’action : 8 pour la fiche sectorielle 8.2.",
             lambda line: line[0].numero.action, "integer"),
        _col("sectorielle", "Fiche sectorielle", "oui : la fiche décline une action, et n’est pas "
             "comptée parmi elles.", lambda line: line[0].numero.est_sectoriel, "boolean"),
        _du(Fiche, "titre", required=True),
        _du(Fiche, "axe", genre="integer"),
        _col("axe_titre", "Titre de l’axe", "Titre, mot pour mot.", axe),
        _du(Fiche, "orientation", genre="integer"),
        _col("orientation_titre", "Titre de l’orientation", "Titre, mot pour mot.", orientation),
        _du(Fiche, "livret"),
        _liste_de(Fiche, "pilotes"),
        _liste_de(Fiche, "partenaires"),
        _col("debut", "Début", "Début de l’action : année, trimestre, mois ou jour.",
             calendar("debut")),
        _col("fin", "Fin", "Fin de l’action : année, trimestre, mois ou jour.", calendar("fin")),
        _du(Point, "niveau", 1, "integer",
            suite=f"De {scale.minimum} à {scale.maximum} ; dernier niveau connu {on}."),
        _du(Point, "date", 1, nom="niveau_date"),
        _col("niveau_a_confirmer", "Niveau à confirmer", "oui : la source laisse le niveau en "
             "doute.", lambda line: line[1].a_confirmer if line[1] else None, "boolean"),
        _du(Fiche, "contexte"),
        _liste_de(Fiche, "objectifs"),
        _liste_de(Fiche, "liens"),
        _liste_de(Fiche, "issue_de"),
        _liste_de(Fiche, "sources"),
    )  # fmt: skip
    rows = tuple((fiche, fiche.point_au(jour)) for fiche in plan.fiches)
    about = typographie(f"Une ligne par fiche : action ou fiche sectorielle, et son niveau {on}.")
    return Table("actions", "Actions", about, colonnes, rows, cle="numero")


def _points(plan: Plan) -> Table:
    scale = plan.edition.echelle
    colonnes = (
        _numero(),
        *_dates(Point, 1),
        _du(Point, "niveau", 1, "integer", suite=f"De {scale.minimum} à {scale.maximum}."),
        _du(Point, "lecture", 1),
        _liste_de(Point, "niveaux_possibles", 1),
        _du(Point, "constat", 1),
        *_document(1),
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
        yield shared, shared.code, _liste(dict.fromkeys(asking.get(shared.code, ())))
    for fiche in plan.fiches:
        for rank, found in enumerate(fiche.indicateurs, start=1):
            if found.code not in common and found.libelle is not None:
                # No code has this sign: the name cannot be another’s, nor a date to a spreadsheet.
                yield found, f"{fiche.numero}_{rank}", str(fiche.numero)


def _indicateurs(plan: Plan) -> Table:
    colonnes = (
        _col("identifiant", "Identifiant", "Code d’un indicateur commun, ou numéro de la fiche et "
             "rang de l’indicateur dans celle-ci : 12_1.", lambda line: line[1],
             required=True, unique=True),
        _du(Indicateur, "libelle", required=True),
        _col("fiches", "Fiches", f"Numéros des fiches qui le demandent. {_LISTE}",
             lambda line: line[2]),
        _du(Indicateur, "type"),
        _du(Indicateur, "unite"),
        _du(Indicateur, "sens"),
        _du(Indicateur, "periodicite"),
        _du(Cible, "valeur", 3, "number", nom="cible"),
        _du(Cible, "date", 3, nom="cible_date"),
        *_document(3),
    )  # fmt: skip
    rows = tuple((*found, found[0].cible) for found in _tous(plan))
    about = "Les indicateurs, chacun une fois, et leur cible."
    return Table("indicateurs", "Indicateurs", about, colonnes, rows, cle="identifiant")


def _mesures(plan: Plan) -> Table:
    colonnes = (
        _col("indicateur", "Indicateur", "Identifiant de l’indicateur : voir la table indicateurs.",
             lambda line: line[0]),
        *_dates(Mesure, 1),
        _du(Mesure, "valeur", 1, "number"),
        _du(Mesure, "precision", 1),
        _col("initiale", "Valeur initiale", "oui : c’est la valeur de départ.",
             lambda line: line[2], "boolean"),
        *_document(1),
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
        _numero(nom="fiche"),
        _col("territoire", "Territoire", "Code du territoire, si c’est un jalon de son projet.",
             lambda line: line[1].code if line[1] else None),
        _du(ActionTerritoriale, "titre", 2, nom="action_territoriale"),
        *_dates(Jalon, 3),
        _du(Jalon, "libelle", 3),
        _du(Jalon, "atteint", 3),
        _du(Jalon, "lecture", 3),
        _liste_de(Jalon, "dates_possibles", 3),
        *_document(3),
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
        _du(Territoire, "code", required=True, unique=True),
        _du(Territoire, "nom", required=True),
        _du(Territoire, "projet"),
        _liste_de(Territoire, "objectifs"),
        _liste_de(Territoire, "sources"),
    )
    rows = tuple((place,) for place in plan.territoires)
    about = "Les territoires et leur projet."
    return Table("territoires", "Territoires", about, colonnes, rows, cle="code")


def _actions_territoriales(plan: Plan) -> Table:
    colonnes = (
        _col("territoire", "Territoire", "Code du territoire : voir la table territoires.",
             lambda line: line[0].code),
        _du(AxeTerritorial, "titre", 1, nom="axe"),
        _du(ActionTerritoriale, "titre", 2, required=True),
        _du(ActionTerritoriale, "description", 2),
        _du(ActionTerritoriale, "decline", 2),
        _du(ActionTerritoriale, "rattachement", 2),
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
        _du(Acteur, "sigle", required=True, unique=True),
        _du(Acteur, "nom", required=True),
        _du(Acteur, "nature"),
        _col("pilote_de", "Pilote de", f"Numéros des fiches qu’il conduit. {_LISTE}",
             lambda line: _liste(leads.get(line[0].sigle, ()))),
        _col("partenaire_de", "Partenaire de", f"Numéros des fiches où il est associé. {_LISTE}",
             lambda line: _liste(helps.get(line[0].sigle, ()))),
        *_document(0, "source"),
    )  # fmt: skip
    rows = tuple((acteur,) for acteur in plan.acteurs)
    about = "Les services, les partenaires et les instances."
    return Table("acteurs", "Acteurs", about, colonnes, rows, cle="sigle")


def _documents(plan: Plan) -> Table:
    colonnes = (
        _du(Document, "code", required=True, unique=True),
        _du(Document, "titre", required=True),
        *_dates(Document, 0),
        _du(Document, "nature"),
        _du(Document, "auteur"),
    )
    rows = tuple((document,) for document in plan.documents)
    about = "Les documents d’où viennent les données."
    return Table("documents", "Documents", about, colonnes, rows, cle="code")
