"""`pms schema`: the JSON Schemas by which editors help to write the files of a plan."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click
import typer

from pms_cli.cli import live
from pms_cli.cli.options import PlanOption
from pms_cli.errors import ExitStatus, MisuseError, PlanNotFoundError

if TYPE_CHECKING:
    from pms_cli.workspace import Workspace


def schema(
    ctx: typer.Context,
    nom: Annotated[
        str | None,
        typer.Argument(
            metavar="[NOM]",
            help="Le schéma : fiche, plan, territoire… Sans nom : la liste.",
            autocompletion=live.schemas,
            show_default=False,
        ),
    ] = None,
    sortie: Annotated[
        str | None,
        typer.Option(
            "--sortie",
            "-o",
            metavar="DOSSIER",
            help="Dossier où écrire tous les schémas, ou celui qui est nommé.",
        ),
    ] = None,
    verifier: Annotated[
        bool,
        typer.Option(
            "--verifier", help="Avec -o : n’écrit rien, dit quels schémas ne sont plus à jour."
        ),
    ] = False,
    sans_plan: Annotated[
        bool,
        typer.Option("--sans-plan", help="Schémas généraux, sans les codes et titres d’un plan."),
    ] = False,
    remplacer: Annotated[
        bool,
        typer.Option("--remplacer", help="Écrit même par-dessus un fichier que pms n’a pas fait."),
    ] = False,
    plan: PlanOption = None,
) -> None:
    """Écrit les schémas qui aident à la saisie.

    Avec eux, un éditeur comme VS Code explique chaque clé, propose les valeurs (sigles, documents,
    niveaux…) et souligne les erreurs. Ils tiennent compte du plan : écrivez-les de nouveau quand
    ses documents, ses acteurs ou ses axes changent. Exemple : pms schema -o schemas
    """
    from pms_cli.cli.files import accept_target, same_result, write_result
    from pms_cli.cli.session import status_of
    from pms_cli.cli.streams import emit, emit_json
    from pms_cli.cli.values import choice
    from pms_cli.exchange.schemas import SORTES, file_name, schema_text
    from pms_cli.francais import NBSP
    from pms_cli.texte import printable

    names = (choice(nom, "pms schema", tuple(SORTES)),) if nom is not None else tuple(SORTES)
    if sortie is None:
        if verifier or remplacer:
            option = "--verifier" if verifier else "--remplacer"
            raise MisuseError(f"{option} demande un dossier : pms schema {option} -o schemas")
        if nom is None:
            emit("".join(f"{name:<14}{kind.fichiers}\n" for name, kind in SORTES.items()))
            return
    workspace = None if sans_plan else _workspace(ctx, plan)
    status = ExitStatus.CLEAN if workspace is None else status_of(workspace)
    texts = {name: schema_text(name, workspace.plan if workspace else None) for name in names}
    if sortie is None:
        emit_json(texts[names[0]])
        raise typer.Exit(status)
    paths = {name: Path(sortie) / file_name(name) for name in names}
    stale = [name for name in names if not same_result(paths[name], texts[name])]
    if verifier:
        emit(_verdict([paths[name].as_posix() for name in stale], sortie))
        raise typer.Exit(ExitStatus.PROBLEMS if stale else status)
    forbidden: tuple[Path, ...] = ()
    if workspace is not None:
        forbidden = tuple(workspace.root / name for name in ("actions", "territories", "editions"))
    # All or none: nothing is written when one of them may not be.
    for name in stale:
        accept_target(paths[name], forbidden=forbidden, replace=remplacer)
    for name in stale:
        write_result(paths[name], texts[name], forbidden=forbidden, replace=remplacer)
    written = f"{len(stale)} écrit{'s' if len(stale) > 1 else ''}"
    emit(f"Schémas à jour dans {printable(sortie)}{NBSP}: {len(names)} ({written}).\n")
    raise typer.Exit(status)


def _workspace(ctx: click.Context, plan: str | None) -> "Workspace | None":
    """The plan; None, and a word of it, when none was asked for and none is here."""
    from pms_cli.cli.session import chosen_plan, open_workspace
    from pms_cli.cli.streams import complain
    from pms_cli.francais import typographie

    try:
        return open_workspace(ctx, plan)
    except PlanNotFoundError:
        if chosen_plan(ctx, plan) is not None:
            raise
    complain(typographie("Aucun plan ici : les schémas sont généraux, sans codes ni titres.\n"))
    return None


def _verdict(stale: list[str], folder: str) -> str:
    from pms_cli.francais import NBSP
    from pms_cli.texte import printable

    folder = printable(folder)
    if not stale:
        return f"Les schémas de {folder} sont à jour.\n"
    told = "".join(f"{printable(path)} n’est plus à jour\n" for path in stale)
    return f"{told}Lancez{NBSP}: pms schema -o {folder}\n"
