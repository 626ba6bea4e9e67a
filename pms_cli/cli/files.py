"""Writes result files: whole or not at all, and never over something that is not ours."""

import os
from pathlib import Path
from typing import Final

from pms_cli.cli.ecriture import write_whole
from pms_cli.cli.pannes import reason
from pms_cli.errors import MisuseError, OutputError

MARK: Final = "Produit par pms"
"""What pms writes into its files: that is how it knows which it may write again."""

Signe = tuple[str, str]
"""How files of a form that has no room for the mark are known: their beginning, and what is in."""


def write_result(
    path: Path,
    content: str | bytes,
    *,
    forbidden: tuple[Path, ...] = (),
    replace: bool = False,
    signes: tuple[Signe, ...] = (),
) -> None:
    """Write a result file, in one go: a temporary file beside it, synced, then renamed.

    Missing folders are made. Raises MisuseError when the place is in a ``forbidden`` folder or
    holds a file that pms did not make (unless ``replace``), OutputError when writing fails.
    ``signes`` are those of files that have no mark.
    """
    target = accept_target(path, forbidden=forbidden, replace=replace, signes=signes)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        # A link that may be replaced (--remplacer) is replaced itself.
        like = target.stat() if target.exists() else None
        data = content.encode("utf-8") if isinstance(content, str) else content
        write_whole(target, data, like=like)
    except OSError as error:
        raise OutputError(
            f"« {path} » n’a pas pu être écrit ({reason(error)}) : "
            "vérifiez la place et les droits dans ce dossier"
        ) from error


def accept_target(
    path: Path,
    *,
    forbidden: tuple[Path, ...] = (),
    replace: bool = False,
    signes: tuple[Signe, ...] = (),
) -> Path:
    """Where a result may be written. Raises MisuseError when it may not.

    Nothing but a file or a link is ever replaced, a folder or a device even less.
    """
    target = _target(path, forbidden)
    if target.is_dir() and not target.is_symlink():
        raise MisuseError(f"« {path} » est un dossier : donnez le nom d’un fichier")
    if target.exists() and not target.is_symlink() and not target.is_file():
        raise MisuseError(f"« {path} » n’est pas un fichier ordinaire : écrivez ailleurs")
    if not replace and not _may_replace(target, signes):
        raise MisuseError(
            f"« {path} » existe et n’a pas été produit par pms : "
            "choisissez un autre nom, ou ajoutez --remplacer"
        )
    return target


def same_result(path: Path, text: str) -> bool:
    """Whether a file holds that text already, byte for byte."""
    expected = text.encode("utf-8")
    try:
        # The size first: whatever lies there is not read whole to be found different.
        return path.stat().st_size == len(expected) and path.read_bytes() == expected
    except (OSError, ValueError):
        return False


def _target(path: Path, forbidden: tuple[Path, ...]) -> Path:
    try:
        target = path.absolute()
        inside = target.parent.resolve()
    except (OSError, RuntimeError, ValueError):
        raise MisuseError(f"« {path} » n’est pas un chemin utilisable") from None
    for folder in forbidden:
        if inside.is_relative_to(folder.resolve()):
            raise MisuseError(f"« {path} » est parmi les fiches du plan : écrivez ailleurs")
    return target


def _may_replace(target: Path, signes: tuple[Signe, ...]) -> bool:
    """Whether nothing is there, or a file of ours."""
    if not os.path.lexists(target):
        return True
    if target.is_symlink() or not target.is_file():
        return False
    try:
        content = target.read_bytes()
    except OSError:
        return False
    return (
        not content.strip()
        or MARK.encode() in content
        or any(
            content.startswith(begins.encode()) and holds.encode() in content
            for begins, holds in signes
        )
    )
