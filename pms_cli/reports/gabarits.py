"""Templates: the only module that knows Jinja. A template gets plain data and computes nothing."""

import base64
import dataclasses
import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pms_cli.errors import TemplateError
from pms_cli.reports.markdown import markdown_text

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

FORMATS: Final = {"html": "rapport.html.j2", "md": "rapport.md.j2"}
"""Formats that a view can be rendered to, and the template of each in the report's folder."""


def templates_folder() -> Path:
    """Where the templates are: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def render_view(report: str, form: str, view: Any) -> str:
    """A report's view (a frozen dataclass) as text, in one of FORMATS. Raises TemplateError."""
    import jinja2

    environment = _environment()
    style = (templates_folder() / "rapport.css").read_text(encoding="utf-8")
    context = {"vue": dataclasses.asdict(view), "style": style, "style_hash": _csp_hash(style)}
    try:
        text = environment.get_template(f"{report}/{FORMATS[form]}").render(context)
    except jinja2.TemplateError as error:
        line = getattr(error, "lineno", None)
        place = f", ligne {line}" if line else ""
        raise TemplateError(
            f"le gabarit {report}/{FORMATS[form]}{place} ne peut pas être rempli : {error}"
        ) from error
    return re.sub(r"\n{3,}", "\n\n", text.strip()) + "\n"


def _environment() -> "ImmutableSandboxedEnvironment":
    import jinja2
    from jinja2.sandbox import ImmutableSandboxedEnvironment
    from markupsafe import Markup

    environment = ImmutableSandboxedEnvironment(
        loader=jinja2.FileSystemLoader(templates_folder(), followlinks=False),
        autoescape=lambda name: name is None or not name.endswith(".md.j2"),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
    )
    environment.filters["md"] = markdown_text
    # Our own style sheet, never data: it goes into <style> as it is.
    environment.filters["feuille_de_style"] = Markup
    return environment


def _csp_hash(style: str) -> str:
    """What a Content-Security-Policy must say to allow exactly this inline style sheet."""
    digest = hashlib.sha256(style.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
