"""`pms completion`: the script that makes a shell complete pms commands."""

from typing import Annotated

import typer

_SHELLS = ("bash", "zsh", "fish")


def completion(
    ctx: typer.Context,
    shell: Annotated[
        str,
        typer.Argument(
            metavar="bash|zsh|fish",
            help="L’interpréteur de commandes.",
            autocompletion=lambda: list(_SHELLS),
        ),
    ],
) -> None:
    """Écrit le script de complétion.

    Le terminal propose alors commandes, numéros et titres avec la touche Tab.

    bash : ajoutez la ligne eval "$(pms completion bash)" à votre fichier .bashrc ; zsh : de même
    dans .zshrc ; fish : pms completion fish > ~/.config/fish/completions/pms.fish
    """
    from click.shell_completion import get_completion_class

    from pms_cli.cli.streams import emit
    from pms_cli.cli.values import choice

    script = get_completion_class(choice(shell, "pms completion", _SHELLS))
    if script is None:  # pragma: no cover - the three are click's own
        raise RuntimeError(shell)
    made = script(ctx.find_root().command, {}, "pms", "_PMS_COMPLETE")
    # Not made.source(): for bash it would start a process to ask its version.
    emit(made.source_template % made.source_vars())
