"""The hooks, on a repository with a plan: as pre-commit calls them, then by pre-commit itself."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Pms
from tests.integrations.machine import git, with_a_fault
from tests.integrations.written import HOOKS, ours, run_environment, shown

(MANIFEST,) = (file.data for file in ours() if file.path == HOOKS)
ENTRIES = {hook["id"]: shlex.split(hook["entry"])[1:] for hook in MANIFEST}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "projet"
    shutil.copytree(ROOT / "data", folder / "data")
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Le plan")
    return folder


def test_hooks_see_a_fault_in_what_changed(project: Path, pms: Pms) -> None:
    sheet = f"data/{with_a_fault(project / 'data')}"
    whole = pms(*ENTRIES["pms-lint-plan"], "--plan", "data", cwd=project)
    changed = pms(*ENTRIES["pms-lint"], "--plan", "data", sheet, cwd=project)
    other = pms(*ENTRIES["pms-lint"], "--plan", "data", "data/plan.yaml", cwd=project)
    assert (whole.status, changed.status, other.status) == (1, 1, 0)
    assert changed.out.startswith(f"{sheet}:")


def test_only_the_whole_check_sees_what_a_deleted_file_breaks(project: Path, pms: Pms) -> None:
    """Why pms-lint-plan always runs: pre-commit passes no deleted file."""
    (project / "data" / "acteurs.yaml").unlink()
    assert pms(*ENTRIES["pms-lint-plan"], "--plan", "data", cwd=project).status == 1
    (whole,) = (hook for hook in MANIFEST if hook["id"] == "pms-lint-plan")
    assert (whole["always_run"], whole["pass_filenames"]) == ("true", "false")


def test_the_page_asks_for_hooks_that_exist() -> None:
    asked = {
        hook["id"]
        for file in shown()
        if file.path == ".pre-commit-config.yaml"
        for repo in file.data["repos"]
        for hook in repo["hooks"]
    }
    assert asked == set(ENTRIES)


def run_pre_commit(project: Path, *arguments: str, **environment: str) -> tuple[int, str]:
    found = subprocess.run(
        [Path(sys.executable).parent / "pre-commit", *arguments],
        cwd=project,
        env=run_environment(
            project.parent, PRE_COMMIT_COLOR="never", GIT_CONFIG_NOSYSTEM="1", **environment
        ),
        capture_output=True,
        text=True,
        check=False,
    )
    return found.returncode, found.stdout + found.stderr


def test_pre_commit_runs_the_local_hook_of_the_page(project: Path) -> None:
    """The third example, which installs nothing, with the pms of this environment."""
    (local,) = (f for f in shown() if f.path == ".pre-commit-config.yaml" and "local" in f.text)
    (project / ".pre-commit-config.yaml").write_text(
        local.text.replace("entry: pms", f"entry: {sys.executable} -m pms_cli"), encoding="utf-8"
    )
    git(project, "add", "--all")
    status, told = run_pre_commit(project, "run", PYTHONPATH=str(ROOT))
    assert status == 0, told
    assert "Passed" in told


@pytest.mark.skipif("PMS_TESTS_RESEAU" not in os.environ, reason="installe depuis le réseau")
def test_pre_commit_installs_and_runs_the_hooks(project: Path) -> None:
    sheet = f"data/{with_a_fault(project / 'data')}"
    git(project, "add", "--all")
    for hook in ("pms-lint", "pms-lint-plan"):
        status, told = run_pre_commit(project, "try-repo", str(ROOT), hook)
        assert status == 1, told
        assert f"{sheet}:" in told
        assert "PMS" in told
