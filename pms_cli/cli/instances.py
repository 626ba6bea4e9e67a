"""`pms instances`: the bodies that follow the plan."""

import typer

from pms_cli.cli.options import AuOption, PlanOption, TexteOption


def instances(
    ctx: typer.Context,
    au: AuOption = None,
    format: TexteOption = "texte",  # noqa: A002 - the option's name
    plan: PlanOption = None,
) -> None:
    """Énumère les instances : rôle, rythme, réunions."""
    from pms_cli.cli.session import open_workspace, status_of
    from pms_cli.cli.streams import detect_terminal, emit, emit_json
    from pms_cli.cli.values import choice, day
    from pms_cli.output.instances import bodies_json, bodies_page

    shape = choice(format, "--format", ("texte", "json"))
    jour = day(au)
    workspace = open_workspace(ctx, plan)
    if shape == "json":
        emit_json(bodies_json(workspace.plan, jour))
    else:
        emit(bodies_page(workspace.plan, jour, detect_terminal()))
    raise typer.Exit(status_of(workspace))
