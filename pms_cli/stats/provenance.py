"""What rests on each document: sheets, figures, territories, bodies."""

from collections.abc import Iterator
from dataclasses import dataclass

from pms_cli.model import Document, Plan
from pms_cli.model.base import Partie
from pms_cli.model.parcours import citations

NATURES = (
    "plan", "fiche", "indicateur", "chiffre", "territoire", "instance", "acteur", "sigle",
)  # fmt: skip
"""What can rest on a document, in the order in which it is told."""


@dataclass(frozen=True)
class Appui:
    """Something that rests on a document: what it is, what it is called, where in the document.

    ``lieux`` are the places that it cites, without repetition; empty when it cites the whole.
    """

    nature: str
    nom: str
    lieux: tuple[str, ...]


@dataclass(frozen=True)
class Provenance:
    """A document (None when the registry does not have its code) and what rests on it."""

    code: str
    document: Document | None
    appuis: tuple[Appui, ...]

    def compte(self, nature: str) -> int:
        """How many things of a nature rest on it."""
        return sum(appui.nature == nature for appui in self.appuis)


def provenance(plan: Plan) -> tuple[Provenance, ...]:
    """Each document of the registry, in its order, then the codes that it does not have."""
    found: dict[str, dict[tuple[str, str], list[str]]] = {
        document.code: {} for document in plan.documents
    }
    for nature, nom, part in _holders(plan):
        for _, reference in citations(part):
            places = found.setdefault(reference.code, {}).setdefault((nature, nom), [])
            if reference.lieu and reference.lieu not in places:
                places.append(reference.lieu)
    order = {nature: rank for rank, nature in enumerate(NATURES)}
    return tuple(
        Provenance(
            code,
            plan.document(code),
            tuple(
                sorted(
                    (Appui(nature, nom, tuple(places)) for (nature, nom), places in held.items()),
                    key=lambda appui: order[appui.nature],
                )
            ),
        )
        for code, held in found.items()
    )


def _holders(plan: Plan) -> Iterator[tuple[str, str, Partie]]:
    """Each part of the plan that may cite a document: its nature, its name, itself."""
    edition = plan.edition
    # A booklet that the plan lists is a document; nothing rests on it by that alone.
    for part in (edition.deliberation, *edition.points_etape, edition.annonce):
        if part is not None:
            yield "plan", "plan.yaml", part
    for fiche in plan.fiches:
        yield "fiche", str(fiche.numero), fiche
    for indicateur in plan.indicateurs:
        yield "indicateur", indicateur.code, indicateur
    for chiffre in plan.chiffres:
        yield "chiffre", chiffre.code, chiffre
    for territoire in plan.territoires:
        yield "territoire", territoire.nom, territoire
    for instance in plan.instances:
        yield "instance", instance.nom, instance
    for acteur in plan.acteurs:
        yield "acteur", acteur.sigle, acteur
    for sigle in plan.glossaire:
        yield "sigle", sigle.sigle, sigle
