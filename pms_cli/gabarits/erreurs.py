"""What went wrong in a template, in one French sentence with its file and its line."""

import traceback
from collections.abc import Mapping
from typing import Any, Final

import jinja2
from jinja2.exceptions import SecurityError, TemplateNotFound, UndefinedError

from pms_cli.diagnostics import closest
from pms_cli.gabarits import enfant
from pms_cli.gabarits.environnement import TooLongError
from pms_cli.gabarits.loader import Chargeur, Refus, shown
from pms_cli.gabarits.phrases import TOO_DEEP, opening, runtime_reason, syntax_reason
from pms_cli.motif import motif

_ABSENT: Final = motif(r"« (.+) » n’existe pas")


def told(error: Exception, chargeur: Chargeur, name: str, context: Mapping[str, Any]) -> str:
    """The sentence that says which template could not be filled, where and why."""
    if isinstance(error, Refus) and error.place:
        return f"le gabarit {error}"
    place = _place(error, chargeur, name)
    if isinstance(error, RecursionError | SyntaxError) and ", ligne " not in place:
        return f"le gabarit {place} ne peut pas être rempli : {TOO_DEEP}"
    return f"le gabarit {place} ne peut pas être rempli : {_reason(error, chargeur, context)}"


def _place(error: Exception, chargeur: Chargeur, name: str) -> str:
    known = set(chargeur.labels.values())
    if isinstance(error, jinja2.TemplateSyntaxError):
        # The lexer gives the label for the name.
        label = error.filename or error.name or name
        line = opening(error.message or "", error.source or "") or error.lineno
        return f"{label if label in known else shown(label)}, ligne {line},"
    found = ""
    for frame, line in traceback.walk_tb(error.__traceback__):
        if frame.f_code.co_filename in known:
            found = f"{frame.f_code.co_filename}, ligne {line},"
    return found or chargeur.labels.get(name) or shown(name)


def _reason(error: Exception, chargeur: Chargeur, context: Mapping[str, Any]) -> str:  # noqa: PLR0911
    if isinstance(error, jinja2.TemplateSyntaxError):
        return syntax_reason(error.message or "")
    if isinstance(error, jinja2.TemplatesNotFound):
        return "aucun des gabarits nommés n’existe"
    if isinstance(error, TemplateNotFound):
        return _not_found(str(error.name), chargeur)
    if isinstance(error, UndefinedError):
        return _absent(str(error), context)
    if isinstance(error, SecurityError | Refus | enfant.TimeIsUpError):
        return str(error)
    if isinstance(error, MemoryError):
        return enfant.too_large()
    if isinstance(error, TooLongError):
        return enfant.too_long()
    return runtime_reason(error)


def _not_found(name: str, chargeur: Chargeur) -> str:
    near = closest(name, chargeur.names())
    guess = f" ; vouliez-vous dire « {shown(near)} » ?" if near else ""
    return f"{shown(name)} est introuvable{guess}"


def _absent(message: str, context: Mapping[str, Any]) -> str:
    """The message, with the variable that was meant if it is near one of the template's."""
    if message.startswith("the inline if"):  # Jinja's own kind of absence
        return "« if » sans « else » n’a pas donné de valeur : ajoutez « else '' »"
    match = _ABSENT.fullmatch(message)
    near = closest(match[1], context) if match else None
    if near is None or match is None or near == match[1]:
        return message
    return f"{message} ; vouliez-vous dire « {shown(near)} » ?"
