"""Open data: a plan as files to take away, described so that a program can read them unaided.

Each table is written twice, because no one form serves both readers. ``actions.csv`` is for
programs and portals: RFC 4180, commas, UTF-8 without a mark, points in numbers, described in
``datapackage.json`` (Data Package, Table Schema). ``tableur/actions.csv`` is for the person who
opens it by a double click in a French spreadsheet: semicolons, a mark, commas in numbers.
``plan.json`` holds the whole plan, texts as they were written.
"""

import csv
import datetime as dt
import hashlib
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from pms_cli.exchange.colonnes import Cell, Colonne
from pms_cli.exchange.tables import Table, tables
from pms_cli.francais import typographie
from pms_cli.model import Plan
from pms_cli.model.base import Partie, valeurs
from pms_cli.texte import printable_json, printable_lines, safe_cell

SCHEMA_VERSION: Final = 1
"""Of ``plan.json``: higher when a key goes, or changes its type or its meaning."""
DESCRIPTION: Final = "datapackage.json"
TABLEUR: Final = "tableur/"
_OUI, _NON = "oui", "non"


@dataclass(frozen=True)
class Licence:
    """Under what terms the data may be used: an SPDX name, a title, the address of its text."""

    nom: str
    titre: str
    adresse: str


LICENCES: Final = {
    "etalab-2.0": Licence(
        "etalab-2.0",
        "Licence Ouverte / Open Licence 2.0",
        "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
    ),
    "odbl-1.0": Licence(
        "ODbL-1.0",
        "Open Database License 1.0",
        "https://opendatacommons.org/licenses/odbl/1-0/",
    ),
    "cc-by-4.0": Licence(
        "CC-BY-4.0",
        "Creative Commons Attribution 4.0 International",
        "https://creativecommons.org/licenses/by/4.0/deed.fr",
    ),
}
"""By the words of ``licence`` in plan.yaml."""


def fichiers(
    plan: Plan, jour: dt.date, *, base: str = "", version: str = "", licence: Licence | None = None
) -> dict[str, bytes]:
    """The files by their paths, with ``/``, from the folder of downloads.

    ``base`` is the address of the site, ``version`` what names this state of the data (a revision);
    what is empty is not said. The same plan, day and words give the same bytes.
    """
    made: dict[str, bytes] = {}
    found = tables(plan, jour)
    lines: dict[str, list[list[str | Decimal]]] = {
        table.nom: [
            list(table.noms),
            *([_cell(value) for value in line] for line in table.cellules()),
        ]
        for table in found
    }
    for name, rows in lines.items():
        made[f"{name}.csv"] = _csv(rows, ",", ".").encode("utf-8")
    made["plan.json"] = _json(_whole(plan, version), indent=None)
    made[DESCRIPTION] = _json(_package(plan, found, made, (base, version, licence)), indent=2)
    for name, rows in lines.items():
        made[f"{TABLEUR}{name}.csv"] = _csv(rows, ";", ",").encode("utf-8-sig")
    return made


def _csv(rows: Iterable[Iterable[str | Decimal]], delimiter: str, point: str) -> str:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter)
    writer.writerows(
        # A number has the digits that it was given.
        [f"{cell:f}".replace(".", point) if isinstance(cell, Decimal) else cell for cell in row]
        for row in rows
    )
    return stream.getvalue()


def _cell(value: Cell) -> str | Decimal:
    """A cell as both forms write it, but for numbers with decimals."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _OUI if value else _NON
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return str(value)
    return safe_cell(printable_lines(value))


def _json(content: dict[str, Any], indent: int | None) -> bytes:
    text = json.dumps(content, ensure_ascii=False, indent=indent, allow_nan=False)
    return f"{printable_json(text)}\n".encode()


def _whole(plan: Plan, version: str) -> dict[str, Any]:
    """All of the plan but the settings of the tool; a key that has its default is absent."""
    edition = valeurs(plan.edition)
    edition.pop("reglages", None)
    parts: dict[str, tuple[Partie, ...]] = {
        "fiches": plan.fiches,
        "territoires": plan.territoires,
        "indicateurs": plan.indicateurs,
        "chiffres": plan.chiffres,
        "acteurs": plan.acteurs,
        "glossaire": plan.glossaire,
        "instances": plan.instances,
        "documents": plan.documents,
        "editions": plan.editions,
    }
    return {
        "schema_version": SCHEMA_VERSION,
        **({"version": version} if version else {}),
        "plan": edition,
        **{name: [valeurs(part) for part in found] for name, found in parts.items()},
    }


def _package(
    plan: Plan, found: tuple[Table, ...], made: dict[str, bytes],
    said: tuple[str, str, Licence | None],
) -> dict[str, Any]:  # fmt: skip
    base, version, licence = said
    edition = plan.edition
    package: dict[str, Any] = {
        "profile": "data-package",
        "name": edition.edition,
        "title": edition.intitule,
        "description": typographie(
            "Les données du plan, en tables et en un seul fichier JSON. Un texte de table qui "
            "commence par =, +, - ou @ est précédé d’une apostrophe, pour qu’un tableur n’y voie "
            "pas une formule ; plan.json a les textes tels quels. Les mêmes tables, pour un "
            "tableur français, sont dans le dossier tableur."
        ),
    }
    if base:
        package["homepage"] = base
    if version:
        package["version"] = version
    if licence is not None:
        package["licenses"] = [
            {"name": licence.nom, "title": licence.titre, "path": licence.adresse}
        ]
    package["contributors"] = [{"title": edition.collectivite, "role": "publisher"}]
    package["resources"] = [_resource(table, made[f"{table.nom}.csv"]) for table in found]
    package["resources"].append(
        {
            "name": "plan",
            "path": "plan.json",
            "profile": "data-resource",
            "title": "Plan entier",
            "description": typographie("Tout ce que disent les fichiers du plan, en JSON."),
            "format": "json",
            "mediatype": "application/json",
            "encoding": "utf-8",
            **_sum(made["plan.json"]),
        }
    )
    return package


def _resource(table: Table, content: bytes) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(colonne) for colonne in table.colonnes],
        "missingValues": [""],
    }
    if table.cle:
        schema["primaryKey"] = [table.cle]
    if table.renvoi is not None:
        column, other, its = table.renvoi
        schema["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": other, "fields": [its]}}
        ]
    return {
        "name": table.nom,
        "path": f"{table.nom}.csv",
        "profile": "tabular-data-resource",
        "title": table.titre,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **_sum(content),
        "dialect": {
            "delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True,
            "header": True,
        },
        "schema": schema,
    }  # fmt: skip


def _field(colonne: Colonne) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": colonne.nom,
        "title": colonne.titre,
        "description": colonne.description,
        "type": colonne.genre,
    }
    if colonne.genre == "boolean":
        described |= {"trueValues": [_OUI], "falseValues": [_NON]}
    if colonne.contraintes:
        described["constraints"] = colonne.contraintes
    return described


def _sum(content: bytes) -> dict[str, Any]:
    return {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}
