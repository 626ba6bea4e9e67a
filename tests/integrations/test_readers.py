"""The tools that read these files, or their schemas, accept them."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.integrations.written import (
    ACTION,
    DEPENDABOT,
    HOOKS,
    Written,
    is_gitlab,
    is_workflow,
    of_kind,
    ours,
    scripts,
    shown,
)

BIN = Path(sys.executable).parent


def ran(*command: str | Path, cwd: Path | None = None) -> tuple[int, str]:
    found = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    return found.returncode, found.stdout + found.stderr


def laid(file: Written, folder: Path) -> Path:
    path = folder / (file.path or "commandes")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(file.text, encoding="utf-8")
    return path


def schema_of(file: Written) -> str | None:
    if is_workflow(file):
        return "vendor.github-workflows"
    if is_gitlab(file):
        return "vendor.gitlab-ci"
    return {ACTION: "vendor.github-actions", DEPENDABOT: "vendor.dependabot"}.get(file.path)


@pytest.mark.parametrize("file", of_kind(lambda file: schema_of(file) is not None))
def test_the_public_schema_accepts_it(file: Written, tmp_path: Path) -> None:
    schema = schema_of(file)
    assert schema is not None
    path = laid(file, tmp_path)
    status, told = ran(BIN / "check-jsonschema", "--builtin-schema", schema, path)
    assert status == 0, told
    # The same reader refuses the same file with a key of nobody's: it did read it.
    path.write_text(f"{file.text}\npms-inconnu: 3\n", encoding="utf-8")
    status, told = ran(BIN / "check-jsonschema", "--builtin-schema", schema, path)
    assert status == 1, told


@pytest.mark.parametrize(
    "file", of_kind(lambda file: file.path in {HOOKS, ".pre-commit-config.yaml"})
)
def test_pre_commit_accepts_it(file: Written, tmp_path: Path) -> None:
    command = "validate-manifest" if file.path == HOOKS else "validate-config"
    path = laid(file, tmp_path)
    status, told = ran(BIN / "pre-commit", command, path)
    assert (status, told) == (0, "")
    path.write_text(file.text.replace("id:", "ide:"), encoding="utf-8")
    assert ran(BIN / "pre-commit", command, path)[0] == 1


@pytest.mark.parametrize("origin", ["dépôt", "page"])
def test_zizmor_has_nothing_to_say(origin: str, tmp_path: Path) -> None:
    files = ours() if origin == "dépôt" else shown()
    for file in files:
        if file.path == ACTION or file.path.startswith(".github/"):
            laid(file, tmp_path)
    zizmor: list[str | Path] = [BIN / "zizmor", "--offline", "--no-progress", "--persona=auditor"]
    status, told = ran(*zizmor, tmp_path)
    assert status == 0, told
    assert "No findings to report" in told
    # The same reader sees a workflow that trusts strangers.
    workflow = tmp_path / ".github" / "workflows" / "plan.yml"
    trusting = workflow.read_text(encoding="utf-8").replace("pull_request:", "pull_request_target:")
    workflow.write_text(trusting, encoding="utf-8")
    status, told = ran(*zizmor, tmp_path)
    assert status != 0
    assert "dangerous-triggers" in told


@pytest.mark.parametrize("file", of_kind(scripts))
def test_its_shell_scripts_are_sound(file: Written, tmp_path: Path) -> None:
    for shell, text in scripts(file):
        path = tmp_path / f"script.{shell}"
        path.write_text(text, encoding="utf-8")
        assert ran(shell, "-n", path) == (0, "")
        status, told = ran(BIN / "shellcheck", "--norc", f"--shell={shell}", path)
        assert (status, told) == (0, ""), told
