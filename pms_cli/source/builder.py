"""Parser events to plain values, in one iterative pass, with limits counted as they come."""

import unicodedata
from itertools import islice
from typing import Any, Final, NamedTuple, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from pms_cli.diagnostics import KeyPath, shorten
from pms_cli.motif import motif
from pms_cli.source.faults import MAX_DEPTH, MAX_FAULTS, MAX_NODES, Fault, TooMuchError
from pms_cli.source.scan import is_forbidden_text

Value: TypeAlias = "str | list[Any] | dict[str, Any] | Faulty | None"
"""What a file gives: text, lists and mappings of it, None for a key left empty."""


class Faulty:
    """A value refused while reading (alias, tag…): nothing else should complain of it."""

    def __repr__(self) -> str:
        return "FAULTY"


FAULTY: Final = Faulty()


class Marks(NamedTuple):
    """Character offsets of a value, and of its key when it sits in a mapping."""

    start: int
    end: int
    key_start: int
    key_end: int


LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The C parser where PyYAML has it."""

_REFUSED: Final = "\x00"
"""Stands for a key that was refused: no file can hold it, and its value is dropped."""
_LONGEST_NORMALIZED: Final = 1024
"""Longest key put in NFC, which is quadratic in a run of combining marks."""
_DIRECTIVES: Final = "les directives « % » ne sont pas acceptées : effacez-les"
_CUT = motif(r"[ \t]+(#[^\s#][^\n]*)")
_PROPERTY = motif(r"#[^\n]*|(!<[^>\s]*>|[!&][^\s,\[\]{}]*)")


class _Frame:
    """A list or mapping being filled. In a mapping, ``key`` is the key that awaits its value."""

    __slots__ = ("ignored", "items", "key", "key_end", "key_start", "kind", "start")

    def __init__(self, kind: str, start: int, *, ignored: bool) -> None:
        self.kind = kind
        self.start = start
        self.ignored = ignored  # built under a refused key: read past, never kept
        self.items: Any = {} if kind == "mapping" else []
        self.key: str | None = None
        self.key_start = self.key_end = start


class Builder:
    """Builds plain values from parser events in one pass; with ``record``, their marks too."""

    def __init__(self, text: str, *, record: bool = False) -> None:
        self.text = text
        self.record = record
        self.root: Value = None
        self.faults: list[Fault] = []
        self.marks: dict[KeyPath, Marks] = {}
        self.finished = False
        self._frames: list[_Frame] = []
        self.cuts: list[Fault] = []
        self._has_hash = " #" in text or "\t#" in text
        self._last: Any = None
        self._root_start = 0
        self._nodes = 0
        self._documents = 0

    def run(self) -> "Builder":
        """Read the whole text; what was found is in the attributes. Returns itself."""
        parser = LOADER(self.text)
        try:
            self._consume(parser)
            self.finished = True
        except (yaml.YAMLError, ValueError) as error:
            # ValueError: bytes or numbers that the parser decodes itself (« !<%ff> »).
            self._add_syntax_error(error)
        except TooMuchError as stop:
            self.faults.append(stop.fault)
        finally:
            parser.dispose()
        if self.finished:
            self._check_root()
        return self

    def _consume(self, parser: Any) -> None:
        if self.text.count("\n%TAG") >= MAX_FAULTS:
            # libyaml compares each with all those before it, in a single event.
            start = self.text.index("\n%TAG") + 1
            raise TooMuchError(Fault(start, start + 1, "PMS008", _DIRECTIVES))
        get_event = parser.get_event
        on_scalar = self._on_scalar
        while (event := get_event()) is not None:
            self._last = event
            kind = type(event)
            if kind is ScalarEvent:
                on_scalar(event)
            elif kind is MappingStartEvent:
                self._on_start(event, "mapping")
            elif kind is SequenceStartEvent:
                self._on_start(event, "sequence")
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self._on_end(event)
            elif kind is AliasEvent:
                self._on_alias(event)
            elif kind is DocumentStartEvent:
                self._on_document(event)

    # -- events -------------------------------------------------------------------------------

    def _on_scalar(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        self._count(start)
        if event.anchor is not None or event.tag is not None:
            self._add_properties(event)
        text: str = event.value
        style = event.style
        if style == '"' and "\\" in self.text[start:end] and is_forbidden_text(text):
            self._fault(start, end, "PMS004", _escape_message())
        frame = self._frames[-1] if self._frames else None
        if frame is not None and frame.kind == "mapping" and frame.key is None:
            self._on_key(frame, text, start, end, plain=not style)
            return
        value: Value = text
        if event.tag is not None:
            value = FAULTY
        elif not text and not style:
            # « &mot » alone is no empty value: what is wrong with it is told.
            value = None if event.anchor is None else FAULTY
        if self._has_hash and not style and self._is_cut(end) and value is None:
            value = FAULTY
        self._store(value, start, end)

    def _is_cut(self, end: int) -> bool:
        """« Mieux lutter #3 contre » keeps « Mieux lutter » only: a remark has a space after #."""
        cut = _CUT.match(self.text, end)
        # However many there are, the file is read to its end: most are remarks.
        if cut is None:
            return False
        if len(self.cuts) <= MAX_FAULTS:
            lost = cut[1].rstrip()
            message = (
                f"« {shorten(lost)} » est lu comme une remarque et coupe le texte : mettez tout "
                "le texte entre guillemets, ou une espace après « # » si c’est une remarque"
            )
            start = cut.start(1)
            self.cuts.append(Fault(start, start + len(lost), "PMS013", message))
        return True

    def _on_key(self, frame: _Frame, text: str, start: int, end: int, *, plain: bool) -> None:
        key = text
        if not text.isascii() and len(text) <= _LONGEST_NORMALIZED:
            key = unicodedata.normalize("NFC", text)
        frame.key_start, frame.key_end = start, end
        frame.key = key
        if plain and text == "<<":
            frame.key = _REFUSED
            self._fault(
                start,
                end,
                "PMS007",
                "la fusion « << » n’est pas acceptée : recopiez les clés à cet endroit",
            )
        elif not text:
            frame.key = _REFUSED
            self._fault(start, end + 1, "PMS011", "une clé est vide : écrivez un nom avant « : »")
        elif key in frame.items:
            self._fault(
                start,
                end,
                "PMS006",
                f"la clé « {shorten(key)} » est écrite deux fois au même endroit : "
                "gardez une seule des deux valeurs",
            )

    def _on_start(self, event: Any, kind: str) -> None:
        start = event.start_mark.index
        self._count(start)
        if event.anchor is not None or event.tag is not None:
            self._add_properties(event)
        parent = self._frames[-1] if self._frames else None
        ignored = parent is not None and parent.ignored
        if parent is not None and parent.kind == "mapping" and parent.key is None:
            self._fault(
                start,
                start + 1,
                "PMS011",
                "une clé doit être un mot, pas une liste ni un groupe de clés : "
                "mettez entre guillemets le texte qui commence par « { », « [ » ou « ? »",
            )
            ignored = True
        if len(self._frames) >= MAX_DEPTH:
            message = (
                f"plus de {MAX_DEPTH} niveaux de listes ou de clés imbriqués : "
                "une fiche n’en demande pas autant, aplatissez ce passage"
            )
            raise TooMuchError(Fault(start, start + 1, "PMS002", message))
        self._frames.append(_Frame(kind, start, ignored=ignored))

    def _on_end(self, event: Any) -> None:
        frame = self._frames.pop()
        parent = self._frames[-1] if self._frames else None
        if frame.ignored and parent is not None and not parent.ignored:
            # This was a refused key: what follows is its value.
            parent.key = _REFUSED
            parent.key_start = parent.key_end = frame.start
            return
        self._store(frame.items, frame.start, event.end_mark.index)

    def _on_alias(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        self._count(start)
        self._fault(
            start,
            end,
            "PMS007",
            f"le renvoi « *{shorten(event.anchor)} » n’est pas accepté : "
            "recopiez la valeur à cet endroit, ou mettez le texte entre guillemets",
        )
        frame = self._frames[-1] if self._frames else None
        if frame is not None and frame.kind == "mapping" and frame.key is None:
            frame.key = _REFUSED
            frame.key_start, frame.key_end = start, end
            return
        self._store(FAULTY, start, end)

    def _on_document(self, event: Any) -> None:
        start = event.start_mark.index
        if self.text[start : start + 1] == "%":
            self._fault(start, start + 1, "PMS008", _DIRECTIVES)
        self._documents += 1
        if self._documents > 1:
            message = (
                "« --- » commence un second document dans le même fichier : "
                "un fichier porte un seul document, coupez-le en deux fichiers"
            )
            raise TooMuchError(Fault(start, start + 3, "PMS009", message))

    # -- building -----------------------------------------------------------------------------

    def _store(self, value: Value, start: int, end: int) -> None:
        if not self._frames:
            self.root = value
            self._root_start = start
            if self.record:
                self.marks[()] = Marks(start, end, start, start)
            return
        frame = self._frames[-1]
        if self.record and not frame.ignored:
            key = (frame.key_start, frame.key_end) if frame.key is not None else (start, end)
            self.marks.setdefault(self._path(), Marks(start, end, *key))
        if frame.kind == "mapping":
            key_name = frame.key
            frame.key = None
            # A refused key keeps nothing; of a key written twice, the first value is kept.
            if key_name is not None and key_name != _REFUSED:
                frame.items.setdefault(key_name, value)
        else:
            frame.items.append(value)

    def _path(self) -> KeyPath:
        """The path of the value about to be stored in the innermost frame."""
        return tuple(
            frame.key if frame.kind == "mapping" and frame.key is not None else len(frame.items)
            for frame in self._frames
        )

    def _count(self, start: int) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            message = f"plus de {MAX_NODES} clés et valeurs dans un seul fichier : découpez-le"
            raise TooMuchError(Fault(start, start + 1, "PMS002", message))

    # -- faults -------------------------------------------------------------------------------

    def _fault(self, start: int, end: int, code: str, message: str) -> None:
        fault = Fault(start, min(end, len(self.text)), code, message)
        if len(self.faults) >= MAX_FAULTS:
            raise TooMuchError(fault)
        self.faults.append(fault)

    def _add_properties(self, event: Any) -> None:
        # An anchor and a tag stand before their value, in either order.
        found = _PROPERTY.finditer(self.text, event.start_mark.index)
        written = (match for match in found if match[1] is not None)
        for match in islice(written, (event.anchor is not None) + (event.tag is not None)):
            name = shorten(match[1])
            code, what = ("PMS007", "l’ancre") if name[0] == "&" else ("PMS008", "l’étiquette")
            self._fault(
                *match.span(1),
                code,
                f"{what} « {name} » n’est pas acceptée : effacez-la, "
                "ou mettez le texte entre guillemets",
            )

    def _add_syntax_error(self, error: Exception) -> None:
        from pms_cli.source.messages import explain_syntax_error  # few files need it

        reached = self._last.end_mark.index if self._last is not None else 0
        offset, message = explain_syntax_error(error, self.text, reached)
        end = min(offset + 1, len(self.text))
        self.faults.append(Fault(min(offset, end), end, "PMS005", message))

    def _check_root(self) -> None:
        if isinstance(self.root, dict) or self.root is FAULTY:
            return
        if self.root is None:
            message = "le fichier est vide : écrivez-y les clés attendues, ou supprimez-le"
        else:
            found = "une liste" if isinstance(self.root, list) else "un texte seul"
            message = f"le fichier contient {found} : il doit commencer par une clé suivie de « : »"
        start = self._root_start
        self.faults.append(Fault(start, start, "PMS010", message))


def _escape_message() -> str:
    return (
        "une séquence « \\… » produit ici un caractère de contrôle : "
        "retirez-la du texte entre guillemets"
    )
