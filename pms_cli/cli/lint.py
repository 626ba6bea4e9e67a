"""`pms lint`: check the plan's files."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pms_cli.cli import live
from pms_cli.cli.options import AuOption, PlanOption
from pms_cli.errors import ExitStatus, MisuseError

if TYPE_CHECKING:
    from pms_cli.lint.engine import LintResult
    from pms_cli.lint.settings import Choix
    from pms_cli.workspace import Reader


def lint(
    ctx: typer.Context,
    fichiers: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FICHES]...",
            help="Fichiers ou dossiers du plan dont montrer les problèmes. Par défaut : tous.",
            show_default=False,
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            metavar="CODES",
            help="Seulement ces règles : codes ou débuts de codes, séparés par des virgules.",
            autocompletion=live.regles,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            "--ignore",
            metavar="CODES",
            help="Sans ces règles : codes ou débuts de codes, séparés par des virgules.",
            autocompletion=live.regles,
        ),
    ] = None,
    au: AuOption = None,
    plan: PlanOption = None,
) -> None:
    """Vérifie les fichiers du plan.

    Montre tous les problèmes, chacun à sa place, avec ce qu’il faut faire.

    Rend 0 quand tout est juste, 1 quand il y a des erreurs ou des avertissements.
    """
    from pms_cli.cli.options import day
    from pms_cli.cli.session import open_reader, shown_prefix
    from pms_cli.cli.streams import detect_terminal, emit, is_interactive
    from pms_cli.diagnostics import Severity
    from pms_cli.lint.engine import lint_plan
    from pms_cli.lint.settings import choose_rules
    from pms_cli.lint.shares import processes
    from pms_cli.output.diagnostics import closing_count, problem_lines

    asked = (_codes("--select", select), _codes("--ignore", ignore))
    choose_rules(asked[0], ())
    choose_rules((), asked[1])
    jour = day(au)
    reader = open_reader(ctx, plan)
    prefix = shown_prefix(reader.root)
    choix = _choix(reader, prefix, asked)
    announced = reader.edition.value.annonce if reader.edition.value else None
    result = lint_plan(reader, choix, jour, processes=processes(len(reader.names)))
    if not reader.names and not result.diagnostics and announced is None:
        raise MisuseError(
            f"aucune fiche dans « {prefix}actions » : "
            "il n’y a rien à vérifier, créez une première fiche (ou dites dans plan.yaml, à "
            "« annonce », combien le plan en annonce)"
        )
    if fichiers:
        result = result.only(_paths(reader.root, result, fichiers))
    terminal = detect_terminal()
    shown = problem_lines(result.diagnostics, prefix, terminal, excerpts=is_interactive())
    emit(shown + closing_count(result.diagnostics, result.files))
    if not reader.names and reader.edition.value:
        emit(
            f"Aucune fiche encore\u00a0; le plan annonce {reader.edition.value.compte_annonce()}.\n"
        )
    if result.crashes:
        raise RuntimeError("".join(result.crashes))
    if any(found.severity is not Severity.CONSEIL for found in result.diagnostics):
        raise typer.Exit(ExitStatus.PROBLEMS)


def _choix(
    reader: "Reader", prefix: str, asked: tuple[tuple[str, ...], tuple[str, ...]]
) -> "Choix":
    """The rules of the plan's settings and of the options. Raises MisuseError."""
    from pms_cli.lint.settings import choose
    from pms_cli.model.reglages import ReglagesLint

    reglages = reader.edition.value.reglages.lint if reader.edition.value else ReglagesLint()
    try:
        choose(reglages)
    except MisuseError as error:
        plan_file = f"{prefix}{reader.edition.path}"
        raise MisuseError(f"{plan_file}, « reglages: lint: » : {error}") from None
    return choose(reglages, select=asked[0], ignore=asked[1])


def _codes(option: str, values: list[str] | None) -> tuple[str, ...]:
    codes = tuple(
        code.strip() for value in values or () for code in value.split(",") if code.strip()
    )
    if values and not codes:
        raise MisuseError(f"{option} ne donne aucun code : écrivez par exemple {option} PMS2")
    return codes


def _paths(root: Path, result: "LintResult", given: list[str]) -> frozenset[str]:
    """The plan's files that the arguments name. Raises MisuseError for any other file."""
    from pms_cli.cli.session import current_folder

    known = {*result.paths, *(problem.path for problem in result.diagnostics)}
    root = Path(os.path.abspath(root))  # noqa: PTH100 - links are not followed
    chosen: set[str] = set()
    for text in given:
        relative = _within(root, current_folder() / text)
        if relative is None:
            raise MisuseError(f"« {text} » n’est pas dans le dossier du plan")
        inside = {name for name in known if name == relative or name.startswith(f"{relative}/")}
        if relative == ".":
            inside = known
        if not inside:
            raise MisuseError(
                f"« {text} » n’est pas un fichier du plan : "
                "donnez une fiche du dossier actions, un registre ou un dossier"
            )
        chosen |= inside
    return frozenset(chosen)


def _within(root: Path, path: Path) -> str | None:
    """A path from the plan's folder; None outside it. A link that is named is not followed."""
    try:
        as_named = Path(os.path.abspath(path))  # noqa: PTH100
        if as_named.is_relative_to(root):
            return as_named.relative_to(root).as_posix()
        # The folders above may go through links on one side only.
        real, real_root = as_named.parent.resolve() / as_named.name, root.resolve()
        return real.relative_to(real_root).as_posix() if real.is_relative_to(real_root) else None
    except (OSError, ValueError, RuntimeError):
        return None
