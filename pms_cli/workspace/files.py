"""One file of a plan as it was read: its text, its value, the places of its problems."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, TypeVar, cast

from pms_cli.diagnostics import Diagnostic, Fix, KeyPath, Severity, Span
from pms_cli.model.base import Partie
from pms_cli.model.parcours import textes
from pms_cli.source import Source

M = TypeVar("M", bound=Partie)
T = TypeVar("T")


@dataclass(frozen=True)
class PlanFile(Generic[M]):
    """One file of a plan: its path from the plan's folder, its text, its value.

    A file with a fault is not ``valid`` and takes no part in the plan. It may have a value all the
    same, without the keys at fault, so that rules find the rest of its problems in the same run.
    """

    path: str
    source: Source
    value: M | None = None
    valid: bool = True
    _known: dict[Callable[["PlanFile[Any]"], Any], Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @cached_property
    def textes(self) -> tuple[tuple[KeyPath, str], ...]:
        """Every text that people read in the file, with its key path; none without a value."""
        return () if self.value is None else tuple(textes(self.value))

    @cached_property
    def prose(self) -> str:
        """All these texts, one after the other: what most files have not is looked for once."""
        return "\n".join(text for _, text in self.textes)

    @cached_property
    def lettres(self) -> bytes:
        """The prose in small letters (A to Z only) as bytes: the cheapest to look for words in.

        A line end comes before the first text too.
        """
        return f"\n{self.prose}".encode(errors="surrogatepass").lower()

    def once(self, ask: Callable[["PlanFile[Any]"], T]) -> T:
        """What a function says of this file, asked once however many rules want to know."""
        if ask not in self._known:
            self._known[ask] = ask(self)
        return cast("T", self._known[ask])

    def unread(self) -> "PlanFile[M]":
        """The same file as if it could not be read."""
        return PlanFile(self.path, Source("", None, parsed=False), valid=False)

    def diagnostic(
        self,
        code: str,
        message: str,
        path: KeyPath = (),
        *,
        key: bool = False,
        severity: Severity = Severity.ERREUR,
    ) -> Diagnostic:
        """A problem at the place of a key path in this file."""
        return self.at(code, message, self.source.locate(path, key=key), severity=severity)

    def at(
        self,
        code: str,
        message: str,
        span: Span,
        *,
        severity: Severity = Severity.ERREUR,
        fix: Fix | None = None,
    ) -> Diagnostic:
        """A problem at a known place in this file."""
        excerpt = self.source.line(span.line)
        return Diagnostic(self.path, span, code, message, severity, excerpt=excerpt, fix=fix)
