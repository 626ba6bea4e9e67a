"""`pms couverture`: actions by territories."""

from typing import Annotated

import typer

from pms_cli.cli.options import (
    AxeOption,
    OrientationOption,
    PlanOption,
    TableOption,
    TerritoireOption,
)


def couverture(
    ctx: typer.Context,
    axe: AxeOption = None,
    orientation: OrientationOption = None,
    territoire: TerritoireOption = None,
    toutes: Annotated[
        bool, typer.Option("--toutes", help="Montre aussi ce qu’aucun territoire ne décline.")
    ] = False,
    format: TableOption = "table",  # noqa: A002 - the option's name
    plan: PlanOption = None,
) -> None:
    """Montre quels territoires déclinent quelles actions du plan.

    Le nombre d’abord, par axe, puis une ligne par action déclinée.
    """
    from pms_cli.cli.options import read_filter
    from pms_cli.cli.session import open_workspace, status_of
    from pms_cli.cli.streams import detect_terminal, emit, emit_csv, emit_json
    from pms_cli.cli.values import choice, today
    from pms_cli.output.couverture import coverage_csv, coverage_json, coverage_table
    from pms_cli.query import choisir, decrire, trouver_territoires
    from pms_cli.stats.couverture import couverture as matrix_of

    shape = choice(format, "--format", ("table", "json", "csv"))
    workspace = open_workspace(ctx, plan)
    whole = workspace.plan
    filtre = read_filter(whole.edition, axes=axe, orientations=orientation)
    fiches = choisir(whole, whole.actions, filtre, today())
    places = trouver_territoires(whole, territoire or ()) or None
    matrix = matrix_of(whole, fiches, places)
    said = decrire(whole, filtre)
    if shape == "json":
        emit_json(coverage_json(whole, matrix, said))
    elif shape == "csv":
        emit_csv(coverage_csv(matrix))
    else:
        emit(coverage_table(whole, matrix, said, detect_terminal(), every=toutes))
    raise typer.Exit(status_of(workspace))
