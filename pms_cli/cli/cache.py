"""What ``pms lint`` said of a plan, kept by the content of its files: nothing is read twice.

An entry is what was printed and the exit status, under a name that depends on every byte that
could change them. It is text, never run, never read from the plan's folder, and may be deleted at
any time. Imported before anything else: only ``os`` and a hash.
"""

import os
import sys

try:
    from _blake2 import blake2b
except ImportError:  # an interpreter whose own hash is elsewhere
    from hashlib import blake2b

from pms_cli import folder

_MAGIC = b"pms 1"
_MOST_ENTRIES = 64
_DIGEST = 20


class _UnusualError(Exception):
    """Something in the plan's folder is to be told of each time."""


def plan_digest(root: str) -> bytes | None:
    """A digest of all that is read of a plan, None when something in it is out of the ordinary."""
    found = blake2b(digest_size=_DIGEST)
    try:
        for name in (folder.PLAN_FILE, *folder.REGISTRIES):
            path = os.path.join(root, name)
            if os.path.lexists(path):
                _add(found, name, path)
            elif os.path.lexists(path.removesuffix(".yaml") + ".yml"):
                return None
        for name in folder.FOLDERS:
            _add_folder(found, name, os.path.join(root, name))
    except (OSError, _UnusualError):
        return None
    return found.digest()


def _add_folder(found: "blake2b", name: str, here: str) -> None:
    if os.path.islink(here):
        raise _UnusualError
    try:
        entries = sorted(os.listdir(here))
    except FileNotFoundError:
        return
    if len(entries) > folder.MAX_FILES:
        raise _UnusualError
    for entry in entries:
        path = f"{here}{os.sep}{entry}"
        if entry.endswith(".yaml") and entry[0] != ".":
            _add(found, f"{name}/{entry}", path)
        elif entry[0] != ".":
            # It may be told of for its name, or for being a folder.
            kind = "dossier" if os.path.isdir(path) else "fichier"
            found.update(f"\0{name}/{entry}\0{kind}".encode(errors="surrogateescape"))


def _add(found: "blake2b", name: str, path: str) -> None:
    raw, refusal = folder.read_ordinary(path)
    if refusal is not None:
        raise _UnusualError
    found.update(f"\0{name}\0{len(raw)}\0".encode(errors="surrogateescape"))
    found.update(raw)


def entry_name(plan: bytes, *said: object) -> str:
    """The name of an entry: the plan's digest, the tool's own files, and what else is said."""
    found = blake2b(plan, digest_size=_DIGEST)
    found.update(repr((sys.version, *said, *_own_files())).encode(errors="surrogateescape"))
    return found.hexdigest()


def _own_files() -> list[tuple[str, int, int]]:
    """Names, sizes and dates of the tool's own files: another version finds nothing of this one."""
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    files, folders = [], [here]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.name.endswith(".py"):
                    status = entry.stat()
                    files.append((entry.path, status.st_size, status.st_mtime_ns))
                elif "." not in entry.name and entry.name[0] != "_" and entry.is_dir():
                    folders.append(entry.path)
    return sorted(files)


def cache_folder(root: str) -> str | None:
    """Where entries are kept: PMS_CACHE, else the user's own place for such files.

    None when PMS_CACHE is « non », when there is no such place, or when it is in the plan's folder.
    """
    given = os.environ.get("PMS_CACHE", "")
    if given.lower() in {"non", "no", "0"}:
        return None
    above = given
    if not above:
        base = os.environ.get("XDG_CACHE_HOME", "") or os.environ.get("LOCALAPPDATA", "")
        home = os.environ.get("HOME", "")
        if not os.path.isabs(base):
            base = os.path.join(home, ".cache") if os.path.isabs(home) else ""
        if not base:
            return None
        above = os.path.join(base, "pms")
    place = os.path.realpath(above)
    inside = os.path.realpath(root)
    if place == inside or place.startswith(inside + os.sep):
        return None
    return place


def load(place: str, name: str) -> tuple[int, bytes] | None:
    """The exit status and the output kept under a name, None when there is none that is whole."""
    try:
        if hasattr(os, "getuid") and os.stat(place).st_uid != os.getuid():
            return None
    except OSError:
        return None
    raw, refusal = folder.read_ordinary(os.path.join(place, name))
    if refusal is not None:
        return None
    head, _, body = raw.partition(b"\n")
    words = head.split(b" ")
    if b" ".join(words[:2]) != _MAGIC or len(words) != 4 or words[3] != _check(words[2], body):
        return None
    return int(words[2]), body


def store(place: str, name: str, status: int, body: bytes) -> None:
    """Keep an output: whole or not at all, and quietly, since nobody will miss it."""
    if len(body) > folder.MAX_BYTES // 2:
        return
    said = b"%d" % status
    raw = b" ".join((_MAGIC, said, _check(said, body))) + b"\n" + body
    temporary = os.path.join(place, f".{name}.{os.getpid()}.tmp")
    try:
        os.makedirs(place, mode=0o700, exist_ok=True)
        if hasattr(os, "getuid") and os.stat(place).st_uid != os.getuid():
            return
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        descriptor = os.open(temporary, flags, 0o600)
        try:
            written = os.write(descriptor, raw)
        finally:
            os.close(descriptor)
        if written == len(raw):
            os.replace(temporary, os.path.join(place, name))
            _forget_oldest(place)
            return
    except OSError:
        pass
    try:
        os.unlink(temporary)
    except OSError:
        return


def _check(status: bytes, body: bytes) -> bytes:
    return blake2b(status + b"\n" + body, digest_size=_DIGEST).hexdigest().encode()


def _forget_oldest(place: str) -> None:
    with os.scandir(place) as found:
        entries = [
            (entry.stat(follow_symlinks=False).st_mtime_ns, entry.path)
            for entry in found
            if len(entry.name) == 2 * _DIGEST or entry.name.endswith(".tmp")
        ]
    for _, path in sorted(entries)[:-_MOST_ENTRIES]:
        os.unlink(path)
