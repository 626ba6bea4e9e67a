"""The headings of the site: those of the menu, those at the foot of every page."""

from pms_cli.francais import majuscule
from pms_cli.site.page import Site

Rubrique = tuple[str, str]
"""Words and path from the root."""


def menu(site: Site) -> tuple[Rubrique, ...]:
    """The entries of the menu: only the headings that the plan has something for."""
    plan = site.demande.plan
    noms = plan.edition.noms
    entries = [
        ("Accueil", "index.html"),
        (f"{majuscule(noms.axe.pluriel)} et {noms.orientation.pluriel}", "axes/index.html"),
        (majuscule(noms.action.pluriel), "actions/index.html"),
    ]
    if plan.territoires:
        entries.append(("Territoires", "territoires/index.html"))
    if site.lieux.acteurs:
        entries.append(("Acteurs", "acteurs/index.html"))
    entries += [("Indicateurs", "indicateurs.html"), ("Agenda", "agenda.html")]
    return tuple(entries)


def pied(site: Site) -> tuple[Rubrique, ...]:
    """The entries at the foot of every page."""
    del site
    return (
        ("Recherche", "recherche.html"),
        ("Sources", "sources.html"),
        ("Glossaire", "glossaire.html"),
        ("Méthode", "methode.html"),
        ("Téléchargements", "telechargements.html"),
        ("Plan du site", "plan-du-site.html"),
        ("Accessibilité", "accessibilite.html"),
    )
