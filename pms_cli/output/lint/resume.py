"""The summary of a GitHub Actions step: Markdown for the file that $GITHUB_STEP_SUMMARY names."""

from collections import defaultdict
from typing import Final

from pms_cli.diagnostics import Diagnostic
from pms_cli.francais import typographie
from pms_cli.markdown import markdown_text
from pms_cli.output.diagnostics import message_text
from pms_cli.output.lint import Verification
from pms_cli.output.lint.texte import closing
from pms_cli.texte import printable

MAX_BYTES: Final = 1_000_000
"""GitHub refuses a summary of more than 1 MiB, to which the step's other commands may add."""
_RESERVE: Final = 1_000
"""For the line that says what was cut."""
_HEADER: Final = "| Ligne | Règle | Gravité | Problème |\n| ---: | :--- | :--- | :--- |\n"


def step_summary(verification: Verification, *, max_bytes: int = MAX_BYTES) -> str:
    """The count, then a table for each file, those with errors first.

    Past ``max_bytes`` the problems that are left are counted instead of shown.
    """
    head = f"## pms lint\n\n{_closing(verification)}\n"
    groups: dict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostic in verification.diagnostics:
        groups[diagnostic.path].append(diagnostic)
    worst = {path: min(item.severity for item in found) for path, found in groups.items()}
    parts = [head]
    room = max_bytes - _RESERVE - len(head.encode())
    shown = 0
    for path in sorted(groups, key=lambda path: (worst[path], path)):
        name = markdown_text(printable(f"{verification.prefix}{path}"))
        pieces = [f"\n### {name}\n\n{_HEADER}"]
        pieces += [_row(diagnostic) for diagnostic in groups[path]]
        for rank, piece in enumerate(pieces):
            room -= len(piece.encode())
            if room < 0:
                return "".join([*parts, _cut(len(verification.diagnostics) - shown)])
            parts.append(piece)
            shown += rank > 0
    return "".join(parts)


def _closing(verification: Verification) -> str:
    return "\n\n".join(markdown_text(line) for line in closing(verification).splitlines())


def _row(diagnostic: Diagnostic) -> str:
    message = markdown_text(message_text(diagnostic, marks=True))
    place = f"{diagnostic.span.line}:{diagnostic.span.column}"
    code = markdown_text(diagnostic.code)
    return f"| {place} | {code} | {diagnostic.severity.label} | {message} |\n"


def _cut(left: int) -> str:
    many = left > 1
    return "\n" + typographie(
        f"**{left} problème{'s' * many} de plus** n’{'ont' if many else 'a'} pas été "
        f"montré{'s' * many} ici : le journal de l’étape les a tous.\n"
    )
