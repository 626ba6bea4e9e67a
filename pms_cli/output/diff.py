"""What a correction would change, as a unified diff: for people, and for ``git apply``."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from pms_cli.output.terminal import Terminal
from pms_cli.texte import printable_lines

MOST_COMPARED: Final = 2_000
"""Most lines in which moved ones are looked for."""
CONTEXT: Final = 3
"""Unchanged lines shown around a change."""
_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
_QUOTED = re.compile(r"[\x00-\x1f\x7f\"\\]")
_UNENDED: Final = "\\ No newline at end of file"  # the format's own words, which git looks for
_STYLES: Final = {"@": "36", "-": "31", "+": "32"}
_NO_BREAK: Final = "\u00a0\u202f"

Group = list[tuple[str, int, int, int, int]]


def unified(path: str, before: bytes, after: bytes, terminal: Terminal | None) -> str:
    """The unified diff from one content of a file to another; empty when they are equal.

    Both are in UTF-8; ``path`` has ``/`` between folders. Without a terminal the diff is exact:
    ``git apply`` and ``patch -p1`` make ``after`` of ``before``, byte for byte, as long as the
    file holds no control character: those (which a plan's file may not hold) are written out. On a
    terminal, blanks at the end of a changed line and no-break spaces are made visible.
    """
    if before == after:
        return ""
    old, new = _lines(before), _lines(after)
    shows_ends = (b"\r\n" in before) != (b"\r\n" in after)
    diff = [f"--- {_quoted(f'a/{path}')}", f"+++ {_quoted(f'b/{path}')}"]
    for group in _groups(old, new):
        diff.append(_header(group))
        for mark, line in _marked(group, old, new):
            diff += _shown(mark, line, terminal, shows_ends=shows_ends)
    if terminal is not None and terminal.color:
        diff = [*(f"\x1b[1m{line}\x1b[0m" for line in diff[:2]), *map(_colored, diff[2:])]
    return "".join(f"{line}\n" for line in diff)


def _lines(raw: bytes) -> list[str]:
    """Lines with their end: of line feeds only, which is what other tools count."""
    return _LINE.findall(raw.decode("utf-8", errors="replace"))


def _groups(old: list[str], new: list[str]) -> Iterator[Group]:
    """What changed, in groups with the lines around. Only what differs is compared."""
    from difflib import SequenceMatcher

    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
        last += 1
    # The context is put back around; the lines beyond it are of no interest.
    start = max(first - CONTEXT, 0)
    stop = max(last - CONTEXT, 0)
    left, right = old[start : len(old) - stop], new[start : len(new) - stop]
    matcher = SequenceMatcher(None, left, right)
    if max(len(left), len(right)) > MOST_COMPARED:
        matcher = SequenceMatcher(None, "", "")
        vars(matcher)["opcodes"] = _one_by_one(left, right)
    for group in matcher.get_grouped_opcodes(CONTEXT):
        yield [
            (tag, one + start, two + start, three + start, four + start)
            for tag, one, two, three, four in group
        ]


def _one_by_one(left: list[str], right: list[str]) -> Group:
    """The same lines against one another, or all of them when some were added or removed.

    A search for what moved takes minutes in a file made for it.
    """
    if len(left) != len(right):
        return [("replace", 0, len(left), 0, len(right))]
    found: Group = []
    same = [one == two for one, two in zip(left, right, strict=True)]
    at = 0
    for equal, run in groupby(same):
        end = at + len(list(run))
        found.append(("equal" if equal else "replace", at, end, at, end))
        at = end
    return found


def _header(group: Group) -> str:
    _, old_start, _, new_start, _ = group[0]
    _, _, old_end, _, new_end = group[-1]
    return f"@@ -{_range(old_start, old_end)} +{_range(new_start, new_end)} @@"


def _range(start: int, end: int) -> str:
    length = end - start
    # An empty range is named by the line before it.
    return str(start + 1) if length == 1 else f"{start + (length > 0)},{length}"


def _marked(group: Group, old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    for tag, old_start, old_end, new_start, new_end in group:
        if tag == "equal":
            yield from ((" ", line) for line in old[old_start:old_end])
            continue
        yield from (("-", line) for line in old[old_start:old_end])
        yield from (("+", line) for line in new[new_start:new_end])


def _shown(mark: str, line: str, terminal: Terminal | None, *, shows_ends: bool) -> list[str]:
    ended = line.endswith("\n")
    text = line.removesuffix("\n")
    end = "\r" if text.endswith("\r") else ""
    text = text.removesuffix("\r")
    # A byte order mark may open the file: it is kept where the diff must be exact.
    opening = "\ufeff" if terminal is None and text.startswith("\ufeff") else ""
    text = printable_lines(text.removeprefix(opening))
    if terminal is not None:
        text = _visible(text, terminal) if mark != " " else text
        end = ("␍" if terminal.unicode else "\\r") if end and mark != " " and shows_ends else ""
    return [f"{mark}{opening}{text}{end}", *([] if ended else [_UNENDED])]


def _visible(text: str, terminal: Terminal) -> str:
    bare = text.rstrip(" \t")
    blanks = text[len(bare) :]
    if terminal.unicode:
        for character in _NO_BREAK:
            bare = bare.replace(character, "⍽")
        return bare + blanks.replace(" ", "␣").replace("\t", "→")
    for character, shown in zip(_NO_BREAK, ("\\xa0", "\\u202f"), strict=True):
        bare = bare.replace(character, shown)
    return bare + blanks.replace(" ", "\\x20").replace("\t", "\\t")


def _quoted(name: str) -> str:
    """A file's name as git writes it: between quotes when it holds what would end it."""
    if _QUOTED.search(name) or printable_lines(name) != name:
        escaped = "".join(
            character
            if " " <= character <= "~" and character not in '"\\'
            else "".join(f"\\{byte:03o}" for byte in character.encode("utf-8", "replace"))
            for character in name
        )
        return f'"{escaped}"'
    # patch would take what follows a space for a date.
    return f"{name}\t" if " " in name else name


def _colored(line: str) -> str:
    style = _STYLES.get(line[0])
    return line if style is None else f"\x1b[{style}m{line}\x1b[0m"
