"""Standard output and error: what they can show, and writes that fail quietly or clearly."""

import contextlib
import os
import sys
from collections.abc import Iterator

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
        width=max(1, columns()),
        color=_has_color(),
        unicode=_can_encode(_SAMPLE),
    )


def columns() -> int:
    """Columns of the terminal: COLUMNS, else what it says itself, else 80."""
    # As shutil.get_terminal_size does, without the libraries of archives that it draws in.
    with contextlib.suppress(ValueError):
        given = int(os.environ.get("COLUMNS", ""))
        if given > 0:
            return given
    with contextlib.suppress(AttributeError, ValueError, OSError):
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or 80  # type: ignore[union-attr]
    return 80


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
    with _told():
        sys.stdout.write(text)
        sys.stdout.flush()


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Tells a failed write: quietly when the reader went away, as an OutputError otherwise."""
    try:
        yield
    except BrokenPipeError:
        _silence_stdout()
    except (OSError, ValueError, AttributeError) as error:
        # ValueError and AttributeError: standard output was closed before the start.
        raise failed_write(error) from error


def failed_write(error: Exception) -> OutputError:
    """What to say of standard output that could not be written; nothing more is written to it."""
    _silence_stdout()
    return OutputError(
        f"le résultat n’a pas pu être écrit ({_reason(error)}) : "
        "vérifiez la place et les droits là où il est envoyé"
    )


def emit_json(text: str) -> None:
    """Write JSON: valid whatever the encoding of the output, which may not know every character."""
    if not _is_utf8():
        import json

        text = json.dumps(json.loads(text), indent=2) + "\n"
    emit(text)


def emit_csv(text: str) -> None:
    """Write CSV: in UTF-8 with a byte order mark when redirected, so that Excel reads accents."""
    _emit_file(text, "utf-8-sig")


def emit_file(text: str) -> None:
    """Write what is to be kept as a file: when redirected, in UTF-8 with the line ends it has."""
    _emit_file(text, "utf-8")


def _emit_file(text: str, encoding: str) -> None:
    stream = getattr(sys.stdout, "buffer", None)
    if is_interactive() or stream is None:
        emit(text)
        return
    emit("")
    with _told():
        stream.write(text.encode(encoding))
        stream.flush()


def _is_utf8() -> bool:
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    return encoding.lower().replace("-", "").replace("_", "") == "utf8"


def complain(text: str) -> None:
    """Write to standard error, whatever becomes of it."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(text)
        sys.stderr.flush()


def _silence_stdout() -> None:
    # What is still buffered would fail again when the interpreter ends.
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _reason(error: Exception) -> str:
    import errno

    from pms_cli.cli.pannes import reason

    if getattr(error, "errno", None) in {None, errno.EBADF}:
        return "sortie fermée"
    return reason(error)
