"""A repository made to run something when it is looked at runs nothing when pms looks.

Each payload makes a file. That it would is shown first, by the command of git that it waits for.
"""

import contextlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pms_cli.git import revision
from tests.depots import Repository, asked, repository

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="payloads are those of Unix")


class Trap:
    """A plan in a repository, and a payload that would leave a mark beside it."""

    def __init__(self, folder: Path) -> None:
        self.repo = repository(folder / "depot")
        self.repo.commit()
        self.mark = folder / "marque"
        self.payload = folder / "charge"
        self.payload.write_text(f"#!/bin/sh\ntouch {self.mark}\nexit 0\n")
        self.payload.chmod(0o755)

    def attributes(self, text: str) -> None:
        (self.repo.root / ".git" / "info").mkdir(exist_ok=True)
        self.repo.write(".git/info/attributes", text)
        self.repo.write(".gitattributes", text)

    def set(self, name: str, value: str | None = None) -> None:
        self.repo.git("config", name, str(self.payload) if value is None else value)

    def dirty(self) -> None:
        """Files whose bytes git must look at again, and one that has changed."""
        for path in self.repo.root.rglob("*.yaml"):
            os.utime(path, ns=(1, 1))
        self.repo.write("actions/01-a.yaml", "numero: 5\n")

    def hook(self, name: str) -> None:
        shutil.copy(self.payload, self.repo.root / ".git" / "hooks" / name)


def monitor(trap: Trap) -> None:
    trap.set("core.fsmonitor")
    trap.set("core.fsmonitorHookVersion", "1")


def filters(trap: Trap) -> None:
    trap.attributes("* filter=f\n")
    for what in ("clean", "smudge"):
        trap.set(f"filter.f.{what}")
    trap.set("filter.f.required", "true")
    trap.dirty()


def process_filter(trap: Trap) -> None:
    trap.attributes("* filter=f\n")
    trap.set("filter.f.process")
    trap.dirty()


def included_filter(trap: Trap) -> None:
    trap.attributes("* filter=f\n")
    trap.repo.write(".git/autre", f'[filter "f"]\n\tclean = {trap.payload}\n')
    trap.set("includeIf.gitdir:**.path", "autre")
    trap.set("include.path", "autre")
    trap.dirty()


def worktree_filter(trap: Trap) -> None:
    trap.attributes("* filter=f\n")
    trap.set("extensions.worktreeConfig", "true")
    trap.repo.write(".git/config.worktree", f'[filter "f"]\n\tclean = {trap.payload}\n')
    trap.dirty()


def textconv(trap: Trap) -> None:
    trap.attributes("* diff=d\n")
    trap.set("diff.d.textconv")
    trap.dirty()


def external_diff(trap: Trap) -> None:
    trap.set("diff.external")
    trap.attributes("* diff=d\n")
    trap.set("diff.d.command")
    trap.dirty()


def hooks(trap: Trap) -> None:
    for name in ("post-index-change", "post-checkout", "pre-auto-gc", "reference-transaction"):
        trap.hook(name)
    trap.set("core.hooksPath", str(trap.repo.root / ".git" / "hooks"))
    trap.dirty()


def signatures(trap: Trap) -> None:
    top = trap.repo.git("rev-parse", "HEAD^{tree}")
    text = (
        f"tree {top}\nauthor a <b> 1773270000 +0100\ncommitter a <b> 1773270000 +0100\n"
        "gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\nx\n"
    )
    made = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin"],
        cwd=trap.repo.root, input=text, capture_output=True, text=True, check=True,
    )  # fmt: skip
    trap.repo.git("update-ref", "HEAD", made.stdout.strip())
    trap.set("log.showSignature", "true")
    trap.set("gpg.program")


def pagers_and_aliases(trap: Trap) -> None:
    for name in ("core.pager", "pager.cat-file", "core.editor", "core.sshCommand", "core.askPass"):
        trap.set(name)
    trap.set("alias.cat-file", f"!{trap.payload}")
    trap.set("alias.charge", f"!{trap.payload}")


def _promised(trap: Trap, address: str, **settings: str) -> None:
    """A clone that says its objects are to be had from an address, and lacks one."""
    trap.set("core.repositoryFormatVersion", "1")
    trap.set("extensions.partialClone", "origin")
    trap.set("remote.origin.url", address)
    trap.set("remote.origin.promisor", "true")
    trap.set("remote.origin.partialCloneFilter", "tree:0")
    for name, value in settings.items():
        trap.set(name.replace("_", "."), value)
    missing = trap.repo.git("rev-parse", "HEAD:actions")
    (trap.repo.root / ".git" / "objects" / missing[:2] / missing[2:]).unlink()


def promises(trap: Trap) -> None:
    _promised(trap, f"ext::{trap.payload}", protocol_allow="always", protocol_ext_allow="always")


def promises_by_pack(trap: Trap) -> None:
    _promised(
        trap, str(trap.repo.root), remote_origin_uploadpack=str(trap.payload),
        protocol_file_allow="always",
    )  # fmt: skip


def promises_by_ssh(trap: Trap) -> None:
    _promised(
        trap, "ssh://nulle.part.invalid/x", core_sshCommand=str(trap.payload),
        protocol_ssh_allow="always",
    )  # fmt: skip


def submodule(trap: Trap) -> None:
    inner = repository(trap.repo.root / "actions" / "dedans")
    inner.write(".gitattributes", "* filter=f\n")
    inner.commit()
    inner.git("config", "filter.f.clean", str(trap.payload))
    trap.repo.git("add", "-A")
    trap.repo.git("-c", "filter.f.clean=", "commit", "-q", "-m", "Second")
    os.utime(inner.root / "plan.yaml", ns=(1, 1))
    inner.write("plan.yaml", "nom: Plus\n")


TRAPS: dict[str, tuple[Callable[[Trap], None], tuple[str, ...]]] = {
    "monitor": (monitor, ("status",)),
    "filters": (filters, ("status",)),
    "process filter": (process_filter, ("status",)),
    "included filter": (included_filter, ("status",)),
    "filter of the worktree": (worktree_filter, ("status",)),
    "text conversion": (textconv, ("diff",)),
    "other diff": (external_diff, ("diff",)),
    "hooks": (hooks, ("status",)),
    "signatures": (signatures, ("log", "-1")),
    "pagers and aliases": (pagers_and_aliases, ("charge",)),
    "promised objects": (promises, ("cat-file", "-t", "HEAD:actions")),
    "promised objects by a pack": (promises_by_pack, ("cat-file", "-t", "HEAD:actions")),
    "promised objects by ssh": (promises_by_ssh, ("cat-file", "-t", "HEAD:actions")),
    "submodule": (submodule, ("status",)),
}


@pytest.fixture
def trap(tmp_path: Path) -> Trap:
    return Trap(tmp_path)


def _set_off(repo: Repository, words: tuple[str, ...]) -> None:
    with contextlib.suppress(subprocess.CalledProcessError):  # it ran, whatever became of it
        repo.git(*words)


@pytest.mark.parametrize("name", TRAPS)
def test_nothing_is_run(trap: Trap, tmp_path: Path, name: str) -> None:
    lay, words = TRAPS[name]
    lay(trap)
    trap.mark.unlink(missing_ok=True)
    shutil.copytree(trap.repo.root, tmp_path / "copie", symlinks=True)
    asked(trap.repo.root)
    time.sleep(0.05)
    assert not trap.mark.exists()
    _set_off(Repository(tmp_path / "copie"), words)
    assert trap.mark.exists(), "the trap itself does not work"


@pytest.mark.parametrize("name", [name for name in TRAPS if "promised" not in name])
def test_and_the_revision_is_told(trap: Trap, name: str) -> None:
    TRAPS[name][0](trap)
    found = asked(trap.repo.root)
    assert found is not None
    assert found.code == trap.repo.git("-c", "core.fsmonitor=", "rev-parse", "HEAD")[:12]


def test_a_repository_that_git_does_not_trust(trap: Trap) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give a folder away")
    monitor(trap)
    for path in (trap.repo.root, *trap.repo.root.rglob("*")):
        os.chown(path, 65534, 65534)
    assert revision(str(trap.repo.root)) is None
    assert not trap.mark.exists()


def test_a_folder_that_looks_like_a_bare_repository(trap: Trap) -> None:
    trap.repo.git("clone", "-q", "--bare", ".", str(trap.repo.root / "actions" / "nu"))
    settings = trap.repo.root / "actions" / "nu" / "config"
    settings.write_text(f"[core]\n\tbare = false\n\tworktree = .\n\tfsmonitor = {trap.payload}\n")
    assert revision(str(settings.parent)) is None
    assert not trap.mark.exists()
