"""Writes a folder of results: only into one that is empty or ours, and never outside of it."""

import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pms_cli import __version__
from pms_cli.cli.ecriture import write_whole
from pms_cli.cli.files import MARK
from pms_cli.cli.pannes import reason
from pms_cli.errors import MisuseError, OutputError

LISTE: Final = ".pms-site"
"""The file that tells a folder is ours, and which files of it are."""
_MOST_LISTED: Final = 8_000_000


@dataclass(frozen=True)
class Bilan:
    """What became of a folder: files in it that are ours, those written, those taken away."""

    fichiers: int
    ecrits: int
    retires: int
    octets: int


def accept_folder(path: Path, *, forbidden: tuple[Path, ...], replace: bool) -> Path:
    """Where a folder of results may be written. Raises MisuseError when it may not."""
    try:
        target = path.absolute()
        resolved = target.resolve()
    except (OSError, RuntimeError, ValueError):
        raise MisuseError(f"« {path} » n’est pas un chemin utilisable") from None
    for folder in forbidden:
        root = folder.resolve()
        if resolved.is_relative_to(root) or root.is_relative_to(resolved):
            raise MisuseError(f"« {path} » touche au dossier du plan : écrivez ailleurs")
    if os.path.lexists(target) and (target.is_symlink() or not target.is_dir()):
        raise MisuseError(f"« {path} » n’est pas un dossier : donnez un autre nom")
    if target.is_dir() and not replace and _others(target) and _listed(target) is None:
        raise MisuseError(
            f"« {path} » contient des fichiers que pms n’a pas produits : "
            "choisissez un dossier vide ou nouveau, ou ajoutez --remplacer"
        )
    return target


def write_folder(target: Path, files: Iterable[tuple[str, bytes]]) -> Bilan:
    """Write each file under a folder that ``accept_folder`` accepted.

    A file that is the same already is left alone; those of an earlier time that are not given any
    more are taken away, and no other. Raises OutputError when anything fails, MisuseError for a
    path that would lead outside.
    """
    before = _listed(target) or set()
    names: list[str] = []
    written = size = 0
    try:
        target.mkdir(parents=True, exist_ok=True)
        # Ours from now on, even if what follows fails: the command can then be run again.
        _list(target, before)
        try:
            for name, content in files:
                place = _inside(target, name)
                names.append(name)
                size += len(content)
                if not _same(place, content):
                    place.parent.mkdir(parents=True, exist_ok=True)
                    write_whole(place, content)
                    written += 1
        finally:
            # What was written is known to be ours, whatever stopped the rest.
            _list(target, before | set(names))
        removed = _remove(target, before - set(names))
        _list(target, names)
    except OSError as error:
        raise OutputError(
            f"« {target} » n’a pas pu être écrit en entier ({reason(error)}) : "
            "vérifiez la place et les droits dans ce dossier, puis relancez"
        ) from error
    return Bilan(len(names), written, removed, size)


def _list(target: Path, names: Iterable[str]) -> None:
    """Write which files of a folder are ours, unless it says so already."""
    head = f"{MARK} {__version__} : ces fichiers sont refaits et retirés par pms site.\n"
    content = (head + "".join(f"{name}\n" for name in sorted(names))).encode("utf-8")
    if not _same(target / LISTE, content):
        write_whole(target / LISTE, content)


def _inside(target: Path, name: str) -> Path:
    """The place of a file; no part of its way may be a link."""
    parts = name.split("/")
    if any(part in {"", ".", ".."} or "\\" in part or ":" in part for part in parts):
        raise MisuseError(f"« {name} » sortirait du dossier")
    place = target
    for part in parts:
        place = place / part
        if place.is_symlink():
            raise MisuseError(f"« {place} » est un lien : retirez-le, puis relancez")
    return place


def _same(place: Path, content: bytes) -> bool:
    try:
        found = place.lstat()
        return (
            stat.S_ISREG(found.st_mode)
            and found.st_size == len(content)
            and place.read_bytes() == content
        )
    except OSError:
        return False


def _listed(target: Path) -> set[str] | None:
    """Names of our files in a folder, None when it is not ours."""
    place = target / LISTE
    try:
        found = place.lstat()
        if not stat.S_ISREG(found.st_mode) or found.st_size > _MOST_LISTED:
            return None
        lines = place.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    if not lines or not lines[0].startswith(MARK):
        return None
    return set(lines[1:])


def _others(target: Path) -> bool:
    try:
        with os.scandir(target) as found:
            return any(True for _ in found)
    except OSError:
        return True


def _remove(target: Path, names: Iterable[str]) -> int:
    """Take away files that were ours, and the folders that they leave empty."""
    removed = 0
    for name in sorted(names):
        try:
            place = _inside(target, name)
        except MisuseError:
            continue  # the list was written by somebody else
        try:
            if stat.S_ISREG(place.lstat().st_mode):
                place.unlink()
                removed += 1
        except FileNotFoundError:
            continue
        for folder in place.parents:
            if folder == target or any(folder.iterdir()):
                break
            folder.rmdir()
    return removed
