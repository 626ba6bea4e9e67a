"""The one tree of exceptions: what stops a command, and with which exit status.

Problems found in data are not exceptions: they are returned as diagnostics.
"""

import enum


class ExitStatus(enum.IntEnum):
    """Exit statuses of every command (documented in docs/commandes.md)."""

    CLEAN = 0
    PROBLEMS = 1
    MISUSE = 2
    BUG = 3
    INTERRUPTED = 130


class PmsError(Exception):
    """Stops a command with one French sentence on standard error."""

    exit_status: ExitStatus = ExitStatus.MISUSE


class MisuseError(PmsError):
    """The command was asked for what it cannot do (an unknown axe, a date that does not exist)."""


class PlanNotFoundError(PmsError):
    """No plan.yaml where one was looked for."""


class OutputError(PmsError):
    """A result could not be written (full disk, forbidden folder)."""


class TemplateError(PmsError):
    """A template cannot be rendered."""
