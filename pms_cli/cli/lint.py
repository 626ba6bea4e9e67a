"""`pms lint`: check the plan's files."""

from typing import Annotated

import typer

from pms_cli.cli import live
from pms_cli.cli.options import AuOption, PlanOption


def lint(
    ctx: typer.Context,
    fichiers: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FICHES]...",
            help="Fichiers ou dossiers du plan dont montrer les problèmes. Par défaut : tous.",
            show_default=False,
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            metavar="CODES",
            help="Seulement ces règles : codes ou débuts de codes, séparés par des virgules.",
            autocompletion=live.regles,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            "--ignore",
            metavar="CODES",
            help="Sans ces règles : codes ou débuts de codes, séparés par des virgules.",
            autocompletion=live.regles,
        ),
    ] = None,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix", help="Corrige ce qui peut l’être sans risque, et écrit les fichiers."
        ),
    ] = False,
    diff: Annotated[
        bool,
        typer.Option("--diff", help="Montre ce que --fix corrigerait, sans rien écrire."),
    ] = False,
    unsafe_fixes: Annotated[
        bool,
        typer.Option(
            "--unsafe-fixes",
            help="Avec --fix ou --diff : aussi les corrections qui changent le sens, à relire.",
        ),
    ] = False,
    format: Annotated[  # noqa: A002 - the name of the option
        str,
        typer.Option(
            "--format",
            metavar="[texte|json|github|gitlab|sarif|junit|rdjson]",
            help="Forme du résultat : texte pour une personne, les autres pour une forge, un "
            "éditeur ou un programme.",
            autocompletion=live.formes,
        ),
    ] = "texte",
    par: Annotated[
        str | None,
        typer.Option(
            "--par",
            metavar="[fichier|regle]",
            help="Regroupe les problèmes par fichier ou par règle.",
            autocompletion=lambda: ["fichier", "regle"],
        ),
    ] = None,
    statistiques: Annotated[
        bool, typer.Option("--statistiques", help="Compte les problèmes de chaque règle.")
    ] = False,
    sortie: Annotated[
        str | None,
        typer.Option(
            "--sortie", "-o", metavar="FICHIER", help="Fichier à écrire. Par défaut : à l’écran."
        ),
    ] = None,
    remplacer: Annotated[
        bool,
        typer.Option("--remplacer", help="Écrit même par-dessus un fichier que pms n’a pas fait."),
    ] = False,
    sans_cache: Annotated[
        bool,
        typer.Option("--sans-cache", help="Relit tout, même si rien n’a changé depuis."),
    ] = False,
    au: AuOption = None,
    plan: PlanOption = None,
) -> None:
    """Vérifie les fichiers du plan.

    Montre tous les problèmes, chacun à sa place, avec ce qu’il faut faire. Sans --fix, n’écrit rien
    dans le plan.

    Rend 0 quand tout est juste, 1 quand il y a des erreurs ou des avertissements.
    """
    # Only the short way in (see ``door``) says again what was said: here all is read anyway.
    del sans_cache
    from pms_cli.cli.session import chosen_plan
    from pms_cli.cli.verification import Demande, verifier

    done = verifier(
        Demande(
            fichiers=fichiers or (),
            select=select or (),
            ignore=ignore or (),
            format=format,
            par=par,
            statistiques=statistiques,
            sortie=sortie,
            remplacer=remplacer,
            fix=fix,
            diff=diff,
            unsafe_fixes=unsafe_fixes,
            au=au,
            plan=chosen_plan(ctx, plan),
        )
    )
    raise typer.Exit(done.status)
