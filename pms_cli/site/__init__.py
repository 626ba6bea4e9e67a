"""The public site: one module a kind of page, each giving its pages; ``construire`` makes them."""

from collections.abc import Callable, Iterator
from typing import Final

from pms_cli.site.accueil import accueil
from pms_cli.site.actions import actions
from pms_cli.site.page import Page, Site
from pms_cli.site.structure import structure

PAGES: Final[tuple[Callable[[Site], Iterator[Page]], ...]] = (
    accueil,
    structure,
    actions,
)
"""What makes the pages, kind by kind, in the order in which they are written."""
