"""The commands, in the order in which the help shows them."""

from typing import Annotated

import click
import typer
from typer.core import TyperGroup

from pms_cli.cli import (
    agenda,
    chiffres,
    completion,
    completude,
    couverture,
    explain,
    glossaire,
    indicateurs,
    instances,
    lint,
    report,
    schema,
    serve,
    show,
    site,
    sources,
    status,
    territoire,
)
from pms_cli.cli import list as list_command
from pms_cli.cli.options import PlanOption
from pms_cli.diagnostics import did_you_mean


class PmsGroup(TyperGroup):
    """The root command. Shell completion is click's own: typer's would let zsh run a title."""

    _main_shell_completion = click.Group._main_shell_completion

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which they were added."""
        del ctx
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command asked for; an unknown one is told with the nearest that exists."""
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            guess = did_you_mean(args[0], self.commands)
            choices = f" ; commandes : {', '.join(self.commands)}"
            ctx.fail(f"la commande « {args[0][:40]} » n’existe pas{guess or choices}")
        return super().resolve_command(ctx, args)


def _version(value: bool) -> None:
    if value:
        from pms_cli import __version__
        from pms_cli.cli.streams import emit

        emit(f"pms {__version__}\n")
        raise typer.Exit


def _root(
    ctx: typer.Context,
    plan: PlanOption = None,
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Affiche la version et s’arrête.", callback=_version, is_eager=True
        ),
    ] = False,
) -> None:
    """Tient un plan stratégique au grand jour : fiches vérifiées, avancement, échéances, rapports.

    Placez-vous dans le dossier du plan, ou indiquez-le avec --plan. Pour commencer : pms status.
    """
    ctx.obj = plan


def build_command() -> click.Command:
    """The whole command line as a click command."""
    app = typer.Typer(
        name="pms",
        cls=PmsGroup,
        add_completion=False,
        rich_markup_mode=None,
        no_args_is_help=True,
        suggest_commands=False,
        subcommand_metavar="COMMANDE [ARGUMENTS]...",
        context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 96},
    )
    app.callback()(_root)
    app.command("lint")(lint.lint)
    app.command("explain")(explain.explain)
    app.command("schema")(schema.schema)
    app.command("status")(status.status)
    app.command("list")(list_command.list_sheets)
    app.command("show")(show.show)
    app.command("agenda")(agenda.agenda)
    app.command("indicateurs")(indicateurs.indicateurs)
    app.command("territoire")(territoire.territoire)
    app.command("couverture")(couverture.couverture)
    app.command("completude")(completude.completude)
    app.command("instances")(instances.instances)
    app.command("chiffres")(chiffres.chiffres)
    app.command("sources")(sources.sources)
    app.command("glossaire")(glossaire.glossaire)
    app.command("report")(report.report)
    app.command("site")(site.site)
    app.command("serve")(serve.serve)
    app.command("completion")(completion.completion)
    return typer.main.get_command(app)
