"""`pms serve`: the site on this machine, made again while the plan is being written."""

from typing import TYPE_CHECKING, Annotated

import typer

from pms_cli.cli.demandes import ProfilOption
from pms_cli.cli.options import AuOption, PlanOption
from pms_cli.errors import MisuseError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from pms_cli.diagnostics import Diagnostic

_LAST_PORT = 65535
_SHOWN = 5
"""Problems that are told of a plan, the others are counted."""


def serve(
    ctx: typer.Context,
    port: Annotated[
        int | None,
        typer.Option(
            "--port",
            metavar="N",
            help="Port à ouvrir, 0 pour n’importe lequel de libre. Par défaut : 8000, ou le "
            "premier libre ensuite.",
            show_default=False,
        ),
    ] = None,
    profil: ProfilOption = None,
    au: AuOption = None,
    plan: PlanOption = None,
) -> None:
    """Montre le site dans un navigateur de cette machine, et le refait quand le plan change.

    Rien n’est écrit, et rien n’est visible des autres machines. Ctrl+C arrête l’aperçu.
    """
    import gc
    import os

    from pms_cli.apercu import Veille, ouvrir
    from pms_cli.cli.demandes import read_profil
    from pms_cli.cli.journal import Defauts
    from pms_cli.cli.session import chosen_plan, current_folder, shown_prefix
    from pms_cli.cli.streams import complain, emit
    from pms_cli.cli.values import day
    from pms_cli.francais import typographie
    from pms_cli.texte import printable, printable_lines
    from pms_cli.workspace import find_root

    if port is not None and not 0 <= port <= _LAST_PORT:
        raise MisuseError(f"--port ne peut pas être {port} : écrivez un nombre de 0 à {_LAST_PORT}")

    def dire(said: str) -> None:
        emit(typographie(printable(said)) + "\n")

    def plaindre(said: str) -> None:
        complain(typographie(f"Attention : {printable_lines(said)}") + "\n")

    defauts = Defauts()
    told: set[str] = set()

    def bug(error: Exception) -> None:
        said = defauts.dire(error)
        # A browser asks again every second, and meets the same fault.
        if said not in told:
            told.add(said)
            plaindre(said)

    jour = None if au is None else day(au)
    reader = read_profil(profil)
    root = os.fspath(find_root(current_folder(), chosen=chosen_plan(ctx, plan)))
    # Short commands collect nothing; this one lasts.
    gc.enable()
    veille = Veille(
        root,
        lambda: _site(root, jour or day(None), reader),
        dire=dire,
        plaindre=plaindre,
        defaut=defauts.dire,
    )
    apercu = veille.first()
    serveur = ouvrir(port, apercu, bug)
    dire(f"Aperçu du site : {serveur.address}")
    dire(f"Plan suivi : {shown_prefix(root) or 'le dossier courant'}, à chaque fichier enregistré")
    dire("Pour arrêter : Ctrl+C")
    serveur.start()
    try:
        while True:
            made = veille.again(apercu)
            if made is not None:
                serveur.apercu = apercu = made
    finally:
        serveur.stop()


def _site(root: str, jour: "dt.date", profil: str) -> "tuple[Mapping[str, bytes], str]":
    """The site of the plan as it is now, and what is wrong with its files.

    Raises MisuseError when plan.yaml gives nothing to work with.
    """
    from pms_cli.cli.site import asked
    from pms_cli.gabarits import Gabarits
    from pms_cli.site.rendu import construire
    from pms_cli.workspace import UnreadablePlanError, read_workspace

    try:
        workspace = read_workspace(root)
    except UnreadablePlanError as error:
        raise MisuseError(_told("plan.yaml n’est pas utilisable", error.problems)) from None
    if workspace.crashes:
        raise workspace.crashes[0]
    remark = ""
    if workspace.problems:
        remark = _told("des fichiers du plan ont des problèmes", workspace.problems)
    made = construire(asked(workspace, jour, profil), Gabarits(workspace.folder))
    return dict(made), remark


def _told(said: str, problems: "tuple[Diagnostic, ...]") -> str:
    """A sentence, then the first problems, a line each."""
    lines = [
        f"{problem.path}, ligne {problem.span.line} : {problem.message}"
        for problem in problems[:_SHOWN]
    ]
    others = len(problems) - len(lines)
    if others:
        lines.append(f"… et {others} autre{'s' * (others > 1)} : lancez « pms lint »")
    return "\n".join((f"{said} :", *lines))
