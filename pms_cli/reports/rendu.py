"""A report's view as text, in each format that has a template."""

import base64
import hashlib
from typing import Any, Final

from pms_cli.gabarits import Feuille, Gabarits
from pms_cli.gabarits.loader import templates_folder

FORMATS: Final = {"html": "rapport.html.j2", "md": "rapport.md.j2"}
"""Formats that a view can be rendered to, and the template of each in the report's folder."""

STYLES: Final = ("rapport.css", "graphiques.css")
"""Style sheets of every HTML report, put together into its one ``<style>``."""


def render_view(report: str, form: str, view: Any, gabarits: Gabarits | None = None) -> str:
    """A report's view (a frozen dataclass) as text, in one of FORMATS. Raises TemplateError."""
    folder = templates_folder()
    style = "".join((folder / name).read_text(encoding="utf-8") for name in STYLES)
    context = {"vue": view, "style": Feuille(style), "style_hash": _csp_hash(style)}
    return (gabarits or Gabarits()).render(f"{report}/{FORMATS[form]}", context)


def _csp_hash(style: str) -> str:
    """What a Content-Security-Policy must say to allow exactly this inline style sheet."""
    digest = hashlib.sha256(style.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
