"""The script of the GitLab job, run as a runner runs it: variables, then one shell."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.integrations.machine import HOSTILE, Machine, git, make_machine, with_a_fault
from tests.integrations.written import GITLAB_JOB, gitlab_script, ours

(JOB,) = (file.data["pms-lint"] for file in ours() if file.path == GITLAB_JOB)
SHELLS = {"sh": ["sh"], "bash": ["bash", "-eo", "pipefail"]}


@pytest.fixture(scope="module")
def tool(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository to fetch pms from: a version, then a commit of which it knows nothing."""
    folder = tmp_path_factory.mktemp("pms")
    git(folder, "init", "--quiet")
    (folder / "requirements").mkdir()
    for version in ("1", "2"):
        (folder / "requirements" / "run.txt").write_text(f"# {version}\n", encoding="utf-8")
        git(folder, "add", "--all")
        git(folder, "commit", "--quiet", "--message", version)
        if version == "1":
            git(folder, "tag", "v0.1.0")
    return folder


def run(
    machine: Machine, variables: dict[str, str], shell: str = "sh", *, faux_statut: int = 0
) -> tuple[int, str]:
    given = JOB["variables"] | variables
    temporary = machine.folder / "temporaire"
    temporary.mkdir(exist_ok=True)
    return machine.run(
        SHELLS[shell], gitlab_script(JOB),
        FAUX_STATUT=str(faux_statut), TMPDIR=str(temporary), GITLAB_CI="true", **given,
    )  # fmt: skip


def fetched(machine: Machine) -> str:
    (folder,) = (machine.folder / "temporaire").iterdir()
    return (folder / "depot" / "requirements" / "run.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("reference", ["version", "commit"])
def test_it_fetches_installs_and_checks(
    tmp_path: Path, tool: Path, shell: str, reference: str
) -> None:
    machine = make_machine(tmp_path / "machine")
    commit = git(tool, "rev-parse", "main")
    chosen = {"PMS_REFERENCE": commit} if reference == "commit" else {}
    given = {"PMS_DEPOT": str(tool), "PMS_OPTIONS": "--select=PMS *"} | chosen
    status, told = run(machine, given, shell)
    assert (status, told) == (0, "pms a parlé\n" * 3)
    assert fetched(machine) == ("# 2\n" if reference == "commit" else "# 1\n")
    asked = ["lint", "--plan=.", "--select=PMS", "*"]
    assert machine.noted("pms") == [
        [*asked, "--format=gitlab", "--sortie=gl-code-quality-report.json"],
        [*asked, "--format=junit", "--sortie=pms-junit.xml"],
        asked,
    ]
    requirements, itself = machine.noted("pip")
    assert requirements[-3:-1] == ["--require-hashes", "-r"]
    assert requirements[-1].endswith("/depot/requirements/run.txt")
    assert itself[-3:-1] == ["--no-build-isolation", "--no-deps"]
    reports = JOB["artifacts"]["reports"].values()
    assert [(machine.depot / report).exists() for report in reports] == [True, True]
    assert not machine.was_obeyed()


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(("status", "runs"), [(1, 3), (2, 1), (3, 1)])
def test_its_status_is_that_of_pms(
    tmp_path: Path, tool: Path, shell: str, status: int, runs: int
) -> None:
    machine = make_machine(tmp_path / "machine")
    assert run(machine, {"PMS_DEPOT": str(tool)}, shell, faux_statut=status)[0] == status
    assert len(machine.noted("pms")) == runs


@pytest.mark.parametrize("value", HOSTILE)
def test_no_variable_is_ever_run(tmp_path: Path, tool: Path, value: str) -> None:
    machine = make_machine(tmp_path / "machine")
    run(machine, {"PMS_DEPOT": str(tool), "PMS_PLAN": value, "PMS_OPTIONS": value})
    assert not machine.was_obeyed()
    assert machine.noted("pms")[-1] == ["lint", f"--plan={value}", *value.split()]


@pytest.mark.parametrize(
    "value", [*HOSTILE, "--upload-pack=touch pwned", "ext::sh -c touch% pwned"]
)
@pytest.mark.parametrize("name", ["PMS_DEPOT", "PMS_REFERENCE"])
def test_no_address_is_ever_run(tmp_path: Path, tool: Path, name: str, value: str) -> None:
    machine = make_machine(tmp_path / "machine")
    status, told = run(machine, {"PMS_DEPOT": str(tool)} | {name: value})
    assert status != 0, told
    assert machine.noted("pms") == []
    assert not machine.was_obeyed()


@pytest.mark.parametrize("faulty", [False, True])
def test_the_real_pms_on_the_real_plan(tmp_path: Path, tool: Path, faulty: bool) -> None:
    machine = make_machine(tmp_path / "machine", real=True)
    plan = machine.depot / "data"
    shutil.copytree(ROOT / "data", plan)
    sheet = with_a_fault(plan) if faulty else ""
    status, told = run(machine, {"PMS_DEPOT": str(tool), "PMS_PLAN": "data"})
    assert status == int(faulty), told
    assert (f"data/{sheet}:" in told) == faulty
    quality = (machine.depot / "gl-code-quality-report.json").read_text(encoding="utf-8")
    assert (f'"data/{sheet}"' in quality) == faulty
    assert "<testsuite" in (machine.depot / "pms-junit.xml").read_text(encoding="utf-8")
    assert not machine.was_obeyed()
