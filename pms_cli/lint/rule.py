"""What a rule is: a code that never changes meaning, a page, and a function that finds problems."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from pms_cli.diagnostics import Diagnostic, Fix, KeyPath, Severity
from pms_cli.workspace import PlanFile, Workspace

RULE_FAILED: Final = "PMS099"
"""The code by which a bug of ours, in a rule or while reading a file, is told."""


@dataclass(frozen=True)
class Finding:
    """A problem as a rule sees it: a file, a key path in it, a French sentence.

    The engine turns the path into a line and a column; with ``on_key`` it points at the key
    rather than at its value, with ``within`` at these characters (end exclusive) of the text that
    is the value. ``raw`` gives offsets in the file's own text instead, for what is no value.
    """

    file: PlanFile[Any]
    path: KeyPath
    message: str
    on_key: bool = False
    within: tuple[int, int] | None = None
    raw: tuple[int, int] | None = None
    fix: Fix | None = None

    def saying(self, message: str) -> "Finding":
        """The same with its message."""
        return replace(self, message=message)


Check = Callable[[Workspace], Iterator[Finding]]
CheckAu = Callable[[Workspace, dt.date], Iterator[Finding]]


@dataclass(frozen=True)
class Rule:
    """One rule. It has no check for what is found while reading (families PMS0xx and PMS1xx).

    A check looks at the sheets that it is given (``workspace.fiches``), which may be a share of
    the plan's; what it needs to know of the others is in ``workspace.index``. ``check_au`` is for
    what depends on the day; with ``passe`` False it is not applied to a day that is past: what
    came later is then no fault. One that is ``sur_demande`` is a matter of taste: it is applied
    where the plan or the command line asks for it by its code.
    """

    code: str
    name: str
    page: str
    severity: Severity = Severity.ERREUR
    since: str = "0.1.0"
    check: Check | None = None
    check_au: CheckAu | None = None
    passe: bool = True
    sur_demande: bool = False

    @property
    def poids(self) -> str:
        """Its severity in words, and whether it waits to be asked for."""
        return f"{self.severity.label}, sur demande" if self.sur_demande else self.severity.label

    @property
    def comment_demander(self) -> str:
        """How a rule that waits to be asked for is asked for."""
        return (
            "Cette règle ne s’applique que là où on la demande : « reglages: lint: ajout: "
            f"[{self.code}] » dans plan.yaml, ou « --select {self.code} »."
        )

    @property
    def title(self) -> str:
        """The first line of the page."""
        return self.page.strip().splitlines()[0].rstrip(".")

    def findings(self, workspace: Workspace, jour: dt.date) -> Iterator[Finding]:
        """What the rule finds in these files on that day."""
        if self.check is not None:
            yield from self.check(workspace)
        if self.check_au is not None:
            yield from self.check_au(workspace, jour)

    def diagnostic(self, finding: Finding) -> Diagnostic:
        """The finding at its place."""
        source = finding.file.source
        if finding.raw is not None:
            span = source.span(*finding.raw)
        elif finding.within is not None:
            span = source.text_span(finding.path, *finding.within)
        else:
            span = source.locate(finding.path, key=finding.on_key)
        return finding.file.at(
            self.code, finding.message, span, severity=self.severity, fix=finding.fix
        )
