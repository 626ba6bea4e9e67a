"""The public site: one module a kind of page, each giving its pages; ``construire`` makes them."""

from collections.abc import Callable, Iterator
from typing import Final

from pms_cli.site.accueil import accueil
from pms_cli.site.acteurs import acteurs
from pms_cli.site.actions import actions
from pms_cli.site.outils import accessibilite, methode, recherche
from pms_cli.site.page import Page, Site
from pms_cli.site.registres import registres
from pms_cli.site.structure import structure
from pms_cli.site.suivi import suivi
from pms_cli.site.territoires import territoires

Kind = Callable[[Site], Iterator[Page]]

PAGES: Final[tuple[Kind, ...]] = (
    accueil,
    structure,
    actions,
    territoires,
    acteurs,
    suivi,
    recherche,
    registres,
    methode,
    accessibilite,
)
"""What makes the pages, kind by kind, in the order in which they are written."""
