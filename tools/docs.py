"""Make the pages that come from the code; with ``--check``, say which are stale and fail.

Generated whole: docs/commandes.md, docs/format.md, docs/regles.md, docs/accessibilite.md, the
compiled French messages, the JSON Schemas of each plan for editors.
In README.md and LISEZMOI.md, the block after « <!-- sortie : pms … --> » (or « sortie en 100
colonnes ») is the command's output.
"""

import contextlib
import io
import os
import re
import sys
from pathlib import Path

from tools.accessibilite import accessibility_page
from tools.catalogue import FOLDER, compiled
from tools.pages import commands_page, format_page, rules_page

ROOT = Path(__file__).parent.parent
COLUMNS = 80
SCHEMAS = {"data": "schemas", "exemples/pms-2023-2027": "exemples/pms-2023-2027/schemas"}
"""The plans of this repository and where the schemas of their files are."""
_SAMPLE = re.compile(
    r"(<!-- sortie(?: en (\d+) colonnes)? : (pms [^>]*?) -->\n+```\w*\n).*?(^```$)",
    re.DOTALL | re.MULTILINE,
)


def output_of(command: str, columns: int = COLUMNS) -> str:
    """What a pms command prints (errors too) in a terminal of that width, without colours."""
    from pms_cli.cli.run import run

    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n")
    previous = dict(os.environ)
    os.environ.update(COLUMNS=str(columns), NO_COLOR="1")
    os.environ.pop("PMS_PLAN", None)
    os.chdir(ROOT)
    try:
        with contextlib.redirect_stdout(stream), contextlib.redirect_stderr(stream):
            run(command.split()[1:])
    finally:
        os.environ.clear()
        os.environ.update(previous)
    stream.flush()
    return stream.buffer.getvalue().decode("utf-8").rstrip("\n")


def with_samples(text: str) -> str:
    """A page with the output of each command that it shows made anew."""

    def made(match: re.Match[str]) -> str:
        output = output_of(match[3].strip(), int(match[2] or COLUMNS))
        return f"{match[1]}{output}\n{match[4]}"

    return _SAMPLE.sub(made, text)


def schemas_of(plan: Path) -> dict[str, str]:
    """The JSON Schemas of a plan's files, by file name."""
    from pms_cli.exchange.schemas import SORTES, file_name, schema_text
    from pms_cli.workspace import read_workspace

    found = read_workspace(plan).plan
    return {file_name(name): schema_text(name, found) for name in SORTES}


def pages() -> dict[Path, bytes]:
    """Every generated file and what it should hold."""
    made = {
        ROOT / "docs" / "commandes.md": commands_page(output_of).encode(),
        ROOT / "docs" / "format.md": format_page().encode(),
        ROOT / "docs" / "regles.md": rules_page().encode(),
        ROOT / "docs" / "accessibilite.md": accessibility_page().encode(),
        FOLDER / "pms.mo": compiled(),
    }
    for plan, folder in SCHEMAS.items():
        for name, text in schemas_of(ROOT / plan).items():
            made[ROOT / folder / name] = text.encode()
    for name in ("README.md", "LISEZMOI.md"):
        made[ROOT / name] = with_samples((ROOT / name).read_text(encoding="utf-8")).encode()
    return made


def main() -> int:
    """Write the pages, or check them; the exit status."""
    # The catalogue first: the help that the pages show is made with it.
    checking = "--check" in sys.argv[1:]
    if not checking:
        (FOLDER / "pms.mo").write_bytes(compiled())
    stale = [
        path
        for path, content in pages().items()
        if not path.exists() or path.read_bytes() != content
    ]
    for path in stale:
        print(path.relative_to(ROOT).as_posix(), "n’est plus à jour" if checking else "refait")
    if checking and stale:
        print("Lancez « make docs » et relisez ce qui a changé.")
        return 1
    if not checking:
        made = pages()
        for path in stale:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(made[path])
    return 0


if __name__ == "__main__":
    sys.exit(main())
