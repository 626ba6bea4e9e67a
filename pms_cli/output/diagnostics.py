"""Problems as text: one line each, with the line of the file and a caret on a terminal."""

from collections.abc import Sequence

from pms_cli.diagnostics import Diagnostic, Severity
from pms_cli.francais import typographie
from pms_cli.output.terminal import Terminal
from pms_cli.texte import printable

_STYLES = {Severity.ERREUR: "31", Severity.AVERTISSEMENT: "33", Severity.CONSEIL: "36"}


def problem_lines(
    diagnostics: Sequence[Diagnostic], prefix: str, terminal: Terminal, *, excerpts: bool
) -> str:
    """Every problem as « chemin:ligne:colonne: CODE message », paths preceded by ``prefix``."""
    lines = []
    for diagnostic in diagnostics:
        place = printable(f"{prefix}{diagnostic.path}")
        span = diagnostic.span
        code = _styled(diagnostic.code, _STYLES[diagnostic.severity], terminal)
        message = typographie(printable(diagnostic.message))
        lines.append(f"{place}:{span.line}:{span.column}: {code} {message}")
        if excerpts and diagnostic.excerpt.strip():
            lines += _excerpt(diagnostic, terminal)
    return "".join(f"{line}\n" for line in lines)


def _excerpt(diagnostic: Diagnostic, terminal: Terminal) -> list[str]:
    """The line at fault and a caret under its column, both cut to the terminal's width."""
    from rich.cells import cell_len

    span, line = diagnostic.span, diagnostic.excerpt
    number = f"{span.line:>5} "
    bar = "│" if terminal.unicode else "|"
    room = max(20, terminal.width - len(number) - 3)
    start = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    # A character may take no column (an accent apart), two (an ideogram) or six (« \u202e »).
    first = max(0, start - room)
    shown = [printable(character) for character in line[first : start + room]]
    columns = [cell_len(piece) for piece in shown]
    mark = start - first
    if first > 0 or sum(columns[:mark]) >= room:
        # The window slides so that the place at fault is in its middle.
        while sum(columns[:mark]) > room // 2:
            del shown[0], columns[0]
            mark -= 1
    while sum(columns) > room:
        del shown[-1], columns[-1]
    carets = "^" * max(1, sum(columns[mark : mark + end - start]))
    text = f"{number}{bar} {''.join(shown)}"
    caret = f"{' ' * len(number)}{bar} {' ' * sum(columns[:mark])}{carets}"
    return [_styled(text, "2", terminal), _styled(caret, _STYLES[diagnostic.severity], terminal)]


def _styled(text: str, sgr: str, terminal: Terminal) -> str:
    return f"\x1b[{sgr}m{text}\x1b[0m" if terminal.color else text


def closing_count(diagnostics: Sequence[Diagnostic], files: int) -> str:
    """« 3 erreurs et 1 conseil dans 2 fichiers (83 fichiers vérifiés) »."""
    checked = f"{files} fichier{'s' if files > 1 else ''} vérifié{'s' if files > 1 else ''}"
    if not diagnostics:
        return typographie(f"Aucun problème : {checked}.") + "\n"
    parts = []
    for severity in Severity:
        count = sum(diagnostic.severity is severity for diagnostic in diagnostics)
        if count:
            parts.append(f"{count} {severity.label}{'s' if count > 1 else ''}")
    touched = len({diagnostic.path for diagnostic in diagnostics})
    where = f"dans {touched} fichier{'s' if touched > 1 else ''}"
    counted = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} et {parts[-1]}"
    return (
        typographie(f"{counted} {where} ({checked}). « pms explain CODE » explique une règle.")
        + "\n"
    )
