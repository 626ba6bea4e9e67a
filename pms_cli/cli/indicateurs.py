"""`pms indicateurs`: every indicator, and how few are measured."""

from typing import Annotated

import typer

from pms_cli.cli.options import (
    AuOption,
    AxeOption,
    LivretOption,
    OrientationOption,
    PiloteOption,
    PlanOption,
    TableOption,
)


def indicateurs(
    ctx: typer.Context,
    axe: AxeOption = None,
    orientation: OrientationOption = None,
    pilote: PiloteOption = None,
    livret: LivretOption = None,
    sans_mesure: Annotated[
        bool, typer.Option("--sans-mesure", help="Seulement ceux qui n’ont aucune mesure.")
    ] = False,
    sans_cible: Annotated[
        bool, typer.Option("--sans-cible", help="Seulement ceux qui n’ont pas de cible.")
    ] = False,
    au: AuOption = None,
    format: TableOption = "table",  # noqa: A002 - the option's name
    plan: PlanOption = None,
) -> None:
    """Énumère les indicateurs et leurs mesures.

    Type, départ, cible, dernière mesure, chemin fait, prochaine échéance. Un indicateur demandé
    par plusieurs fiches n’y figure qu’une fois.
    """
    from pms_cli.cli.options import read_filter
    from pms_cli.cli.session import open_workspace, status_of
    from pms_cli.cli.streams import detect_terminal, emit, emit_csv, emit_json
    from pms_cli.cli.values import choice, day
    from pms_cli.output.indicateurs import indicators_csv, indicators_json, indicators_page
    from pms_cli.query import choisir, decrire
    from pms_cli.stats.indicateurs import suivis

    shape = choice(format, "--format", ("table", "json", "csv"))
    jour = day(au)
    workspace = open_workspace(ctx, plan)
    whole = workspace.plan
    filtre = read_filter(
        whole.edition, axes=axe, orientations=orientation, pilotes=pilote, livrets=livret
    )
    found = [
        suivi
        for suivi in suivis(whole, choisir(whole, whole.fiches, filtre, jour), jour)
        if not (sans_mesure and suivi.mesure) and not (sans_cible and suivi.cible)
    ]
    asked = [decrire(whole, filtre)]
    asked += ["sans mesure"] if sans_mesure else []
    asked += ["sans cible"] if sans_cible else []
    said = ", ".join(text for text in asked if text)
    if shape == "json":
        emit_json(indicators_json(whole, found, jour, said))
    elif shape == "csv":
        emit_csv(indicators_csv(found))
    else:
        emit(indicators_page(whole, found, jour, said, detect_terminal()))
    raise typer.Exit(status_of(workspace))
