"""``pms lint --fix``: problems mended in memory until nothing is left to mend, then written."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
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

_NAMED = 3
"""Files written that are named: of more, only the number is told."""


@dataclass
class _Corrections:
    """What has been mended so far: for each file, its bytes before and after."""

    before: dict[str, bytes] = field(default_factory=dict)
    after: dict[str, bytes] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def changed(self) -> list[str]:
        """Paths of the files that are no longer what they were."""
        return sorted(path for path, raw in self.after.items() if raw != self.before[path])


@dataclass(frozen=True)
class Corrige:
    """What is left to be told, read by ``reader``, once all was mended that could be.

    ``failed`` says that a file was not written, or would be by ``--fix``.
    """

    result: LintResult
    reader: Reader
    failed: bool


def corriger(demande: "Demande", reader: Reader, choix: Choix, jour: dt.date) -> Corrige:
    """Mend what can be, show it (``--diff``) or write it (``--fix``).

    What became of it is told; on standard error when standard output is for a program. Raises
    MisuseError for a file named that is not the plan's, KeyboardInterrupt once what is written and
    what is not has been told.
    """
    from pms_cli.edit.mend import MAX_PASSES

    made = _Corrections()
    result = lint_plan(reader, choix, jour, processes=processes(len(reader.names)))
    wanted = _wanted(demande, reader, result)
    refused: dict[str, list[Fix]] = {}
    for _ in range(MAX_PASSES):
        fixes = _fixes(result, wanted, unsafe=demande.unsafe_fixes)
        if not fixes:
            break
        if not _mend(made, reader, fixes):
            refused = fixes
            break
        reader = Reader(reader.root, instead=made.after)
        result = lint_plan(reader, choix, jour)
    if refused:
        result = _without_refused(result, refused)
    named = wanted if demande.fichiers else None
    left = [one for one in result.diagnostics if named is None or one.path in named]
    if demande.diff:
        return Corrige(result, reader, _show(made, shown_prefix(reader.root), len(left)))
    say = emit if demande.format == "texte" or demande.sortie is not None else complain
    if not made.changed:
        if left and not refused:
            say(_by_hand(left, unsafe=demande.unsafe_fixes))
        return Corrige(result, reader, failed=False)
    if _write(made, reader, say):
        return Corrige(result, reader, failed=False)
    # Some files are still what they were, or what another has made of them: they are read again.
    reader = Reader(reader.root)
    result = lint_plan(reader, choix, jour, processes=processes(len(reader.names)))
    return Corrige(result, reader, failed=True)


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
        made.counts[path] = made.counts.get(path, 0) + len(mended.applied)
        changed = changed or mended.raw != raw
    return changed


def _without_refused(result: LintResult, refused: dict[str, list[Fix]]) -> LintResult:
    """The same, without promising to mend what could not be; that is told."""
    many = sum(map(len, refused.values()))
    said = (
        f"{many} corrections n’ont pas été faites : elles auraient touché à autre chose ; "
        "corrigez ces problèmes à la main"
        if many > 1
        else "1 correction n’a pas été faite : elle aurait touché à autre chose ; "
        "corrigez ce problème à la main"
    )
    complain(typographie(f"{said}.") + "\n")
    kept = tuple(
        replace(problem, fix=None) if problem.fix in refused.get(problem.path, ()) else problem
        for problem in result.diagnostics
    )
    return replace(result, diagnostics=kept)


def _by_hand(left: Sequence[Diagnostic], *, unsafe: bool) -> str:
    """What to do when there was nothing to mend, but something is wrong."""
    risky = not unsafe and any(problem.fix is not None for problem in left)
    how = "à la main, ou avec --unsafe-fixes pour une partie" if risky else "à la main"
    return typographie(f"Rien n’a été corrigé : ce qui reste se corrige {how}.") + "\n"


def _show(made: _Corrections, prefix: str, left: int) -> bool:
    """Print what would be changed, and how much would be left; whether anything would be."""
    from pms_cli.output.diff import unified

    terminal = detect_terminal() if is_interactive() else None
    for path in made.changed:
        # To a file, exact and in UTF-8, so that « git apply » and « patch » take it.
        emit_file(unified(f"{prefix}{path}", made.before[path], made.after[path], terminal))
    said = "Rien à corriger."
    if made.changed:
        said = _counted(made, made.changed, "seraient corrigés", "serait corrigé") + "."
    if left:
        many = f"{left} problèmes" if left > 1 else "1 problème"
        shown = "les montre" if left > 1 else "le montre"
        verb = "resterait" if made.changed else "reste"
        said += f" Il {verb} {many} : « pms lint » {shown}."
    complain(typographie(said) + "\n")
    return bool(made.changed)


def _write(made: _Corrections, reader: Reader, say: Callable[[str], None]) -> bool:
    """Write what was changed and tell it; whether all was written."""
    from pms_cli.cli.ecriture import Replacement, replace_many

    ecrits = replace_many(
        Replacement(Path(reader.root) / path, made.before[path], made.after[path], path)
        for path in made.changed
    )
    for _, sentence in ecrits.failed:
        complain(typographie(f"Erreur : {sentence}") + "\n")
    written = [change.name for change in ecrits.written]
    if written:
        said = _counted(made, written, "corrigés", "corrigé")
        named = f" : {', '.join(written)}" if len(written) <= _NAMED else ""
        say(typographie(f"{said}{named}.") + "\n")
    if ecrits.interrupted:
        raise KeyboardInterrupt
    return not ecrits.failed


def _counted(made: _Corrections, paths: Sequence[str], many: str, one: str) -> str:
    count, files = sum(made.counts[path] for path in paths), len(paths)
    what = f"{count} problèmes {many}" if count > 1 else f"{count} problème {one}"
    return f"{what} dans {files} fichier{'s' if files > 1 else ''}"
