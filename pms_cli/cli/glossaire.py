"""`pms glossaire`: what the sigles mean."""

from typing import Annotated

import typer

from pms_cli.cli import live
from pms_cli.cli.options import PlanOption, TableOption
from pms_cli.errors import MisuseError


def glossaire(
    ctx: typer.Context,
    sigle: Annotated[
        str | None,
        typer.Argument(
            metavar="SIGLE",
            help="Un sigle ; sans lui, tous sont énumérés.",
            autocompletion=live.sigles,
            show_default=False,
        ),
    ] = None,
    format: TableOption = "table",  # noqa: A002 - the option's name
    plan: PlanOption = None,
) -> None:
    """Donne le sens des sigles, et les fiches d’un acteur."""
    from pms_cli.cli.session import open_workspace, status_of
    from pms_cli.cli.streams import detect_terminal, emit, emit_csv, emit_json
    from pms_cli.cli.values import choice
    from pms_cli.diagnostics import did_you_mean, shorten
    from pms_cli.output.glossaire import glossary_csv, glossary_json, glossary_page
    from pms_cli.vues.glossaire import entries

    shape = choice(format, "--format", ("table", "json", "csv"))
    workspace = open_workspace(ctx, plan)
    found = entries(workspace.plan)
    if sigle is not None:
        known = [entry.sigle for entry in found]
        wanted = sigle.casefold()
        found = tuple(entry for entry in found if entry.sigle.casefold() == wanted)
        if not found:
            guess = did_you_mean(sigle, known) or " : « pms glossaire » les énumère"
            raise MisuseError(f"le sigle « {shorten(sigle)} » n’est pas connu{guess}")
    if shape == "json":
        emit_json(glossary_json(workspace.plan, found))
    elif shape == "csv":
        emit_csv(glossary_csv(found))
    else:
        emit(glossary_page(workspace.plan, found, detect_terminal(), detail=sigle is not None))
    raise typer.Exit(status_of(workspace))
