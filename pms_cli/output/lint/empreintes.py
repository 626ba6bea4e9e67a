"""Fingerprints: by them a forge knows a problem again once the lines have moved."""

import hashlib
import re
from collections import Counter

from pms_cli.output.lint import Verification
from pms_cli.output.lint.places import carried, is_relative

# Some messages name another line, which moves too.
_PLACE = re.compile(r"\b(ligne|colonne)(s?)\s\d+")


def fingerprints(verification: Verification) -> tuple[str, ...]:
    """One for each diagnostic, in their order, all different, without any line number.

    Problems that only their place tells apart are told apart by their rank. A prefix that leads
    out of the current folder belongs to a machine, and does not count.
    """
    prefix = verification.prefix if is_relative(verification.prefix) else ""
    seen: Counter[str] = Counter()
    found = []
    for diagnostic in verification.diagnostics:
        message = _PLACE.sub(r"\1\2", diagnostic.message)
        # No part holds a NUL once quoted, so that no two problems run into one.
        parts = (f"{prefix}{diagnostic.path}", diagnostic.code, message)
        key = "\0".join(carried(part).replace("\0", "\\x00") for part in parts)
        found.append(hashlib.sha256(f"{key}\0{seen[key]}".encode()).hexdigest()[:32])
        seen[key] += 1
    return tuple(found)
