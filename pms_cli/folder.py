"""A plan's folder: where it is, which files it holds, and their bytes; no link is followed.

Nothing here knows what a file says, and nothing heavier than ``os`` is imported: the answer to an
unchanged plan needs no more than this.
"""

import errno
import os
import stat

PLAN_FILE = "plan.yaml"
REGISTRIES = (
    "documents.yaml",
    "acteurs.yaml",
    "glossaire.yaml",
    "instances.yaml",
    "indicateurs.yaml",
    "chiffres.yaml",
)
FOLDERS = ("actions", "territories", "editions")
TEMPLATES = "templates"
"""The folder of the plan's own templates, with folders in it."""
MAX_FILES = 20_000
"""Most files read in one folder."""
MAX_BYTES = 1_048_576
"""Largest file read, in bytes."""

Refusal = tuple[str, str]
"""Why a file is not read: the code of a rule and a French sentence."""

_AT_THE_TOP = (PLAN_FILE, *REGISTRIES)
_DEEPEST = 4
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_NOT_ORDINARY = {
    stat.S_IFDIR: "c’est un dossier",
    stat.S_IFIFO: "c’est un tube nommé",
    stat.S_IFSOCK: "c’est une prise réseau",
    stat.S_IFCHR: "c’est un périphérique",
    stat.S_IFBLK: "c’est un périphérique",
}
_REASONS = {
    errno.ENOENT: "le fichier n’existe plus : relancez la commande",
    errno.EACCES: "la lecture n’est pas permise : demandez les droits sur ce fichier",
    errno.EPERM: "la lecture n’est pas permise : demandez les droits sur ce fichier",
    errno.ELOOP: "c’est un lien vers un autre fichier : remplacez-le par le fichier lui-même",
    errno.ENXIO: "ce n’est pas un fichier ordinaire : mettez-y un fichier texte",
    errno.EISDIR: "c’est un dossier : mettez-y un fichier texte",
    errno.ENOTDIR: "ce n’est pas un dossier : remplacez-le par un dossier",
    errno.ENAMETOOLONG: "son nom est trop long : raccourcissez-le",
}


def plan_in(folder: str) -> str | None:
    """The plan's folder that ``folder`` is, or whose ``data`` is: the one with plan.yaml."""
    for candidate in (folder, os.path.join(folder, "data")):  # pathlib is slow to load
        try:
            if stat.S_ISREG(os.stat(os.path.join(candidate, PLAN_FILE)).st_mode):
                return candidate
        except (OSError, ValueError):
            continue
    return None


def plan_above(start: str) -> str | None:
    """The plan's folder looked for from ``start`` upward."""
    folder = start
    while True:
        found = plan_in(folder)
        if found is not None:
            return found
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above


def is_of_the_plan(folder: str, name: str) -> bool:
    """Whether a file of that name is of the plan."""
    if not folder:
        return name in _AT_THE_TOP
    return name[0] != "." and (folder not in FOLDERS or name.endswith(".yaml"))


def is_entered(folder: str, name: str) -> bool:
    """Whether a folder of that name may hold files of the plan: among templates only."""
    within = folder.split("/")
    return within[0] == TEMPLATES and len(within) < _DEEPEST and name[0] != "." and "\n" not in name


def plan_files(root: str) -> tuple[dict[str, str], list[str]]:
    """The plan's files on the disk, links among them, by their paths from its folder; the folders.

    Raises ValueError when there are too many.
    """
    whole = {name: os.path.join(root, name) for name in _AT_THE_TOP}
    found = {name: path for name, path in whole.items() if os.path.lexists(path)}
    folders, seen = [*FOLDERS, TEMPLATES], 0
    for folder in folders:
        above = os.path.join(root, folder)
        if os.path.islink(above):
            continue
        try:
            with os.scandir(above) as entries:
                for entry in entries:
                    seen += 1
                    if entry.is_dir(follow_symlinks=False):
                        if is_entered(folder, entry.name):
                            folders.append(f"{folder}/{entry.name}")
                    elif is_of_the_plan(folder, entry.name):
                        found[f"{folder}/{entry.name}"] = entry.path
                    if seen > MAX_FILES:
                        raise ValueError(seen)
        except (FileNotFoundError, NotADirectoryError):
            continue
    return found, ["", *folders]


def read_ordinary(path: str) -> tuple[bytes, Refusal | None]:
    """A file's bytes (one more than MAX_BYTES when it is too large), or why it is not read.

    Links are not followed and nothing but an ordinary file is opened for long: a plan can come
    from a stranger.
    """
    try:
        if not hasattr(os, "O_NOFOLLOW") and os.path.islink(path):
            raise OSError(errno.ELOOP, "link")  # noqa: TRY301
        descriptor = os.open(path, _FLAGS)
    except (OSError, ValueError) as error:
        return b"", ("PMS001", os_message(error))
    try:
        status = os.fstat(descriptor)
        kind = stat.S_IFMT(status.st_mode)
        if kind != stat.S_IFREG:
            what = _NOT_ORDINARY.get(kind, "ce n’est pas un fichier ordinaire")
            return b"", ("PMS001", f"illisible, {what} : mettez-y un fichier texte")
        if status.st_size > MAX_BYTES:
            return b"", ("PMS002", too_large_message(status.st_size, MAX_BYTES))
        return _read(descriptor, status.st_size), None
    except OSError as error:
        return b"", ("PMS001", os_message(error))
    finally:
        os.close(descriptor)


def _read(descriptor: int, size: int) -> bytes:
    """A file of that size, or more when it grew since: at most one byte over MAX_BYTES."""
    raw = os.read(descriptor, size + 1)
    if len(raw) == size:
        return raw
    parts, left = [raw], MAX_BYTES + 1 - len(raw)
    while left > 0 and (part := os.read(descriptor, left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def too_large_message(size: int, limit: int) -> str:
    """The sentence for a file over the limit, in bytes."""
    return (
        f"le fichier fait {size} octets, la limite est de {limit} : "
        "découpez-le ou retirez ce qui n’est pas du plan"
    )


def os_message(error: Exception) -> str:
    """What an error of the system means, and what to do."""
    number = getattr(error, "errno", None)
    if isinstance(number, int) and number in _REASONS:
        return _REASONS[number]
    return f"la lecture a échoué ({type(error).__name__}, code {number}) : vérifiez le disque"
