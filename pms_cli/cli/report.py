"""`pms report`: a report to hand over, as a file or on standard output."""

from typing import TYPE_CHECKING, Annotated

import typer

from pms_cli.cli import live
from pms_cli.cli.demandes import ProfilOption
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

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pms_cli.edit import Endroit
    from pms_cli.model import Numero
    from pms_cli.reports import Rapport
    from pms_cli.workspace import Workspace


_KEPT = ("actions", "territories", "editions", "templates")
"""Folders of a plan in which no report is written."""
_COLUMNS = 80
"""Width of what is listed, on a terminal or not."""


def report(
    ctx: typer.Context,
    nom: Annotated[
        str | None,
        typer.Argument(
            metavar="NOM",
            help="Le rapport : point-etape, axe, fiche… (--liste les énumère).",
            autocompletion=live.rapports,
            show_default=False,
        ),
    ] = None,
    cible: Annotated[
        str | None,
        typer.Argument(
            metavar="CIBLE",
            help="Ce dont il parle : numéro d’axe ou de fiche, code de territoire, année, "
            "sigle de pilote.",
            autocompletion=live.cibles,
            show_default=False,
        ),
    ] = None,
    sortie: Annotated[
        str | None,
        typer.Option(
            "--sortie",
            "-o",
            metavar="FICHIER",
            help="Fichier à écrire, en .md, .html, .pdf, .docx ou .odt. Par défaut : Markdown à "
            "l’écran.",
        ),
    ] = None,
    remplacer: Annotated[
        bool,
        typer.Option("--remplacer", help="Écrit même par-dessus un fichier que pms n’a pas fait."),
    ] = False,
    liste: Annotated[bool, typer.Option("--liste", help="Énumère les rapports.")] = False,
    variables: Annotated[
        bool,
        typer.Option(
            "--variables", help="Énumère les blocs et les variables des gabarits de ce rapport."
        ),
    ] = False,
    gabarit: Annotated[
        str | None,
        typer.Option(
            "--gabarit",
            metavar="FICHIER",
            help="Remplit ce gabarit au lieu du nôtre, avec les mêmes variables.",
        ),
    ] = None,
    profil: ProfilOption = None,
    axe: AxeOption = None,
    orientation: OrientationOption = None,
    niveau: NiveauOption = None,
    pilote: PiloteOption = None,
    livret: LivretOption = None,
    territoire: TerritoireOption = None,
    au: AuOption = None,
    plan: PlanOption = None,
) -> None:
    """Fabrique un rapport prêt à remettre : Markdown, HTML, PDF, Word ou OpenDocument."""
    from pms_cli.cli.demandes import read_profil, revision_of
    from pms_cli.cli.formes import TEXTES, convertir, forme
    from pms_cli.cli.options import read_filter
    from pms_cli.cli.session import open_workspace, status_of
    from pms_cli.cli.streams import emit
    from pms_cli.cli.values import choice, day
    from pms_cli.query import choisir, decrire
    from pms_cli.reports import RAPPORTS

    if liste:
        emit(_list())
        return
    if nom is None:
        raise MisuseError("quel rapport ? écrivez son nom, par exemple : pms report point-etape")
    name = choice(nom, "pms report", tuple(RAPPORTS))
    rapport = RAPPORTS[name]
    if variables:
        emit(_variables(name, rapport))
        return
    form = forme(sortie)
    jour = day(au)
    reader = read_profil(profil, rapport.profil)
    _check_target(name, rapport, cible)
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

    from pms_cli.gabarits import Gabarits
    from pms_cli.model.profils import vu_par
    from pms_cli.reports.rendu import render_view
    from pms_cli.vues.demande import Demande

    seen = vu_par(workspace.plan, reader)
    demande = Demande(
        plan=seen,
        fiches=choisir(seen, seen.actions, filtre, jour),
        jour=jour,
        perimetre=decrire(seen, filtre),
        profil=reader,
        revision=revision_of(workspace),
        cible=cible or "",
        fichiers=_files(workspace) if rapport.fichiers else {},
    )
    text_form = form if form in TEXTES else "html"
    text = render_view(
        name, text_form, rapport.vue(demande), Gabarits(workspace.folder, gabarit=gabarit)
    )
    if sortie is None:
        emit(text)
    else:
        content = text.encode("utf-8") if form in TEXTES else convertir(text, form)
        _write(workspace, sortie, content, remplacer=remplacer)
    raise typer.Exit(status_of(workspace))


def _files(workspace: "Workspace") -> "dict[Numero, Endroit]":
    """Each sheet's file, as it is opened from here; of two of a number, the first."""
    from pms_cli.cli.session import shown_prefix
    from pms_cli.edit import endroit

    prefix = shown_prefix(workspace.root)
    found: dict[Numero, Endroit] = {}
    for file in workspace.fiches:
        if file.value is not None and file.valid:
            found.setdefault(file.value.numero, endroit(f"{prefix}{file.path}", file.source))
    return found


def _list() -> str:
    from pms_cli.reports import CIBLES, RAPPORTS

    told = []
    for name, known in RAPPORTS.items():
        word = CIBLES.get(known.cible, "")
        target = f" {word}" if known.obligatoire else f" [{word}]" if word else ""
        told.append((name + target, known.description))
    return _aligned(told)


def _aligned(told: "Sequence[tuple[str, str]]", indent: str = "") -> str:
    """Names, and beside them what they are, in lines that a terminal of 80 columns holds."""
    import textwrap

    width = max(len(name) for name, _ in told)
    return "".join(
        textwrap.fill(
            said,
            _COLUMNS,
            initial_indent=f"{indent}{name:<{width}}  ",
            subsequent_indent=" " * (len(indent) + width + 2),
            break_on_hyphens=False,
        ).rstrip()
        + "\n"
        for name, said in told
    )


def _variables(name: str, rapport: "Rapport") -> str:
    """What a template of one's own may write again, and what it is given."""
    import typing

    from pms_cli.francais import NBSP
    from pms_cli.gabarits.variables import blocs, variables
    from pms_cli.reports.rendu import FORMATS

    known = {form: blocs(f"{name}/{template}") for form, template in FORMATS.items()}
    in_markdown = {bloc.nom for bloc in known["md"]}
    told = [
        (
            bloc.nom,
            f"{bloc.description.strip()}{'' if bloc.nom in in_markdown else ' (HTML)'}",
        )
        for bloc in known["html"]
    ]
    files = "".join(f"  templates/{name}/{template}\n" for template in FORMATS.values())
    view = typing.get_type_hints(rapport.vue)["return"]
    return (
        f"Gabarits, dans le dossier du plan{NBSP}:\n{files}"
        f"Blocs à réécrire{NBSP}:\n{_aligned(told, '  ')}"
        f"Variables{NBSP}:\n" + "".join(f"  {line}\n" for line in variables(view).splitlines())
    )


def _check_target(name: str, rapport: "Rapport", cible: str | None) -> None:
    from pms_cli.reports import CIBLES

    if cible is not None and not rapport.cible:
        raise MisuseError(f"« {name} » porte sur tout le plan : retirez « {cible[:40]} »")
    if cible is None and rapport.obligatoire:
        word = CIBLES[rapport.cible]
        raise MisuseError(
            f"« {name} » : dites lequel ou laquelle, sous la forme pms report {name} {word}"
        )


def _write(workspace: "Workspace", sortie: str, content: bytes, *, remplacer: bool) -> None:
    from pathlib import Path

    from pms_cli.cli.files import write_result
    from pms_cli.cli.streams import emit
    from pms_cli.texte import printable

    sheets = tuple(workspace.root / name for name in _KEPT)
    write_result(Path(sortie), content, forbidden=sheets, replace=remplacer)
    emit(f"Rapport écrit\u00a0: {printable(sortie)}\n")
