"""What other programs read in a PDF: poppler its text and its tags, pikepdf its objects."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf

from tests.conftest import require

HINT = "apt install poppler-utils"


@dataclass
class Tag:
    """A tag of the tree as poppler tells it, with the text that is directly in it."""

    name: str
    kids: list["Tag"] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def all(self, name: str) -> list["Tag"]:
        return [tag for tag in self.walk() if tag.name == name]

    def walk(self) -> Iterator["Tag"]:
        yield self
        for kid in self.kids:
            yield from kid.walk()

    @property
    def names(self) -> list[str]:
        return [kid.name for kid in self.kids]

    @property
    def text(self) -> str:
        return " ".join(self.said).strip()


def tags(path: Path) -> Tag:
    """The tag tree of a PDF; ``said`` of a tag is all that is under it, in reading order."""
    printed = subprocess.run(
        [require("pdfinfo", hint=HINT), "-struct-text", path],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    ).stdout
    stack = [Tag("root")]
    depths = [-1]
    for line in printed.splitlines():
        depth = len(line) - len(line.lstrip())
        if found := re.fullmatch(r'\s*"(.*)"', line):
            # Of a picture one hears the words that stand for it, not those drawn in it.
            for above in stack if stack[-1].name != "Figure" else ():
                above.said.append(found[1])
            stack[-1].texts.append(found[1])
        elif (
            found := re.fullmatch(r"\s*([A-Z]\w*)(?: \((?:block|inline)\))?:?", line)
        ) is not None:
            while depths[-1] >= depth:
                stack.pop()
                depths.pop()
            tag = Tag(found[1])
            stack[-1].kids.append(tag)
            stack.append(tag)
            depths.append(depth)
    return stack[0].kids[0]


def pages(path: Path) -> list[str]:
    """The text of each page as it is laid out."""
    printed = subprocess.run(
        [require("pdftotext", hint=HINT), "-layout", path, "-"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    ).stdout
    return printed.split("\f")[:-1]


def elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """The structure elements of a PDF, in reading order."""
    stack = [pdf.Root.StructTreeRoot.K[0]]
    while stack:
        element = stack.pop()
        yield element
        stack.extend(
            kid
            for kid in reversed(list(element.get("/K", [])))
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid
        )


def named(pdf: pikepdf.Pdf, name: str) -> list[pikepdf.Object]:
    return [element for element in elements(pdf) if str(element.S) == f"/{name}"]
