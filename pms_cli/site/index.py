"""What the search finds: an entry for each thing that has a page, or a place on one."""

from collections.abc import Iterator

from pms_cli.francais import majuscule
from pms_cli.model import Fiche
from pms_cli.site.actions import facettes
from pms_cli.site.page import Site
from pms_cli.site.recherche import Entree
from pms_cli.stats.indicateurs import suivis
from pms_cli.vues.glossaire import entries as sigles
from pms_cli.vues.noms import nom_et_sigle


def entrees(site: Site) -> Iterator[Entree]:
    """Sheets, axes, orientations, territories, actors, indicators, documents, sigles."""
    for fiche in site.demande.plan.fiches:
        yield _sheet(site, fiche)
    yield from _structure(site)
    yield from _territories(site)
    yield from _registries(site)


def _structure(site: Site) -> Iterator[Entree]:
    plan = site.demande.plan
    noms = plan.edition.noms
    for axe in plan.edition.axes:
        nom = majuscule(noms.axe.singulier)
        yield Entree(
            site.lieux.axes[axe.numero], axe.titre, nom, facettes={"axe": (str(axe.numero),)}
        )
        for part in axe.orientations:
            code = f"{axe.numero}.{part.numero}"
            yield Entree(
                site.lieux.orientations[axe.numero, part.numero],
                part.titre,
                f"{majuscule(noms.orientation.singulier)} {code}",
                facettes={"axe": (str(axe.numero),), "orientation": (code,)},
            )


def _territories(site: Site) -> Iterator[Entree]:
    for place in site.demande.plan.territoires:
        texts = [place.projet or "", *place.objectifs]
        for action in place.toutes_les_actions:
            texts += [action.titre, action.description or ""]
        yield Entree(
            site.lieux.territoires[place.code],
            place.nom,
            "Territoire",
            texte=" ".join(texts),
            facettes={"territoire": (place.code,)},
        )


def _registries(site: Site) -> Iterator[Entree]:
    plan = site.demande.plan
    known = {acteur.sigle: acteur.nom for acteur in plan.acteurs}
    for sigle, path in site.lieux.acteurs.items():
        name = nom_et_sigle(sigle, known.get(sigle, ""))
        yield Entree(path, name, "Acteur", sigles=(sigle,))
    for suivi in suivis(plan, plan.fiches, site.demande.jour):
        yield Entree(
            "indicateurs.html", suivi.libelle, "Indicateur", texte=", ".join(map(str, suivi.fiches))
        )
    for document in plan.documents:
        yield Entree(
            site.lieux.documents[document.code],
            document.titre,
            "Document",
            texte=" ".join(part for part in (document.nature, document.auteur) if part),
        )
    for entry in sigles(plan):
        if entry.sigle not in known:
            yield Entree(
                "glossaire.html", entry.sens or entry.sigle, "Sigle", sigles=(entry.sigle,)
            )


def _sheet(site: Site, fiche: Fiche) -> Entree:
    plan = site.demande.plan
    point = fiche.point_au(site.demande.jour)
    texts = [fiche.contexte or "", *fiche.objectifs, (point.constat or "") if point else ""]
    for group in fiche.modalites:
        texts += [group.titre, *group.actions]
    texts += [item.libelle for item in fiche.indicateurs if item.libelle]
    texts += fiche.partenaires
    nom = majuscule(plan.edition.noms.action.singulier)
    return Entree(
        site.lieux.fiches[fiche.numero],
        fiche.titre,
        "Fiche sectorielle" if fiche.numero.est_sectoriel else nom,
        numero=str(fiche.numero),
        texte=" ".join(texts),
        sigles=fiche.pilotes,
        facettes=facettes(site, fiche),
    )
