"""A report's view as text, in each format that has a template."""

from typing import Any, Final

from pms_cli.gabarits import Gabarits
from pms_cli.gabarits.feuilles import csp_hash

FORMATS: Final = {"html": "rapport.html.j2", "md": "rapport.md.j2"}
"""Formats that a view can be rendered to, and the template of each in the report's folder."""

STYLES: Final = ("rapport.css", "graphiques.css")
"""Style sheets of every HTML report, put together into its one ``<style>``."""


def render_view(report: str, form: str, view: Any, gabarits: Gabarits | None = None) -> str:
    """A report's view (a frozen dataclass) as text, in one of FORMATS. Raises TemplateError."""
    gabarits = gabarits or Gabarits()
    style = gabarits.feuille(*STYLES)
    context = {"vue": view, "style": style, "style_hash": csp_hash(style)}
    return gabarits.render(f"{report}/{FORMATS[form]}", context)
