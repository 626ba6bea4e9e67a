"""Annotations for GitHub Actions: workflow commands that its runner reads in the log.

Every problem is written, since the log keeps what the page does not show: GitHub makes annotations
of the first ten commands of each level in a step. So errors come first, and a notice before those
for advice says how many will only be in the log.
"""

from typing import Final

from pms_cli.diagnostics import Diagnostic, Severity
from pms_cli.francais import enumerer, typographie
from pms_cli.output.diagnostics import columns_text, message_text, place_text
from pms_cli.output.lint import Verification
from pms_cli.output.lint.places import shown_path
from pms_cli.texte import printable_lines

_LEVELS: Final = {
    Severity.ERREUR: "error",
    Severity.AVERTISSEMENT: "warning",
    Severity.CONSEIL: "notice",
}
SHOWN: Final = 10
"""Annotations of one level that GitHub shows for a step."""


def annotations(verification: Verification) -> str:
    """A command a problem, the gravest first; nothing when there are none."""
    titles = {rule.code: rule.title for rule in verification.rules}
    by_level: dict[Severity, list[str]] = {severity: [] for severity in Severity}
    for diagnostic in verification.diagnostics:
        title = typographie(f"{diagnostic.code} {titles.get(diagnostic.code, '')}".strip())
        by_level[diagnostic.severity].append(_command(verification, diagnostic, title))
    counts = {severity: len(commands) for severity, commands in by_level.items()}
    notice = _left_out(counts)
    lines = [*by_level[Severity.ERREUR], *by_level[Severity.AVERTISSEMENT]]
    lines += [*notice, *by_level[Severity.CONSEIL]]
    return "".join(f"{line}\n" for line in lines)


def _command(verification: Verification, diagnostic: Diagnostic, title: str) -> str:
    span = diagnostic.span
    properties: dict[str, object] = {
        # A name that a terminal would obey is no name of a forge's page: the log must stay plain.
        "file": printable_lines(shown_path(verification, diagnostic)),
        "line": span.line,
        "endLine": span.end_line,
        "col": span.column,
    }
    # GitHub refuses columns for a stretch of several lines.
    if span.end_line == span.line:
        properties["endColumn"] = span.end_column
    else:
        del properties["col"]
    properties["title"] = title
    # The log shows the message alone: it must say where.
    place = f"{place_text(verification.prefix, diagnostic.path)}:{columns_text(diagnostic)}"
    message = f"{place}: {diagnostic.code} {message_text(diagnostic)}"
    return command(_LEVELS[diagnostic.severity], message, properties)


def command(name: str, message: str, properties: dict[str, object]) -> str:
    """``::name key=value,…::message``, escaped as the runner reads it back."""
    pairs = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name}{' ' if pairs else ''}{pairs}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _left_out(counts: dict[Severity, int]) -> list[str]:
    """The notice that tells what only the log will show, if anything."""
    over = {severity: count - SHOWN for severity, count in counts.items() if count > SHOWN}
    if not over:
        return []
    if counts[Severity.CONSEIL] >= SHOWN:
        # This notice takes the place of one.
        over[Severity.CONSEIL] = counts[Severity.CONSEIL] - SHOWN + 1
    parts = [
        f"{count} {severity.label}{'s' if count > 1 else ''}" for severity, count in over.items()
    ]
    message = (
        f"GitHub ne montre que {SHOWN} annotations de chaque sorte : "
        f"{enumerer(parts)} de plus dans le journal de cette étape."
    )
    return [command("notice", typographie(message), {"title": "pms lint"})]
