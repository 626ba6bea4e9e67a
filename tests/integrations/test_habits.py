"""What these files never do: trust text, ask for rights, float on a version, invent an option."""

import re

import pytest

from tests.conftest import ROOT
from tests.integrations.written import (
    ACTION,
    GITLAB_JOB,
    PAGE,
    Written,
    is_gitlab,
    is_workflow,
    of_kind,
    ours,
    scripts,
    shown,
    steps,
)

# The forms that « pms lint » has.
FORMATS = {"texte", "json", "github", "gitlab", "sarif", "junit", "rdjson"}


def is_action(file: Written) -> bool:
    return file.path == ACTION


@pytest.mark.parametrize("file", of_kind(is_action, is_workflow))
def test_no_script_is_made_of_foreign_text(file: Written) -> None:
    for _, text in scripts(file):
        assert "${{" not in text
        assert "eval" not in text


@pytest.mark.parametrize("file", of_kind(is_gitlab))
def test_no_gitlab_script_is_made_of_foreign_text(file: Written) -> None:
    for _, text in scripts(file):
        assert "$[[" not in text
        assert "eval" not in text


@pytest.mark.parametrize("file", of_kind(is_action, is_workflow))
def test_actions_are_pinned_or_local(file: Written) -> None:
    used = re.findall(r"uses: (.*)$", file.text, re.MULTILINE)
    assert len(used) == sum("uses" in step for step in steps(file))
    for action in used:
        pinned = re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+){2}", action)
        assert pinned or action.startswith("./"), action


def test_an_action_has_one_pin_everywhere() -> None:
    pins: dict[str, set[str]] = {}
    for file in [*ours(), *shown()]:
        for name, pin in re.findall(r"uses: ([\w./-]+)@(\S+ # \S+)", file.text):
            pins.setdefault(name, set()).add(pin)
    assert len(pins) >= 4
    assert [name for name, found in pins.items() if len(found) > 1] == []


@pytest.mark.parametrize("file", of_kind(is_workflow))
def test_workflows_ask_for_little(file: Written) -> None:
    data = file.data
    assert set(data["on"]) <= {"pull_request", "push"}
    assert data["permissions"] in ({"contents": "read"}, {})
    rights = [job.get("permissions", {}) for job in data["jobs"].values()]
    if "pull_request" in data["on"]:
        assert all(set(right.values()) <= {"read"} for right in rights)
    # What publishes runs nothing of the repository, and is not cut in the middle.
    publishing = [job for job in data["jobs"].values() if "pages" in job.get("permissions", {})]
    assert all("run" not in step for job in publishing for step in job["steps"])
    assert data["concurrency"]["cancel-in-progress"] == ("false" if publishing else "true")
    assert all(int(job["timeout-minutes"]) <= 45 for job in data["jobs"].values())
    assert "secrets." not in file.text
    for step in steps(file):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


def test_our_plan_is_checked_by_the_branch_that_a_proposal_joins() -> None:
    (plan,) = (file for file in ours() if file.path == ".github/workflows/plan.yml")
    proposed, base, check = plan.data["jobs"]["verifier"]["steps"]
    assert "ref" not in proposed["with"]
    assert base["with"]["ref"] == "${{ github.event.pull_request.base.sha || github.sha }}"
    assert check["uses"] == f"./{base['with']['path']}"
    assert check["with"] == {"plan": "data", "options": "--select=PMS"}
    (gitlab,) = (file for file in ours() if file.path == ".gitlab-ci.yml")
    job = gitlab.data["pms-lint"]
    assert gitlab.data["include"] == [{"local": GITLAB_JOB}]
    assert job["variables"] == {
        "GIT_DEPTH": "0",
        "PMS_DEPOT": "$CI_PROJECT_DIR",
        "PMS_PLAN": "data",
        "PMS_OPTIONS": "--select=PMS",
    }
    assert job["rules"][0]["variables"] == {"PMS_REFERENCE": "$CI_MERGE_REQUEST_DIFF_BASE_SHA"}


def test_every_option_exists(pms: "object") -> None:
    assert callable(pms)
    known = set(re.findall(r"--[a-z][a-z-]*", pms("lint", "--help").out))
    texts = [text for file in [*ours(), *shown()] for text in options_of(file)]
    used = {option for text in texts for option in re.findall(r"(?<![\w-])--[a-z][a-z-]*", text)}
    assert {"--plan", "--format", "--sortie", "--fix", "--select"} <= used
    assert used - known == set()
    formats = {word for text in texts for word in re.findall(r"--format[ =](\w+)", text)}
    assert {"gitlab", "junit", "rdjson", "sarif"} <= formats <= FORMATS


def options_of(file: Written) -> list[str]:
    """The parts of the file that are arguments of « pms lint »."""
    joined = file.text.replace("\\\n", " ")
    found = re.findall(r"\bpms lint\b([^|\n»'`]*)", joined)
    # In our two scripts pms is a variable, its arguments on lines of their own.
    if file.path in {ACTION, GITLAB_JOB}:
        for _, text in scripts(file):
            found += re.findall(r'^.*(?:"\$pms"|demande\+=|\bverifier\b|/pms" lint).*$', text, re.M)
    found += re.findall(r"(?:args|options|PMS_OPTIONS): (\[?--.*)$", file.text, re.MULTILINE)
    return found


def test_the_actions_formats_are_the_command_lines() -> None:
    (action,) = (file for file in ours() if file.path == ACTION)
    told = action.data["inputs"]["format"]["description"].split(" - ")[1]
    assert set(re.findall(r"\w+", told)) - {"ou"} == FORMATS


def test_the_page_tells_of_every_input_and_hook() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for file in ours():
        if file.path == ACTION:
            for name in file.data["inputs"]:
                assert f"| `{name}` |" in page
        if file.path == ".pre-commit-hooks.yaml":
            assert [f"| `{hook['id']}` |" in page for hook in file.data] == [True] * 3
    fenced = page.count("\n```") // 2
    assert len(shown()) == fenced, "every block says what it is"


def test_hooks_know_every_file_of_a_plan() -> None:
    (hooks,) = (file.data for file in ours() if file.path == ".pre-commit-hooks.yaml")
    by_id = {hook["id"]: hook for hook in hooks}
    assert by_id["pms-lint"]["files"] == by_id["pms-fix"]["files"]
    pattern = re.compile(by_id["pms-lint"]["files"])
    plans = [ROOT / "data", ROOT / "exemples" / "pms-2023-2027", ROOT / "tests" / "plans" / "riche"]
    for plan in plans:
        names = [path.relative_to(plan).as_posix() for path in plan.rglob("*.yaml")]
        assert len(names) >= 5
        assert [name for name in names if not pattern.search(name)] == []
        assert [name for name in names if not pattern.search(f"data/{name}")] == []
    for other in ("docker-compose.yaml", "data/actions/sous/01.yaml", "transactions/01.yaml"):
        assert not pattern.search(other)
