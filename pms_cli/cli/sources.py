"""`pms sources`: the documents, and what rests on each."""

from typing import Annotated

import typer

from pms_cli.cli import live
from pms_cli.cli.options import PlanOption, TableOption
from pms_cli.errors import MisuseError


def sources(
    ctx: typer.Context,
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="CODE",
            help="Code d’un document ; sans lui, tous sont énumérés.",
            autocompletion=live.documents,
            show_default=False,
        ),
    ] = None,
    format: TableOption = "table",  # noqa: A002 - the option's name
    plan: PlanOption = None,
) -> None:
    """Énumère les documents et ce qui repose sur chacun.

    Ceux sur lesquels rien ne repose encore viennent à la fin.
    """
    from pms_cli.cli.session import open_workspace, status_of
    from pms_cli.cli.streams import detect_terminal, emit, emit_csv, emit_json
    from pms_cli.cli.values import choice
    from pms_cli.diagnostics import did_you_mean, shorten
    from pms_cli.output.sources import source_page, sources_csv, sources_json, sources_page
    from pms_cli.stats.provenance import provenance

    shape = choice(format, "--format", ("table", "json", "csv"))
    workspace = open_workspace(ctx, plan)
    found = provenance(workspace.plan)
    if code is not None:
        known = [item.code for item in found]
        if code not in known:
            guess = did_you_mean(code, known) or " : « pms sources » les énumère"
            raise MisuseError(f"le document « {shorten(code)} » n’est pas connu{guess}")
        found = tuple(item for item in found if item.code == code)
    if shape == "json":
        emit_json(sources_json(workspace.plan, found))
    elif shape == "csv":
        emit_csv(sources_csv(found))
    elif code is not None:
        emit(source_page(workspace.plan, found[0], detect_terminal()))
    else:
        emit(sources_page(found, detect_terminal()))
    raise typer.Exit(status_of(workspace))
