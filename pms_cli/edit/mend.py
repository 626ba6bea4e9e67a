"""Mends a file's bytes, and believes nothing: each fix is read back before it is kept."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from pms_cli.diagnostics import Edit, Fix, KeyPath
from pms_cli.edit.splice import Taken, splice
from pms_cli.model.base import Partie
from pms_cli.model.lecture import DouteError, lire
from pms_cli.source import MAX_FAULTS, Source, decode, read_source

MAX_REREAD: Final = 8_000_000
"""Bytes read back in one call: what fixes are left wait for the next pass."""
MAX_PASSES: Final = 10
"""Most times that a file is looked at again."""
_BOM: Final = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Mended:
    """A file's bytes once mended, and what became of each fix.

    ``refused`` are those that would have done harm: they are a rule's fault. ``skipped`` overlap
    another, or were not reached: the next pass finds their problems again.
    """

    raw: bytes
    applied: tuple[Fix, ...] = ()
    refused: tuple[Fix, ...] = ()
    skipped: tuple[Fix, ...] = ()


def mend(raw: bytes, fixes: Sequence[Fix], model: type[Partie]) -> Mended:
    """Put fixes into a file, one after the other, and keep those that do only what they say.

    A fix is refused when its result cannot be read, has a fault that was not there (of the text or
    of its values as a ``model``), changes a value outside its ``changes`` or loses, adds or alters
    a comment. Adding or removing an element of a list changes the list. The byte order mark, the
    ends of lines and the absence of the last one stay as they are. Never raises on the file's
    account: a file that cannot be read is left alone.
    """
    text, fault = decode(raw)
    state = _State(raw, model)
    if fault is not None or not state.source.parsed:
        return Mended(raw, refused=tuple(fixes))
    taken = Taken(len(text))
    applied: list[Fix] = []
    refused: list[Fix] = []
    skipped: list[Fix] = []
    bom = _BOM if raw.startswith(_BOM) else b""
    first, left = state, MAX_REREAD

    def tried(*chosen: Fix) -> _State | None:
        try:
            edits: list[Edit] = [edit for fix in chosen for edit in fix.edits]
            return _State(bom + splice(text, edits).encode(), model)
        except UnicodeEncodeError:
            return None

    for fix in fixes:
        if not Taken(len(text)).is_free(fix):
            refused.append(fix)
            continue
        if not taken.is_free(fix) or left < 0:
            skipped.append(fix)
            continue
        left -= len(raw)
        after = tried(*applied, fix)
        if after is not None and state.allows(after, fix.changes):
            taken.add(fix)
            applied.append(fix)
            state = after
            continue
        # Alone it may be right: another has moved what it speaks of.
        alone = tried(fix) if applied else None
        left -= len(raw) if applied else 0
        is_right = alone is not None and first.allows(alone, fix.changes)
        (skipped if is_right else refused).append(fix)
    return Mended(state.raw, tuple(applied), tuple(refused), tuple(skipped))


def settle(
    raw: bytes,
    find: Callable[[bytes], Sequence[Fix]],
    model: type[Partie],
    *,
    passes: int = MAX_PASSES,
) -> tuple[Mended, bool]:
    """Find and mend until there is nothing more to do: the whole, and whether it came to rest.

    ``refused`` and ``skipped`` are those of the last pass. What is at rest stays so: mending it
    again changes nothing. Rules that undo each other never come to rest.
    """
    applied: list[Fix] = []
    mended = Mended(raw)
    for _ in range(passes):
        before = mended.raw
        mended = mend(before, find(before), model)
        applied += mended.applied
        if mended.raw == before:
            return Mended(before, tuple(applied), mended.refused, mended.skipped), True
    return Mended(mended.raw, tuple(applied), mended.refused, mended.skipped), False


class _State:
    """A file at one moment: what must not be lost from it."""

    def __init__(self, raw: bytes, model: type[Partie]) -> None:
        self.raw = raw
        self.source: Source = read_source(raw)
        self._model = model

    @cached_property
    def faults(self) -> Counter[tuple[str, str]]:
        """What was refused while reading."""
        return Counter((fault.code, fault.message) for fault in self.source.faults)

    @cached_property
    def comments(self) -> Counter[str]:
        """The comments, wherever they stand."""
        return Counter(self.source.comments)

    @cached_property
    def schema_faults(self) -> Counter[tuple[str, KeyPath]]:
        """What is wrong with the values."""
        data = self.source.data
        try:
            lire(self._model, data)
        except DouteError:
            from pms_cli.model.validation import schema_faults

            found = schema_faults(self._model, data, at_most=MAX_FAULTS + 1)
            return Counter((fault.code, fault.path) for fault in found)
        return Counter()

    def allows(self, after: "_State", changes: Sequence[KeyPath]) -> bool:
        """Whether the file may become what it is after."""
        return (
            after.source.parsed
            and not after.faults - self.faults
            and after.comments == self.comments
            and is_equal_but(self.source.data, after.source.data, frozenset(changes))
            and not after.schema_faults - self.schema_faults
        )


def is_equal_but(before: Any, after: Any, changes: frozenset[KeyPath], here: KeyPath = ()) -> bool:
    """Whether two files' values differ at no other place than those; the order of keys aside."""
    if here in changes:
        return True
    if isinstance(before, dict) and isinstance(after, dict):
        return all(
            is_equal_but(before[key], after[key], changes, (*here, key))
            if key in before and key in after
            else (*here, key) in changes
            for key in before.keys() | after.keys()
        )
    if isinstance(before, list) and isinstance(after, list):
        return len(before) == len(after) and all(
            is_equal_but(one, two, changes, (*here, place))
            for place, (one, two) in enumerate(zip(before, after, strict=True))
        )
    return bool(type(before) is type(after) and before == after)
