"""Names that are nearly the same, found among thousands without comparing each with each."""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

_WORD = re.compile(r"[^\W_]+")
_SMALL: Final = frozenset(
    (
        *("de", "la", "le", "les", "des", "du", "d", "l", "et", "a", "au", "aux", "en"),
        *("un", "une", "pour", "par", "avec", "sur", "dans", "ou"),
    )
)
_MOST_WORDS: Final = 40
_MOST_COMPARED: Final = 8
_LONGEST: Final = 40
_NEAR_WORDS: Final = 0.8
_ORDINAL = re.compile(r"[ivxlc]+(?:e|er|re)?")


class Near(NamedTuple):
    """A name already given that is nearly the same, and where it stands."""

    name: str
    where: str


@dataclass(frozen=True, slots=True)
class _Name:
    name: str
    kin: str
    where: str
    words: frozenset[str]
    size: int


@dataclass
class Names:
    """Names given one after the other.

    Two are nearly the same when their numbers, sigles and proper names are, and their other words
    too but for the order, the plural, the accents, small words, and one word which is missing or
    misspelt; ``percent`` is how much of their letters must be common. A name is compared with the
    first eight that share all their words but one, at most: of thousands that are alike some may
    be passed over, never all.
    """

    percent: int
    _near: dict[tuple[frozenset[str], int], list[_Name]] = field(default_factory=dict)
    _alone: dict[frozenset[str], _Name | None] = field(default_factory=dict)

    def add(self, name: str, kin: str, where: str = "") -> Near | None:
        """The first name given that is nearly this one and of another ``kin``; None mostly."""
        marks, words = _parts(name)
        if not words and not marks:
            return None
        given = _Name(name, kin, where, words, sum(map(len, words)))
        if marks not in self._alone:
            # Nothing else has these numbers and names: its keys can wait.
            self._alone[marks] = given
            return None
        first = self._alone[marks]
        if first is not None:
            self._keep(marks, first)
            self._alone[marks] = None
        return self._compare(marks, given)

    def _compare(self, marks: frozenset[str], given: _Name) -> Near | None:
        seen: set[int] = set()
        found = None
        for key in _keys(given.words):
            for other in self._near.get((marks, key), ()):
                if id(other) in seen or other.kin == given.kin:
                    continue
                seen.add(id(other))
                if found is None and self._is_near(given, other):
                    found = Near(other.name, other.where)
        self._keep(marks, given)
        return found

    def _keep(self, marks: frozenset[str], name: _Name) -> None:
        for key in _keys(name.words):
            kept = self._near.setdefault((marks, key), [])
            if len(kept) < _MOST_COMPARED:
                kept.append(name)

    def _is_near(self, one: _Name, two: _Name) -> bool:
        common = one.words & two.words
        matched = sum(map(len, common))
        left, right = one.words - common, two.words - common
        if left and right:
            (first, *more), (second, *others) = left, right
            if more or others or first[0] != second[0]:
                return False
            from difflib import SequenceMatcher  # noqa: PLC0415 - few names are so near

            blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
            same = sum(block.size for block in blocks)
            if 2 * same < _NEAR_WORDS * (len(first) + len(second)):
                return False
            matched += same
        return 200 * matched >= self.percent * (one.size + two.size)


def _keys(words: frozenset[str]) -> list[int]:
    """All the words, and all but each of them: two names that differ by one word have one alike."""
    hashes = [hash(word) for word in words]
    whole = sum(hashes)
    return [whole, *(whole - one for one in hashes)]


def _parts(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """What distinguishes a name for certain, and its other words, folded."""
    marks: list[str] = []
    words: list[str] = []
    first = True
    for word in _WORD.findall(name)[:_MOST_WORDS]:
        is_mark, folded = _folded(word, first=first)
        first = False
        if folded:
            (marks if is_mark else words).append(folded)
    return frozenset(marks), frozenset(words)


@lru_cache(maxsize=20_000)
def _folded(word: str, *, first: bool) -> tuple[bool, str]:
    """Whether a word is a number, a sigle, a letter or a proper name; the word, empty if small."""
    spread = unicodedata.normalize("NFD", word.casefold().replace("œ", "oe"))
    plain = "".join(letter for letter in spread if not unicodedata.combining(letter))[:_LONGEST]
    is_name = not first and not word.islower()
    if plain in _SMALL and not (is_name and len(word) == 1):
        return False, ""
    if is_name or not word.isalpha() or len(word) == 1 or _ORDINAL.fullmatch(plain):
        return True, plain
    return False, _singular(plain)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word  # noqa: PLR2004
