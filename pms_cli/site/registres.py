"""What the plan rests on: documents with what rests on each, sigles with their meaning."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pms_cli.francais import majuscule
from pms_cli.model import Numero, Plan
from pms_cli.model.types import RefusError
from pms_cli.site.page import Liens, Page, Site
from pms_cli.stats.provenance import NATURES, Provenance, provenance
from pms_cli.vues.contexte import Theme, themes
from pms_cli.vues.fiche import Lien
from pms_cli.vues.glossaire import entries

_KINDS = {
    "plan": "Le plan lui-même",
    "fiche": "Fiches",
    "indicateur": "Indicateurs",
    "chiffre": "Chiffres de contexte",
    "territoire": "Territoires",
    "instance": "Instances",
    "acteur": "Acteurs",
    "sigle": "Sigles",
}


@dataclass(frozen=True)
class VueDocument:
    """A document: ``faits`` says its nature, author and date; ``appuis`` what rests on it."""

    ancre: Annotated[str, "l’ancre du document, où mènent les liens, parfois vide"]
    titre: Annotated[str, "le titre du document"]
    faits: Annotated[str, "sa nature, son auteur, sa date"]
    appuis: Annotated[
        tuple[tuple[str, tuple[Lien, ...]], ...],
        "pour chaque genre de chose qui s’y appuie, son nom et lesquelles",
    ]


@dataclass(frozen=True)
class PageSources:
    """The documents, then the figures of the context that they give."""

    documents: Annotated[tuple[VueDocument, ...], "les documents cités, dans l’ordre du registre"]
    contexte: Annotated[tuple[Theme, ...], "les chiffres de contexte, thème par thème"]


@dataclass(frozen=True)
class LigneSigle:
    """A sigle; ``adresse`` is that of the actor's page, empty for a word that is not one."""

    sigle: Annotated[Lien, "le sigle, et sa page quand c’est un acteur"]
    sens: Annotated[str, "ce qu’il veut dire, ou « aucun document ne le développe »"]
    source: Annotated[str, "le document qui le dit, vide quand il n’est pas connu"]


@dataclass(frozen=True)
class PageGlossaire:
    """Every sigle, in the order of the alphabet."""

    sigles: Annotated[tuple[LigneSigle, ...], "tous les sigles, dans l’ordre de l’alphabet"]


def registres(site: Site) -> Iterator[Page]:
    """The page of sources and the glossary."""
    plan = site.demande.plan
    chemin = "sources.html"
    found = provenance(plan)
    yield Page(
        chemin,
        "sources.html.j2",
        "Sources",
        "Les documents d’où vient chaque fait, et ce qui repose sur chacun.",
        chemin,
        PageSources(
            tuple(_document(site, item, site.liens(chemin)) for item in found),
            themes(plan, site.demande.jour, [item.code for item in found]),
        ),
    )
    chemin = "glossaire.html"
    liens = site.liens(chemin)
    yield Page(
        chemin,
        "glossaire.html.j2",
        "Glossaire",
        "Les sigles employés dans le plan et ce qu’ils veulent dire.",
        chemin,
        PageGlossaire(
            tuple(
                LigneSigle(
                    Lien(entry.sigle, liens.acteur(entry.sigle)),
                    entry.sens or "aucun document ne le développe",
                    plan.cite(entry.source) if entry.source else "",
                )
                for entry in entries(plan)
            )
        ),
    )


def _document(site: Site, found: Provenance, liens: Liens) -> VueDocument:
    document = found.document
    facts = []
    if document is not None:
        facts = [document.nature]
        facts += [document.auteur] if document.auteur else []
        facts += [document.date.en_clair] if document.date else []
    path = site.lieux.documents.get(found.code, "")
    groups = []
    for nature in NATURES:
        mine = [appui for appui in found.appuis if appui.nature == nature]
        if mine:
            groups.append(
                (
                    _KINDS[nature],
                    tuple(
                        _support(site.demande.plan, nature, appui.nom, appui.lieux, liens)
                        for appui in mine
                    ),
                )
            )
    return VueDocument(
        ancre=path.partition("#")[2],
        titre=document.titre if document else f"{found.code} (absent du registre)",
        faits=majuscule(", ".join(facts)),
        appuis=tuple(groups),
    )


def _support(plan: Plan, nature: str, nom: str, lieux: tuple[str, ...], liens: Liens) -> Lien:
    places = f" ({' ; '.join(lieux)})" if lieux else ""
    address, said = "", nom
    if nature == "fiche":
        try:
            numero = Numero.lire(nom)
        except RefusError:
            return Lien(said + places)
        sheet = plan.fiche(numero)
        said = f"{nom} – {sheet.titre}" if sheet else nom
        address = liens.fiche(numero)
    elif nature == "territoire":
        address = next((liens.territoire(p.code) for p in plan.territoires if p.nom == nom), "")
    elif nature == "acteur":
        address = liens.acteur(nom)
    elif nature == "indicateur":
        said = next((item.libelle for item in plan.indicateurs if item.code == nom), nom)
    elif nature == "chiffre":
        said = next((item.libelle for item in plan.chiffres if item.code == nom), nom)
    return Lien(said + places, address)
