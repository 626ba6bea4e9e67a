"""Problems as text: one line each, with the line of the file and a caret on a terminal."""

from collections.abc import Sequence

from pms_cli.diagnostics import Diagnostic, Severity
from pms_cli.francais import typographie
from pms_cli.output.terminal import Terminal
from pms_cli.output.texte import printable

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

    span = diagnostic.span
    number = f"{span.line:>5} "
    bar = "│" if terminal.unicode else "|"
    room = max(20, terminal.width - len(number) - 3)
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(diagnostic.excerpt)
    # The window slides so that the place at fault is in it.
    first = max(0, min(start - room // 2, len(diagnostic.excerpt) - room)) if start >= room else 0
    shown = diagnostic.excerpt[first : first + room].replace("\t", " ")
    before = printable(shown[: start - first])
    marked = printable(shown[start - first : max(end, start + 1) - first])
    carets = "^" * max(1, cell_len(marked))
    line = f"{number}{bar} {printable(shown)}"
    caret = f"{' ' * len(number)}{bar} {' ' * cell_len(before)}{carets}"
    return [_styled(line, "2", terminal), _styled(caret, _STYLES[diagnostic.severity], terminal)]


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
