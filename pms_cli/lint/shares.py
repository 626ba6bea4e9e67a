"""The sheets of a large plan shared between processes: each reads and checks its own.

A child answers in JSON, twice: what the others must know of its sheets, then what it found. One
that dies is no loss: its share is done again here.
"""

import json
import os
from collections.abc import Callable, Iterable
from typing import Any

from pms_cli.diagnostics import Diagnostic, Edit, Fix, Severity, Span
from pms_cli.model import Numero
from pms_cli.workspace import Index, Resume


class Child:
    """A process that does one share; both ways are JSON lines through pipes."""

    def __init__(self, work: Callable[["Parent"], None]) -> None:
        self._from_child, answers = os.pipe()
        questions, self._to_child = os.pipe()
        self._rest = b""
        self.pid = os.fork()
        if self.pid == 0:
            status = 1
            try:
                os.close(self._from_child)
                os.close(self._to_child)
                work(Parent(questions, answers))
                status = 0
            finally:
                # Nothing of the parent (its buffers, its handlers at exit) is to run twice.
                os._exit(status)
        os.close(answers)
        os.close(questions)

    def ask(self, value: Any) -> None:
        """Send a value; a child that is gone says nothing."""
        try:
            _send(self._to_child, value)
        except OSError:
            return

    def answer(self) -> Any:
        """The next value of the child, None when it died."""
        line, self._rest = _line(self._from_child, self._rest)
        return json.loads(line) if line.endswith(b"\n") else None

    def close(self) -> None:
        """Wait for its end."""
        os.close(self._from_child)
        os.close(self._to_child)
        os.waitpid(self.pid, 0)


class Parent:
    """The other end, in the child."""

    def __init__(self, questions: int, answers: int) -> None:
        self._questions, self._answers = questions, answers

    def tell(self, value: Any) -> None:
        """Send a value to the parent."""
        _send(self._answers, value)

    def hear(self) -> Any:
        """The parent's value; raises EOFError when the parent is gone."""
        line, _ = _line(self._questions, b"")
        if not line.endswith(b"\n"):
            raise EOFError
        return json.loads(line)


def _send(descriptor: int, value: Any) -> None:
    data = memoryview(json.dumps(value, separators=(",", ":")).encode("ascii") + b"\n")
    while data:
        data = data[os.write(descriptor, data) :]


def _line(descriptor: int, rest: bytes) -> tuple[bytes, bytes]:
    parts = [rest]
    while b"\n" not in parts[-1]:
        part = os.read(descriptor, 1 << 20)
        if not part:
            return b"".join(parts), b""
        parts.append(part)
    line, mark, after = b"".join(parts).partition(b"\n")
    return line + mark, after


def plain_index(index: Index) -> Any:
    """An index as JSON takes it."""
    resumes = [
        [item.path, item.numero.action, item.numero.rang, item.titre, *item.place, item.valid]
        for item in index.resumes
    ]
    return [resumes, index.unread]


def index_from(plain: Any) -> Index:
    """The index that ``plain_index`` gave."""
    resumes, unread = plain
    return Index(
        tuple(
            Resume(path, Numero(action, rank), title, (axe, orientation), valid)
            for path, action, rank, title, axe, orientation, valid in resumes
        ),
        tuple(unread),
    )


def plain_problems(problems: Iterable[Diagnostic]) -> Any:
    """Problems as JSON takes them."""
    return [
        [
            item.path,
            item.span,
            item.code,
            item.message,
            item.severity.value,
            item.excerpt,
            item.fix,
        ]
        for item in problems
    ]


def problems_from(plain: Any) -> list[Diagnostic]:
    """The problems that ``plain_problems`` gave."""
    return [
        Diagnostic(path, Span(*span), code, message, Severity(severity), excerpt, _fix(fix))
        for path, span, code, message, severity, excerpt, fix in plain
    ]


def _fix(plain: Any) -> Fix | None:
    if plain is None:
        return None
    edits, changes, safe = plain
    return Fix(tuple(Edit(*edit) for edit in edits), tuple(tuple(path) for path in changes), safe)
