"""Writes a folder of results: only into one that is empty or ours, and never outside of it."""

import os
import re
import stat
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pms_cli import __version__
from pms_cli.cli.ecriture import locked, write_whole
from pms_cli.cli.files import MARK
from pms_cli.cli.pannes import reason
from pms_cli.errors import MisuseError, OutputError

LISTE: Final = ".pms-site"
"""The file that tells a folder is ours, and which files of it are."""
_MOST_LISTED: Final = 8_000_000
# What our files are called: nothing hidden, nothing above, no device, nothing that two systems
# would read differently.
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}(?:/[a-z0-9][a-z0-9._-]{0,99}){0,3}", re.ASCII)
_TEMPORARY: Final = re.compile(r"\.[a-z0-9._-]{1,40}-[0-9a-f]{12}\.tmp", re.ASCII)


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
        meets = any(_meet(resolved, folder.resolve()) for folder in forbidden)
    except (OSError, RuntimeError, ValueError):
        raise MisuseError(f"« {path} » n’est pas un chemin utilisable") from None
    if meets:
        raise MisuseError(f"« {path} » touche au dossier du plan : écrivez ailleurs")
    if os.path.lexists(target) and (target.is_symlink() or not target.is_dir()):
        raise MisuseError(f"« {path} » n’est pas un dossier : donnez un autre nom")
    if target.is_dir() and not replace and _others(target) and _listed(target) is None:
        raise MisuseError(
            f"« {path} » contient des fichiers que pms n’a pas produits : "
            "choisissez un dossier vide ou nouveau, ou ajoutez --remplacer"
        )
    return target


def write_folder(
    target: Path, files: Iterable[tuple[str, bytes]], *, replace: bool = False
) -> Bilan:
    """Write each file under a folder that ``accept_folder`` accepted.

    All are made before the first is written. A file that is the same already is left alone; those
    of an earlier time that are not given any more are taken away, and no other. One that is not
    ours is written over only when ``replace`` says so. However it ends, the folder says which
    files are ours, so that it can be done again. Raises OutputError when anything fails,
    MisuseError for a path that would lead outside.
    """
    made = list(files)
    names = [name for name, _ in made]
    try:
        target.mkdir(parents=True, exist_ok=True)
        with locked(target, str(target)):
            before = _listed(target) or set()
            for name, content in made:
                _check_place(target, name, content, ours=replace or name in before)
            _write_list(target, before.union(names))
            written = sum(_write(target / name, content) for name, content in made)
            _sweep(target, names)
            removed = _remove(target, before.difference(names))
            _write_list(target, names)
    except OSError as error:
        raise OutputError(
            f"« {target} » n’a pas pu être écrit en entier ({reason(error)}) : "
            "vérifiez la place et les droits dans ce dossier, puis relancez"
        ) from error
    return Bilan(len(names), written, removed, sum(len(content) for _, content in made))


def _meet(one: Path, other: Path) -> bool:
    """Whether a folder is in another, or holds it, under whatever names."""
    return _is_in(one, other) or _is_in(other, one)


def _is_in(path: Path, folder: Path) -> bool:
    if path.is_relative_to(folder):
        return True
    # « Data » and « data » may be one folder, and one may be mounted at two places.
    known = folder.stat() if folder.exists() else None
    return known is not None and any(
        os.path.samestat(part.stat(), known) for part in (path, *path.parents) if part.exists()
    )


def _check_place(target: Path, name: str, content: bytes, *, ours: bool) -> None:
    """Raises MisuseError when a file may not be written there: nothing has been, so far."""
    if not _NAME.fullmatch(name):
        raise MisuseError(f"« {name} » ne peut pas être le nom d’un fichier du site")
    place = target
    *folders, last = name.split("/")
    for part in folders:
        place = place / part
        mode = _mode(place)
        if mode is not None and not stat.S_ISDIR(mode):
            what = "est un lien" if stat.S_ISLNK(mode) else "n’est pas un dossier"
            raise MisuseError(f"« {place} » {what} : retirez-le, puis relancez")
    place = place / last
    mode = _mode(place)
    if mode is None:
        return
    if not stat.S_ISREG(mode):
        what = "est un lien" if stat.S_ISLNK(mode) else "n’est pas un fichier ordinaire"
        raise MisuseError(f"« {place} » {what} : retirez-le, puis relancez")
    if not ours and not _same(place, content):
        raise MisuseError(
            f"« {place} » n’a pas été produit par pms : déplacez-le, ou ajoutez --remplacer"
        )


def _mode(place: Path) -> int | None:
    try:
        return place.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None


def _write(place: Path, content: bytes, *, sync: bool = False) -> bool:
    """Write a file unless it is the same already; whether it was written.

    The disk is not waited for unless asked: two waits a page would be most of the time that a site
    takes, and a page that a crash cuts short is seen not to be the same, and written again.
    """
    if _same(place, content):
        return False
    place.parent.mkdir(parents=True, exist_ok=True)
    write_whole(place, content, sync=sync)
    return True


def _write_list(target: Path, names: Iterable[str]) -> None:
    head = f"{MARK} {__version__} : ces fichiers sont refaits et retirés par pms site.\n"
    listed = head + "".join(f"{name}\n" for name in sorted(names))
    # Without it nothing of the folder could be written again.
    _write(target / LISTE, listed.encode(), sync=True)


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
    """Names of our files in a folder, None when it is not ours.

    Somebody else may have written the list: what none of our files could be called is left out.
    """
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
    return {line for line in lines[1:] if _NAME.fullmatch(line)}


def _others(target: Path) -> bool:
    try:
        with os.scandir(target) as found:
            return any(True for _ in found)
    except OSError:
        return True


def _sweep(target: Path, names: Sequence[str]) -> None:
    """Take away what a process that was killed left: half of a file, under a name of its own."""
    for folder in sorted({(target / name).parent for name in (*names, LISTE)}):
        with os.scandir(folder) as found:
            left = [
                Path(entry.path)
                for entry in found
                if _TEMPORARY.fullmatch(entry.name) and entry.is_file(follow_symlinks=False)
            ]
        for place in left:
            place.unlink()


def _remove(target: Path, names: Iterable[str]) -> int:
    """Take away files that were ours, and the folders that they leave empty."""
    removed = 0
    for name in sorted(names):
        place = target / name
        folders = [folder for folder in place.parents if folder.is_relative_to(target)]
        if any(folder.is_symlink() for folder in folders if folder != target):
            continue
        mode = _mode(place)
        if mode is None or not stat.S_ISREG(mode):
            continue
        place.unlink()
        removed += 1
        for folder in folders:
            if folder == target or any(folder.iterdir()):
                break
            folder.rmdir()
    return removed
