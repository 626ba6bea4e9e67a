"""`pms agenda`: what is due, what was missed."""

from typing import Annotated

import typer

from pms_cli.cli.options import (
    AuOption,
    AxeOption,
    OrientationOption,
    PiloteOption,
    PlanOption,
    TerritoireOption,
)
from pms_cli.errors import MisuseError

_MOST_DAYS = 36_500


def agenda(
    ctx: typer.Context,
    axe: AxeOption = None,
    orientation: OrientationOption = None,
    pilote: PiloteOption = None,
    territoire: TerritoireOption = None,
    au: AuOption = None,
    jours: Annotated[
        int, typer.Option("--jours", metavar="N", help="Nombre de jours à venir.")
    ] = 90,
    format: Annotated[  # noqa: A002 - the option's name
        str,
        typer.Option(
            "--format",
            metavar="[table|json|csv|ics]",
            help="Forme du résultat ; ics : un calendrier à importer.",
            autocompletion=lambda: ["table", "json", "csv", "ics"],
        ),
    ] = "table",
    plan: PlanOption = None,
) -> None:
    """Énumère ce qui est échu et ce qui vient.

    Jalons, fins d’actions, réunions, points d’avancement et mesures à donner : ce qui est échu
    d’abord, du plus ancien au plus récent.
    """
    from pms_cli.cli.options import read_filter
    from pms_cli.cli.session import open_workspace, status_of
    from pms_cli.cli.streams import detect_terminal, emit, emit_csv, emit_file, emit_json
    from pms_cli.cli.values import choice, day
    from pms_cli.output.agenda import agenda_csv, agenda_json, agenda_page
    from pms_cli.query import choisir, decrire, trouver_territoires
    from pms_cli.stats.agenda import a_venir, manquees, regrouper
    from pms_cli.stats.agenda import agenda as due

    shape = choice(format, "--format", ("table", "json", "csv", "ics"))
    if not 0 <= jours <= _MOST_DAYS:
        raise MisuseError(
            f"--jours ne peut pas être {jours} : écrivez un nombre de jours, de 0 à {_MOST_DAYS}"
        )
    jour = day(au)
    workspace = open_workspace(ctx, plan)
    whole = workspace.plan
    filtre = read_filter(
        whole.edition,
        axes=axe,
        orientations=orientation,
        pilotes=pilote,
        territoires=territoire,
    )
    fiches = choisir(whole, whole.fiches, filtre, jour)
    places = trouver_territoires(whole, territoire or ())
    found = due(whole, fiches, jour, partout=not filtre, territoires=places)
    shown = (*manquees(found, jour), *a_venir(found, jour, jours))
    if shape == "json":
        emit_json(agenda_json(whole, shown, jour, jours))
    elif shape == "csv":
        emit_csv(agenda_csv(whole, shown, jour))
    elif shape == "ics":
        from pms_cli.exchange.ics import Evenement, calendar_text
        from pms_cli.vues.concernes import qui

        events = [
            Evenement(item.cle, item.date, item.nature, item.objet, qui(whole, item), item.detail)
            for item in regrouper(shown)
        ]
        emit_file(calendar_text(whole.edition, events, jour))
    else:
        said = decrire(whole, filtre)
        emit(agenda_page(whole, found, jour, jours, said, detect_terminal()))
    raise typer.Exit(status_of(workspace))
