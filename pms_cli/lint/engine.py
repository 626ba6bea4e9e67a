"""Runs the rules over a plan: every problem of every file, sorted, in one run."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pms_cli.diagnostics import Diagnostic
from pms_cli.lint.rule import RULE_FAILED, Rule
from pms_cli.lint.settings import Choix
from pms_cli.partage import coeurs
from pms_cli.workspace import Reader, Workspace

_MOST_CRASHES = 20
ENOUGH = 300
"""Sheets from which a second process saves more than it costs."""
_MOST_PROCESSES = 4


@dataclass(frozen=True)
class LintResult:
    """What a run found. ``crashes`` are tracebacks of rules that failed: bugs of ours.

    ``paths`` are all the files that were looked at, from the plan's folder.
    """

    diagnostics: tuple[Diagnostic, ...]
    paths: tuple[str, ...]
    crashes: tuple[str, ...] = ()

    @property
    def files(self) -> int:
        """How many files were looked at."""
        return len(self.paths)

    def only(self, paths: frozenset[str]) -> "LintResult":
        """The same for these files; that a rule failed is told all the same."""
        shown = (
            item for item in self.diagnostics if item.path in paths or item.code == RULE_FAILED
        )
        return replace(
            self,
            diagnostics=tuple(shown),
            paths=tuple(path for path in self.paths if path in paths),
        )


def processes(sheets: int) -> int:
    """How many processes are worth having for so many sheets on this machine."""
    if sheets < ENOUGH:
        return 1
    return max(1, min(_MOST_PROCESSES, coeurs(), sheets // (ENOUGH // 2)))


def lint_plan(reader: Reader, choix: Choix, jour: dt.date, *, processes: int = 1) -> LintResult:
    """Every problem of a plan whose shared files were read, its sheets among several processes.

    However many they are, what is found is the same.
    """
    if processes > 1:
        from pms_cli.lint.together import lint_together  # for large plans

        result = lint_together(reader, choix, jour, processes)
        if result is not None:
            return result
        reader = Reader(reader.root)  # a process died: begin again, alone
    return lint(reader.workspace(reader.sheets(reader.names)), choix.rules, jour, choix=choix)


def lint(
    workspace: Workspace, rules: Iterable[Rule], jour: dt.date, *, choix: Choix | None = None
) -> LintResult:
    """Every problem that the rules find in a workspace's files, sorted by place.

    ``choix`` leaves rules out of some files.
    """
    by_code = {rule.code: rule for rule in rules}
    read = [item for item in workspace.problems if item.code != RULE_FAILED]
    found = _with_severities(read, by_code)
    failed = [item for item in workspace.problems if item.code == RULE_FAILED]
    crashes = [_trace(error) for error in workspace.crashes]
    applied = set(by_code)
    for rule in by_code.values():
        if rule.check is None and rule.check_au is None:
            continue
        try:
            found += [rule.diagnostic(finding) for finding in rule.findings(workspace, jour)]
        except Exception as error:  # noqa: BLE001 - one rule's bug must not hide the others' findings
            from pms_cli.lint.failures import salvage  # only once a bug is met

            salvaged = salvage(rule, workspace, jour, error)
            found += salvaged.found
            failed += salvaged.told
            crashes += salvaged.traces
            applied.discard(rule.code)
    told = _without_meant(workspace, found, by_code, applied)
    if choix is not None and choix.chemins:
        told = [problem for problem in told if choix.keeps(problem)]
    paths = tuple(sorted(file.path for file in workspace.files))
    # Whatever was asked for or is meant: a check that is not whole must say so.
    return LintResult(tuple(sorted({*told, *failed})), paths, tuple(crashes[:_MOST_CRASHES]))


def _trace(error: Exception) -> str:
    import traceback  # only once something of ours is wrong

    return "".join(traceback.format_exception(error))


def _with_severities(problems: Iterable[Diagnostic], by_code: dict[str, Rule]) -> list[Diagnostic]:
    """The problems found while reading that were asked for, with their rule's severity."""
    return [
        replace(problem, severity=by_code[problem.code].severity)
        for problem in problems
        if problem.code in by_code
    ]


def _without_meant(
    workspace: Workspace, found: Sequence[Diagnostic], by_code: dict[str, Rule], applied: set[str]
) -> list[Diagnostic]:
    """The problems but those that a remark in their file says are meant.

    Of a rule that failed (not ``applied``), no remark is said to be useless.
    """
    with_remarks = [
        file for file in workspace.files if "pms" in file.source.text and "#" in file.source.text
    ]
    if not with_remarks:
        return list(found)
    from pms_cli.lint.suppress import without_meant  # few files have remarks

    by_path: dict[str, list[Diagnostic]] = defaultdict(list)
    for problem in sorted(set(found)):
        by_path[problem.path].append(problem)
    for file in with_remarks:
        told = without_meant(file, by_path.pop(file.path, []), applied)
        by_path[file.path] = _with_severities(told, by_code)
    return [problem for problems in by_path.values() for problem in problems]
