"""The command line: one module a command; all that prints, writes files, asks the clock is here."""

import sys


def main(args: list[str] | None = None) -> None:
    """Run ``pms``: the entry point of the installed command. Ends the process with its status."""
    from pms_cli.cli.run import run

    sys.exit(run(args))
