"""What a template is given: plain copies, so that nothing it holds can act on anything."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Final

from pms_cli.motif import motif
from pms_cli.source.scan import FORBIDDEN_IN_VALUE

# What a plan's file may not hold has no place in a report either, nor what HTML and UTF-8 cannot.
_NO_CHARACTERS = "".join(chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
_UNFIT: Final = motif(f"{FORBIDDEN_IN_VALUE.pattern}|[\ud800-\udfff\ufdd0-\ufdef{_NO_CHARACTERS}]")


class Feuille(str):
    """A style sheet that may be put into ``<style>`` as it is."""

    __slots__ = ()
    __svg__ = True


def fit(text: str) -> str:
    """The text, each character that would not be shown (or would be obeyed) replaced by U+FFFD."""
    if text.isprintable() or _spaced(text).isprintable():
        return text
    return _UNFIT.sub("\ufffd", text)


def _spaced(text: str) -> str:
    """The text without what French has in every sentence and Python does not call printable."""
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("\n", " ")


class Copies:
    """Plain copies of contexts: str, int, bool, None, date, lists and dicts of these.

    A frozen dataclass met again is not copied twice: no template can change what it is given.
    """

    def __init__(self) -> None:
        # The original is kept too, so that its address is not used again.
        self._made: dict[int, tuple[object, dict[str, Any]]] = {}
        self._names: dict[type, tuple[str, ...]] = {}

    def context(self, contexte: Mapping[str, object]) -> dict[str, Any]:
        """The variables of a template. Raises TypeError for what is not plain data: our bug."""
        return {name: self.copy(value) for name, value in contexte.items()}

    def copy(self, value: Any) -> Any:  # noqa: PLR0911
        """A plain copy; a text of a class marked ``__svg__`` is let through as HTML."""
        kind = type(value)
        if kind is str:
            return fit(value)
        if value is None or kind in {int, bool, dt.date}:
            return value
        if kind in {tuple, list}:
            return [self.copy(item) for item in value]
        # Before the rest: nearly all that is left.
        if kind in self._names or (is_dataclass(value) and not isinstance(value, type)):
            return self._fields(value)
        if isinstance(value, Mapping):
            return {self._key(key): self.copy(item) for key, item in value.items()}
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, int):
            return int(value)
        if isinstance(value, tuple | list):
            return [self.copy(item) for item in value]
        raise TypeError(f"a template is given no {kind.__name__}")

    def _key(self, key: object) -> str | int:
        if not isinstance(key, str | int):
            raise TypeError(f"a template is given no key that is a {type(key).__name__}")
        return fit(str(key)) if isinstance(key, str) else int(key)

    def _text(self, value: str) -> str:
        text = fit("".join(value))
        if getattr(type(value), "__svg__", False) is not True:
            return text
        from markupsafe import Markup

        return Markup(text)  # noqa: S704

    def _fields(self, value: Any) -> dict[str, Any]:
        found = self._made.get(id(value))
        if found is not None:
            return found[1]
        kind = type(value)
        names = self._names.get(kind)
        if names is None:
            names = self._names[kind] = tuple(field.name for field in fields(value))
        made = {name: self.copy(getattr(value, name)) for name in names}
        if kind.__dataclass_params__.frozen:
            self._made[id(value)] = (value, made)
        return made
