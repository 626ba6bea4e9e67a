"""What a rule is: a code that never changes meaning, a page, and a function that finds problems."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from pms_cli.diagnostics import Diagnostic, KeyPath, Severity
from pms_cli.workspace import PlanFile, Workspace


@dataclass(frozen=True)
class Finding:
    """A problem as a rule sees it: a file, a key path in it, a French sentence.

    The engine turns the path into a line and a column; with ``on_key`` it points at the key
    rather than at its value.
    """

    file: PlanFile[Any]
    path: KeyPath
    message: str
    on_key: bool = False


Check = Callable[[Workspace], Iterator[Finding]]


@dataclass(frozen=True)
class Rule:
    """One rule. ``check`` is None for what is found while reading (families PMS0xx and PMS1xx)."""

    code: str
    name: str
    page: str
    severity: Severity = Severity.ERREUR
    since: str = "0.1.0"
    check: Check | None = None

    @property
    def title(self) -> str:
        """The first line of the page."""
        return self.page.strip().splitlines()[0].rstrip(".")

    def diagnostic(self, finding: Finding) -> Diagnostic:
        """The finding at its place."""
        return finding.file.diagnostic(
            self.code, finding.message, finding.path, key=finding.on_key, severity=self.severity
        )
