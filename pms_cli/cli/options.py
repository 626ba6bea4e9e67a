"""The options that commands share, with how each is read and completed."""

from typing import TYPE_CHECKING, Annotated

import typer

from pms_cli.cli import live
from pms_cli.errors import MisuseError

if TYPE_CHECKING:
    from pms_cli.model import Edition
    from pms_cli.query import Filtre

PlanOption = Annotated[
    str | None,
    typer.Option(
        "--plan",
        metavar="DOSSIER",
        envvar="PMS_PLAN",
        help="Dossier du plan (celui qui contient plan.yaml). Par défaut : cherché depuis le "
        "dossier courant en remontant.",
    ),
]
AxeOption = Annotated[
    list[int] | None,
    typer.Option(
        "--axe",
        metavar="N",
        help="Seulement cet axe, le premier niveau du plan (peut être répété).",
        autocompletion=live.axes,
    ),
]
OrientationOption = Annotated[
    list[str] | None,
    typer.Option(
        "--orientation",
        metavar="N",
        help="Seulement cette orientation, le deuxième niveau du plan : 1.2, ou 2 avec --axe 1 "
        "(peut être répété).",
        autocompletion=live.orientations,
    ),
]
NiveauOption = Annotated[
    list[str] | None,
    typer.Option(
        "--niveau",
        metavar="N",
        help="Seulement ce niveau, ou « aucun » (peut être répété).",
        autocompletion=live.niveaux,
    ),
]
PiloteOption = Annotated[
    list[str] | None,
    typer.Option(
        "--pilote",
        metavar="SIGLE",
        help="Seulement ce pilote (peut être répété).",
        autocompletion=live.acteurs,
    ),
]
LivretOption = Annotated[
    list[str] | None,
    typer.Option(
        "--livret",
        metavar="CODE",
        help="Seulement ce livret (peut être répété).",
        autocompletion=live.livrets,
    ),
]
TerritoireOption = Annotated[
    list[str] | None,
    typer.Option(
        "--territoire",
        metavar="CODE",
        help="Seulement ce que ce territoire décline (peut être répété).",
        autocompletion=live.territoires,
    ),
]
TableOption = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="[table|json|csv]",
        help="Forme du résultat.",
        autocompletion=lambda: ["table", "json", "csv"],
    ),
]
TexteOption = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="[texte|json]",
        help="Forme du résultat.",
        autocompletion=lambda: ["texte", "json"],
    ),
]
AuOption = Annotated[
    str | None,
    typer.Option(
        "--au",
        metavar="DATE",
        help="État à cette date : 2019, 2019-02 ou 2019-02-14. Par défaut : aujourd’hui.",
    ),
]


def read_filter(
    edition: "Edition",
    *,
    axes: list[int] | None = None,
    orientations: list[str] | None = None,
    niveaux: list[str] | None = None,
    pilotes: list[str] | None = None,
    livrets: list[str] | None = None,
    territoires: list[str] | None = None,
) -> "Filtre":
    """The filter that the options ask for. Raises MisuseError for what is not understood."""
    from pms_cli.query import Filtre, lire_orientations

    places = lire_orientations(orientations or (), axes or (), edition.noms)
    return Filtre(
        axes=tuple(axes or ()),
        orientations=places,
        niveaux=tuple(_level(text) for text in niveaux or ()),
        pilotes=tuple(pilotes or ()),
        livrets=tuple(livrets or ()),
        territoires=tuple(territoires or ()),
    )


def _level(text: str) -> int | None:
    if text == "aucun":
        return None
    if text.isascii() and text.isdigit() and len(text) <= 2:  # noqa: PLR2004
        return int(text)
    raise MisuseError(
        f"--niveau ne comprend pas « {text[:40]} » : écrivez un chiffre, ou « aucun »"
    )
