"""`pms status`: where the plan stands."""

from typing import Annotated

import typer

from pms_cli.cli import live
from pms_cli.cli.options import (
    AuOption,
    AxeOption,
    LivretOption,
    OrientationOption,
    PiloteOption,
    PlanOption,
    TableOption,
    TerritoireOption,
)


def status(
    ctx: typer.Context,
    axe: AxeOption = None,
    orientation: OrientationOption = None,
    pilote: PiloteOption = None,
    livret: LivretOption = None,
    territoire: TerritoireOption = None,
    par: Annotated[
        str | None,
        typer.Option(
            "--par",
            metavar="[axe|orientation|pilote|livret|territoire|famille]",
            help="Une ligne par… Par défaut : par axe, ou par orientation avec --axe.",
            autocompletion=live.groupements,
        ),
    ] = None,
    au: AuOption = None,
    format: TableOption = "table",  # noqa: A002 - the option's name
    plan: PlanOption = None,
) -> None:
    """Montre où en est le plan.

    Répartition des niveaux, moyenne, doutes, par groupe. L’ensemble du plan est toujours la
    première ligne, pour comparer.
    """
    from pms_cli.cli.options import read_filter
    from pms_cli.cli.session import open_workspace, status_of
    from pms_cli.cli.streams import detect_terminal, emit, emit_csv, emit_json
    from pms_cli.cli.values import choice, day
    from pms_cli.model import jour_en_clair
    from pms_cli.output.status import StatusView, status_csv, status_json, status_table
    from pms_cli.query import choisir, decrire
    from pms_cli.stats import PAR, figures, grouper

    shape = choice(format, "--format", ("table", "json", "csv"))
    by = choice(par, "--par", PAR) if par else ("orientation" if axe else "axe")
    jour = day(au)
    workspace = open_workspace(ctx, plan)
    edition = workspace.plan.edition
    filtre = read_filter(
        edition,
        axes=axe,
        orientations=orientation,
        pilotes=pilote,
        livrets=livret,
        territoires=territoire,
    )
    chosen = choisir(workspace.plan, workspace.plan.actions, filtre, jour)
    # A plan whose sheets are still to be written shows its levels all the same.
    nothing_yet = not workspace.plan.actions and not filtre
    points = [point for fiche in workspace.plan.actions if (point := fiche.point_au(jour))]
    last = max((point.date for point in points), default=None)
    view = StatusView(
        edition=edition,
        jour=jour_en_clair(jour),
        jour_iso=jour.isoformat(),
        par=by,
        filtre=decrire(workspace.plan, filtre),
        plan=figures(workspace.plan.actions, jour, edition.echelle),
        choix=figures(chosen, jour, edition.echelle) if filtre else None,
        groupes=tuple(
            (group, figures(group.fiches, jour, edition.echelle))
            for group in grouper(workspace.plan, chosen, by, vides=nothing_yet)
        ),
        dernier_point=last.en_clair if last else None,
        territorial=bool(territoire) or by == "territoire",
    )
    if shape == "json":
        emit_json(status_json(view))
    elif shape == "csv":
        emit_csv(status_csv(view))
    else:
        emit(status_table(view, detect_terminal()))
    raise typer.Exit(status_of(workspace))
