"""Where each file cites documents of the registry."""

from collections.abc import Iterator

from pms_cli.diagnostics import KeyPath
from pms_cli.model import Acteurs, Edition, Fiche, Instances, Territoire
from pms_cli.model.base import Partie

Citation = tuple[KeyPath, str]


def citations(value: Partie) -> Iterator[Citation]:
    """The key path and the code of every citation in a file."""
    for path, code in _all(value):
        if code is not None:
            yield path, code


def _all(value: Partie) -> Iterator[tuple[KeyPath, str | None]]:
    if isinstance(value, Fiche):
        yield from _in_sheet(value)
    elif isinstance(value, Edition):
        yield from _in_plan(value)
    elif isinstance(value, Instances):
        yield from _in_instances(value)
    elif isinstance(value, Acteurs):
        for index, acteur in enumerate(value.acteurs):
            yield ("acteurs", index, "source"), acteur.source
    elif isinstance(value, Territoire):
        for index, code in enumerate(value.sources):
            yield ("sources", index), code


def _in_plan(edition: Edition) -> Iterator[tuple[KeyPath, str | None]]:
    if edition.deliberation is not None:
        yield ("deliberation", "document"), edition.deliberation.document
    for index, livret in enumerate(edition.livrets):
        yield ("livrets", index, "document"), livret.document
    for index, point in enumerate(edition.points_etape):
        yield ("points_etape", index, "document"), point.document


def _in_sheet(fiche: Fiche) -> Iterator[tuple[KeyPath, str | None]]:
    for index, point in enumerate(fiche.avancement):
        yield ("avancement", index, "document"), point.document
    for index, indicateur in enumerate(fiche.indicateurs):
        if indicateur.initiale is not None:
            yield ("indicateurs", index, "initiale", "document"), indicateur.initiale.document
        for rank, mesure in enumerate(indicateur.mesures):
            yield ("indicateurs", index, "mesures", rank, "document"), mesure.document
    for index, code in enumerate(fiche.sources):
        yield ("sources", index), code


def _in_instances(instances: Instances) -> Iterator[tuple[KeyPath, str | None]]:
    for index, instance in enumerate(instances.instances):
        yield ("instances", index, "source"), instance.source
        for rank, reunion in enumerate(instance.reunions):
            yield ("instances", index, "reunions", rank, "document"), reunion.document
