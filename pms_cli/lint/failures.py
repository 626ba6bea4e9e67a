"""A rule that raises, a bug of ours: which file makes it fail, and what it finds in the others."""

import datetime as dt
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from pms_cli.diagnostics import Diagnostic, Span
from pms_cli.lint.rule import RULE_FAILED, Rule
from pms_cli.workspace import PlanFile, Workspace

MOST_FILES: Final = 20
"""Files named for one rule; past them, the rest of the plan is not checked by that rule."""

Attempt = Callable[[Sequence[PlanFile[Any]]], Exception | None]
_REGISTRIES: Final = (
    "documents", "acteurs", "glossaire", "instances", "indicateurs", "chiffres",
)  # fmt: skip


@dataclass(frozen=True)
class Salvaged:
    """What a failing rule found all the same, what is told of its failure, and its tracebacks."""

    found: tuple[Diagnostic, ...]
    told: tuple[Diagnostic, ...]
    traces: tuple[str, ...]


def salvage(rule: Rule, workspace: Workspace, jour: dt.date, error: Exception) -> Salvaged:
    """Apply a rule that raised ``error`` on the whole again, without the files it fails on.

    Halves that raise are halved again, so that one bad file among 20,000 costs some thirty runs.
    """
    registries = (getattr(workspace, name) for name in _REGISTRIES)
    shared = [file for file in registries if file is not None]
    shared += [*workspace.territoires, *workspace.editions]
    every = {file.path for file in shared}
    found: set[Diagnostic] = set()

    def attempt(fiches: Sequence[PlanFile[Any]], unread: set[str]) -> Exception | None:
        part = replace(
            _without(workspace, unread),
            fiches=tuple(fiches),
            given_index=workspace.index,
        )
        try:
            findings = [rule.diagnostic(finding) for finding in rule.findings(part, jour)]
        except Exception as raised:  # noqa: BLE001 - which file raises is what is looked for
            return raised
        found.update(findings)
        return None

    culprits: list[tuple[PlanFile[Any], Exception]] = []
    left = False
    if attempt((), set()) is not None:
        if attempt((), every) is None:
            culprits, left = _culprits(
                shared, lambda some: attempt((), every - {file.path for file in some})
            )
        if not culprits:
            return _nowhere(rule, workspace, error)
    bad = {file.path for file, _ in culprits}
    # With all but one of the shared files unread, a rule may find what is not there.
    found.clear()
    attempt((), bad)
    if not left:
        more, left = _culprits(workspace.fiches, lambda some: attempt(some, bad))
        culprits += more
    if not culprits:
        salvaged = _nowhere(rule, workspace, error)
        return replace(salvaged, found=tuple(found))
    told = [_told(rule, file.path, raised) for file, raised in culprits]
    if left:
        message = (
            f"la règle {rule.code} s’est interrompue sur {MOST_FILES} fichiers au moins : "
            "signalez-le, elle n’a pas été appliquée à tous les fichiers"
        )
        told.append(Diagnostic(workspace.edition.path, Span(), RULE_FAILED, message))
    traces = tuple(_trace(raised, file.path) for file, raised in culprits)
    return Salvaged(tuple(found), tuple(told), traces)


def _culprits(
    files: Sequence[PlanFile[Any]], attempt: Attempt
) -> tuple[list[tuple[PlanFile[Any], Exception]], bool]:
    """The files that make an attempt fail when alone, and whether the search was stopped."""
    culprits: list[tuple[PlanFile[Any], Exception]] = []
    pending = [files]
    while pending and len(culprits) < MOST_FILES:
        some = pending.pop()
        raised = attempt(some)
        if raised is None:
            continue
        if len(some) == 1:
            culprits.append((some[0], raised))
        elif some:
            middle = len(some) // 2
            pending += [some[middle:], some[:middle]]
    return culprits, bool(pending)


def _without(workspace: Workspace, paths: set[str]) -> Workspace:
    """The workspace as if these of its shared files could not be read."""
    if not paths:
        return workspace
    changed: dict[str, Any] = {}
    for name in _REGISTRIES:
        file = getattr(workspace, name)
        if file is not None and file.path in paths:
            changed[name] = file.unread()
    for name in ("territoires", "editions"):
        files = getattr(workspace, name)
        changed[name] = tuple(file.unread() if file.path in paths else file for file in files)
    return replace(workspace, **changed)


def _nowhere(rule: Rule, workspace: Workspace, error: Exception) -> Salvaged:
    """No file of its own makes the rule fail: it is told of the plan."""
    message = (
        f"la règle {rule.code} s’est interrompue ({type(error).__name__}) : "
        "signalez-le, les autres règles ont été appliquées"
    )
    told = Diagnostic(workspace.edition.path, Span(), RULE_FAILED, message)
    return Salvaged((), (told,), (_trace(error),))


def _told(rule: Rule, path: str, error: Exception) -> Diagnostic:
    message = (
        f"la règle {rule.code} s’est interrompue ({type(error).__name__}) sur « {path} » : "
        "signalez-le, elle a été appliquée aux autres fichiers et les autres règles à celui-ci"
    )
    return Diagnostic(path, Span(), RULE_FAILED, message)


def _trace(error: Exception, path: str = "") -> str:
    trace = "".join(traceback.format_exception(error))
    return f"{trace}fichier : {path}\n" if path else trace
