"""The comments of a file: found between the values, since a text may hold « # » too."""

import re
from typing import Any

from yaml.events import ScalarEvent

from pms_cli.source import builder

_COMMENT = re.compile(r"#[^\n]*")
_HEADER = re.compile(r"[|>][^\n]*")


def find_comments(text: str) -> tuple[str, ...]:
    """Every comment of a text that the parser reads to its end, from its « # », in order.

    Blanks at the end of a comment are left out. The text must have been read before: nothing here
    limits what the parser is given.
    """
    parser = builder.LOADER(text)
    found: list[str] = []
    at = 0
    try:
        while (event := parser.get_event()) is not None:
            if type(event) is ScalarEvent:
                found += _between(text, at, event)
                at = event.end_mark.index
    finally:
        parser.dispose()
    found += _COMMENT.findall(text, at)
    return tuple(comment.rstrip() for comment in found)


def _between(text: str, at: int, event: Any) -> list[str]:
    start = event.start_mark.index
    found: list[str] = _COMMENT.findall(text, at, start)
    header = _HEADER.match(text, start) if event.style in {"|", ">"} else None
    # A block's comment stands inside it, after « | ».
    return found + _COMMENT.findall(text, start, header.end()) if header else found
