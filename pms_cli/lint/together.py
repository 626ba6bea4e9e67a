"""A large plan checked by several processes, which find together what one alone would have."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from pms_cli.diagnostics import Diagnostic
from pms_cli.lint.engine import LintResult, lint
from pms_cli.lint.rule import RULE_FAILED
from pms_cli.lint.settings import Choix
from pms_cli.lint.shares import (
    Child,
    Parent,
    index_from,
    plain_index,
    plain_problems,
    problems_from,
)
from pms_cli.workspace import Reader
from pms_cli.workspace.index import index_of


def lint_together(reader: Reader, choix: Choix, jour: dt.date, processes: int) -> LintResult | None:
    """Every problem of a plan, each process taking a share of its sheets.

    None when one of them died: nothing that it found can be told.
    """
    shares = [reader.names[rank::processes] for rank in range(processes)]
    children = [Child(_work(reader, share, choix, jour)) for share in shares[1:]]
    try:
        files = reader.sheets(shares[0])
        index = index_of(files)
        for child in children:
            answer = child.answer()
            if answer is None:
                return None
            index = index.with_others(index_from(answer))
        plain = plain_index(index)
        for child in children:
            child.ask(plain)
        own = lint(reader.workspace(files, index=index), choix.rules, jour, choix=choix)
        found, paths, crashes = set(own.diagnostics), [*own.paths], [*own.crashes]
        for child, share in zip(children, shares[1:], strict=True):
            answer = child.answer()
            if answer is None:
                return None
            found.update(problems_from(answer[0]))
            crashes += answer[1]
            paths += share
    finally:
        for child in children:
            child.close()
    return LintResult(tuple(sorted(found)), tuple(sorted(paths)), tuple(dict.fromkeys(crashes)))


def _work(
    reader: Reader, share: Sequence[str], choix: Choix, jour: dt.date
) -> Callable[[Parent], None]:
    def work(parent: Parent) -> None:
        reader.take_problems()  # those of the shared files are the parent's to tell
        files = reader.sheets(share)
        parent.tell(plain_index(index_of(files)))
        index = index_from(parent.hear())
        result = lint(reader.workspace(files, index=index), choix.rules, jour, choix=choix)
        parent.tell([plain_problems(_of(result.diagnostics, set(share))), result.crashes])

    return work


def _of(problems: Sequence[Diagnostic], share: set[str]) -> list[Any]:
    """The problems of a share's files, and that a rule failed: of the others the parent tells."""
    return [item for item in problems if item.path in share or item.code == RULE_FAILED]
