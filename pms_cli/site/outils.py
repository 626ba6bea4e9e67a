"""Pages about the site itself: search, method, downloads, map, accessibility."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated

from pms_cli.exchange import atom
from pms_cli.exchange.donnees import DESCRIPTION, LICENCES, TABLEUR, fichiers
from pms_cli.exchange.ics import Evenement, calendar_text
from pms_cli.exchange.tables import tables
from pms_cli.francais import NBSP, grouped
from pms_cli.site.actions import choix
from pms_cli.site.menu import menu, pied
from pms_cli.site.page import Page, Repere, Site
from pms_cli.site.recherche import Choix
from pms_cli.stats.agenda import a_venir, manquees, regrouper
from pms_cli.vues.actions import Notes
from pms_cli.vues.concernes import qui
from pms_cli.vues.demande import Fin, documents_du_plan, en_ordre, fin
from pms_cli.vues.fiche import Lien

DOSSIER = "donnees/"
"""The folder of the open data."""
AGENDA = "agenda.ics"
DAYS_AHEAD = 730
"""How far ahead the calendar to import goes."""


@dataclass(frozen=True)
class Ailleurs:
    """Another way to what is looked for."""

    url: Annotated[str, "l’adresse de la page"]
    titre: Annotated[str, "le titre de la page"]


@dataclass(frozen=True)
class PageRecherche:
    """The search: the lists that narrow it, other ways for who has no JavaScript."""

    choix: Annotated[tuple[Choix, ...], "les listes qui resserrent la recherche"]
    ailleurs: Annotated[
        tuple[Ailleurs, ...], "les autres pages où chercher, pour qui n’a pas JavaScript"
    ]
    action: Annotated[str, "le mot du plan pour une action, avec « un » ou « une »"]


@dataclass(frozen=True)
class PageMethode:
    """How figures are made, what is missing, what is in doubt."""

    fin: Annotated[Fin, "ce qui manque, les notes, la méthode et les documents"]


@dataclass(frozen=True)
class PageAccessibilite:
    """What is done for everybody to read the site; nothing of it depends on the plan."""


@dataclass(frozen=True)
class Telechargement:
    """A file to take: its address, what is in it, its form and weight in words."""

    lien: Annotated[Lien, "le nom du fichier et son adresse"]
    contenu: Annotated[str, "ce que contient le fichier"]
    forme: Annotated[str, "son format et son poids, comme « CSV, virgule, 12 Ko »"]


@dataclass(frozen=True)
class PageTelechargements:
    """The files to take, group by group."""

    groupes: Annotated[
        tuple[tuple[str, tuple[Telechargement, ...]], ...],
        "pour chaque groupe, son titre et ses fichiers",
    ]
    licence: Annotated[str, "le nom de la licence, vide quand le plan n’en dit pas"]
    adresse_licence: Annotated[str, "l’adresse de la licence, vide quand le plan n’en dit pas"]


@dataclass(frozen=True)
class PagePlanDuSite:
    """Every page, under its heading."""

    rubriques: Annotated[
        tuple[tuple[Lien, tuple[Lien, ...]], ...],
        "pour chaque rubrique, sa page et les pages qu’elle contient",
    ]


def recherche(site: Site) -> Iterator[Page]:
    """The search page."""
    yield Page(
        "recherche.html",
        "recherche.html.j2",
        "Recherche",
        "Chercher dans les fiches, les acteurs, les territoires, les documents du plan.",
        "recherche.html",
        PageRecherche(
            choix(site),
            tuple(Ailleurs(path, words) for words, path in menu(site) if path != "index.html"),
            site.demande.plan.edition.noms.action.indefini,
        ),
        scripts=("mots.js", "recherche-index.js", "recherche.js"),
    )


def methode(site: Site) -> Iterator[Page]:
    """How figures are made."""
    plan = site.demande.plan
    codes = en_ordre(plan, documents_du_plan(plan))
    yield Page(
        "methode.html",
        "methode.html.j2",
        "Méthode",
        "Comment les chiffres de ce site sont faits, ce qui manque et ce qui reste à confirmer.",
        "methode.html",
        PageMethode(fin(site.demande, Notes(), codes, partout=True)),
    )


def accessibilite(site: Site) -> Iterator[Page]:
    """What is done for everybody to read the site."""
    del site
    yield Page(
        "accessibilite.html",
        "accessibilite.html.j2",
        "Accessibilité",
        "Ce qui est fait pour que chacun puisse lire ce site, et ses limites connues.",
        "accessibilite.html",
        PageAccessibilite(),
    )


def donnees(site: Site) -> dict[str, bytes]:
    """The files to take, by their paths from the root."""
    demande = site.demande
    code = demande.plan.edition.licence
    made = fichiers(
        demande.plan,
        demande.jour,
        base=f"{site.url}{DOSSIER}" if site.url else "",
        version=demande.revision,
        licence=LICENCES[code] if code else None,
    )
    return {f"{DOSSIER}{path}": content for path, content in made.items()}


def telechargements(site: Site, files: Mapping[str, bytes]) -> Page:
    """The page of the files to take."""
    demande = site.demande
    code = demande.plan.edition.licence
    licence = LICENCES[code] if code else None
    named = tables(demande.plan, demande.jour)

    def one(path: str, name: str, about: str, form: str) -> Telechargement:
        size = (len(files[path]) + 1023) // 1024
        return Telechargement(Lien(name, path), about, f"{form}, {grouped(size)}{NBSP}Ko")

    groups = (
        (
            "Pour un tableur",
            tuple(
                one(f"{DOSSIER}{TABLEUR}{t.nom}.csv", t.titre, t.description, "CSV, point-virgule")
                for t in named
            ),
        ),
        (
            "Données ouvertes",
            (
                *(
                    one(f"{DOSSIER}{t.nom}.csv", t.titre, t.description, "CSV, virgule")
                    for t in named
                ),
                one(f"{DOSSIER}plan.json", "Tout le plan", "Fiches et registres.", "JSON"),
                one(
                    f"{DOSSIER}{DESCRIPTION}",
                    "Description des données",
                    "Chaque table, chaque colonne, en français (Data Package).",
                    "JSON",
                ),
            ),
        ),
        (
            "Suivre le plan",
            (
                one(AGENDA, "Agenda", "Les échéances, à ajouter à un calendrier.", "iCalendar"),
                one(atom.FICHIER, "Derniers points", "À suivre dans un lecteur de flux.", "Atom"),
            ),
        ),
    )
    chemin = "telechargements.html"
    return Page(
        chemin,
        "telechargements.html.j2",
        "Téléchargements",
        "Les données du plan, à reprendre librement.",
        chemin,
        PageTelechargements(
            groups, licence.titre if licence else "", licence.adresse if licence else ""
        ),
    )


def calendrier(site: Site) -> bytes:
    """The deadlines as a calendar to import."""
    plan, jour = site.demande.plan, site.demande.jour
    due = site.echeances
    shown = regrouper((*manquees(due, jour), *a_venir(due, jour, DAYS_AHEAD)))
    events = [
        Evenement(item.cle, item.date, item.nature, item.objet, qui(plan, item), item.detail)
        for item in shown
    ]
    return calendar_text(plan.edition, events, jour).encode("utf-8")


def plan_du_site(site: Site, pages: Iterable[Repere]) -> Page:
    """The map of the site: every page that was made, under its heading."""
    chemin = "plan-du-site.html"
    headings = (*menu(site), *pied(site))
    under: dict[str, list[Lien]] = {path: [] for _, path in headings}
    for page in pages:
        if page.chemin not in under:
            under[page.rubrique].append(Lien(page.titre, page.chemin))
    return Page(
        chemin,
        "plan-du-site.html.j2",
        "Plan du site",
        "Toutes les pages de ce site.",
        chemin,
        PagePlanDuSite(tuple((Lien(words, path), tuple(under[path])) for words, path in headings)),
    )
