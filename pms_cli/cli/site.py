"""`pms site`: the public site of the plan, as a folder of files."""

from typing import TYPE_CHECKING, Annotated

import typer

from pms_cli.cli.demandes import ProfilOption
from pms_cli.cli.options import AuOption, PlanOption
from pms_cli.errors import MisuseError

if TYPE_CHECKING:
    import datetime as dt

    from pms_cli.vues.demande import Demande
    from pms_cli.workspace import Workspace

UrlOption = Annotated[
    str | None,
    typer.Option(
        "--url",
        metavar="ADRESSE",
        help="Adresse où le site sera publié, en https:// : le flux Atom et la description des "
        "données la citent.",
    ),
]


def site(
    ctx: typer.Context,
    sortie: Annotated[
        str,
        typer.Option("--sortie", "-o", metavar="DOSSIER", help="Dossier à écrire : public/."),
    ] = "public",
    url: UrlOption = None,
    remplacer: Annotated[
        bool,
        typer.Option(
            "--remplacer", help="Écrit même dans un dossier où se trouvent d’autres fichiers."
        ),
    ] = False,
    profil: ProfilOption = None,
    au: AuOption = None,
    plan: PlanOption = None,
) -> None:
    """Fabrique le site public du plan : des pages à déposer telles quelles sur un serveur."""
    from pathlib import Path

    from pms_cli.cli.demandes import read_profil
    from pms_cli.cli.dossier import accept_folder, write_folder
    from pms_cli.cli.progres import suivre
    from pms_cli.cli.session import open_workspace, status_of
    from pms_cli.cli.streams import emit
    from pms_cli.cli.values import day
    from pms_cli.francais import grouped
    from pms_cli.texte import printable

    if not sortie.strip():
        raise MisuseError("--sortie : donnez le nom d’un dossier, par exemple public")
    jour = day(au)
    reader = read_profil(profil)
    address = read_url(url)
    workspace = open_workspace(ctx, plan)
    target = accept_folder(Path(sortie), forbidden=(workspace.root,), replace=remplacer)

    from pms_cli.gabarits import Gabarits
    from pms_cli.site.rendu import construire

    made = construire(asked(workspace, jour, reader), Gabarits(workspace.folder), url=address)
    bilan = write_folder(target, suivre(made, None, "Pages faites"), replace=remplacer)
    changed = "" if bilan.ecrits == bilan.fichiers else f", dont {bilan.ecrits} changés"
    gone = f", {bilan.retires} retirés" if bilan.retires else ""
    count = f"{grouped(bilan.fichiers)} fichiers{changed}{gone}"
    emit(
        f"Site écrit\u00a0: {printable(sortie)} ({count}, "
        f"{grouped((bilan.octets + 1023) // 1024)}\u00a0Ko)\n"
    )
    raise typer.Exit(status_of(workspace))


def asked(workspace: "Workspace", jour: "dt.date", profil: str) -> "Demande":
    """What the site is asked for: the whole plan, on a day, for somebody."""
    from pms_cli.cli.demandes import revision_of
    from pms_cli.model.profils import vu_par
    from pms_cli.vues.demande import Demande

    seen = vu_par(workspace.plan, profil)
    return Demande(seen, seen.actions, jour, profil=profil, revision=revision_of(workspace))


def read_url(text: str | None) -> str:
    """The address of the site, with a slash at its end; empty for none. Raises MisuseError."""
    if text is None:
        return ""
    import re

    label = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
    found = re.fullmatch(
        rf"https?://{label}(?:\.{label})*(?::([0-9]{{1,5}}))?((?:/[A-Za-z0-9._~-]*)*)", text[:301]
    )
    if (
        found is None
        or len(text) > 300  # noqa: PLR2004
        or not 0 < int(found[1] or "1") <= 65535  # noqa: PLR2004
        or {".", ".."} & {*found[2].split("/")}
    ):
        raise MisuseError(
            f"--url : « {text[:60]} » n’est pas une adresse ; écrivez https://exemple.fr/plan/"
        )
    return text if text.endswith("/") else f"{text}/"
