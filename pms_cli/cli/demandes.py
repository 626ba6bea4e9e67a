"""What a command asks of the plan for others to read: who reads, which state of the data."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pms_cli.workspace import Workspace

ProfilOption = Annotated[
    str | None,
    typer.Option(
        "--profil",
        metavar="[public|partenaires|interne]",
        help="Pour qui : ce que chacun peut voir est dit par le format des fiches et par les "
        "réglages du plan.",
        autocompletion=lambda: ["public", "partenaires", "interne"],
    ),
]


def read_profil(text: str | None, default: str = "public") -> str:
    """The profile asked for. Raises MisuseError for an unknown one."""
    from pms_cli.cli.values import choice
    from pms_cli.model.profils import PROFILS

    return default if text is None else choice(text, "--profil", PROFILS)


def revision_of(workspace: "Workspace") -> str:
    """Which state of the data this is, in words; empty when no history says."""
    from pms_cli.git import revision

    found = revision(workspace.folder)
    return found.en_clair if found else ""
