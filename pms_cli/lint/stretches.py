"""Stretches of what a file makes public: its texts, and its comments, which are read as well."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Final

from pms_cli.lint.rule import Finding
from pms_cli.workspace import PlanFile

MOST: Final = 100
"""Most stretches of one file that are told: whoever mends these sees the others next time."""
_MOST_TRIED: Final = 200
# A mark that may begin a comment (a blank or nothing is before it), and the rest of its line.
_REMARK = re.compile(r"#(?<![^ \t\n]#)[^\n]*")

Stretch = tuple[re.Match[str], Finding]
"""What was found, and the finding to be given its message."""


def public_stretches(
    file: PlanFile[Any], pattern: re.Pattern[str], words: Sequence[bytes], *, texts: bool = True
) -> Iterator[Stretch]:
    """Each place where the pattern is in the texts of a file, then in its comments.

    ``words``, in small letters, are what the pattern cannot do without: nearly every text has none
    of them. The place is that of the pattern's group when it has exactly one. A comment is given
    with its « # ».
    """
    if texts and any(word in file.lettres for word in words):
        yield from islice(_of_texts(file, pattern, words), MOST)
    source = file.source
    # The whole file first, then each of its remarks: most that have some have none of the words.
    if "#" in source.text and source.parsed and _has_one(source.text, words):
        yield from islice(_of_comments(file, pattern, words), MOST)


def _of_texts(
    file: PlanFile[Any], pattern: re.Pattern[str], words: Sequence[bytes]
) -> Iterator[Stretch]:
    for path, text in file.textes:
        if _has_one(text, words):
            for match in pattern.finditer(text):
                yield match, Finding(file, path, "", within=_span(match))


def _of_comments(
    file: PlanFile[Any], pattern: re.Pattern[str], words: Sequence[bytes]
) -> Iterator[Stretch]:
    source = file.source
    text = source.text
    left = _MOST_TRIED
    for line in _REMARK.finditer(text):
        if not _has_one(line[0], words):
            continue
        for match in pattern.finditer(text, line.start(), line.end()):
            left -= 1
            if left < 0:
                return
            if any(source.is_comment(mark) for mark in _marks(text, line, match)):
                yield match, Finding(file, (), "", raw=_span(match))


def _marks(text: str, line: re.Match[str], match: re.Match[str]) -> set[int]:
    """Where the comment that a match is in may begin: the line's first mark, or the last before.

    The first may be part of a text between quotation marks.
    """
    last = max(text.rfind(" #", line.start(), match.start()) + 1, line.start())
    return {line.start(), last}


def _has_one(text: str, words: Sequence[bytes]) -> bool:
    letters = f"\n{text}".encode(errors="surrogatepass").lower()
    return any(word in letters for word in words)


def _span(match: re.Match[str]) -> tuple[int, int]:
    return match.span(1 if match.re.groups == 1 else 0)
