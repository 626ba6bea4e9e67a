"""Problems as text: one line each, with the line of the file and a caret on a terminal."""

from collections.abc import Sequence
from typing import Final

from pms_cli.diagnostics import Diagnostic, Severity
from pms_cli.francais import typographie
from pms_cli.output.terminal import Terminal
from pms_cli.texte import printable

STYLES: Final = {Severity.ERREUR: "31", Severity.AVERTISSEMENT: "33", Severity.CONSEIL: "36"}
"""The colour of each severity, as terminals number them."""
MARK: Final = "[*]"
"""Ends the message of a problem that ``pms lint --fix`` mends."""
# GitHub obeys a line of its log that begins with « :: » or « ##[ », after spaces. A path that ends
# after its first « : » is followed by another.
_COMMANDS = (":", "##[")

MAX_SHOWN: Final = 1_000
"""Most problems that the text for people shows; the counts are of all of them."""


def shown_first(diagnostics: Sequence[Diagnostic]) -> tuple[Sequence[Diagnostic], str]:
    """The problems to show to people, and a line that says how many are not, empty when none."""
    more = len(diagnostics) - MAX_SHOWN
    if more <= 0:
        return diagnostics, ""
    others = f"{more} autres problèmes ne sont" if more > 1 else "1 autre problème n’est"
    sentence = (
        f"… et {others} pas montré{'s' * (more > 1)} ici : "
        "corrigez d’abord ceux-ci, ou donnez à « pms lint » des fiches ou --select"
    )
    return diagnostics[:MAX_SHOWN], typographie(sentence) + "\n"


def problem_lines(
    diagnostics: Sequence[Diagnostic],
    prefix: str,
    terminal: Terminal,
    *,
    excerpts: bool,
    marks: bool = False,
) -> str:
    """Every problem as « chemin:ligne:colonne: CODE message », paths preceded by ``prefix``.

    With ``marks``, the message of those that can be mended ends with one.
    """
    lines = []
    for diagnostic in diagnostics:
        place = f"{place_text(prefix, diagnostic.path)}:{columns_text(diagnostic)}"
        code = styled(diagnostic.code, STYLES[diagnostic.severity], terminal)
        lines.append(f"{place}: {code} {message_text(diagnostic, marks=marks)}")
        if excerpts:
            lines += excerpt_lines(diagnostic, terminal)
    return "".join(f"{line}\n" for line in lines)


def place_text(prefix: str, path: str) -> str:
    """The path that opens a file, on one line that no log takes for a command."""
    place = printable(f"{prefix}{path}")
    return f"./{place}" if place.lstrip().startswith(_COMMANDS) else place


def columns_text(diagnostic: Diagnostic) -> str:
    """« 7:9 »: the line and the column."""
    return f"{diagnostic.span.line}:{diagnostic.span.column}"


def message_text(diagnostic: Diagnostic, *, marks: bool = False) -> str:
    """The sentence on one line, with nothing that a terminal or a page would obey or hide."""
    mark = f" {MARK}" if marks and is_mended(diagnostic) else ""
    return f"{typographie(printable(diagnostic.message))}{mark}"


def is_mended(diagnostic: Diagnostic) -> bool:
    """Whether ``pms lint --fix`` mends it without being asked for more."""
    return diagnostic.fix is not None and diagnostic.fix.safe


def excerpt_lines(diagnostic: Diagnostic, terminal: Terminal) -> list[str]:
    """The line at fault and a caret under its column, both cut to the terminal's width.

    Nothing when there is no line, or a blank one.
    """
    if not diagnostic.excerpt.strip():
        return []
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
    return [styled(text, "2", terminal), styled(caret, STYLES[diagnostic.severity], terminal)]


def styled(text: str, sgr: str, terminal: Terminal) -> str:
    """Text of ours in a colour, where there are any."""
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
