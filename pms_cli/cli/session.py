"""Opens the plan that a command works on, and says what keeps it from being whole."""

import os
from typing import TYPE_CHECKING

from pms_cli.cli.streams import complain, detect_terminal
from pms_cli.errors import ExitStatus, MisuseError
from pms_cli.francais import typographie

if TYPE_CHECKING:
    from pathlib import Path

    import click

    from pms_cli.model import Plan
    from pms_cli.workspace import Reader, UnreadablePlanError, Workspace


def current_folder() -> "Path":
    """The folder that the command runs in. Raises MisuseError when it was deleted meanwhile."""
    from pathlib import Path

    return Path(_current_folder())


def _current_folder() -> str:
    try:
        return os.getcwd()
    except OSError:
        raise MisuseError("le dossier courant n’existe plus : placez-vous dans un autre") from None


def chosen_plan(ctx: "click.Context", plan: str | None) -> str | None:
    """The folder given to the command, else to ``pms`` itself."""
    if plan is not None:
        return plan
    above = ctx.find_root().obj
    return above if isinstance(above, str) else None


def open_workspace(ctx: "click.Context", plan: str | None) -> "Workspace":
    """Read the plan. When plan.yaml itself is of no use, shows its problems and ends with 2."""
    from pms_cli.workspace import PLAN_FILE, UnreadablePlanError, find_root, read_workspace

    root = find_root(current_folder(), chosen=chosen_plan(ctx, plan))
    try:
        workspace = read_workspace(root)
    except UnreadablePlanError as error:
        _show_problems(error, only=PLAN_FILE)
        raise
    if workspace.crashes:
        raise workspace.crashes[0]
    return workspace


def open_reader(plan: str | None) -> "Reader":
    """Read what the sheets of the plan share. When plan.yaml is of no use, shows the problems of
    every file and ends with 2.
    """
    from pms_cli.workspace import Reader, UnreadablePlanError, plan_folder

    root = plan_folder(_current_folder(), chosen=plan)
    try:
        return Reader(root)
    except UnreadablePlanError as error:
        _show_problems(error)
        raise


def _show_problems(error: "UnreadablePlanError", *, only: str = "") -> None:
    from pms_cli.output.diagnostics import problem_lines, shown_first

    told = [problem for problem in error.problems if only in {"", problem.path}]
    shown, others = shown_first(told)
    prefix = shown_prefix(error.root)
    complain(problem_lines(shown, prefix, detect_terminal(), excerpts=False) + others)
    if error.crashes:
        raise error.crashes[0] from None


def open_quietly(ctx: "click.Context") -> "Plan | None":
    """The plan for shell completion, None when there is none."""
    from pms_cli.workspace import find_root, read_workspace

    plan = ctx.params.get("plan")
    root = find_root(current_folder(), chosen=chosen_plan(ctx, plan))
    return read_workspace(root).plan


def shown_prefix(root: "str | Path") -> str:
    """What to put before a path of the plan so that it can be opened from the current folder."""
    here = os.fspath(root)
    try:
        relative = os.path.relpath(here)
    except (ValueError, OSError):  # another drive, or no current folder any more
        return f"{here.replace(os.sep, '/')}/"
    if relative == ".":
        return ""
    if relative.startswith(os.path.join("..", "..", "..")):
        return f"{here.replace(os.sep, '/')}/"
    return f"{relative.replace(os.sep, '/')}/"


def status_of(workspace: "Workspace") -> ExitStatus:
    """Whether figures can be trusted: says on standard error what is missing from them."""
    from pms_cli.lint.names import known_numbers

    left_out = len(workspace.unread)
    numbers = [fiche.numero for fiche in workspace.plan.fiches]
    doubled = len(numbers) - len(set(numbers))
    present = {numero.action for numero in known_numbers(workspace) if not numero.est_sectoriel}
    missing = len(workspace.plan.edition.numeros_annonces - present)
    if not (workspace.problems or doubled or missing):
        return ExitStatus.CLEAN
    parts = []
    if left_out:
        many = left_out > 1
        parts.append(
            f"{left_out} fiche{'s' * many} illisible{'s' * many} "
            f"n’{'y figurent' if many else 'y figure'} pas"
        )
    if missing:
        many = missing > 1
        parts.append(
            f"{missing} fiche{'s' * many} annoncée{'s' * many} par plan.yaml "
            f"n’existe{'nt' * many} pas"
        )
    if doubled:
        parts.append(f"{doubled} numéro{'s' if doubled > 1 else ''} en double")
    if not parts:
        parts.append("des fichiers du plan ont des problèmes")
    sentence = f"Attention : {', '.join(parts)}. Lancez « pms lint » pour le détail."
    complain(typographie(sentence) + "\n")
    return ExitStatus.PROBLEMS
