"""Every command there is, run in this process on any stream; plans to run it on.

Nothing here is a list of commands: they are asked of the command line itself, so that a new one is
held to every guarantee on the day it is registered.
"""

import atexit
import contextlib
import gc
import hashlib
import io
import os
import re
import shutil
import signal
import stat
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final
from unittest import mock

import click

from pms_cli.cli.app import build_command
from tests.conftest import ROOT

RICHE: Final = ROOT / "tests" / "plans" / "riche"
"""The plan that the commands are run on: small, with one of everything."""
ARGUMENTS: Final = {
    ("explain", "code"): "PMS204",
    ("show", "numero"): "1",
    ("territoire", "code"): "centre",
    ("sources", "code"): "vote-2024",
    ("glossaire", "sigle"): "PMR",
    ("report", "nom"): "point-etape",
    ("schema", "nom"): "fiche",
    ("completion", "shell"): "bash",
}
"""What each argument may be on that plan. A required one must be here."""
REQUIRED: Final = {("report", "nom")}
"""Arguments without which a command does nothing, though click does not know it."""
WRITING: Final[frozenset[str]] = frozenset()
"""Commands that change a plan, when there are some: the read-only guarantee is not theirs."""
LASTING: Final = frozenset({"serve"})
"""Commands that go on until they are stopped: their own tests stop them."""
ASKING_GIT: Final = frozenset({"report", "site"})
"""Commands that say which revision a plan is of: they start git, once."""
ICI: Final = "@/"
"""Begins a word that stands for a path in ``SORTIE``."""
SORTIE: Final = Path(tempfile.mkdtemp(prefix="pms-essais-"))
"""Where commands write; empty when one begins, gone when the process ends."""
SORTIE.chmod(0o777)
atexit.register(shutil.rmtree, SORTIE, ignore_errors=True)
TOUJOURS: Final = {"site": ("-o", f"{ICI}public")}
"""Words without which a command writes where it is."""
CIBLES: Final = {
    "point-etape": (),
    "axe": ("1",),
    "fiche": ("1",),
    "territoire": ("centre",),
    "bilan": ("2025",),
    "relance": ("DV",),
    "tableau-de-bord": (),
}
"""Each report there is, and what it is about on that plan."""
AUSSI: Final = {
    "report": tuple(
        (name, *about, *form)
        for name, about in CIBLES.items()
        for form in ((), ("-o", f"{ICI}rapport.html"), ("-o", f"{ICI}rapport.docx"))
    )
}
"""Calls that the parameters of a command do not tell."""
ENVIRONMENT: Final = {
    "PATH": os.environ.get("PATH", os.defpath),
    "PYTHONPATH": str(ROOT),
    "COLUMNS": "80",
    "SOURCE_DATE_EPOCH": "1798675200",  # the end of 2026: nothing in that plan is later
    "PMS_CACHE": "non",
}
"""All that the environment holds: no home, no locale."""


_GROUP: Final = build_command()
assert isinstance(_GROUP, click.Group)
_COMMANDS: Final = {
    name: command for name, command in _GROUP.commands.items() if name not in WRITING | LASTING
}
COMMANDS: Final = tuple(_COMMANDS)
"""Every command, in the order of the help."""
Call = tuple[str, ...]


def _choices(parameter: click.Parameter) -> tuple[str, ...]:
    found = re.fullmatch(r"\[([\w-]+(?:\|[\w-]+)+)\]", getattr(parameter, "metavar", None) or "")
    return tuple(found[1].split("|")) if found else ()


def _calls(name: str, command: click.Command) -> Iterator[Call]:
    arguments = [item for item in command.params if item.param_type_name == "argument"]
    least: list[str] = [*TOUJOURS.get(name, ())]
    most = [*least]
    for argument in arguments:
        value = ARGUMENTS.get((name, str(argument.name)))
        required = argument.required or (name, argument.name) in REQUIRED
        assert value or not required, f"add ({name!r}, {argument.name!r}) to ARGUMENTS"
        most += [value] if value else []
        least += [value] if value and required else []
    yield (name, *least)
    if most != least:
        yield (name, *most)
    for option in command.params:
        for choice in _choices(option):
            yield (name, *least, option.opts[0], choice)
            if most != least:
                yield (name, *most, option.opts[0], choice)
    for words in AUSSI.get(name, ()):
        yield (name, *words)


CALLS: Final = tuple(call for name, command in _COMMANDS.items() for call in _calls(name, command))
"""Each command with and without its arguments, and with every choice of every option."""
FIRST: Final = tuple(next(call for call in CALLS if call[0] == name) for name in COMMANDS)
"""Each command once."""


@dataclass(frozen=True)
class Outcome:
    """How a command ended and the bytes that it wrote."""

    call: Call
    status: int
    out: bytes
    err: bytes

    @property
    def said(self) -> str:
        """What it wrote to standard error, with ordinary spaces."""
        return self.err.decode().replace("\u00a0", " ")


@contextlib.contextmanager
def as_at_start(cwd: Path, environment: Mapping[str, str]) -> Iterator[None]:
    """What a command may change of the process is put back."""
    before, folder = dict(os.environ), Path.cwd()
    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    handlers = {name: signal.getsignal(getattr(signal, name)) for name in names}
    os.environ.clear()
    os.environ.update({**ENVIRONMENT, **environment})
    os.chdir(cwd)
    try:
        yield
    finally:
        gc.enable()
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(before)
        for name, handler in handlers.items():
            signal.signal(getattr(signal, name), handler)


def emptied() -> None:
    """Take away what a command wrote."""
    for old in SORTIE.iterdir():
        shutil.rmtree(old) if old.is_dir() else old.unlink()


def pms(
    *call: str,
    cwd: Path,
    environment: Mapping[str, str] | None = None,
    stdout: IO[Any] | None = None,
    encoding: str = "utf-8",
) -> Outcome:
    """Run a command in this process; its status and what it wrote (but to a ``stdout`` given)."""
    from pms_cli.cli import main

    # Building the commands takes longer than most of them: it is done once.
    made = mock.patch("pms_cli.cli.app.build_command", return_value=_GROUP)
    words = [f"{SORTIE}/{word[len(ICI) :]}" if word.startswith(ICI) else word for word in call]
    if words != [*call]:
        emptied()
    out = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\n")
    err = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\n")
    with (
        made,
        # The process is not to end here.
        mock.patch("pms_cli.cli._leave", sys.exit),
        # On a slow machine too, git says the same to two that are compared.
        mock.patch("pms_cli.git.TIMEOUT", 30.0),
        mock.patch("pms_cli.git.LONGEST", 60.0),
        as_at_start(cwd, environment or {}),
        contextlib.redirect_stdout(stdout or out),
        contextlib.redirect_stderr(err),
    ):
        try:
            main(words)
        except SystemExit as end:
            status = end.code
    out.flush()
    err.flush()
    assert isinstance(out.buffer, io.BytesIO)
    assert isinstance(err.buffer, io.BytesIO)
    assert isinstance(status, int)
    return Outcome(call, int(status), out.buffer.getvalue(), err.buffer.getvalue())


def tree(root: Path) -> str:
    """A digest of all that a folder holds: names, kinds, modes, times, sizes, bytes."""
    digest = hashlib.sha256()
    for path in [root, *sorted(root.rglob("*"), key=os.fsencode)]:
        told = path.lstat()
        digest.update(os.fsencode(path.relative_to(root)) + b"\0")
        digest.update(f"{told.st_mode} {told.st_mtime_ns} {told.st_size}".encode())
        if stat.S_ISREG(told.st_mode):
            digest.update(path.read_bytes())
        elif stat.S_ISLNK(told.st_mode):
            digest.update(os.fsencode(path.readlink()))
    return digest.hexdigest()
