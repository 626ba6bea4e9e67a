"""The list of the actions, with filters, and a page for each sheet."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pms_cli.francais import majuscule
from pms_cli.model import Fiche, Numero
from pms_cli.site.page import Liens, Page, Site
from pms_cli.site.recherche import Choix
from pms_cli.stats import grouper
from pms_cli.vues.fiche import Lien, VueFiche, vue_fiche, vue_point
from pms_cli.vues.groupes import intitule

LISTE = "actions/index.html"


@dataclass(frozen=True)
class LigneAction:
    """An action in the list; ``facettes`` are what filters look at."""

    lien: Annotated[Lien, "le titre de l’action et sa page"]
    numero: Annotated[str, "le numéro de l’action, comme « 12 »"]
    etat: Annotated[str, "son niveau, comme « 2/5 », ou « non renseigné »"]
    jauge: Annotated[tuple[bool, ...], "pour chaque degré de l’échelle, s’il est atteint"]
    date: Annotated[str, "la date de ce niveau, comme « février 2019 », vide s’il n’y en a pas"]
    a_confirmer: Annotated[bool, "oui quand le niveau est à confirmer"]
    pilotes: Annotated[tuple[Lien, ...], "ceux qui la pilotent"]
    facettes: Annotated[
        dict[str, tuple[str, ...]],
        "ce que regardent les filtres : pour chacun, les codes de l’action",
    ]


@dataclass(frozen=True)
class ListeActions:
    """All the actions, orientation by orientation; ``choix`` are the lists of the filters."""

    groupes: Annotated[
        tuple[tuple[str, tuple[LigneAction, ...]], ...],
        "pour chaque orientation, son intitulé et ses actions",
    ]
    choix: Annotated[
        tuple[Choix, ...], "les listes des filtres, vide quand il n’y a rien à choisir"
    ]
    singulier: Annotated[str, "le mot du plan pour une action, au singulier"]
    pluriel: Annotated[str, "le même mot au pluriel"]


@dataclass(frozen=True)
class PageFiche:
    """A sheet; ``avant`` and ``apres`` are its neighbours in the plan."""

    fiche: Annotated[VueFiche, "la fiche, en entier"]
    avant: Annotated[Lien | None, "la fiche d’avant dans le plan, rien pour la première"]
    apres: Annotated[Lien | None, "la fiche d’après dans le plan, rien pour la dernière"]
    sectorielles: Annotated[
        tuple[Lien, ...], "les fiches sectorielles qui la déclinent, et leurs pages"
    ]


def actions(site: Site) -> Iterator[Page]:
    """The list, then each sheet, sectoral ones included."""
    yield _list(site)
    sheets = site.demande.plan.fiches
    for rank, fiche in enumerate(sheets):
        yield _sheet(
            site,
            fiche,
            sheets[rank - 1] if rank else None,
            sheets[rank + 1] if rank + 1 < len(sheets) else None,
        )


def _list(site: Site) -> Page:
    plan = site.demande.plan
    noms = plan.edition.noms.action
    vue = ListeActions(
        tuple(
            (intitule(group), tuple(_line(site, fiche) for fiche in group.fiches))
            for group in grouper(plan, plan.actions, "orientation")
        ),
        choix(site),
        noms.singulier,
        noms.pluriel,
    )
    return Page(
        LISTE,
        "actions.html.j2",
        majuscule(noms.pluriel),
        f"La liste des {noms.pluriel} du plan, avec leur avancement.",
        LISTE,
        vue,
        scripts=("mots.js", "filtres.js"),
    )


def _line(site: Site, fiche: Fiche) -> LigneAction:
    plan, jour = site.demande.plan, site.demande.jour
    liens = site.liens(LISTE)
    point = fiche.point_au(jour)
    shown = vue_point(plan, point) if point else None
    return LigneAction(
        lien=Lien(fiche.titre, liens.fiche(fiche.numero)),
        numero=str(fiche.numero),
        etat=shown.etat if shown else "non renseigné",
        jauge=shown.jauge if shown else (),
        date=shown.date if shown else "",
        a_confirmer=bool(point and point.a_confirmer),
        pilotes=tuple(Lien(sigle, liens.acteur(sigle)) for sigle in fiche.pilotes),
        facettes=facettes(site, fiche),
    )


def facettes(site: Site, fiche: Fiche) -> dict[str, tuple[str, ...]]:
    """What a sheet can be filtered by: codes by the names of recherche.FACETTES."""
    plan = site.demande.plan
    point = fiche.point_au(site.demande.jour)
    places = tuple(place.code for place, _ in plan.declinaisons(fiche.numero))
    livret = plan.edition.livret(fiche.livret) if fiche.livret else None
    return {
        "axe": (str(fiche.axe),),
        "orientation": (f"{fiche.axe}.{fiche.orientation}",),
        "niveau": (str(point.niveau) if point else "aucun",),
        "pilote": fiche.pilotes,
        "livret": (fiche.livret,) if fiche.livret else (),
        "territoire": places,
        "secteur": (livret.secteur,) if livret and livret.secteur else (),
    }


def choix(site: Site) -> tuple[Choix, ...]:
    """The lists that results can be narrowed by: only what some sheet has."""
    plan = site.demande.plan
    edition = plan.edition
    noms = edition.noms
    scale = edition.echelle
    levels = [
        (
            str(level),
            f"{level}/{scale.maximum}"
            + (f", {scale.libelle(level)}" if scale.libelle(level) else ""),
        )
        for level in scale.degres
    ]
    every: dict[str, tuple[str, list[tuple[str, str]]]] = {
        "axe": (
            majuscule(noms.axe.singulier),
            [(str(axe.numero), f"{axe.numero} – {axe.titre}") for axe in edition.axes],
        ),
        "orientation": (
            majuscule(noms.orientation.singulier),
            [
                (f"{axe.numero}.{part.numero}", f"{axe.numero}.{part.numero} – {part.titre}")
                for axe in edition.axes
                for part in axe.orientations
            ],
        ),
        "niveau": ("Niveau", [*levels, ("aucun", "non renseigné")]),
        "pilote": (
            "Pilote",
            [(sigle, sigle) for sigle in sorted({s for f in plan.fiches for s in f.pilotes})],
        ),
        "livret": ("Livret", [(livret.code, livret.titre) for livret in edition.livrets]),
        "territoire": ("Territoire", [(place.code, place.nom) for place in plan.territoires]),
        "secteur": ("Secteur", [(found.code, found.nom) for found in edition.secteurs]),
    }
    used: dict[str, set[str]] = {name: set() for name in every}
    for fiche in plan.fiches:
        for name, codes in facettes(site, fiche).items():
            used[name].update(codes)
    return tuple(
        Choix(name, title, tuple(value for value in values if value[0] in used[name]))
        for name, (title, values) in every.items()
        if len(used[name]) > 1
    )


def _sheet(site: Site, fiche: Fiche, before: Fiche | None, after: Fiche | None) -> Page:
    plan = site.demande.plan
    chemin = site.lieux.fiches[fiche.numero]
    liens = site.liens(chemin)
    view = vue_fiche(plan, fiche, site.demande.jour, liens)
    noms = plan.edition.noms
    axe = plan.edition.axe(fiche.axe)
    part = axe.orientation(fiche.orientation) if axe else None
    fil = [(majuscule(noms.action.pluriel), LISTE)]
    if axe:
        fil.append((f"{majuscule(noms.axe.singulier)} {axe.numero}", site.lieux.axes[axe.numero]))
    if axe and part:
        fil.append(
            (
                f"{majuscule(noms.orientation.singulier)} {axe.numero}.{part.numero}",
                site.lieux.orientations[axe.numero, part.numero],
            )
        )
    if fiche.numero.est_sectoriel:
        target = plan.fiche(Numero(fiche.numero.action))
        if target is not None:
            fil.append(
                (
                    f"{majuscule(noms.action.singulier)} {target.numero}",
                    site.lieux.fiches[target.numero],
                )
            )
    return Page(
        chemin,
        "fiche.html.j2",
        f"{view.genre} {view.numero} – {fiche.titre}",
        f"{view.genre} {view.numero} du plan : {fiche.titre}.",
        LISTE,
        PageFiche(
            view,
            _neighbour(before, liens),
            _neighbour(after, liens),
            tuple(
                Lien(f"{other.numero} – {other.titre}", liens.fiche(other.numero))
                for other in (() if fiche.numero.est_sectoriel else plan.sectorielles(fiche.numero))
            ),
        ),
        tuple(fil),
    )


def _neighbour(fiche: Fiche | None, liens: Liens) -> Lien | None:
    return Lien(f"{fiche.numero} – {fiche.titre}", liens.fiche(fiche.numero)) if fiche else None
