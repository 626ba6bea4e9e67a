"""Writes result files: whole or not at all, and never over something that is not ours."""

import contextlib
import os
import tempfile
from pathlib import Path
from typing import Final

from pms_cli.errors import MisuseError, OutputError

MARK: Final = "Produit par pms"
"""Every file that pms makes says so: that is how it knows which it may write again."""


def write_result(
    path: Path, text: str, *, forbidden: tuple[Path, ...] = (), replace: bool = False
) -> None:
    """Write a result file, in one go: a temporary file beside it, synced, then renamed.

    Missing folders are made. Raises MisuseError when the place is in a ``forbidden`` folder or
    holds a file that pms did not make (unless ``replace``), OutputError when writing fails.
    """
    target = _target(path, forbidden)
    if not replace and not _may_replace(target):
        raise MisuseError(
            f"« {path} » existe et n’a pas été produit par pms : "
            "choisissez un autre nom, ou ajoutez --remplacer"
        )
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _write_whole(target, text.encode("utf-8"))
    except OSError as error:
        raise OutputError(
            f"« {path} » n’a pas pu être écrit ({error.strerror or type(error).__name__}) : "
            "vérifiez la place et les droits dans ce dossier"
        ) from error


def _target(path: Path, forbidden: tuple[Path, ...]) -> Path:
    try:
        target = path.absolute()
        inside = target.parent.resolve()
    except (OSError, RuntimeError, ValueError):
        raise MisuseError(f"« {path} » n’est pas un chemin utilisable") from None
    for folder in forbidden:
        if inside.is_relative_to(folder.resolve()):
            raise MisuseError(
                f"« {path} » est parmi les fiches du plan : écrivez le rapport ailleurs"
            )
    return target


def _may_replace(target: Path) -> bool:
    """Whether nothing is there, or a file of ours."""
    if not os.path.lexists(target):
        return True
    if target.is_symlink() or not target.is_file():
        return False
    try:
        content = target.read_bytes()
    except OSError:
        return False
    return not content.strip() or MARK.encode() in content


def _write_whole(target: Path, content: bytes) -> None:
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-", suffix=".tmp")
    try:
        with os.fdopen(descriptor, "wb") as handle:
            handle.write(content)
            handle.flush()
            os.fsync(handle.fileno())
        with contextlib.suppress(OSError):  # a file system without modes
            os.chmod(name, mode)  # noqa: PTH101
        os.replace(name, target)  # noqa: PTH105
    except BaseException:  # an interruption too: no temporary file is left behind
        with contextlib.suppress(OSError):
            os.unlink(name)  # noqa: PTH108
        raise
    with contextlib.suppress(OSError):  # Windows has no folders to sync
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _umask() -> int:
    current = os.umask(0o022)
    os.umask(current)
    return current
