"""The files that other tools read: ours, and those that docs/integration.md shows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.conftest import ROOT

PAGE = ROOT / "docs" / "integration.md"
ACTION = "action.yml"
HOOKS = ".pre-commit-hooks.yaml"
GITLAB_JOB = "ci/gitlab/pms.yml"
GITLAB = (".gitlab-ci.yml", GITLAB_JOB)
DEPENDABOT = ".github/dependabot.yml"
A_COMMIT = "0123456789abcdef0123456789abcdef01234567"

_BLOCK = re.compile(
    r"<!-- (?:fichier : (?P<file>\S+)|commandes) -->\n```(?P<language>\w+)\n(?P<text>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True)
class Written:
    """A file by its path in a repository, or commands of the page (no path)."""

    path: str
    text: str
    origin: str
    language: str = "yaml"

    @property
    def data(self) -> Any:
        """What its YAML holds."""
        return yaml.load(self.text, yaml.BaseLoader)  # BaseLoader: « on: » stays a word


def workflows() -> list[str]:
    """The paths of our workflows."""
    folder = ROOT / ".github" / "workflows"
    return [path.relative_to(ROOT).as_posix() for path in sorted(folder.iterdir())]


def ours() -> list[Written]:
    """Every file of this repository that a forge or pre-commit reads."""
    paths = [*workflows(), ACTION, HOOKS, *GITLAB, DEPENDABOT]
    return [Written(path, (ROOT / path).read_text(encoding="utf-8"), path) for path in paths]


def shown() -> list[Written]:
    """Every block of the page that is to be copied, its two placeholders filled in."""
    page = PAGE.read_text(encoding="utf-8")
    return [
        Written(
            match["file"] or "",
            match["text"]
            .replace("uses: ADRESSE-DU-DEPOT@EMPREINTE", f"uses: exemple/pms@{A_COMMIT}")
            .replace("ADRESSE-DU-DEPOT", "https://exemple.fr/pms")
            .replace("EMPREINTE", A_COMMIT),
            f"page, ligne {page.count(chr(10), 0, match.start()) + 1}",
            match["language"],
        )
        for match in _BLOCK.finditer(page)
    ]


def is_workflow(file: Written) -> bool:
    """Whether GitHub reads the file as a workflow."""
    return file.path.startswith(".github/workflows/")


def is_gitlab(file: Written) -> bool:
    """Whether GitLab reads the file."""
    return file.path in GITLAB


def of_kind(*kinds: Any) -> list[Any]:
    """pytest parameters: our files and the page's that any of these predicates accepts."""
    import pytest

    files = [file for file in [*ours(), *shown()] if any(kind(file) for kind in kinds)]
    return [pytest.param(file, id=f"{file.origin} {file.path}") for file in files]


def steps(file: Written) -> Iterator[dict[str, Any]]:
    """The steps of a workflow's jobs or of an action."""
    if "runs" in file.data:
        yield from file.data["runs"]["steps"]
    for job in file.data.get("jobs", {}).values():
        yield from job["steps"]


def scripts(file: Written) -> list[tuple[str, str]]:
    """(shell, text) of every script that a file makes a shell run."""
    if file.path == ACTION or is_workflow(file):
        return [("bash", step["run"]) for step in steps(file) if "run" in step]
    if is_gitlab(file):
        jobs = [job for job in file.data.values() if isinstance(job, dict)]
        return [("sh", gitlab_script(job)) for job in jobs if "script" in job]
    if file.path == "Jenkinsfile":
        return [("sh", text) for text in re.findall(r"\bsh '([^']*)'", file.text)]
    if file.path == HOOKS:
        return [("sh", hook["entry"]) for hook in file.data]
    if file.path == ".pre-commit-config.yaml":
        hooks = [hook for repo in file.data["repos"] for hook in repo["hooks"]]
        return [
            ("sh", " ".join([hook.get("entry", "pms lint"), *hook.get("args", [])]))
            for hook in hooks
        ]
    return [("sh", file.text)] if file.language == "sh" else []


def gitlab_script(job: dict[str, Any]) -> str:
    """What GitLab's shell is given: before_script and script are one."""
    return "\n".join([*job.get("before_script", []), *job["script"]])


def run_environment(folder: Path, **more: str) -> dict[str, str]:
    """A bare environment for a script, in which nothing of this one leaks."""
    import os

    return {"PATH": os.environ["PATH"], "HOME": str(folder), "LC_ALL": "C.UTF-8", **more}
