"""What went wrong in a template, in one French sentence with its file and its line."""

import traceback
from typing import Any

import jinja2
from jinja2.exceptions import SecurityError, TemplateNotFound, UndefinedError

from pms_cli.gabarits.loader import Chargeur, Refus, shown


def told(error: Exception, chargeur: Chargeur, name: str, context: dict[str, Any]) -> str:
    """The sentence that says which template could not be filled, where and why."""
    place = _place(error, chargeur, name)
    return f"le gabarit {place} ne peut pas être rempli : {_reason(error)}"


def _place(error: Exception, chargeur: Chargeur, name: str) -> str:
    if isinstance(error, jinja2.TemplateSyntaxError):
        return f"{error.filename or shown(name)}, ligne {error.lineno},"
    labels = set(chargeur.labels.values())
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename in labels:
            return f"{frame.filename}, ligne {frame.lineno},"
    return shown(name)


def _reason(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f"{shown(str(error.name))} est introuvable"
    if isinstance(error, UndefinedError | SecurityError | Refus):
        return str(error)
    return f"{type(error).__name__}, {error}"
