"""Patterns compiled when they are first used: on most plans, most never are."""

import re
from typing import Any, cast


class _Motif:
    """Stands for a compiled pattern until one of its methods is asked for."""

    def __init__(self, source: str, flags: int) -> None:
        self._said = source, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(*self._said)
        # From then on its methods are found here at once, as if it were the pattern itself.
        for method in ("search", "match", "fullmatch", "finditer", "findall", "split", "sub"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def motif(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern of ``re``, with its methods, that costs nothing until it is used."""
    return cast("re.Pattern[str]", _Motif(source, int(flags)))
