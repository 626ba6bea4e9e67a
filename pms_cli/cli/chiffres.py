"""`pms chiffres`: the figures of the context."""

import typer

from pms_cli.cli.options import PlanOption, TableOption


def chiffres(
    ctx: typer.Context,
    format: TableOption = "table",  # noqa: A002 - the option's name
    plan: PlanOption = None,
) -> None:
    """Énumère les chiffres de contexte et leurs documents."""
    from pms_cli.cli.session import open_workspace, status_of
    from pms_cli.cli.streams import detect_terminal, emit, emit_csv, emit_json
    from pms_cli.cli.values import choice
    from pms_cli.output.chiffres import figures_csv, figures_json, figures_page

    shape = choice(format, "--format", ("table", "json", "csv"))
    workspace = open_workspace(ctx, plan)
    found = workspace.plan.chiffres
    if shape == "json":
        emit_json(figures_json(workspace.plan, found))
    elif shape == "csv":
        emit_csv(figures_csv(found))
    else:
        emit(figures_page(workspace.plan, found, detect_terminal()))
    raise typer.Exit(status_of(workspace))
