"""`pms report`: a report to hand over, as a file or on standard output."""

from typing import Annotated

import typer

from pms_cli.cli import live
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


def report(
    ctx: typer.Context,
    nom: Annotated[
        str | None,
        typer.Argument(
            metavar="NOM",
            help="Le rapport : point-etape (--liste les énumère).",
            autocompletion=live.rapports,
            show_default=False,
        ),
    ] = None,
    sortie: Annotated[
        str | None,
        typer.Option(
            "--sortie",
            "-o",
            metavar="FICHIER",
            help="Fichier à écrire, en .html ou en .md. Par défaut : Markdown à l’écran.",
        ),
    ] = None,
    remplacer: Annotated[
        bool,
        typer.Option("--remplacer", help="Écrit même par-dessus un fichier que pms n’a pas fait."),
    ] = False,
    liste: Annotated[bool, typer.Option("--liste", help="Énumère les rapports.")] = False,
    axe: AxeOption = None,
    orientation: OrientationOption = None,
    niveau: NiveauOption = None,
    pilote: PiloteOption = None,
    livret: LivretOption = None,
    territoire: TerritoireOption = None,
    au: AuOption = None,
    plan: PlanOption = None,
) -> None:
    """Fabrique un rapport prêt à remettre, en HTML ou en Markdown."""
    from pathlib import Path

    from pms_cli.cli.options import read_filter
    from pms_cli.cli.session import open_workspace, status_of
    from pms_cli.cli.streams import emit
    from pms_cli.cli.values import choice, day
    from pms_cli.query import choisir, decrire
    from pms_cli.reports import RAPPORTS

    if liste:
        emit("".join(f"{name:<14}{known.description}\n" for name, known in RAPPORTS.items()))
        return
    if nom is None:
        raise MisuseError("quel rapport ? écrivez son nom, par exemple : pms report point-etape")
    name = choice(nom, "pms report", tuple(RAPPORTS))
    form = _form(sortie)
    jour = day(au)
    workspace = open_workspace(ctx, plan)
    filtre = read_filter(
        workspace.plan.edition,
        axes=axe,
        orientations=orientation,
        niveaux=niveau,
        pilotes=pilote,
        livrets=livret,
        territoires=territoire,
    )

    from pms_cli.cli.files import write_result
    from pms_cli.reports.rendu import render_view
    from pms_cli.vues.demande import Demande

    fiches = choisir(workspace.plan, workspace.plan.actions, filtre, jour)
    demande = Demande(workspace.plan, fiches, jour, decrire(workspace.plan, filtre))
    view = RAPPORTS[name].vue(demande)
    text = render_view(name, form, view)
    if sortie is None:
        emit(text)
    else:
        sheets = (workspace.root / "actions", workspace.root / "territories")
        write_result(Path(sortie), text, forbidden=sheets, replace=remplacer)
        emit(f"Rapport écrit\u00a0: {sortie}\n")
    raise typer.Exit(status_of(workspace))


def _form(sortie: str | None) -> str:
    if sortie is None or sortie.lower().endswith(".md"):
        return "md"
    if sortie.lower().endswith((".html", ".htm")):
        return "html"
    raise MisuseError(f"« {sortie} » : donnez un nom de fichier qui finit par .html ou .md")
