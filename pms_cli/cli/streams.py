"""Standard output and error: what they can show, and writes that fail quietly or clearly."""

import contextlib
import os
import shutil
import sys

from pms_cli.errors import OutputError
from pms_cli.output.terminal import Terminal

_SAMPLE = "●○│–é"


def prepare_streams() -> None:
    """Never fail on a character: what the encoding lacks is written as an escape."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            with contextlib.suppress(ValueError, OSError):
                reconfigure(errors="backslashreplace")


def detect_terminal() -> Terminal:
    """What standard output can show."""
    return Terminal(
        width=max(1, shutil.get_terminal_size((80, 24)).columns),
        color=_has_color(),
        unicode=_can_encode(_SAMPLE),
    )


def is_interactive() -> bool:
    """Whether a person is reading standard output as it comes."""
    try:
        return sys.stdout.isatty()
    except (ValueError, AttributeError):
        return False


def _has_color() -> bool:
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    # The classic Windows console shows escape sequences as they are.
    modern = sys.platform != "win32" or "WT_SESSION" in os.environ or "TERM" in os.environ
    return modern and is_interactive()


def _can_encode(text: str) -> bool:
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def emit(text: str) -> None:
    """Write to standard output, at once. A reader that went away (``| head``) is not an error.

    Raises OutputError when the text cannot be written (full disk).
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _silence_stdout()
    except OSError as error:
        _silence_stdout()
        raise OutputError(
            f"le résultat n’a pas pu être écrit ({_reason(error)}) : "
            "vérifiez la place et les droits là où il est envoyé"
        ) from error


def emit_csv(text: str) -> None:
    """Write CSV: preceded by a byte order mark when redirected, so that Excel reads the accents."""
    if not is_interactive() and (sys.stdout.encoding or "").lower().replace("-", "") == "utf8":
        text = f"\ufeff{text}"
    newline = getattr(sys.stdout, "reconfigure", None)
    if newline is not None and sys.platform == "win32":
        newline(newline="")
    emit(text)


def complain(text: str) -> None:
    """Write to standard error, whatever becomes of it."""
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(text)
        sys.stderr.flush()


def _silence_stdout() -> None:
    # What is still buffered would fail again when the interpreter ends.
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _reason(error: OSError) -> str:
    import errno

    return {
        errno.ENOSPC: "plus de place",
        errno.EDQUOT: "quota atteint",
        errno.EFBIG: "taille maximale atteinte",
        errno.EIO: "erreur du disque",
        errno.EBADF: "sortie fermée",
    }.get(error.errno or 0, f"code {error.errno}")
