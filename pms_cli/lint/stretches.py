"""Stretches of what a file makes public: its texts, and its comments, which are read as well."""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import islice
from typing import Any, ClassVar, Final

from pms_cli.lint.rule import Finding
from pms_cli.motif import motif
from pms_cli.workspace import PlanFile

MOST: Final = 100
"""Most stretches of one file that are told: whoever mends these sees the others next time."""
_MOST_TRIED: Final = 200
# A mark that may begin a comment (a blank or nothing is before it), and the rest of its line.
_REMARK = motif(r"#(?<![^ \t\n]#)[^\n]*")

# All that is not a letter or a digit parts words; so do the first bytes of « ’ », of « « » and of
# the no-break spaces, which leave the others at the head of the word that follows.
_PARTING = bytes(code for code in range(128) if not chr(code).isalnum()) + b"\xc2\xe2"
_APART = bytes.maketrans(_PARTING, b" " * len(_PARTING))
_HEADS = (b"", *(sign.encode()[1:] for sign in "\u2019\u00a0\u202f«"))

Stretch = tuple[re.Match[str], Finding]
"""What was found, and the finding to be given its message."""


class Traces:
    """What a pattern cannot do without, in small letters: nearly every file has nothing of it.

    Each word, once found, leads to the phrases of which one must be there; ``signs`` are looked for
    whatever the words.
    """

    known: ClassVar[set[bytes]] = set()
    """The words of all of them: those of a file are compared with these, once."""

    def __init__(
        self, words: Mapping[bytes, tuple[bytes, ...]] | None = None, signs: tuple[bytes, ...] = ()
    ) -> None:
        given = (words or {}).items()
        self._words = {head + word: phrases for word, phrases in given for head in _HEADS}
        self._signs = signs
        Traces.known.update(self._words)

    def are_in(self, letters: bytes, words: AbstractSet[bytes]) -> bool:
        """Whether a text may have the pattern: its small letters, and those of its words known."""
        for sign in self._signs:
            if sign in letters:
                return True
        for word in words:
            for phrase in self._words.get(word, ()):
                if phrase in letters:
                    return True
        return False

    def may_be_in(self, text: str) -> bool:
        """The same of a text alone."""
        letters = _letters(text)
        return self.are_in(letters, _words(letters))


def public_stretches(
    file: PlanFile[Any], pattern: re.Pattern[str], traces: Traces, *, texts: bool | None = None
) -> Iterator[Stretch]:
    """Each place where the pattern is in the texts of a file, then in its comments.

    The place is that of the pattern's group when it has exactly one. A comment is given with its
    « # ». ``texts`` says whether to look into the texts when the traces alone do not.
    """
    if texts is None:
        texts = traces.are_in(file.lettres, file.once(words_of_texts))
    if texts:
        yield from islice(_of_texts(file, pattern, traces), MOST)
    if "#" in file.source.text:
        letters, words = file.once(_remarks)
        if letters and traces.are_in(letters, words):
            yield from islice(_of_comments(file, pattern, traces), MOST)


def words_of_texts(file: PlanFile[Any]) -> AbstractSet[bytes]:
    """The words of a file's texts that are a trace of something, in small letters."""
    return _words(file.lettres)


def _remarks(file: PlanFile[Any]) -> tuple[bytes, AbstractSet[bytes]]:
    """The small letters and the words of what may be a file's comments."""
    if not file.source.parsed:
        return b"", set()
    letters = _letters("\n".join(_REMARK.findall(file.source.text)))
    return letters, _words(letters)


def _letters(text: str) -> bytes:
    return f"\n{text}".encode(errors="surrogatepass").lower()


def _words(letters: bytes) -> AbstractSet[bytes]:
    return Traces.known.intersection(letters.translate(_APART).split())


def _of_texts(file: PlanFile[Any], pattern: re.Pattern[str], traces: Traces) -> Iterator[Stretch]:
    for path, text in file.textes:
        if traces.may_be_in(text):
            for match in pattern.finditer(text):
                yield match, Finding(file, path, "", within=_span(match))


def _of_comments(
    file: PlanFile[Any], pattern: re.Pattern[str], traces: Traces
) -> Iterator[Stretch]:
    source = file.source
    text = source.text
    left = _MOST_TRIED
    for line in _REMARK.finditer(text):
        if not traces.may_be_in(line[0]):
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


def _span(match: re.Match[str]) -> tuple[int, int]:
    return match.span(1 if match.re.groups == 1 else 0)
