"""Problems as text for people: one line each, or by file, or by rule; figures by rule."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from pms_cli.diagnostics import Diagnostic, Severity
from pms_cli.francais import typographie
from pms_cli.output.diagnostics import (
    MARK,
    STYLES,
    closing_count,
    columns_text,
    excerpt_lines,
    is_mended,
    message_text,
    place_text,
    problem_lines,
    styled,
)
from pms_cli.output.lint import Verification
from pms_cli.output.terminal import Terminal, wrap

_ROOMY: Final = 60
"""Columns from which the figures of a rule and its title fit side by side."""


def problems(
    verification: Verification,
    terminal: Terminal,
    *,
    par: str | None = None,
    excerpts: bool = False,
) -> str:
    """All problems, « chemin:ligne:colonne: CODE message » a line, as editors read them.

    With ``par``, « fichier » or « regle », under a heading for each file or each rule instead.
    """
    if par == "fichier":
        return _by_file(verification, terminal, excerpts=excerpts)
    if par == "regle":
        return _by_rule(verification, terminal, excerpts=excerpts)
    return problem_lines(
        verification.diagnostics, verification.prefix, terminal, excerpts=excerpts, marks=True
    )


def closing(verification: Verification) -> str:
    """How many problems in how many files, and what the mark means when there are any."""
    counted = closing_count(verification.diagnostics, verification.files)
    mended = sum(map(is_mended, verification.diagnostics))
    if not mended:
        return counted
    what = f"{mended} problème{'s' if mended > 1 else ''}"
    return counted + typographie(f"{MARK} : « pms lint --fix » corrige {what}.") + "\n"


def _by_file(verification: Verification, terminal: Terminal, *, excerpts: bool) -> str:
    groups: dict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostic in verification.diagnostics:
        groups[diagnostic.path].append(diagnostic)
    blocks = []
    for path, found in groups.items():
        many = f"{len(found)} problème{'s' if len(found) > 1 else ''}"
        lines = [f"{_strong(place_text(verification.prefix, path), terminal)} ({many})"]
        room = max(len(columns_text(diagnostic)) for diagnostic in found)
        for diagnostic in found:
            code = styled(diagnostic.code, STYLES[diagnostic.severity], terminal)
            message = message_text(diagnostic, marks=True)
            lines.append(f"  {columns_text(diagnostic):<{room}} {code} {message}")
            if excerpts:
                lines += excerpt_lines(diagnostic, terminal)
        blocks.append("".join(f"{line}\n" for line in lines))
    return "\n".join(blocks)


def _by_rule(verification: Verification, terminal: Terminal, *, excerpts: bool) -> str:
    titles = _titles(verification)
    blocks = []
    for (severity, code), found in _ranked(verification.diagnostics):
        title = f" {titles[code]}" if code in titles else ""
        head = f"{styled(code, STYLES[severity], terminal)}{title} ({severity.label})"
        lines = [typographie(f"{head} : {len(found)}")]
        for diagnostic in found:
            place = f"{place_text(verification.prefix, diagnostic.path)}:{columns_text(diagnostic)}"
            lines.append(f"  {place}: {message_text(diagnostic, marks=True)}")
            if excerpts:
                lines += excerpt_lines(diagnostic, terminal)
        blocks.append("".join(f"{line}\n" for line in lines))
    return "\n".join(blocks)


def statistiques(verification: Verification, terminal: Terminal) -> str:
    """A line a rule that found something, the gravest and the most frequent first, and the total.

    Code, severity, number of problems, how many ``--fix`` mends, title. On a narrow terminal the
    title goes below.
    """
    ranked = _ranked(verification.diagnostics)
    titles = _titles(verification)
    width = terminal.prose_width
    mended = sum(map(is_mended, verification.diagnostics))
    total = ("Total", "", len(verification.diagnostics), mended)
    rows = [
        (code, severity.label, len(found), sum(map(is_mended, found)))
        for (severity, code), found in ranked
    ]
    if width < _ROOMY:
        lines = []
        for code, label, count, fixed in (*rows, total):
            head = f"{code} ({label}) : {count}" if label else f"{code} : {count}"
            told = typographie(head + (f", dont {fixed} {MARK}" if fixed else ""))
            lines.append(wrap(told, width))
            if code in titles:
                lines.append(wrap(titles[code], width, indent="  "))
        return "".join(f"{line}\n" for line in lines)
    # Only letters of ASCII up to the titles: what a terminal lacks would shift the columns.
    codes = max(len(row[0]) for row in (*rows, total))
    counts = max(len("Nombre"), len(str(total[2])))
    lines = [f"{'Code':<{codes}}  {'Type':<13}  {'Nombre':>{counts}}  {MARK:>5}  Titre"]
    for row, ((severity, _), _) in zip(rows, ranked, strict=True):
        lines += _row(row, titles.get(row[0], ""), (codes, counts), STYLES[severity], terminal)
    return "".join(
        f"{line}\n" for line in (*lines, *_row(total, "", (codes, counts), "", terminal))
    )


def _row(
    row: tuple[str, str, int, int],
    title: str,
    widths: tuple[int, int],
    style: str,
    terminal: Terminal,
) -> list[str]:
    code, label, count, fixed = row
    shown = styled(code, style, terminal) if style else code
    head = f"{shown}{' ' * (widths[0] - len(code))}  {label:<13}  {count:>{widths[1]}}  {fixed:>5}"
    indent = widths[0] + 2 + 13 + 2 + widths[1] + 2 + 5 + 2
    if not title:
        return [head]
    first, *rest = wrap(title, terminal.prose_width - indent).split("\n")
    return [f"{head}  {first}", *(" " * indent + line for line in rest)]


def _ranked(
    diagnostics: Iterable[Diagnostic],
) -> list[tuple[tuple[Severity, str], list[Diagnostic]]]:
    """Problems by severity and rule: the gravest first, then the most frequent."""
    groups: dict[tuple[Severity, str], list[Diagnostic]] = defaultdict(list)
    for diagnostic in diagnostics:
        groups[diagnostic.severity, diagnostic.code].append(diagnostic)
    return sorted(groups.items(), key=lambda group: (group[0][0], -len(group[1]), group[0][1]))


def _titles(verification: Verification) -> dict[str, str]:
    return {rule.code: typographie(rule.title) for rule in verification.rules}


def _strong(text: str, terminal: Terminal) -> str:
    return styled(text, "1", terminal)
