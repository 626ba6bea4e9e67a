"""Runs the command line once: every way to end, one sentence and one exit status each."""

import gc
import os
import signal
from collections.abc import Callable
from typing import TYPE_CHECKING

from pms_cli.cli.streams import complain, failed_write, prepare_streams
from pms_cli.errors import ExitStatus, PmsError

if TYPE_CHECKING:
    from types import FrameType

    import click

_INTERRUPTED = "Interrompu.\n"


def run(args: list[str] | None = None) -> int:
    """Run ``pms`` with these arguments (those of the process by default); the exit status."""
    return guarded(lambda: _run_app(args))


def guarded(work: Callable[[], int]) -> int:
    """Do the work of a command: every way to end, one sentence and one exit status each."""
    # A short process that builds many small objects and keeps them: collecting costs a tenth.
    gc.disable()
    prepare_streams()
    try:
        _stop_on_signals()
        return work()
    except KeyboardInterrupt:
        complain(_INTERRUPTED)
        return ExitStatus.INTERRUPTED
    except PmsError as error:
        complain(_sentence(str(error)))
        return error.exit_status
    except RecursionError as error:
        return _report_bug(error)
    except MemoryError:
        complain("Erreur : plus de mémoire disponible.\n")
        return ExitStatus.MISUSE
    except Exception as error:  # noqa: BLE001 - the last net: our bug, told as such
        return _report_bug(error)


def _speak_french() -> None:
    """Have click speak French, by the gettext catalogue that it looks for."""
    import gettext
    from pathlib import Path

    folder = Path(__file__).parent.parent / "locale"
    gettext.bindtextdomain("pms", str(folder))
    gettext.textdomain("pms")
    # Python's gettext asks LANGUAGE first: the interface is French whatever the locale.
    os.environ["LANGUAGE"] = "fr"


def _run_app(args: list[str] | None) -> int:
    _speak_french()
    import click

    from pms_cli.cli.app import build_command

    try:
        result = build_command().main(args, prog_name="pms", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        complain(error.format_message() + "\n")
        return ExitStatus.MISUSE
    except click.UsageError as error:
        complain(_usage_problem(error))
        return ExitStatus.MISUSE
    except click.ClickException as error:
        complain(_sentence(error.format_message()))
        return ExitStatus.MISUSE
    except click.Abort:
        complain(_INTERRUPTED)
        return ExitStatus.INTERRUPTED
    except SystemExit:
        # typer's answer to a reader that went away while it printed the help.
        return ExitStatus.CLEAN
    except OSError as error:
        # The help is printed by click itself; all else that we write tells its own failures.
        raise failed_write(error) from error
    if result == ExitStatus.INTERRUPTED:  # typer's answer to Ctrl-C
        complain(_INTERRUPTED)
    return result if isinstance(result, int) else ExitStatus.CLEAN


def _usage_problem(error: "click.UsageError") -> str:
    text = _sentence(error.format_message())
    if error.ctx is not None:
        text += f"Essayez « {error.ctx.command_path} --help » pour voir les possibilités.\n"
    return text


def _sentence(message: str) -> str:
    from pms_cli.francais import typographie
    from pms_cli.texte import printable

    return typographie(f"Erreur : {printable(message.rstrip())}") + "\n"


def _stop_on_signals() -> None:
    def interrupt(_number: int, _frame: "FrameType | None") -> None:
        raise KeyboardInterrupt

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            try:
                signal.signal(getattr(signal, name), interrupt)
            except ValueError:  # not in the main thread: a test, an embedding program
                return


def _report_bug(error: Exception) -> int:
    from pms_cli.cli.journal import defaut, journal
    from pms_cli.francais import majuscule, typographie

    complain(typographie(f"{majuscule(defaut(error, journal(error)))}.") + "\n")
    return ExitStatus.BUG
