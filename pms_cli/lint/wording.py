"""How a text is written, for the rules that look at wording."""

import re
from collections.abc import Container

_LONG_WORD = re.compile(r"[^\W\d_]{5,}")
_ENOUGH = 2


def long_words(text: str) -> list[str]:
    """The words of five letters or more."""
    return _LONG_WORD.findall(text)


def en_capitales(text: str, sigles: Container[str] = ()) -> bool:
    """Whether a text is written in capitals: one that is must have two long words, not sigles."""
    if not text.isupper():
        return False
    return sum(word not in sigles for word in long_words(text)) >= _ENOUGH
