"""The command line: one module a command; all that prints, writes files, asks the clock is here."""

import os
import sys


def main(args: list[str] | None = None) -> None:
    """Run ``pms``: the entry point of the installed command. Ends the process with its status."""
    words = sys.argv[1:] if args is None else args
    if words[:1] == ["lint"]:
        from pms_cli.cli.door import answer

        status = answer(words[1:])
        if status is not None:
            _leave(status)
    from pms_cli.cli.run import run

    sys.exit(run(args))


def _leave(status: int) -> None:
    """End at once what has nothing left to do: taking the interpreter down is a third of it."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):
        sys.exit(status)
    os._exit(status)
