"""Zip archives of always the same bytes: no time, no system, members in a fixed order."""

import io
import zipfile
from collections.abc import Callable
from typing import Final

COMMENT: Final = "Produit par pms"
"""Said at the end of an archive, where a program that writes it again leaves it out: pms may
replace a document of its own, and not one that somebody worked on since."""
_DAY_ONE: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3
_READABLE: Final = 0o644 << 16
_LEVEL: Final = 6


def archive_stable(
    made: bytes,
    *,
    first: str,
    stored: bool = False,
    remake: Callable[[str, bytes], bytes | None] | None = None,
) -> bytes:
    """An archive made anew from another: ``first`` at the head, the others sorted by name.

    ``remake`` gives the content that a member has instead of its own, None to leave it out;
    ``stored`` says that the first one is not compressed. Raises zipfile.BadZipFile.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as given, zipfile.ZipFile(out, "w") as target:
        target.comment = COMMENT.encode("ascii")
        names = sorted(
            (name for name in set(given.namelist()) if not name.endswith("/")),
            key=lambda name: (name != first, name),
        )
        for name in names:
            content: bytes | None = given.read(name)
            if remake is not None and content is not None:
                content = remake(name, content)
            if content is None:
                continue
            member = zipfile.ZipInfo(name, _DAY_ONE)
            member.create_system = _UNIX
            member.external_attr = _READABLE
            plain = stored and name == first
            member.compress_type = zipfile.ZIP_STORED if plain else zipfile.ZIP_DEFLATED
            target.writestr(member, content, compresslevel=None if plain else _LEVEL)
    return out.getvalue()
