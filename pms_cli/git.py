"""The revision of a plan's data: which commit they are of, and whether they changed since.

Git is asked for objects only (``cat-file``): no command that looks at the working files, where a
repository can have filters, hooks and monitors run. The files are compared here, by the name that
git gives to their bytes. A repository is a stranger's: nothing in it is run, nothing is written,
and whatever it holds gives a revision or none, never an error.
"""

import datetime as dt
import os
import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

try:
    from _sha1 import sha1  # type: ignore[import-not-found]
except ImportError:  # an interpreter whose own hashes are elsewhere; hashlib is slow to load
    from hashlib import sha1

from pms_cli import programmes
from pms_cli.folder import is_entered, is_of_the_plan, plan_files, read_ordinary
from pms_cli.francais import jour_en_clair, typographie

TIMEOUT: Final = 1.0
"""Seconds that git is given."""
LONGEST: Final = 1.9
"""Seconds after which there is no answer any more, in all."""
_MOST_BYTES: Final = 16_777_216
_CODE_LENGTH: Final = 12
_SHA1_LENGTH: Final = 20
_LINK, _FOLDER, _OTHER_REPOSITORY = 0o120000, 0o040000, 0o160000

_SETTINGS: Final = (
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "log.showSignature=false",
    "protocol.allow=never",
)
_ENVIRONMENT: Final = {
    "GIT_ALLOW_PROTOCOL": "none",  # goes before what a repository's settings allow
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}
_COMMITTER: Final = re.compile(rb"^committer .*> (\d{1,12}) ([+-])(\d\d)(\d\d)$", re.MULTILINE)
_HEADER: Final = re.compile(rb"([0-9a-f]{40}|[0-9a-f]{64}) (commit|tree|blob|tag) (\d{1,12})\n")

Names = dict[str, tuple[int, bytes]]
"""Paths from the plan's folder, each with the mode and the name of its bytes."""


@dataclass(frozen=True)
class Revision:
    """A commit: the first digits of its name, its day where it was made.

    ``modifiee`` when what is read of the plan is not what the commit holds: a file was changed,
    added, or removed since.
    """

    code: str
    date: dt.date
    modifiee: bool

    @property
    def en_clair(self) -> str:
        """In French words: « révision abc123def456 du 12 mars 2026 »."""
        said = f"révision {self.code} du {jour_en_clair(self.date)}"
        changed = ", avec des modifications non enregistrées" if self.modifiee else ""
        return typographie(said + changed)


def revision(folder: str) -> Revision | None:
    """The revision that the plan in ``folder`` is of.

    None when that cannot be told at once and for sure: no git, no repository or one that git
    does not trust, no commit, a commit that has nothing of the plan, a repository that is damaged,
    incomplete or too slow. Line ends apart, files are compared byte for byte.
    """
    until = time.monotonic() + LONGEST
    try:
        present, folders = plan_files(folder)
        answers = _objects(folder, ["HEAD", *(f"HEAD:./{name}" for name in folders)])
        if answers is None:
            return None
        kind, code, commit = answers[0]
        date = _date(commit) if kind == b"commit" else None
        committed: Names = {}
        for name, (kind, oid, tree) in zip(folders, answers[1:], strict=True):
            if kind == b"tree":
                committed.update(_entries(name, tree, len(oid) // 2, set(folders)))
        if date is None or not committed:
            return None
        changed = _changed(present, committed, until)
    except (OSError, ValueError):  # a folder that vanished or cannot be a name; too slow
        return None
    return Revision(code[:_CODE_LENGTH].decode(), date, changed)


def _git(folder: str, *words: str, given: bytes, max_output: int = _MOST_BYTES) -> bytes | None:
    """What git says when all is well: the one place where it is started."""
    settings = [word for setting in _SETTINGS for word in ("-c", setting)]
    result = programmes.run(
        ["git", "--no-pager", *settings, *words],
        input=given,
        timeout=TIMEOUT,
        max_output=max_output,
        env_extra=_ENVIRONMENT,
        cwd=folder,
    )
    return result.out if result.success else None


def _objects(folder: str, names: list[str]) -> list[tuple[bytes, bytes, bytes]] | None:
    """Kind, name and bytes of each object asked for, kind empty when there is none; one process."""
    given = "".join(f"{name}\n" for name in names).encode(errors="surrogateescape")
    said = _git(folder, "cat-file", "--batch", given=given)
    if said is None:
        return None
    found, at = [], 0
    for _ in names:
        header = _HEADER.match(said, at)
        if header is None:  # « … missing »
            at = said.find(b"\n", at) + 1
            found.append((b"", b"", b""))
            if not at:
                return None
            continue
        begin, size = header.end(), int(header[3])
        at = begin + size + 1
        found.append((header[2], header[1], said[begin : begin + size]))
    return found if at == len(said) else None


def _date(commit: bytes) -> dt.date | None:
    """The day of a commit where it was made."""
    match = _COMMITTER.search(commit.partition(b"\n\n")[0])
    if match is None:
        return None
    ahead = dt.timedelta(hours=int(match[3]), minutes=int(match[4]))
    try:
        moment = dt.datetime.fromtimestamp(int(match[1]), tz=dt.UTC)
        return (moment + (-ahead if match[2] == b"-" else ahead)).date()
    except (ValueError, OverflowError, OSError):
        return None


def _entries(
    folder: str, tree: bytes, length: int, folders: set[str]
) -> Iterator[tuple[str, tuple[int, bytes]]]:
    """The plan's files that a tree object has, and the folders that are not on the disk."""
    at = 0
    while at < len(tree):
        space = tree.index(b" ", at)
        end = tree.index(b"\0", space)
        mode, name = int(tree[at:space], 8), os.fsdecode(tree[space + 1 : end])
        at = end + 1 + length
        path = f"{folder}/{name}" if folder else name
        if mode == _FOLDER:
            counts = is_entered(folder, name) and path not in folders
        else:
            counts = mode != _OTHER_REPOSITORY and is_of_the_plan(folder, name)
        if counts:
            yield path, (mode, tree[end + 1 : at])


def _changed(present: Mapping[str, str], committed: Names, until: float) -> bool:
    """Whether the files on the disk are others. Raises TimeoutError when that takes too long."""
    if present.keys() != committed.keys():
        return True
    for name, (mode, oid) in committed.items():
        if time.monotonic() > until:
            raise TimeoutError
        if not _same(present[name], mode, oid):
            return True
    return False


def _same(path: str, mode: int, oid: bytes) -> bool:
    if mode == _LINK:
        return os.path.islink(path) and _name(os.fsencode(os.readlink(path)), oid) == oid
    raw, refusal = read_ordinary(path)
    if refusal is not None:
        return False
    # What git itself makes of line ends on some systems is no change.
    return _name(raw, oid) == oid or (
        b"\r\n" in raw and _name(raw.replace(b"\r\n", b"\n"), oid) == oid
    )


def _name(raw: bytes, like: bytes) -> bytes:
    """The name that git gives to a file's bytes."""
    whole = b"blob %d\0" % len(raw) + raw
    if len(like) == _SHA1_LENGTH:
        found: bytes = sha1(whole, usedforsecurity=False).digest()
        return found
    from hashlib import sha256

    return sha256(whole).digest()
