"""Templates: the only module that knows Jinja. A template gets plain data and computes nothing."""

import base64
import dataclasses
import hashlib
import re
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pms_cli.errors import TemplateError
from pms_cli.markdown import markdown_text
from pms_cli.source.scan import FORBIDDEN_IN_VALUE

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

FORMATS: Final = {"html": "rapport.html.j2", "md": "rapport.md.j2"}
"""Formats that a view can be rendered to, and the template of each in the report's folder."""

# What a plan's file may not hold has no place in a report either, nor what HTML and UTF-8 cannot.
_NO_CHARACTERS = "".join(chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
_UNFIT = re.compile(f"{FORBIDDEN_IN_VALUE.pattern}|[\ud800-\udfff\ufdd0-\ufdef{_NO_CHARACTERS}]")


def templates_folder() -> Path:
    """Where the templates are: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def render_view(report: str, form: str, view: Any) -> str:
    """A report's view (a frozen dataclass) as text, in one of FORMATS. Raises TemplateError."""
    from markupsafe import Markup

    name = f"{report}/{FORMATS[form]}"
    style = (templates_folder() / "rapport.css").read_text(encoding="utf-8")
    content = _fit(dataclasses.asdict(view))
    # Our own style sheet, never data: it goes into <style> as it is.
    sheet = Markup(style)  # noqa: S704
    context = {"vue": content, "style": sheet, "style_hash": _csp_hash(style)}
    try:
        text = _environment().get_template(name).render(context)
    except Exception as error:
        raise TemplateError(
            f"le gabarit {_place(error, name)} ne peut pas être rempli : {_reason(error)}"
        ) from error
    return re.sub(r"\n{3,}", "\n\n", text.strip()) + "\n"


def _environment() -> "ImmutableSandboxedEnvironment":
    import jinja2
    from jinja2.exceptions import SecurityError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Absent(jinja2.StrictUndefined):
        """A value that the view does not have: told in French as soon as it is used."""

        @property
        def _undefined_message(self) -> str:
            refused = self._undefined_exception is SecurityError
            why = "n’est pas permis dans un gabarit" if refused else "n’existe pas"
            return f"« {self._undefined_name} » {why}"

    environment = ImmutableSandboxedEnvironment(
        loader=jinja2.FileSystemLoader(templates_folder(), followlinks=False),
        autoescape=lambda name: name is None or not name.endswith(".md.j2"),
        undefined=Absent,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
    )
    environment.filters["md"] = markdown_text
    return environment


def _fit(value: Any) -> Any:
    """A copy of plain data in which no text holds a character that would not be shown."""
    if isinstance(value, str):
        return _UNFIT.sub("\ufffd", value)
    if isinstance(value, dict):
        return {key: _fit(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple(_fit(item) for item in value)
    return value


def _place(error: Exception, name: str) -> str:
    """Which template failed, and at which line when that is known."""
    import jinja2

    if isinstance(error, jinja2.TemplateSyntaxError):
        return f"{error.name or name}, ligne {error.lineno},"
    folder = templates_folder()
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if Path(frame.filename).is_relative_to(folder):
            return f"{Path(frame.filename).relative_to(folder).as_posix()}, ligne {frame.lineno},"
    return name


def _reason(error: Exception) -> str:
    from jinja2.exceptions import SecurityError, TemplateNotFound, UndefinedError

    if isinstance(error, TemplateNotFound):
        return f"{error.name} est introuvable"
    if isinstance(error, UndefinedError | SecurityError):
        return str(error)
    return f"{type(error).__name__}, {error}"


def _csp_hash(style: str) -> str:
    """What a Content-Security-Policy must say to allow exactly this inline style sheet."""
    digest = hashlib.sha256(style.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
