"""Real repositories, with pinned names and dates, for tests to ask the revision of."""

import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from pms_cli import git
from pms_cli.git import Revision, revision
from tests.conftest import require
from tests.garanties.essais import tree

WHO = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Élise"), ("EMAIL", "e@exemple.fr"), ("DATE", "1773270000 +0100"))
}
"""12 March 2026, in France."""
PATIENCE = 30.0
"""Seconds that git is given where it must answer: a machine may be slow, or busy."""
LIMIT = 2.0
"""Seconds of the processor that are ours, at most: those that are promised."""
FILES = {
    "plan.yaml": "nom: Plan\n",
    "acteurs.yaml": "acteurs: []\n",
    "actions/01-a.yaml": "numero: 1\n",
    "actions/02-b.yaml": "numero: 2\n",
    "templates/point/rapport.html.j2": "<p>\n",
    "lisez-moi.txt": "Bonjour\n",
}


@dataclass(frozen=True)
class Repository:
    """A real repository, whose commands are run as a person would."""

    root: Path

    def git(self, *words: str, **environment: str) -> str:
        return self._run(require("git", hint="apt install git"), *words, **environment)

    def sh(self, script: str) -> None:
        self._run("sh", "-e", "-c", script)

    def _run(self, *words: str, **environment: str) -> str:
        found = subprocess.run(
            words,
            cwd=self.root,
            env={**WHO, "PATH": os.environ["PATH"], "GIT_CONFIG_NOSYSTEM": "1", **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=True,
            timeout=30,
        )
        return found.stdout.strip()

    def write(self, name: str, text: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def commit(self, **environment: str) -> str:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "Premier", **environment)
        return self.git("rev-parse", "HEAD")


def repository(root: Path, *words: str) -> Repository:
    root.mkdir(parents=True, exist_ok=True)
    made = Repository(root)
    made.git("init", "-q", "-b", "main", *words)
    for name, text in FILES.items():
        made.write(name, text)
    return made


def asked(folder: Path, patience: float = PATIENCE) -> Revision | None:
    """The revision, in bounded time and without a change to the folder."""
    before, start = tree(folder), time.process_time()
    with (
        mock.patch.object(git, "TIMEOUT", patience),
        mock.patch.object(git, "LONGEST", 2 * patience),
    ):
        found = revision(str(folder))
    assert time.process_time() - start < LIMIT
    assert tree(folder) == before
    return found
