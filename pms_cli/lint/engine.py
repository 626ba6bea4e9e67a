"""Runs the rules over a plan: every problem of every file, sorted, in one run."""

import traceback
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pms_cli.diagnostics import Diagnostic, Span, did_you_mean
from pms_cli.errors import MisuseError
from pms_cli.lint.rule import Rule
from pms_cli.lint.rules import RETIRED, RULES
from pms_cli.workspace import Workspace

RULE_FAILED = "PMS099"


@dataclass(frozen=True)
class LintResult:
    """What a run found. ``crashes`` are tracebacks of rules that failed: bugs of ours."""

    diagnostics: tuple[Diagnostic, ...]
    files: int
    crashes: tuple[str, ...] = ()


def choose_rules(select: Sequence[str], ignore: Sequence[str]) -> tuple[Rule, ...]:
    """The rules whose code begins with one of ``select`` (all when empty) and none of ``ignore``.

    Raises MisuseError for a code or prefix that matches no rule, and when no rule is left.
    """
    for prefix in (*select, *ignore):
        wanted = prefix.upper()
        if not any(rule.code.startswith(wanted) for rule in RULES) and wanted not in RETIRED:
            # A letter for a digit is the likeliest slip.
            digits = wanted[:3] + wanted[3:].translate(str.maketrans("OIL", "011"))
            guess = did_you_mean(digits, [rule.code for rule in RULES])
            raise MisuseError(
                f"aucune règle ne commence par « {prefix} »{guess or ' : pms explain les énumère'}"
            )
    chosen = tuple(prefix.upper() for prefix in select) or ("",)
    refused = tuple(prefix.upper() for prefix in ignore)
    rules = tuple(
        rule
        for rule in RULES
        if rule.code.startswith(chosen) and not (refused and rule.code.startswith(refused))
    )
    if not rules:
        raise MisuseError(
            "il ne reste aucune règle à appliquer : ce qui est retenu est aussi écarté "
            "(voyez --select, --ignore et « reglages » dans plan.yaml)"
        )
    return rules


def lint(
    workspace: Workspace, rules: Iterable[Rule], *, only: frozenset[str] = frozenset()
) -> LintResult:
    """Every problem that the rules find, sorted by place.

    ``only`` keeps the problems of those files (paths from the plan's folder); the whole plan is
    checked all the same, since a sheet may refer to any other.
    """
    by_code = {rule.code: rule for rule in rules}
    found = with_severities(workspace.problems, by_code)
    crashes: list[str] = []
    for rule in by_code.values():
        if rule.check is None:
            continue
        try:
            found += [rule.diagnostic(finding) for finding in rule.check(workspace)]
        except Exception as error:  # noqa: BLE001 - one rule's bug must not hide the others' findings
            crashes.append("".join(traceback.format_exception(error)))
            message = (
                f"la règle {rule.code} s’est interrompue ({type(error).__name__}) : "
                "signalez-le, les autres règles ont été appliquées"
            )
            found.append(Diagnostic(workspace.edition.path, Span(), RULE_FAILED, message))
    if only:
        # That a rule failed is told whatever was asked for: what is shown may not be all.
        found = [item for item in found if item.path in only or item.code == RULE_FAILED]
    files = sum(1 for file in workspace.files if not only or file.path in only)
    return LintResult(tuple(sorted(set(found))), files, tuple(crashes))


def with_severities(problems: Iterable[Diagnostic], by_code: dict[str, Rule]) -> list[Diagnostic]:
    """The problems found while reading that were asked for, with their rule's severity."""
    return [
        replace(problem, severity=by_code[problem.code].severity)
        for problem in problems
        if problem.code in by_code
    ]
