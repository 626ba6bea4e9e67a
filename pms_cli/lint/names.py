"""The names of the sheets' files: ``12-violences-intra-familiales.yaml``, ``08.2-….yaml``."""

import re

from pms_cli.model import Numero
from pms_cli.model.types import RefusError
from pms_cli.motif import motif
from pms_cli.workspace import Workspace

_NAME = motif(r"0*(\d+(?:\.\d+)?)-[a-z0-9]+(?:-[a-z0-9]+)*\.yaml", re.ASCII)


def announced_number(path: str) -> Numero | None:
    """The number that a file's name announces, None when the name has not the expected form."""
    match = _NAME.fullmatch(path.rpartition("/")[2])
    if match is None:
        return None
    try:
        return Numero.lire(match[1])
    except RefusError:
        return None


def expected_prefix(numero: Numero) -> str:
    """How the name of a sheet's file begins: « 08.2- », « 12- »."""
    rank = f".{numero.rang}" if numero.est_sectoriel else ""
    return f"{numero.action:02d}{rank}-"


def known_numbers(workspace: Workspace) -> frozenset[Numero]:
    """Numbers of the sheets, those that could not be read included, as their names announce them.

    A sheet with a fault of its own is not missing: nothing else should complain of its absence.
    """
    numbers = set(workspace.index.numeros)
    for path in workspace.index.unread:
        announced = announced_number(path)
        if announced is not None:
            numbers.add(announced)
    return frozenset(numbers)
