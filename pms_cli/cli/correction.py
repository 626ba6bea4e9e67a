"""``pms lint --fix``: problems mended in memory until nothing is left to mend, then written."""

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pms_cli.cli.session import shown_prefix
from pms_cli.cli.streams import complain, detect_terminal, emit, emit_file, is_interactive
from pms_cli.diagnostics import Diagnostic, Fix
from pms_cli.francais import typographie
from pms_cli.lint.engine import LintResult, lint_plan, processes
from pms_cli.lint.settings import Choix
from pms_cli.workspace import Reader

if TYPE_CHECKING:
    from pms_cli.cli.verification import Demande

_PASSES = 10
_NAMED = 3
"""Files written that are named: of more, only the number is told."""


@dataclass
class _Corrections:
    """What has been mended so far: for each file, its bytes before and after."""

    before: dict[str, bytes] = field(default_factory=dict)
    after: dict[str, bytes] = field(default_factory=dict)
    count: int = 0

    @property
    def changed(self) -> list[str]:
        """Paths of the files that are no longer what they were."""
        return sorted(path for path, raw in self.after.items() if raw != self.before[path])


def corriger(
    demande: "Demande", reader: Reader, choix: Choix, jour: dt.date
) -> tuple[LintResult, bool]:
    """Mend what can be, show it (``--diff``) or write it (``--fix``).

    What is left to be told, and whether something was not written, or would be by ``--fix``.
    """
    made = _Corrections()
    result = lint_plan(reader, choix, jour, processes=processes(len(reader.names)))
    wanted = _wanted(demande, reader, result)
    for _ in range(_PASSES):
        fixes = _fixes(result, wanted, unsafe=demande.unsafe_fixes)
        if not fixes or not _mend(made, reader, fixes):
            break
        reader = Reader(reader.root, instead=made.after)
        result = lint_plan(reader, choix, jour)
    if demande.diff:
        return result, _show(made, shown_prefix(reader.root))
    if not made.changed:
        return result, False
    return result, _write(made, reader)


def _wanted(demande: "Demande", reader: Reader, result: LintResult) -> frozenset[str]:
    from pms_cli.cli.verification import chosen_paths

    if not demande.fichiers:
        return frozenset(result.paths)
    return chosen_paths(reader.root, result, demande.fichiers)


def _fixes(result: LintResult, wanted: frozenset[str], *, unsafe: bool) -> dict[str, list[Fix]]:
    found: dict[str, list[Fix]] = {}
    for problem in result.diagnostics:
        if _may_mend(problem, unsafe=unsafe) and problem.path in wanted and problem.fix is not None:
            found.setdefault(problem.path, []).append(problem.fix)
    return found


def _may_mend(problem: Diagnostic, *, unsafe: bool) -> bool:
    return problem.fix is not None and (problem.fix.safe or unsafe)


def _mend(made: _Corrections, reader: Reader, fixes: dict[str, list[Fix]]) -> bool:
    """Put the fixes of one pass into the files, in memory; whether anything came of it."""
    from pms_cli.edit import mend

    changed = False
    for path, found in fixes.items():
        raw = made.after.get(path)
        if raw is None:
            raw = reader.bytes(path)
            made.before[path] = raw
        mended = mend(raw, found, reader.model(path))
        made.after[path] = mended.raw
        made.count += len(mended.applied)
        changed = changed or mended.raw != raw
    return changed


def _show(made: _Corrections, prefix: str) -> bool:
    from pms_cli.output.diff import unified

    terminal = detect_terminal() if is_interactive() else None
    for path in made.changed:
        # To a file, exact and in UTF-8, so that « git apply » and « patch » take it.
        emit_file(unified(f"{prefix}{path}", made.before[path], made.after[path], terminal))
    if not made.changed:
        complain(typographie("Rien à corriger.") + "\n")
        return False
    complain(_counted(made, "seraient corrigés", "serait corrigé") + ".\n")
    return True


def _write(made: _Corrections, reader: Reader) -> bool:
    from pms_cli.cli.ecriture import Replacement, replace_many

    ecrits = replace_many(
        Replacement(Path(reader.root) / path, made.before[path], made.after[path], path)
        for path in made.changed
    )
    for _, sentence in ecrits.failed:
        complain(typographie(f"Erreur : {sentence}") + "\n")
    if ecrits.written:
        written = (
            ", ".join(change.name for change in ecrits.written)
            if len(ecrits.written) <= _NAMED
            else ""
        )
        said = _counted(made, "corrigés", "corrigé")
        emit(typographie(f"{said}{' : ' if written else ''}{written}.") + "\n")
    if ecrits.interrupted:
        raise KeyboardInterrupt
    return bool(ecrits.failed)


def _counted(made: _Corrections, many: str, one: str) -> str:
    count, files = made.count, len(made.changed)
    what = f"{count} problèmes {many}" if count > 1 else f"{count} problème {one}"
    return f"{what} dans {files} fichier{'s' if files > 1 else ''}"
