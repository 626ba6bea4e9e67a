"""`pms territoire`: the territories, or one of them."""

from typing import Annotated

import typer

from pms_cli.cli import live
from pms_cli.cli.options import AuOption, PlanOption, TexteOption


def territoire(
    ctx: typer.Context,
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="CODE",
            help="Code ou nom du territoire ; sans lui, tous sont énumérés.",
            autocompletion=live.territoires,
            show_default=False,
        ),
    ] = None,
    au: AuOption = None,
    format: TexteOption = "texte",  # noqa: A002 - the option's name
    plan: PlanOption = None,
) -> None:
    """Montre un territoire et son projet.

    Ses objectifs, son calendrier, ses actions et leurs chiffres, ce qu’il décline du plan.
    """
    from pms_cli.cli.session import open_workspace, status_of
    from pms_cli.cli.streams import detect_terminal, emit, emit_json
    from pms_cli.cli.values import choice, day
    from pms_cli.output import territoires as output
    from pms_cli.query import Filtre, choisir, trouver_territoire
    from pms_cli.stats import figures

    shape = choice(format, "--format", ("texte", "json"))
    jour = day(au)
    workspace = open_workspace(ctx, plan)
    whole = workspace.plan
    if code is None:
        if shape == "json":
            emit_json(output.territories_json(whole))
        else:
            emit(output.territories_list(whole, detect_terminal()))
        raise typer.Exit(status_of(workspace))
    place = trouver_territoire(whole, code)
    if shape == "json":
        declined = choisir(whole, whole.actions, Filtre(territoires=(place.code,)), jour)
        counted = figures(declined, jour, whole.edition.echelle)
        emit_json(output.territory_json(whole, place, counted, jour))
    else:
        emit(output.territory_page(whole, place, jour, detect_terminal()))
    raise typer.Exit(status_of(workspace))
