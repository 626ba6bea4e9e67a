"""The examples of the rules' pages: the fenced blocks under « Mauvais » and « Bon »."""

import re
from dataclasses import dataclass
from pathlib import Path

from pms_cli.lint.names import announced_number
from pms_cli.lint.rule import Rule

_SECTION = re.compile(r"(?m)^(Mauvais|Bon) :$")
_BLOCK = re.compile(r"(?ms)^```(yaml|lien) ([^\n]*)\n(.*?)^```$")
_MARK = re.compile(r"# <- (PMS\d{3})")
_ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|x([0-9a-f]{2}))")
_NUMERO = re.compile(r'(?m)^numero: "?([\d.]+)')


@dataclass(frozen=True)
class Example:
    """One block: a file to put in a plan, and the lines on which a rule must be reported."""

    kind: str
    path: str
    text: str
    encoding: str = "utf-8"
    line: int | None = None

    @property
    def marks(self) -> list[tuple[str, int, str]]:
        """The path, line and code of each « # <- CODE »."""
        return [
            (self.path, number, code)
            for number, line in enumerate(self.text.split("\n"), 1)
            for code in _MARK.findall(line)
        ]

    def put(self, root: Path) -> None:
        """Write the file or make the link."""
        target = root / self.path
        target.parent.mkdir(exist_ok=True)
        if self.kind == "lien":
            target.symlink_to(self.text.strip())
            return
        target.write_bytes(
            b"\n".join(
                line.encode(self.encoding if number == self.line else "utf-8")
                for number, line in enumerate(self.text.split("\n"), 1)
            )
        )

    @property
    def numbers(self) -> set[str]:
        """Numbers of sheets that the name and the text give, none for a file that is not read."""
        if not self.path.startswith("actions/") or not self.path.endswith(".yaml"):
            return set()
        written = _NUMERO.search(self.text)
        return {str(announced_number(self.path)), written[1] if written else "None"}


def examples(rule: Rule) -> dict[str, list[Example]]:
    """The examples of a rule's page: « Mauvais » and « Bon »."""
    _, *parts = _SECTION.split(rule.page)
    titles, bodies = parts[::2], parts[1::2]
    return {
        title: [_example(*match.groups()) for match in _BLOCK.finditer(body)]
        for title, body in zip(titles, bodies, strict=True)
    }


def _example(kind: str, info: str, text: str) -> Example:
    path, *words = info.split()
    settings = dict(word.split("=") for word in words if "=" in word)
    if "echappe" in words:
        text = _ESCAPE.sub(lambda match: chr(int(match[1] or match[2], 16)), text)
    line = settings.get("ligne")
    return Example(kind, path, text, settings.get("encodage", "utf-8"), int(line) if line else None)


def put_all(root: Path, section: list[Example]) -> None:
    """Put a section's files in a plan; a sheet of the plan gives way to one of its number.

    A plan.yaml of another edition is another plan: none of the sheets stays.
    """
    edition = (root / "plan.yaml").read_text(encoding="utf-8").partition("edition: ")[2]
    another = any(
        example.path == "plan.yaml"
        and example.text.partition("edition: ")[2].split("\n")[0] != edition.split("\n")[0]
        for example in section
    )
    given = {example.path for example in section}
    numbers = {number for example in section for number in example.numbers}
    for path in sorted((root / "actions").iterdir()):
        name = f"actions/{path.name}"
        if name not in given and (another or str(announced_number(name)) in numbers):
            path.unlink()
    for example in section:
        example.put(root)
