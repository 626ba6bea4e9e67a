"""What refers to something by its code or its number, and whether there is such a thing."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from pms_cli.model import Fiche, Numero, Plan, Territoire
from pms_cli.model.parcours import citations


@dataclass(frozen=True)
class Renvoi:
    """A reference: to what, by which code, from which sheet (None: from elsewhere)."""

    registre: str
    code: str
    fiche: Numero | None
    connu: bool


def renvois(
    plan: Plan, fiches: Sequence[Fiche], places: Sequence[Territoire], *, partout: bool
) -> Iterator[Renvoi]:
    """Every reference of some sheets and territories; with ``partout`` of all the rest too.

    A registry that is empty, because the plan has none or because the reader may not see it, is not
    one in which things are lacking: what refers to it is passed over.
    """
    known = _known(plan)
    for fiche in fiches:
        for registre, code in _of_sheet(plan, fiche):
            if known[registre]:
                yield Renvoi(registre, code, fiche.numero, code in known[registre])
    elsewhere = [found for place in places for found in _of_place(place)]
    if partout:
        elsewhere += _of_registries(plan)
    for registre, code in elsewhere:
        if known[registre]:
            yield Renvoi(registre, code, None, code in known[registre])


def _known(plan: Plan) -> dict[str, Collection[str]]:
    edition = plan.edition
    return {
        "acteur": {acteur.sigle for acteur in plan.acteurs},
        "document": {document.code for document in plan.documents},
        "livret": {livret.code for livret in edition.livrets},
        "orientation": {
            f"{axe.numero}.{orientation.numero}"
            for axe in edition.axes
            for orientation in axe.orientations
        },
        "indicateur": {common.code for common in plan.indicateurs},
        "fiche": {str(fiche.numero) for fiche in plan.fiches},
        "edition": {
            f"{past.edition}/{old.numero}" for past in plan.editions for old in past.fiches
        },
        "territoire": {place.code for place in plan.territoires},
    }


def _of_sheet(plan: Plan, fiche: Fiche) -> Iterator[tuple[str, str]]:
    yield "orientation", f"{fiche.axe}.{fiche.orientation}"
    if fiche.livret is not None:
        yield "livret", fiche.livret
    for sigle in dict.fromkeys((*fiche.pilotes, *fiche.partenaires)):
        yield "acteur", sigle
    for indicateur in fiche.indicateurs:
        if indicateur.code is not None:
            yield "indicateur", indicateur.code
    announced = plan.edition.numeros_annonces
    if fiche.numero.est_sectoriel:
        yield "fiche", str(fiche.numero.action)
    for numero in fiche.liens:
        # A sheet that is announced and not yet on file is missing, not unknown.
        if numero.est_sectoriel or numero.action not in announced:
            yield "fiche", str(numero)
    for lignee in fiche.issue_de:
        yield "edition", str(lignee)
    for _, reference in citations(fiche):
        yield "document", reference.code


def _of_place(place: Territoire) -> Iterator[tuple[str, str]]:
    for action in place.toutes_les_actions:
        if action.decline is not None:
            yield "fiche", str(action.decline)
    for out in place.sans_objet:
        yield "fiche", str(out.action)
    for _, reference in citations(place):
        yield "document", reference.code


def _of_registries(plan: Plan) -> Iterator[tuple[str, str]]:
    named = [chiffre.territoire for chiffre in plan.chiffres]
    named += [meeting.territoire for body in plan.instances for meeting in body.reunions]
    yield from (("territoire", code) for code in named if code is not None)
    registries = (plan.acteurs, plan.glossaire, plan.instances, plan.indicateurs, plan.chiffres)
    for holder in (plan.edition, *(item for registry in registries for item in registry)):
        for _, reference in citations(holder):
            yield "document", reference.code
