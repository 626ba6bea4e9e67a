"""A forge's machine in a folder: a Python whose pip only notes, and a pms that notes or is ours."""

import json
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.conftest import ROOT
from tests.integrations.written import run_environment

# Values that a careless script would obey: each would make a file named « pwned ».
HOSTILE = (
    'data"; touch pwned; "',
    "data'; touch pwned; '",
    "$(touch pwned)",
    "`touch pwned`",
    "data; touch pwned",
    "data\ntouch pwned",
    "${IFS}|touch pwned",
    "--help",
    "*",
)
FAULT = ("niveau: 1", "niveau: 9")


@dataclass(frozen=True)
class Machine:
    """Where scripts run: the project in ``depot``, programs in ``bin``, calls in ``notes``."""

    folder: Path

    @property
    def depot(self) -> Path:
        return self.folder / "depot"

    @property
    def notes(self) -> Path:
        return self.folder / "notes"

    def run(self, shell: list[str], text: str, **environment: str) -> tuple[int, str]:
        """(exit status, all that was printed) of a script run from the project's files."""
        script = self.folder / "script.sh"
        script.write_text(text, encoding="utf-8")
        variables = run_environment(self.folder, **environment)
        variables["PATH"] = f"{self.folder / 'bin'}:{variables['PATH']}"
        variables["FAUX_NOTES"] = str(self.notes)
        found = subprocess.run(
            [*shell, script],
            cwd=self.depot,
            env=variables,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=600,
        )
        return found.returncode, found.stdout + found.stderr

    def noted(self, program: str) -> list[list[str]]:
        """The arguments of each call of « pip » or « pms »."""
        if not self.notes.exists():
            return []
        lines = [json.loads(line) for line in self.notes.read_text("utf-8").splitlines()]
        return [arguments for name, arguments in lines if name == program]

    def was_obeyed(self) -> bool:
        """Whether a hostile value was run somewhere."""
        return list(self.folder.rglob("pwned")) != []


def program(path: Path, body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.write_text(f"#!{sys.executable} -I\n{body}", encoding="utf-8")
    path.chmod(0o755)


_NOTE = """
import json, os, sys
with open(os.environ["FAUX_NOTES"], "a", encoding="utf-8") as notes:
    notes.write(json.dumps([{name!r}, sys.argv[1:]]) + "\\n")
"""
_FAKE_PMS = """
for argument in sys.argv[1:]:
    name, _, value = argument.partition("=")
    if name == "--sortie":
        open(value, "w").write("écrit")
print("pms a parlé")
sys.exit(int(os.environ.get("FAUX_STATUT", "0")))
"""
_REAL_PMS = f"""
sys.path.insert(0, {str(ROOT)!r})
from pms_cli.cli import main
main()
"""


def make_machine(folder: Path, *, real: bool = False, quick: bool = True) -> Machine:
    """A machine whose python3 makes environments where pip notes what it is asked.

    ``real``: their pms is ours, not one that notes. Unless ``quick``, the true venv is run too, so
    that a stranger's module would be imported.
    """
    machine = Machine(folder)
    machine.depot.mkdir(parents=True)
    # The pip that is noted installs nothing, so the pms of its environment is there at once.
    pms = _NOTE.format(name="pms") + (_REAL_PMS if real else _FAKE_PMS)
    pip = f"""{_NOTE.format(name="pip")}
if sys.argv[1:3] != ["-I", "-m"]:
    sys.exit("not isolated from the current folder")
"""
    program(
        folder / "bin" / "python3",
        f"""
import pathlib, subprocess, sys
sys.dont_write_bytecode = True
arguments = sys.argv[1:]
venv = arguments[:3] == ["-I", "-m", "venv"]
added = ["--without-pip"] if venv else []
status = 0
if not (venv and {quick!r}):
    status = subprocess.call([{sys.executable!r}, *arguments, *added])
if venv:
    (pathlib.Path(arguments[3]) / "bin").mkdir(parents=True, exist_ok=True)
    for name, body in {{"python": {pip!r}, "pms": {pms!r}}}.items():
        path = pathlib.Path(arguments[3]) / "bin" / name
        path.unlink(missing_ok=True)
        path.write_text("#!{sys.executable} -I\\n" + body, encoding="utf-8")
        path.chmod(0o755)
sys.exit(status)
""",
    )
    # What a stranger's files may hold to pass for Python's own modules.
    for name in ("venv", "pip", "json", "sitecustomize"):
        (machine.depot / f"{name}.py").write_text("open('pwned', 'w')\n", encoding="utf-8")
    return machine


def with_a_fault(plan: Path) -> str:
    """Spoil a sheet of a copied plan; its path in the plan."""
    for sheet in sorted((plan / "actions").iterdir()):
        text = sheet.read_text(encoding="utf-8")
        if FAULT[0] in text:
            sheet.write_text(text.replace(*FAULT), encoding="utf-8")
            return sheet.relative_to(plan).as_posix()
    raise AssertionError(shlex.quote(str(plan)))


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder, as nobody in particular; what it printed."""
    identity: dict[str, Any] = {
        f"GIT_{role}_{part}": value
        for role in ("AUTHOR", "COMMITTER")
        for part, value in (("NAME", "Essai"), ("EMAIL", "essai@exemple.fr"))
    }
    return subprocess.run(
        ["git", "-c", "init.defaultBranch=main", *arguments],
        cwd=folder,
        env=run_environment(folder, GIT_CONFIG_NOSYSTEM="1", **identity),
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
