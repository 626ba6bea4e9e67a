"""The short way through a file in which nothing is out of the ordinary: most files.

Whatever is unusual (an alias, a key written twice, a control character, a directive) gives None,
and the file is read again by ``builder``, which says what is wrong and where. A property holds the
two to the same values.
"""

import re
from typing import Any, Final

import yaml
from yaml.events import (
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from pms_cli.source import builder
from pms_cli.source.faults import MAX_DEPTH, MAX_NODES

_CUT: Final = re.compile(r"#[^\s#]")
"""What may cut a text: the rest of the line would be read as a remark."""


def quick_build(text: str) -> dict[str, Any] | None:
    """The values of a file, None when it takes more care to read it."""
    if text[:1] in "%-" or "\n%" in text or "\n---" in text or not is_plain(text):
        return None
    if "#" in text and _CUT.search(text):
        return None
    parser = builder.LOADER(text)
    try:
        return _build(parser.get_event)
    except (yaml.YAMLError, ValueError):
        return None
    finally:
        parser.dispose()


def is_plain(text: str) -> bool:
    """Whether a text surely holds no character that files may not hold (see ``scan``)."""
    # Of what « isprintable » refuses, French texts have line ends and no-break spaces only.
    if "\r" in text:
        text = text.replace("\r\n", "")
    shown = text.replace("\n", "").replace("\u00a0", "").replace("\u202f", "")
    return shown.isprintable()


def _build(get_event: Any) -> dict[str, Any] | None:  # noqa: C901, PLR0911, PLR0912, PLR0915 - one flat loop: speed
    event = get_event()
    if type(event) is StreamStartEvent:
        event = get_event()
    if type(event) is not DocumentStartEvent:
        return None
    event = get_event()
    if type(event) is not MappingStartEvent or event.anchor or event.tag:
        return None
    root: dict[str, Any] = {}
    items: Any = root
    key: str | None = None
    in_mapping = True
    above: list[Any] = []
    left = MAX_NODES
    while True:
        event = get_event()
        kind = type(event)
        left -= 1
        if kind is ScalarEvent:
            value = event.value
            if event.anchor is not None or event.tag is not None:
                return None
            if in_mapping and key is None:
                if not value or value in items or value == "<<":
                    return None
                if event.style == '"' or not value.isascii():
                    return None
                key = value
                continue
            style = event.style
            if style == '"':
                if not is_plain(value):
                    return None
            elif not value and not style:
                value = None
            if in_mapping:
                items[key] = value
                key = None
            else:
                items.append(value)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if event.anchor is not None or event.tag is not None or left < 0:
                return None
            if (in_mapping and key is None) or len(above) >= MAX_DEPTH - 1:
                return None
            inner: Any = {} if kind is MappingStartEvent else []
            if in_mapping:
                items[key] = inner
                key = None
            else:
                items.append(inner)
            above.append(items)
            items = inner
            in_mapping = kind is MappingStartEvent
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            if not above:
                break
            items = above.pop()
            in_mapping = type(items) is dict
        else:
            return None
    # The end of the document, then that of the stream: anything else is a second document.
    get_event()
    last = get_event()
    if left < 0 or type(last) is not StreamEndEvent:
        return None
    return root
