"""Hostile files, each read in turn: run as a module, since a crash would take the tests with it.

Prints, for each, its name, the seconds it took and the codes of its faults, then the memory used.
"""

import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from pms_cli.source import MAX_BYTES, read_source


def filled(unit: str, before: str = "", after: str = "") -> str:
    """As many units as the largest file can hold."""
    room = MAX_BYTES - len(before.encode()) - len(after.encode())
    return before + unit * (room // len(unit.encode())) + after


def steps(line: str) -> str:
    """Each line one column further than the one above."""
    return "".join(f"{' ' * column}{line}\n" for column in range(1400))


def merges(levels: int) -> str:
    """600 bytes of nested merges that the usual loader takes 17 seconds and 700 MB to read."""
    lines = ["a0: &a0 {k: v}"]
    lines += [f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}" for n in range(1, levels)]
    return "\n".join(lines)


def laughs(levels: int) -> str:
    """The « billion laughs » of aliases."""
    lines = ["a0: &a0 [lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, levels)]
    return "\n".join(lines)


BOMBS: dict[str, tuple[str, str]] = {
    # name: (codes in order, each once; text)
    "brackets": ("PMS002", "[" * 100_000),
    "brackets to the limit": ("PMS002", filled("[")),
    "brackets on lines": ("PMS002", filled("[\n")),
    "braces": ("PMS011 PMS002", "{" * 100_000),
    "groups in braces": ("PMS002", filled("{a: ")),
    "groups in brackets": ("PMS002", filled("[a: ")),
    "lists as keys": ("PMS011 PMS002", filled("? [")),
    "merges": ("PMS007", merges(18)),
    "nested merges": ("PMS007 PMS002", filled("{<<: ")),
    "laughs": ("PMS007", laughs(10)),
    "itself": ("PMS007", "a: &a [*a, *a]\nb: &b {b: *b}\n"),
    "dashes": ("PMS002", filled("- ")),
    "dashes on lines": ("PMS002", steps("-")),
    "question marks": ("PMS011 PMS002", filled("? ")),
    "question marks on lines": ("PMS011 PMS002", filled("?\n")),
    "keys on steps": ("PMS002", steps("a:")),
    "double quotes": ("PMS005", filled('"')),
    "apostrophes": ("PMS010", filled("'")),
    "apostrophes after a key": ("PMS005", filled("'", "a: ")),
    "a key as long as the file": ("PMS005", filled("k", after=": 1")),
    "an explicit key as long": ("", filled("k", "? ", "\n: 1")),
    "a key never followed by a colon": ("PMS005", filled("k", "a: 1\n", "\nb: 1")),
    "a key of combining marks": ("", filled("\u0316\u0301", "? e", "\n: 1")),
    "keys of combining marks": ("PMS006 PMS002", filled("e" + "\u0316\u0301" * 200 + ": 1\n")),
    "keys": ("PMS002", "".join(f"k{number}: 1\n" for number in range(60_000))),
    "the same key": ("PMS006 PMS002", filled("a: 1\n")),
    "a line of dashes": ("PMS005", filled("-", "a: 1\n", "\nb: 1")),
    "a value of dashes": ("PMS005", filled("-", "a: ", "\n b: 1")),
    "a line of words and dashes": ("PMS005", filled("a-", "a: 1\n", "\nb: 1")),
    "a line of dashes and spaces": ("PMS005", filled("- ", "a: 1\n", "x\nb: 1")),
    "a line of spaces": ("", filled(" ", "a: 1\n", "x\nb: 1")),
    "a quote after many": ("PMS005", filled('b: "c\n', "a: 1\n", '" y: "')),
    "colons": ("PMS005", filled(":")),
    "colons on lines": ("PMS005", filled(":\n")),
    "commas": ("PMS005", filled(",", "a: [")),
    "values in brackets": ("PMS002", filled("a,", "a: [", "]")),
    "groups in a list": ("PMS002", filled("{},", "a: [", "]")),
    "directives": ("PMS008", "".join(f"%TAG !{n:x}! x\n" for n in range(62_000)) + "---\na: 1"),
    "directives after a document": (
        "PMS008",
        "a: 1\n...\n" + "".join(f"%TAG !{n:x}! x\n" for n in range(62_000)) + "---\nb: 1",
    ),
    "versions": ("PMS005", filled("%YAML 1.1\n")),
    "a version": ("PMS005", filled("1", "%YAML 1.")),
    "an anchor": ("PMS007", filled("a", "&")),
    "a tag": ("PMS008", filled("a", "!")),
    "a tag of escapes": ("PMS008", filled("%41", "a: !", " b")),
    "tags": ("PMS008 PMS006 PMS002", filled("a: !x b\n")),
    "anchors and tags": ("PMS008 PMS007 PMS002", filled("!x &y ,", "a: [", "]")),
    "documents": ("PMS009", filled("---\n")),
    "ends of documents": ("PMS005", filled("...\n")),
    "escapes": ("", filled("\\x41", 'a: "', '"')),
    "a text cut by a remark": ("PMS013", filled(" ", "a: b #c", "d\n")),
    "texts cut by remarks": ("PMS013 PMS002", filled("- b #c\n", "a:\n")),
    "a folded text": ("", filled(" b\n", "a: b\n")),
    "a block of blank lines": ("", filled("\n", "a: |\n", " b")),
    "blank lines": ("PMS010", filled("\n")),
    "comments": ("PMS010", filled("#\n")),
    "carriage returns": ("PMS010 PMS004 PMS002", filled("\r")),
    "controls": ("PMS010 PMS004 PMS002", filled("\x07", "abcd")),
    "astral characters": ("", filled("😀", "a: ")),
    "a conflict mark": ("", filled("<", "a: ")),
}


def results() -> Iterator[tuple[str, float, str]]:
    """Name, seconds and codes of each. What can be located is, as a fault would be."""
    for name, (_, text) in BOMBS.items():
        raw = text.encode()
        began = time.process_time()
        source = read_source(raw)
        if source.parsed:
            source.locate(("a", 0, "b"))
        seconds = time.process_time() - began
        yield name, seconds, " ".join(dict.fromkeys(fault.code for fault in source.faults))


def most_memory() -> int:
    """The most bytes that this process held, as Linux tells it, 0 elsewhere.

    What ``getrusage`` tells begins with what the parent held when it started this one.
    """
    status = Path("/proc/self/status")
    told = re.search(r"VmHWM:\s+(\d+) kB", status.read_text()) if status.exists() else None
    return int(told[1]) * 1024 if told else 0


if __name__ == "__main__":
    for told in results():
        sys.stdout.write("\t".join(map(str, told)) + "\n")
        sys.stdout.flush()
    sys.stdout.write(f"{most_memory()}\n")
