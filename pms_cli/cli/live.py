"""What the shell proposes when a person presses Tab: the plan's own numbers and titles.

A proposal must never fail nor speak: any trouble gives none.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import click

Proposal = tuple[str, str]

# What a shell might take for something else than a word is not proposed.
_PLAIN = re.compile(r"[\w.-]+")


def _proposals(ctx: click.Context, incomplete: str, kind: str) -> list[Proposal]:
    try:
        from pms_cli.cli.session import open_quietly

        plan = open_quietly(ctx)
        if plan is None:
            return []
        found = _found(plan, kind)
        return [
            (value, " ".join(title.split()))
            for value, title in found
            if value.startswith(incomplete) and _PLAIN.fullmatch(value)
        ]
    except Exception:  # noqa: BLE001 - the shell would print whatever comes out
        return []


def _found(plan: Any, kind: str) -> Iterator[Proposal]:
    edition = plan.edition
    registries: dict[str, Iterable[Proposal]] = {
        "numeros": ((str(fiche.numero), fiche.titre) for fiche in plan.fiches),
        "axes": ((str(axe.numero), axe.titre) for axe in edition.axes),
        "acteurs": ((acteur.sigle, acteur.nom) for acteur in plan.acteurs),
        "sigles": (
            *((acteur.sigle, acteur.nom) for acteur in plan.acteurs),
            *((item.sigle, item.sens or "") for item in plan.glossaire),
        ),
        "livrets": ((livret.code, livret.titre) for livret in edition.livrets),
        "territoires": ((place.code, place.nom) for place in plan.territoires),
        "documents": ((document.code, document.titre) for document in plan.documents),
    }
    if kind in registries:
        yield from registries[kind]
    elif kind == "orientations":
        for axe in edition.axes:
            for orientation in axe.orientations:
                yield f"{axe.numero}.{orientation.numero}", orientation.titre
    elif kind == "niveaux":
        names = {degre.niveau: degre.libelle for degre in edition.echelle.libelles}
        for level in edition.echelle.degres:
            yield str(level), names.get(level, f"{level}/{edition.echelle.maximum}")
        yield "aucun", "sans niveau"


def numeros(ctx: click.Context, incomplete: str) -> Iterable[Proposal]:
    """Numbers of the sheets."""
    return _proposals(ctx, incomplete, "numeros")


def axes(ctx: click.Context, incomplete: str) -> Iterable[Proposal]:
    """Numbers of the axes."""
    return _proposals(ctx, incomplete, "axes")


def orientations(ctx: click.Context, incomplete: str) -> Iterable[Proposal]:
    """Orientations, as 1.2."""
    return _proposals(ctx, incomplete, "orientations")


def niveaux(ctx: click.Context, incomplete: str) -> Iterable[Proposal]:
    """Levels of the scale."""
    return _proposals(ctx, incomplete, "niveaux")


def acteurs(ctx: click.Context, incomplete: str) -> Iterable[Proposal]:
    """Sigles of the registry."""
    return _proposals(ctx, incomplete, "acteurs")


def livrets(ctx: click.Context, incomplete: str) -> Iterable[Proposal]:
    """Codes of the booklets."""
    return _proposals(ctx, incomplete, "livrets")


def territoires(ctx: click.Context, incomplete: str) -> Iterable[Proposal]:
    """Codes of the territories."""
    return _proposals(ctx, incomplete, "territoires")


def documents(ctx: click.Context, incomplete: str) -> Iterable[Proposal]:
    """Codes of the documents."""
    return _proposals(ctx, incomplete, "documents")


def groupements(incomplete: str) -> Iterable[str]:
    """What figures can be grouped by."""
    from pms_cli.stats import PAR

    return [name for name in PAR if name.startswith(incomplete)]


def sigles(ctx: click.Context, incomplete: str) -> Iterable[Proposal]:
    """Sigles of the actors and of the glossary."""
    return _proposals(ctx, incomplete, "sigles")


def regles(incomplete: str) -> Iterable[Proposal]:
    """Codes of the rules."""
    from pms_cli.lint.rules import RULES

    wanted = incomplete.upper()
    return [(rule.code, rule.title) for rule in RULES if rule.code.startswith(wanted)]


def formes(incomplete: str) -> Iterable[str]:
    """Forms of what ``pms lint`` finds."""
    from pms_cli.cli.verification import FORMATS

    return [name for name in FORMATS if name.startswith(incomplete)]


def rapports(incomplete: str) -> Iterable[Proposal]:
    """Names of the reports."""
    from pms_cli.reports import RAPPORTS

    return [
        (name, known.description) for name, known in RAPPORTS.items() if name.startswith(incomplete)
    ]


def cibles(ctx: click.Context, incomplete: str) -> Iterable[Proposal]:
    """What the report already named can be about."""
    from pms_cli.reports import RAPPORTS

    kinds = {"axe": "axes", "fiche": "numeros", "territoire": "territoires", "pilote": "acteurs"}
    known = RAPPORTS.get(str(ctx.params.get("nom")))
    kind = kinds.get(known.cible) if known else None
    return _proposals(ctx, incomplete, kind) if kind else []


def schemas(incomplete: str) -> Iterable[Proposal]:
    """Names of the schemas."""
    from pms_cli.exchange.schemas import SORTES

    return [(name, kind.fichiers) for name, kind in SORTES.items() if name.startswith(incomplete)]
