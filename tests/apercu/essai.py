"""``pms serve`` with a site of one page: to be run as a program, and looked at from outside."""

import html
import sys
from collections.abc import Iterator
from types import ModuleType
from unittest import mock

import click
import typer

from pms_cli.cli import app, serve
from pms_cli.cli.run import run
from pms_cli.model import Plan

POLICY = "default-src 'none'; style-src 'self'"


def construire(plan: Plan, jour: object) -> Iterator[tuple[str, bytes]]:
    """A page with the titles of the plan's sheets."""
    titles = "".join(f"<li>{html.escape(fiche.titre)}</li>" for fiche in plan.fiches)
    yield (
        "index.html",
        (
            '<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8">'
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
            f"<title>{html.escape(plan.edition.titre)}</title></head>"
            f"<body><h1>{jour}</h1><ul>{titles}</ul></body></html>"
        ).encode(),
    )


def main(words: list[str]) -> int:
    """Run pms; its exit status."""
    stand_in = ModuleType("pms_cli.site")
    vars(stand_in)["construire"] = construire
    sys.modules["pms_cli.site"] = stand_in
    alone = typer.Typer(add_completion=False, rich_markup_mode=None)
    alone.command()(serve.serve)
    group = app.build_command()
    assert isinstance(group, click.Group)
    group.add_command(typer.main.get_command(alone), "serve")
    with mock.patch.object(app, "build_command", return_value=group):
        return run(words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
