"""Plans in folders: the base plan copied, files put in place, problems as lines of text."""

import datetime as dt
import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from pms_cli.diagnostics import Diagnostic
from pms_cli.lint.engine import LintResult, lint
from pms_cli.lint.rule import Rule
from pms_cli.lint.rules import RULES
from pms_cli.lint.settings import choose_rules
from pms_cli.workspace import UnreadablePlanError, Workspace, read_workspace

JOUR = dt.date(2026, 1, 1)
"""The day on which plans are checked, that of the command line in the tests."""
BASE = Path(__file__).parent.parent / "plans" / "base"


def base_plan(folder: Path, files: Mapping[str, str] | None = None) -> Path:
    """The base plan copied to ``folder``/plan, with these files written over it."""
    root = folder / "plan"
    shutil.copytree(BASE, root)
    return write(root, files or {})


def write(root: Path, files: Mapping[str, str]) -> Path:
    """Write files in a plan's folder."""
    for path, text in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())
    return root


def found(
    root: Path, rules: Iterable[Rule] = RULES, *, only: frozenset[str] = frozenset()
) -> tuple[Diagnostic, ...]:
    """Every problem of the plan, those of a plan.yaml that cannot be used included."""
    try:
        workspace = read_workspace(root)
    except UnreadablePlanError as error:
        return error.problems
    return checked(workspace, rules, only=only).diagnostics


def checked(
    workspace: Workspace, rules: Iterable[Rule] = RULES, *, only: frozenset[str] = frozenset()
) -> LintResult:
    """The rules run over a workspace."""
    result = lint(workspace, rules, JOUR)
    return result.only(only) if only else result


def places(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """« chemin:ligne:colonne: CODE » of each."""
    return [f"{item.path}:{item.span.line}:{item.span.column}: {item.code}" for item in diagnostics]


def lines(root: Path, *codes: str) -> list[str]:
    """« chemin:ligne:colonne: CODE message » of each problem, of these rules only when given."""
    return [
        f"{item.path}:{item.span.line}:{item.span.column}: {item.code} {item.message}"
        for item in found(root, choose_rules(codes, ()))
    ]


def sheet(numero: str, *, axe: str = "1", orientation: str = "1", rest: str = "") -> str:
    """A sheet with the four keys that it must have, and what follows them; its title is its own."""
    titre = re.sub(r"[^\d.]+", "", numero)
    return f"numero: {numero}\ntitre: Fiche {titre}\naxe: {axe}\norientation: {orientation}\n{rest}"


def plan_yaml(axes: str, *, before: str = "") -> str:
    """A plan.yaml whose axes begin on line 6, after as many lines more as ``before`` has."""
    scale = "echelle: {maximum: 5}\n"
    # The names come before the scale in the order of the format.
    between = f"{before}{scale}" if before.startswith("noms:") else f"{scale}{before}"
    return (
        "edition: plan-exemple\n"
        "titre: Plan d’exemple\n"
        "collectivite: Métropole d’exemple\n"
        "periode: {debut: 2017, fin: 2022}\n"
        f"{between}{axes}"
    )


FOLLOWED = """\
edition: plan-2024
titre: Plan 2024-2028
collectivite: Métropole d’exemple
periode: {debut: 2024, fin: 2028}
echelle: {minimum: 1, maximum: 5}
axes:
  - numero: 1
    titre: Prévenir
    orientations:
      - {numero: 1, titre: Repérer}
"""


def followed_plan(folder: Path, rest: str, *, plan: str = FOLLOWED) -> Path:
    """A plan under way on JOUR, whose only sheet is the first, with these keys."""
    root = base_plan(folder, {"plan.yaml": plan})
    for path in (root / "actions").iterdir():
        path.unlink()
    return write(root, {"actions/01-accueil.yaml": sheet("1", rest=rest)})
