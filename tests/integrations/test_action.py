"""The scripts of action.yml, run as GitHub's runner runs them."""

import os
import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.integrations.machine import HOSTILE, Machine, make_machine, with_a_fault
from tests.integrations.written import ACTION, Written, ours, steps

(ACTION_FILE,) = (file for file in ours() if file.path == ACTION)
BASH = ["bash", "--noprofile", "--norc", "-eo", "pipefail"]


def environment(machine: Machine, file: Written, **inputs: str) -> dict[str, str]:
    """What GitHub gives to the action's last script: its « env: » with the inputs put in."""
    (env,) = (step["env"] for step in steps(file) if "env" in step)
    given = {name: declared["default"] for name, declared in file.data["inputs"].items()} | inputs
    made = {
        key: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda match: given[match[1]], value)
        for key, value in env.items()
    }
    temporary = machine.folder / "temporaire"
    temporary.mkdir(exist_ok=True)
    return made | {
        "CI": "true",
        "GITHUB_ACTIONS": "true",
        "GITHUB_ACTION_PATH": str(ROOT),
        "GITHUB_OUTPUT": str(machine.folder / "output"),
        "GITHUB_STEP_SUMMARY": str(machine.folder / "summary"),
        "GITHUB_WORKSPACE": str(machine.depot),
        "RUNNER_TEMP": str(temporary),
    }


def install(machine: Machine) -> tuple[int, str]:
    script = next(step["run"] for step in steps(ACTION_FILE) if step["name"] == "Installer pms")
    return machine.run(BASH, script, **environment(machine, ACTION_FILE))


def check(machine: Machine, *, faux_statut: int = 0, **inputs: str) -> tuple[int, str]:
    script = next(step["run"] for step in steps(ACTION_FILE) if step.get("id") == "verifier")
    given = environment(machine, ACTION_FILE, **inputs)
    return machine.run(BASH, script, FAUX_STATUT=str(faux_statut), **given)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    made = make_machine(tmp_path / "machine")
    assert install(made) == (0, "")
    return made


def test_it_installs_what_is_locked_then_its_own_files(tmp_path: Path) -> None:
    machine = make_machine(tmp_path / "machine", quick=False)
    assert install(machine) == (0, "")
    pip = ["-I", "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    assert machine.noted("pip") == [
        [*pip, "--require-hashes", "-r", f"{ROOT}/requirements/run.txt"],
        [*pip, "--no-build-isolation", "--no-deps", str(ROOT)],
    ]
    assert not machine.was_obeyed()


def test_an_old_python_is_told_in_words(tmp_path: Path) -> None:
    machine = make_machine(tmp_path / "machine")
    (machine.folder / "bin" / "python3").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    status, told = install(machine)
    assert status == 2
    assert told == (
        "::error::Il faut Python 3.11 ou plus récent : demandez-le par « python-version ».\n"
    )


def test_nothing_asked_checks_the_plan_for_github(machine: Machine) -> None:
    assert check(machine) == (0, "pms a parlé\n")
    assert machine.noted("pms") == [["lint", "--format=github"]]
    assert (machine.folder / "output").read_text() == "statut=0\n"


def test_all_that_is_asked_reaches_pms(machine: Machine) -> None:
    status, _ = check(
        machine, plan="mes fiches", format="junit", sortie="a b.xml", sarif="c.sarif",
        options="--select=PMS2  --ignore\nPMS201,*",
    )  # fmt: skip
    asked = ["lint", "--plan=mes fiches", "--select=PMS2", "--ignore", "PMS201,*"]
    assert status == 0
    assert machine.noted("pms") == [
        [*asked, "--format=sarif", "--sortie=c.sarif"],
        [*asked, "--sortie=a b.xml", "--format=junit"],
    ]


@pytest.mark.parametrize("status", [1, 2, 3])
def test_its_status_is_that_of_pms(machine: Machine, status: int) -> None:
    assert check(machine, faux_statut=status)[0] == status
    assert (machine.folder / "output").read_text() == f"statut={status}\n"


@pytest.mark.parametrize(("status", "runs"), [(0, 2), (1, 2), (2, 1), (3, 1)])
def test_a_report_is_followed_by_the_check_unless_nothing_can_be_checked(
    machine: Machine, status: int, runs: int
) -> None:
    assert check(machine, faux_statut=status, sarif="s.sarif")[0] == status
    assert len(machine.noted("pms")) == runs


@pytest.mark.parametrize("value", HOSTILE)
def test_no_input_is_ever_run(machine: Machine, value: str) -> None:
    check(machine, plan=value, format=value, sortie=value, sarif=value, options=value)
    assert not machine.was_obeyed()
    asked = ["lint", f"--plan={value}", *value.split()]
    assert machine.noted("pms") == [
        [*asked, "--format=sarif", f"--sortie={value}"],
        [*asked, f"--sortie={value}", f"--format={value}"],
    ]


def test_a_careless_script_would_be_seen(machine: Machine) -> None:
    """The proof that these values bite: the same input as text of the script."""
    machine.run(BASH, 'echo "' + 'data"; touch pwned; "' + '"', **environment(machine, ACTION_FILE))
    assert machine.was_obeyed()


@pytest.mark.parametrize("faulty", [False, True])
def test_the_real_pms_on_the_real_plan(tmp_path: Path, faulty: bool) -> None:
    machine = make_machine(tmp_path / "machine", real=True)
    assert install(machine)[0] == 0
    plan = machine.depot / "data"
    shutil.copytree(ROOT / "data", plan)
    sheet = with_a_fault(plan) if faulty else ""
    status, told = check(machine, plan="data", sarif="pms.sarif")
    assert status == int(faulty), told
    assert (f"::error file=data/{sheet}" in told) == faulty
    assert (machine.folder / "summary").read_text(encoding="utf-8") != ""
    assert '"2.1.0"' in (machine.depot / "pms.sarif").read_text(encoding="utf-8")
    assert check(machine, plan="ailleurs")[0] == 2
    assert not machine.was_obeyed()


@pytest.mark.skipif("PMS_TESTS_RESEAU" not in os.environ, reason="installe depuis le réseau")
def test_it_installs_for_real(tmp_path: Path) -> None:
    machine = make_machine(tmp_path / "machine")
    (machine.folder / "bin" / "python3").unlink()
    status, told = install(machine)
    assert status == 0, told
    shutil.copytree(ROOT / "data", machine.depot / "data")
    installed = machine.folder / "temporaire" / "pms" / "bin" / "pms"
    status, told = machine.run(["bash"], f'"{installed}" lint --plan=data')
    assert (status, told) == (0, told)
    assert told.startswith("Aucun problème")
    assert not machine.was_obeyed()
