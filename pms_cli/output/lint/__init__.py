"""What `pms lint` found, as text for people, editors and forges: one module a format.

A format is a function of a :class:`Verification`: same findings, same text. The module of a format
is imported when it is asked for, since a plan in order needs none of them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pms_cli.diagnostics import Diagnostic

if TYPE_CHECKING:
    from pms_cli.lint.rule import Rule


@dataclass(frozen=True)
class Verification:
    """A check once done: all that a format may show of it.

    ``diagnostics`` are sorted. ``prefix`` goes before their paths so that they can be opened from
    the current folder: ``data/``, nothing, but also ``../plan/`` or an absolute path. ``rules``
    are those that were applied. ``text_of`` gives the text of a file by the path of its
    diagnostics, with its line ends and without byte order mark: what spans and edits count in. It
    gives an empty text for a file that could not be read.
    """

    diagnostics: tuple[Diagnostic, ...]
    files: int
    prefix: str
    rules: tuple["Rule", ...] = field(repr=False)
    version: str
    text_of: Callable[[str], str] = field(repr=False)


Format = Callable[[Verification], str]


def _json(verification: Verification) -> str:
    from pms_cli.output.lint.structure import json_report

    return json_report(verification)


def _github(verification: Verification) -> str:
    from pms_cli.output.lint.github import annotations

    return annotations(verification)


def _gitlab(verification: Verification) -> str:
    from pms_cli.output.lint.gitlab import code_quality

    return code_quality(verification)


def _sarif(verification: Verification) -> str:
    from pms_cli.output.lint.sarif import sarif_log

    return sarif_log(verification)


def _junit(verification: Verification) -> str:
    from pms_cli.output.lint.junit import junit_report

    return junit_report(verification)


def _rdjson(verification: Verification) -> str:
    from pms_cli.output.lint.rdjson import diagnostic_result

    return diagnostic_result(verification)


FORMATS: Final[Mapping[str, Format]] = {
    "json": _json,
    "github": _github,
    "gitlab": _gitlab,
    "sarif": _sarif,
    "junit": _junit,
    "rdjson": _rdjson,
}
"""The formats that programs read, by the word of ``--format``; text for people is ``texte``."""

JSON_FORMATS: Final = frozenset({"json", "gitlab", "sarif", "rdjson"})
"""Those that are JSON, which can be written whatever the encoding of the output."""

GROUPEMENTS: Final = ("fichier", "regle")
"""What ``--par`` groups the text by."""
