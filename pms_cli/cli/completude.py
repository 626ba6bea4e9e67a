"""`pms completude`: what sheets say and what they leave out."""

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
    TerritoireOption,
)


def completude(
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
            metavar="[champ|fiche]",
            help="Seulement les champs, ou toutes les fiches avec ce qui manque à chacune.",
            autocompletion=lambda: ["champ", "fiche"],
        ),
    ] = None,
    au: AuOption = None,
    format: TableOption = "table",  # noqa: A002 - the option's name
    plan: PlanOption = None,
) -> None:
    """Montre ce que les fiches disent et ce qui y manque.

    La part des fiches où chaque champ est rempli, puis les fiches à compléter.
    """
    from pms_cli.cli.options import read_filter
    from pms_cli.cli.session import open_workspace, shown_prefix, status_of
    from pms_cli.cli.streams import detect_terminal, emit, emit_csv, emit_json
    from pms_cli.cli.values import choice, day
    from pms_cli.model import jour_en_clair
    from pms_cli.output.completude import (
        CompletudeView,
        completeness_csv,
        completeness_json,
        completeness_text,
    )
    from pms_cli.query import choisir, decrire
    from pms_cli.stats.completude import completude as completeness_of

    shape = choice(format, "--format", ("table", "json", "csv"))
    by = choice(par, "--par", ("champ", "fiche")) if par else ""
    jour = day(au)
    workspace = open_workspace(ctx, plan)
    whole = workspace.plan
    filtre = read_filter(
        whole.edition,
        axes=axe,
        orientations=orientation,
        pilotes=pilote,
        livrets=livret,
        territoires=territoire,
    )
    view = CompletudeView(
        edition=whole.edition,
        jour=jour_en_clair(jour),
        jour_iso=jour.isoformat(),
        au_choisi=au is not None,
        par=by,
        filtre=decrire(whole, filtre),
        completude=completeness_of(whole, choisir(whole, whole.fiches, filtre, jour), jour),
        chemins={
            file.value.numero: shown_prefix(workspace.root) + file.path
            for file in workspace.fiches
            if file.value is not None and file.valid
        },
    )
    if shape == "json":
        emit_json(completeness_json(view))
    elif shape == "csv":
        emit_csv(completeness_csv(view))
    else:
        emit(completeness_text(view, detect_terminal()))
    raise typer.Exit(status_of(workspace))
