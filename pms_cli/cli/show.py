"""`pms show`: one sheet, to be read."""

from typing import Annotated

import typer

from pms_cli.cli import live
from pms_cli.cli.options import AuOption, PlanOption, TexteOption
from pms_cli.errors import MisuseError


def show(
    ctx: typer.Context,
    numero: Annotated[
        str,
        typer.Argument(
            metavar="NUMERO",
            help="Numéro de la fiche : 12, ou 8.2 pour une fiche sectorielle.",
            autocompletion=live.numeros,
        ),
    ],
    au: AuOption = None,
    format: TexteOption = "texte",  # noqa: A002 - the option's name
    plan: PlanOption = None,
) -> None:
    """Montre une fiche, mise en page pour être lue."""
    from pms_cli.cli.session import open_workspace, shown_prefix
    from pms_cli.cli.streams import detect_terminal, emit, emit_json
    from pms_cli.cli.values import choice, day
    from pms_cli.lint.names import announced_number
    from pms_cli.model import Numero
    from pms_cli.model.types import RefusError
    from pms_cli.output.fiche import sheet_json, sheet_page

    shape = choice(format, "--format", ("texte", "json"))
    jour = day(au)
    try:
        wanted = Numero.lire(numero)
    except RefusError as error:
        raise MisuseError(str(error)) from None
    workspace = open_workspace(ctx, plan)
    fiche = workspace.plan.fiche(wanted)
    if fiche is None:
        for path in workspace.unread:
            if announced_number(path) == wanted:
                raise MisuseError(
                    f"la fiche {wanted} n’est pas lisible : "
                    f"lancez « pms lint {shown_prefix(workspace.root)}{path} »"
                )
        if not workspace.plan.fiches:
            raise MisuseError("aucune fiche n’est encore saisie dans ce plan")
        raise MisuseError(f"aucune fiche {wanted} dans ce plan : « pms list » les énumère")
    if shape == "json":
        emit_json(sheet_json(workspace.plan, fiche, jour))
    else:
        emit(sheet_page(workspace.plan, fiche, jour, detect_terminal()))
