"""The house keeps its habits: layers, words, registries, what may do what."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "pms_cli"
LONGEST_FILE = 400


def modules() -> Iterator[tuple[str, ast.Module, str]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        yield path.relative_to(PACKAGE).as_posix(), ast.parse(text), text


def imported(tree: ast.Module) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names


@pytest.mark.parametrize(
    ("library", "rooms"),
    [
        ("yaml", ("source/",)),
        ("jinja2", ("gabarits/",)),
        ("markupsafe", ("gabarits/",)),
        ("rich", ("output/",)),
        ("typer", ("cli/",)),
        ("click", ("cli/",)),
        ("pydantic", ("model/validation.py",)),
        ("pydantic_core", ("model/hooks.py",)),
        ("icalendar", ("exchange/ics.py",)),
        ("docx", ("exchange/docx/",)),
        ("lxml", ()),
        ("resvg_py", ("exchange/docx/",)),
        ("zipfile", ("exchange/archive.py",)),
        ("tempfile", ("cli/", "exchange/odt.py")),
        ("xml", ("exchange/atom.py",)),
        ("weasyprint", ("exchange/pdf/",)),
        ("pydyf", ("exchange/pdf/",)),
        ("vobject", ()),
        ("subprocess", ("programmes.py",)),
        ("pickle", ()),
        ("marshal", ()),
        ("socket", ("apercu/serveur.py",)),
        ("http", ("apercu/serveur.py",)),
        ("urllib", ("apercu/serveur.py",)),
    ],
)
def test_only_one_room_knows_a_library(library: str, rooms: tuple[str, ...]) -> None:
    users = [name for name, tree, _ in modules() if library in imported(tree)]
    assert [name for name in users if not name.startswith(rooms or "none")] == []
    assert bool(users) == bool(rooms)


def test_only_git_and_libreoffice_are_started() -> None:
    # No other way to start one, and no other room that asks for it.
    starting = re.compile(r"\bos\.(system|popen|forkpty|exec\w*|spawn\w*|posix_spawn\w*)\(")
    others = re.compile(r"\b(from|import) (_posixsubprocess|multiprocessing|pty|asyncio)\b")
    assert [name for name, _, text in modules() if starting.search(text)] == []
    assert [name for name, _, text in modules() if others.search(text)] == []
    asking = re.compile(r"from pms_cli import .*\bprogrammes\b|(from|import) pms_cli\.programmes")
    assert {name for name, _, text in modules() if asking.search(text)} == {
        "git.py",
        # LibreOffice.
        "exchange/odt.py",
    }


def test_git_is_started_in_one_place() -> None:
    starting = re.compile(r"programmes\.run\(|\brun\(\s*\[\s*[\"']git")
    text = (PACKAGE / "git.py").read_text(encoding="utf-8")
    assert len(starting.findall(text)) == 1
    named = re.compile(r"[\[(,]\s*[\"']git[\"']")
    assert [name for name, _, text in modules() if named.search(text)] == ["git.py"]


def test_only_the_command_line_asks_the_clock() -> None:
    asking = re.compile(r"\b(date\.today|datetime\.now|time\.time)\b")
    assert [name for name, _, text in modules() if asking.search(text)] == ["cli/values.py"]


def test_only_the_command_line_writes_files_and_ends_the_process() -> None:
    ending = re.compile(
        r"\bsys\.exit\(|\bprint\(|\.write_text\(|\.write_bytes\(|os\.replace|mkstemp"
    )
    users = {name for name, _, text in modules() if ending.search(text)}
    # LibreOffice reads and writes files only: odt.py has a folder of its own, gone when it is done.
    allowed = {"output/terminal.py", "exchange/odt.py"}
    assert {name for name in users if not name.startswith("cli/")} <= allowed


def test_nothing_from_a_plan_can_become_code() -> None:
    called = re.compile(r"(?<![\w.])(eval|exec|__import__|compile)\(|importlib|yaml\.(safe_)?load")
    assert [name for name, _, text in modules() if called.search(text)] == []


def test_no_file_is_long_and_none_is_a_drawer() -> None:
    long = {name for name, _, text in modules() if text.count("\n") > LONGEST_FILE}
    assert long == set()
    drawers = {"utils.py", "helpers.py", "common.py", "misc.py"}
    assert [name for name, _, _ in modules() if Path(name).name in drawers] == []


def test_layers_hold() -> None:
    found = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stdout


def test_a_sheet_in_order_costs_no_heavy_import() -> None:
    code = (
        "import sys; from pms_cli.cli.run import run; status = run(['lint']); "
        "print(sorted({'pydantic', 'jinja2', 'rich', 'icalendar'} & set(sys.modules)),"
        " file=sys.stderr); "
        "sys.exit(status)"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (found.returncode, found.stderr) == (0, "[]\n")


@pytest.mark.parametrize(
    "command", [["agenda"], ["territoire"], ["indicateurs"], ["glossaire"], ["show", "12"]]
)
def test_what_is_printed_costs_no_drawing(command: list[str]) -> None:
    code = (
        f"import sys; from pms_cli.cli.run import run; run({command!r}); "
        "print([name for name in sys.modules if name.startswith('pms_cli.graphiques')"
        " or name == 'jinja2'], file=sys.stderr)"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert found.stderr == "[]\n"


def test_help_imports_neither_the_model_nor_yaml() -> None:
    code = (
        "import sys; from pms_cli.cli.run import run; run(['--help']); "
        "print(sorted({'pms_cli.model', 'pms_cli.workspace', 'yaml', 'rich', 'pydantic',"
        " 'icalendar'}"
        " & set(sys.modules)), file=sys.stderr)"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert found.stderr == "[]\n"


def test_the_packages_version_is_the_projects() -> None:
    from pms_cli import __version__

    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'\nversion = "{__version__}"\n' in project


def test_locks_have_hashes_and_name_no_registry() -> None:
    for name in ("run.txt", "dev.txt"):
        text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
        assert "http" not in text
        assert "index-url" not in text
        pinned = re.findall(r"^[a-z][\w.-]*==", text, re.MULTILINE)
        blocks = re.split(r"^(?=[a-z][\w.-]*==)", text, flags=re.MULTILINE)[1:]
        assert len(blocks) == len(pinned) > 10
        assert all("--hash=sha256:" in block for block in blocks)
