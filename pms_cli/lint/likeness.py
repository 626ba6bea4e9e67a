"""Names that are nearly the same, found among thousands without comparing each with each."""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from pms_cli.motif import motif

_WORD = motif(r"[^\W_]+")
_ORDINAL = motif(r"[ivxlc]+(?:e|er|re)?")
_SMALL: Final = frozenset(
    (
        *("de", "la", "le", "les", "des", "du", "d", "l", "et", "a", "au", "aux", "en"),
        *("un", "une", "pour", "par", "avec", "sur", "dans", "ou"),
    )
)
_MOST_WORDS: Final = 40
_MOST_KEPT: Final = 20_000
_MOST_COMPARED: Final = 8
_LONGEST: Final = 40
_NEAR_WORDS: Final = 0.8
_MARK: Final = "#"


class Near(NamedTuple):
    """A name already given that is nearly the same, and where it stands."""

    name: str
    where: str


class _Name(NamedTuple):
    name: str
    kin: str
    where: str
    words: frozenset[str]


class Names:
    """Names given one after the other.

    Two are nearly the same when their numbers, sigles and proper names are, and their other words
    too but for the order, the plural, the accents, small words, and one word which is missing or
    misspelt; ``percent`` is how much of their letters must be common. A name is compared with the
    first eight that share all their words but one, at most: of thousands that are alike some may
    be passed over, never all.
    """

    def __init__(self, percent: int) -> None:
        self._percent = percent
        self._near: dict[tuple[frozenset[str], int], list[_Name]] = {}
        self._alone: dict[frozenset[str], _Name | None] = {}

    def add(self, name: str, kin: str, where: str = "") -> Near | None:
        """The first name given that is nearly this one and of another ``kin``; None mostly."""
        marks, words = _distinguished(name)
        if not words and not marks:
            return None
        given = _Name(name, kin, where, words)
        if marks not in self._alone:
            # Nothing else has these numbers and names: its keys can wait.
            self._alone[marks] = given
            return None
        first = self._alone[marks]
        if first is not None:
            self._keep(marks, first)
            self._alone[marks] = None
        found = self._find(marks, given)
        self._keep(marks, given)
        return found

    def _find(self, marks: frozenset[str], given: _Name) -> Near | None:
        for key in _keys(given.words):
            for other in self._near.get((marks, key), ()):
                if other.kin != given.kin and _are_near(given.words, other.words, self._percent):
                    return Near(other.name, other.where)
        return None

    def _keep(self, marks: frozenset[str], name: _Name) -> None:
        for key in _keys(name.words):
            kept = self._near.setdefault((marks, key), [])
            if len(kept) < _MOST_COMPARED:
                kept.append(name)


def nearly_same(names: Sequence[str], percent: int) -> Iterator[tuple[int, int]]:
    """Of a few names: the place of each that is nearly one before it, and the place of that one."""
    if len(names) > _MOST_WORDS:
        many = Names(percent)
        for place, name in enumerate(names):
            near = many.add(name, str(place), str(place))
            if near is not None:
                yield place, int(near.where)
        return
    parts = [_distinguished(name) for name in names]
    for place, (marks, words) in enumerate(parts):
        for before in range(place):
            others = parts[before]
            if marks == others[0] and _are_near(words, others[1], percent):
                yield place, before
                break


def _keys(words: frozenset[str]) -> list[int]:
    """All the words, and all but each of them: two names that differ by one word have one alike."""
    hashes = [hash(word) for word in words]
    whole = sum(hashes)
    return [whole, *(whole - one for one in hashes)]


def _are_near(one: frozenset[str], two: frozenset[str], percent: int) -> bool:
    common = one & two
    if len(one) - len(common) > 1 or len(two) - len(common) > 1:
        return False
    matched = sum(map(len, common))
    left, right = one - common, two - common
    if left and right:
        (first,), (second,) = left, right
        same = _common_letters(first, second)
        if first[0] != second[0] or 2 * same < _NEAR_WORDS * (len(first) + len(second)):
            return False
        matched += same
    return 200 * matched >= percent * (sum(map(len, one)) + sum(map(len, two)))


def _common_letters(first: str, second: str) -> int:
    from difflib import SequenceMatcher

    blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks)


class _Folded(dict[str, str]):
    """Words, folded when they are first met: small ones empty, what is no common word marked."""

    def __missing__(self, word: str) -> str:
        folded = _folded(word)
        if len(self) < _MOST_KEPT:
            self[word] = folded
        return folded


_FOLDED: Final = _Folded()


def _distinguished(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """What distinguishes a name for certain (numbers, sigles, proper names), and its other words.

    The first word has a capital that says nothing.
    """
    found = _WORD.findall(name)[:_MOST_WORDS]
    if found and found[0].istitle():
        found[0] = found[0].lower()
    parts = {_FOLDED[word] for word in found}
    parts.discard("")
    if not parts:  # « A », « D »: small words only
        parts.add(_MARK + name.casefold())
    marks = frozenset([part for part in parts if part[0] == _MARK])
    return marks, frozenset(parts - marks if marks else parts)


def _folded(word: str) -> str:
    spread = unicodedata.normalize("NFD", word.casefold().replace("œ", "oe"))
    plain = "".join(letter for letter in spread if not unicodedata.combining(letter))[:_LONGEST]
    if plain in _SMALL and not (len(word) == 1 and word.isupper()):
        return ""
    if not word.islower() or not word.isalpha() or len(word) == 1 or _ORDINAL.fullmatch(plain):
        return _MARK + plain
    return plain[:-1] if len(plain) > 3 and plain[-1] in "sx" else plain  # noqa: PLR2004
