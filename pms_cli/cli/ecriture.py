"""Writes over the plan's own files: whole or not at all, and never over what has changed meanwhile.

The folder is locked, the new bytes go to a temporary file beside the old one, are synced, and take
its place in one step once the old one is seen to be as it was read. A crash at any moment leaves
the old bytes or the new ones; a failure is told, and leaves no temporary file.
"""

import contextlib
import errno
import os
import signal
import stat
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pms_cli.cli.pannes import reason
from pms_cli.errors import OutputError

LOCK_WAIT: Final = 5.0
"""Seconds to wait for another pms that writes in the same folder."""
_HELD: Final = ("SIGINT", "SIGTERM", "SIGHUP")
_NO_SYNC: Final = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EBADF}


class UnconfirmedError(OSError):
    """The new file is in its place, but the disk did not confirm that it will stay there."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """A file to be written over: ``before`` is what was read from it; ``name`` what it is called.

    ``path`` is called by its own name when ``name`` is empty.
    """

    path: Path
    before: bytes
    after: bytes
    name: str = ""


@dataclass(frozen=True, slots=True)
class Ecrits:
    """What became of each file: those written, those that were not with a French sentence each.

    ``interrupted`` says that the user stopped it: the caller raises KeyboardInterrupt once told.
    """

    written: tuple[Replacement, ...]
    failed: tuple[tuple[Replacement, str], ...] = ()
    interrupted: bool = False


def replace_many(changes: Iterable[Replacement]) -> Ecrits:
    """Write over several files, each whole; one that fails does not stop the others."""
    written: list[Replacement] = []
    failed: list[tuple[Replacement, str]] = []
    interrupted = False
    for change in changes:
        if interrupted:
            failed.append((change, f"« {_name(change)} » n’a pas été écrit : interrompu avant"))
            continue
        try:
            replace_file(change.path, change.before, change.after, name=change.name)
            written.append(change)
        except OutputError as error:
            failed.append((change, str(error)))
        except KeyboardInterrupt:
            interrupted = True
            with contextlib.suppress(OSError, OutputError):
                # The interruption was held back until the file was whole.
                if _read(change.path, len(change.after)) == change.after:
                    written.append(change)
                    continue
            failed.append((change, f"« {_name(change)} » n’a pas été écrit : interrompu"))
    return Ecrits(tuple(written), tuple(failed), interrupted)


def replace_file(path: Path, before: bytes, after: bytes, *, name: str = "") -> None:
    """Put ``after`` in the place of ``before``, with the same mode; nothing when they are equal.

    Raises OutputError, the file named, when it is not an ordinary file (a link is not followed),
    is protected, is no longer ``before``, or when any call to the system fails.
    """
    if before == after:
        return
    shown = name or str(path)
    try:
        with locked(path.parent, shown):
            status = _ordinary(path, shown)
            write_whole(path, after, like=status, check=lambda: _check(path, before, shown))
    except UnconfirmedError as error:
        raise OutputError(
            f"« {shown} » est écrit, mais le disque ne l’a pas confirmé ({reason(error)}) : "
            "vérifiez le fichier et le disque"
        ) from error
    except (OSError, ValueError) as error:
        raise OutputError(
            f"« {shown} » n’a pas pu être écrit ({reason(error)}) : "
            "vérifiez la place et les droits dans ce dossier ; le fichier est resté tel quel"
        ) from error


def write_whole(
    target: Path,
    content: bytes,
    *,
    like: os.stat_result | None = None,
    check: Callable[[], None] | None = None,
    sync: bool = True,
) -> None:
    """Write a file in one step: a temporary one beside it, synced, then renamed.

    Without ``sync`` the disk takes it when it will: for what can be made again, and is compared
    with what it should be the next time.

    Mode and owner are those of ``like`` (where the system lets us), else what any new file has.
    ``check`` is called at the last moment; what it raises stops all. Interruptions wait for the
    end. Raises OSError; UnconfirmedError when the file was written all the same.
    """
    # Named before it exists: whatever happens from then on, it can be taken away.
    temporary = target.parent / f".{target.name[:40]}-{os.urandom(6).hex()}.tmp"
    with _signals_held():
        exists = True
        try:
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _flag("O_NOFOLLOW", "O_CLOEXEC")
            try:
                descriptor = os.open(temporary, flags | _flag("O_BINARY"), 0o600 if like else 0o666)
            except FileExistsError:
                exists = False  # not ours to take away
                raise
            try:
                _fill(descriptor, content)
                if like is not None:
                    _resemble(descriptor, temporary, like)
                if sync:
                    os.fsync(descriptor)
            finally:
                os.close(descriptor)
            if check is not None:
                check()
            os.replace(temporary, target)  # noqa: PTH105
        except BaseException:  # whatever stops it, an interruption too: no litter, and it goes on
            if exists:
                with contextlib.suppress(OSError):
                    os.unlink(temporary)  # noqa: PTH108
            raise
        if sync:
            _sync_folder(target.parent)


def _fill(descriptor: int, content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[os.write(descriptor, left) :]


def _resemble(descriptor: int, temporary: Path, like: os.stat_result) -> None:
    """Give the new file the owner and the mode of the old one."""
    now = os.fstat(descriptor)
    if hasattr(os, "fchown") and (now.st_uid, now.st_gid) != (like.st_uid, like.st_gid):
        with contextlib.suppress(PermissionError):  # only root gives files away
            os.fchown(descriptor, like.st_uid, like.st_gid)
    mode = stat.S_IMODE(like.st_mode)
    # A file system without modes has the same for all.
    if stat.S_IMODE(now.st_mode) == mode:
        return
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, mode)
    else:
        os.chmod(temporary, mode)  # noqa: PTH101


def _sync_folder(folder: Path) -> None:
    try:
        descriptor = os.open(folder, os.O_RDONLY | _flag("O_DIRECTORY", "O_CLOEXEC"))
    except OSError:
        return  # Windows has no folders to sync; one that may not be read cannot be
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise UnconfirmedError(error.errno, error.strerror) from error
    finally:
        with contextlib.suppress(OSError):
            os.close(descriptor)


def _ordinary(path: Path, shown: str) -> os.stat_result:
    status = os.lstat(path)
    if stat.S_ISLNK(status.st_mode):
        raise OutputError(
            f"« {shown} » est un lien, il n’est pas écrit : remplacez-le par le fichier lui-même"
        )
    if not stat.S_ISREG(status.st_mode):
        raise OutputError(f"« {shown} » n’est pas un fichier ordinaire : il n’est pas écrit")
    if not os.access(path, os.W_OK):
        raise OutputError(
            f"« {shown} » est protégé en écriture : ôtez cette protection pour le corriger"
        )
    return status


def _check(path: Path, before: bytes, shown: str) -> None:
    try:
        same = _read(path, len(before)) == before
    except FileNotFoundError:
        same = False
    except OSError as error:
        if error.errno != errno.ELOOP:
            raise
        same = False
    if not same:
        raise OutputError(f"« {shown} » a changé pendant la correction : relancez la commande")


def _read(path: Path, size: int) -> bytes | None:
    """The bytes of an ordinary file (one more than expected tells a longer one), else None."""
    flags = os.O_RDONLY | _flag("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY")
    descriptor = os.open(path, flags)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return None
        pieces: list[bytes] = []
        left = size + 1
        while left and (piece := os.read(descriptor, left)):
            pieces.append(piece)
            left -= len(piece)
        return b"".join(pieces)
    finally:
        os.close(descriptor)


def _flag(*names: str) -> int:
    """Flags of ``os.open``, those that this system has."""
    flags = 0
    for name in names:
        flags |= getattr(os, name, 0)
    return flags


def _name(change: Replacement) -> str:
    return change.name or str(change.path)


@contextlib.contextmanager
def _signals_held() -> Iterator[None]:
    """Let interruptions wait for the end of a write, which takes milliseconds."""
    met: list[int] = []
    before: dict[int, Any] = {}
    numbers = [getattr(signal, name) for name in _HELD if hasattr(signal, name)]
    # Their handlers are changed rather than the thread's mask: another thread could take them.
    with contextlib.suppress(ValueError):  # not in the main thread: nothing comes here
        for number in numbers:
            before[number] = signal.signal(
                number, lambda met_number, _frame: met.append(met_number)
            )
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)
        for number in met[:1]:
            signal.raise_signal(number)


@contextlib.contextmanager
def locked(folder: Path, shown: str) -> Iterator[None]:
    """Keep other pms from writing in a folder, where it can be locked."""
    descriptor = -1
    try:
        descriptor = _lock(folder, shown)
        yield
    finally:
        if descriptor >= 0:
            with contextlib.suppress(OSError):
                os.close(descriptor)  # and the lock with it


def _lock(folder: Path, shown: str) -> int:
    """A descriptor that holds the lock, or -1 where there are no locks."""
    try:
        import fcntl
    except ImportError:  # Windows
        return -1
    try:
        descriptor = os.open(folder, os.O_RDONLY | _flag("O_DIRECTORY", "O_CLOEXEC"))
    except OSError:
        return -1
    until = time.monotonic() + LOCK_WAIT
    try:
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > until:
                    raise OutputError(
                        f"« {shown} » n’est pas écrit : une autre commande pms écrit dans ce "
                        "dossier ; attendez qu’elle finisse, puis relancez"
                    ) from None
                time.sleep(0.02)
            except OSError:
                break  # a file system without locks
            else:
                break
    except BaseException:  # an interruption too: no lock is left held, and it goes on
        os.close(descriptor)
        raise
    return descriptor
