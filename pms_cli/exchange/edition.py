"""An edition's sheets as a file of ``editions/``, for the plan that follows it."""

import json
from collections.abc import Iterable

from pms_cli.model import Edition, Fiche
from pms_cli.texte import printable_json


def edition_yaml(edition: Edition, fiches: Iterable[Fiche]) -> str:
    """The number and title of each sheet, as YAML that the next plan's folder can hold."""
    lines = [
        "# Les fiches d’une édition précédente, pour dire de laquelle une fiche est issue.",
        f"edition: {edition.edition}",
        f"titre: {_quoted(edition.titre)}",
        "fiches:",
    ]
    for fiche in fiches:
        numero = _quoted(str(fiche.numero)) if fiche.numero.est_sectoriel else str(fiche.numero)
        lines += [f"  - numero: {numero}", f"    titre: {_quoted(fiche.titre)}"]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A JSON string is a YAML string in double quotes."""
    return printable_json(json.dumps(text, ensure_ascii=False))
