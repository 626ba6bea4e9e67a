"""What stands between the values of a file, or around them: its comments, the lines of its blocks.

Found from the parser's events, since a text may hold « # » and « | » too.
"""

import re
from dataclasses import dataclass
from typing import Any

from yaml.events import ScalarEvent

from pms_cli.motif import motif
from pms_cli.source import builder

_COMMENT = motif(r"#[^\n]*")
_HEADER = motif(r"[|>]([-+1-9]*)[^\n]*\n")
_INDENT = motif(r"^( *)[^ \r\n]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of a text under « | » or « > »: offsets of their start and end.

    ``indent`` is how far they are set in, or 0 when only the header says it.
    """

    start: int
    end: int
    indent: int


def find_around(text: str) -> tuple[tuple[str, ...], tuple[Block, ...]]:
    """Every comment (from its « # », without the blanks at its end) and every block, in order.

    The parser must have read the text to its end before: nothing here limits what it is given.
    """
    parser = builder.LOADER(text)
    comments: list[str] = []
    blocks: list[Block] = []
    at = 0
    try:
        while (event := parser.get_event()) is not None:
            kind = type(event)
            if kind is ScalarEvent:
                start = event.start_mark.index
                comments += _COMMENT.findall(text, at, start)
                at = event.end_mark.index
                header = _HEADER.match(text, start) if event.style in {"|", ">"} else None
                if header is not None:
                    # A comment may stand there, inside the value's place.
                    comments += _COMMENT.findall(text, start, header.end())
                    blocks.append(_block(text, header, event))
    finally:
        parser.dispose()
    comments += _COMMENT.findall(text, at)
    return tuple(comment.rstrip() for comment in comments), tuple(blocks)


def _block(text: str, header: re.Match[str], event: Any) -> Block:
    end = event.end_mark.index
    first = _INDENT.search(text, header.end(), end)
    said = first is None or any(character.isdigit() for character in header[1])
    return Block(header.end(), end, 0 if said or first is None else len(first[1]))
