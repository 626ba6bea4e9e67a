"""Faults of pms itself: a sentence that says so, and a log to send to us."""

import os
import sys
import threading


def journal(error: Exception) -> str:
    """Write the log of a fault (PMS_DEBUG shows it too); the words that say where it is."""
    import platform
    import tempfile
    import traceback

    from pms_cli import __version__
    from pms_cli.cli.streams import complain
    from pms_cli.texte import printable_lines

    trace = "".join(traceback.format_exception(error))
    # A log is read on a terminal too: what a plan says must give it nothing to obey.
    log = printable_lines(
        f"pms {__version__}, Python {platform.python_version()}, {platform.system()}\n"
        f"commande : {' '.join(sys.argv[1:])}\n\n{trace}"
    )
    if os.environ.get("PMS_DEBUG"):
        complain(log)
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="pms-erreur-", suffix=".log", delete=False, encoding="utf-8",
            errors="backslashreplace",
        ) as handle:  # fmt: skip
            handle.write(log)
    except OSError:
        return "relancez avec PMS_DEBUG=1 pour voir le détail"
    return f"le journal est dans {handle.name}, joignez-le à votre message"


def defaut(error: Exception, where: str) -> str:
    """The sentence that tells of a fault, without its final point; ``where`` is its log's place."""
    from pms_cli.texte import printable

    # The file that was being read, if any.
    notes = "".join(f", {printable(note)}" for note in getattr(error, "__notes__", ())[:1])
    return (
        f"erreur interne ({type(error).__name__}{notes}) : c’est un défaut de pms, pas de vos "
        f"fichiers. Signalez-le : {where}"
    )


class Defauts:
    """The faults of a command that lasts: however often one comes back, it has one log."""

    def __init__(self) -> None:
        self._logs: dict[tuple[type, str, int], str] = {}
        # Faults come from threads that answer at the same time.
        self._lock = threading.Lock()

    def dire(self, error: Exception) -> str:
        """The sentence that tells of it. Two faults are the same when one line raised both."""
        if isinstance(error, MemoryError):
            return "plus de mémoire disponible"
        last = error.__traceback__
        while last is not None and last.tb_next is not None:
            last = last.tb_next
        place = (last.tb_frame.f_code.co_filename, last.tb_lineno) if last else ("", 0)
        with self._lock:
            where = self._logs.get((type(error), *place))
            if where is None:
                where = self._logs[type(error), *place] = journal(error)
        return defaut(error, where)
