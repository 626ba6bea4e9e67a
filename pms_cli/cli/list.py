"""`pms list`: the sheets, filtered."""

from typing import Annotated

import typer

from pms_cli.cli.options import (
    AuOption,
    AxeOption,
    LivretOption,
    NiveauOption,
    OrientationOption,
    PiloteOption,
    PlanOption,
    TerritoireOption,
)
from pms_cli.errors import MisuseError


def list_sheets(
    ctx: typer.Context,
    axe: AxeOption = None,
    orientation: OrientationOption = None,
    niveau: NiveauOption = None,
    pilote: PiloteOption = None,
    livret: LivretOption = None,
    territoire: TerritoireOption = None,
    au: AuOption = None,
    format: Annotated[  # noqa: A002 - the option's name
        str,
        typer.Option(
            "--format",
            metavar="[table|json|csv|edition]",
            help="Forme du résultat ; edition : un fichier pour le dossier editions/ du plan "
            "suivant.",
            autocompletion=lambda: ["table", "json", "csv", "edition"],
        ),
    ] = "table",
    plan: PlanOption = None,
) -> None:
    """Énumère les fiches, avec leur niveau."""
    from pms_cli.cli.options import read_filter
    from pms_cli.cli.session import open_workspace, status_of
    from pms_cli.cli.streams import detect_terminal, emit, emit_csv, emit_file, emit_json
    from pms_cli.cli.values import choice, day
    from pms_cli.output.fiches import sheets_csv, sheets_json, sheets_table
    from pms_cli.query import choisir, decrire

    shape = choice(format, "--format", ("table", "json", "csv", "edition"))
    jour = day(au)
    workspace = open_workspace(ctx, plan)
    edition = workspace.plan.edition
    filtre = read_filter(
        edition,
        axes=axe,
        orientations=orientation,
        niveaux=niveau,
        pilotes=pilote,
        livrets=livret,
        territoires=territoire,
    )
    fiches = choisir(workspace.plan, workspace.plan.fiches, filtre, jour)
    if shape == "json":
        emit_json(sheets_json(edition, fiches, jour, decrire(workspace.plan, filtre)))
    elif shape == "csv":
        emit_csv(sheets_csv(fiches, jour))
    elif shape == "edition":
        from pms_cli.exchange.edition import edition_yaml

        if not fiches:
            raise MisuseError("aucune fiche à écrire : une édition en a au moins une")
        emit_file(edition_yaml(edition, fiches))
    else:
        emit(sheets_table(edition, fiches, jour, detect_terminal()))
    raise typer.Exit(status_of(workspace))
