"""One bad file hides nothing of the others, even when it is a rule of ours that fails on it.

Hostile files among a hundred are in ``tests/lint/test_engine.py``.
"""

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pms_cli.lint.failures import MOST_FILES
from pms_cli.lint.rule import Finding, Rule
from pms_cli.lint.rules import RULES
from pms_cli.lint.settings import Choix
from pms_cli.lint.together import lint_together
from pms_cli.workspace import Reader, Workspace, read_workspace
from tests.garanties.essais import RICHE, pms
from tests.lint.folder import JOUR, base_plan, checked, sheet, write

COUNT = 100


def _rule(fails_on: Callable[[str], bool]) -> Rule:
    """A rule that finds something in every file, and raises on some."""

    def check(workspace: Workspace) -> Iterator[Finding]:
        for file in workspace.files:
            if file.value is None:
                continue
            if fails_on(file.path):
                raise ZeroDivisionError(file.path)
            yield Finding(file, (), "toujours là")

    return Rule("PMS298", "cassee", "", check=check)


@pytest.fixture(scope="module")
def hundred(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    root = base_plan(tmp_path_factory.mktemp("cent"))
    write(root, {f"actions/{n:03}-a.yaml": sheet(str(n)) for n in range(100, 100 + COUNT - 3)})
    write(root, {"territories/autre.yaml": "code: autre\nnom: Autre\n"})
    return read_workspace(root)


def _seen(workspace: Workspace, rule: Rule) -> tuple[set[str], dict[str, str], tuple[str, ...]]:
    """Paths with a finding, messages of failures by path, tracebacks."""
    result = checked(workspace, (rule,))
    found = {item.path for item in result.diagnostics if item.code == "PMS298"}
    told = {item.path: item.message for item in result.diagnostics if item.code == "PMS099"}
    assert len(found) + len(told) == len(result.diagnostics)
    return found, told, result.crashes


@pytest.mark.parametrize(
    "bad",
    [
        {"actions/142-a.yaml"},
        {"actions/100-a.yaml", "actions/101-a.yaml", "actions/196-a.yaml"},
        {"territories/autre.yaml"},
        {"acteurs.yaml", "territories/autre.yaml", "actions/142-a.yaml"},
    ],
    ids=lambda bad: " ".join(sorted(bad)),
)
def test_a_rule_that_raises_on_some_files_checks_all_the_others(
    hundred: Workspace, bad: set[str]
) -> None:
    found, told, traces = _seen(hundred, _rule(bad.__contains__))
    assert found == {file.path for file in hundred.files} - bad
    assert told == {
        path: f"la règle PMS298 s’est interrompue (ZeroDivisionError) sur « {path} » : "
        "signalez-le, elle a été appliquée aux autres fichiers et les autres règles à celui-ci"
        for path in bad
    }
    assert {trace.splitlines()[-1] for trace in traces} == {f"fichier : {path}" for path in bad}


def test_a_rule_that_raises_on_plan_yaml_is_told_there(hundred: Workspace) -> None:
    found, told, traces = _seen(hundred, _rule("plan.yaml".__eq__))
    assert (found, list(told), len(traces)) == (set(), ["plan.yaml"], 1)


def test_a_rule_that_raises_only_when_two_files_are_together_keeps_what_it_finds(
    hundred: Workspace,
) -> None:
    def check(workspace: Workspace) -> Iterator[Finding]:
        for file in workspace.fiches:
            yield Finding(file, (), "toujours là")
        if len(workspace.fiches) > COUNT // 2:
            raise KeyError

    found, told, traces = _seen(hundred, Rule("PMS298", "cassee", "", check=check))
    assert found == {file.path for file in hundred.fiches}
    assert (list(told), len(traces)) == (["plan.yaml"], 1)


def test_looking_for_the_file_finds_nothing_that_is_not_there(hundred: Workspace) -> None:
    """Files are taken for unread while it is looked for: nothing is to come of that."""

    def check(workspace: Workspace) -> Iterator[Finding]:
        for file in (workspace.acteurs, *workspace.territoires):
            if file is not None and file.value is None and file.path != "territories/autre.yaml":
                yield Finding(workspace.edition, (), f"{file.path} manque")
        if workspace.territoires[0].value is not None:
            raise ZeroDivisionError

    found, told, _ = _seen(hundred, Rule("PMS298", "cassee", "", check=check))
    assert (found, list(told)) == (set(), ["territories/autre.yaml"])


@pytest.mark.parametrize("more", [0, 1])
def test_files_named_for_one_rule_are_bounded_and_it_is_told(hundred: Workspace, more: int) -> None:
    # The last of them, so that nothing is left to look at when there are as many as the limit.
    bad = {file.path for file in hundred.fiches[-MOST_FILES - more :]}
    found, told, traces = _seen(hundred, _rule(bad.__contains__))
    assert len(told) == MOST_FILES + more
    assert len(traces) == MOST_FILES
    assert found == {file.path for file in hundred.files} - bad
    assert ("plan.yaml" in told) == bool(more)
    if more:
        assert told["plan.yaml"].endswith("elle n’a pas été appliquée à tous les fichiers")


def test_a_rule_that_always_raises_takes_a_few_runs_not_one_a_file(hundred: Workspace) -> None:
    runs: list[int] = []

    def check(workspace: Workspace) -> Iterator[Finding]:
        runs.append(len(workspace.fiches))
        if workspace.fiches:
            raise KeyError
        return iter(())

    _, told, _ = _seen(hundred, Rule("PMS298", "cassee", "", check=check))
    assert len(told) == MOST_FILES + 1
    assert len(runs) < 3 * MOST_FILES


def test_a_failure_is_told_whatever_the_plan_or_a_remark_leaves_out(tmp_path: Path) -> None:
    remark = "# pms: ignore PMS298 (essai)\n"
    root = base_plan(tmp_path, {"actions/01-accueil.yaml": remark + sheet("1")})
    rule = _rule("actions/01-accueil.yaml".__eq__)
    workspace = read_workspace(root)
    _, told, _ = _seen(workspace, rule)
    assert list(told) == ["actions/01-accueil.yaml"]


def test_several_processes_tell_the_same(hundred: Workspace) -> None:
    bad = {"actions/142-a.yaml", "actions/143-a.yaml", "territories/autre.yaml"}
    choix = Choix((_rule(bad.__contains__), *RULES))
    alone = checked(hundred, choix.rules)
    shared = lint_together(Reader(hundred.root), choix, JOUR, 2)
    assert shared is not None
    assert shared.diagnostics == alone.diagnostics
    assert {trace.splitlines()[-1] for trace in shared.crashes} == {f"fichier : {x}" for x in bad}


def test_that_another_process_stopped_looking_is_told_too(hundred: Workspace) -> None:
    names = Reader(hundred.root).names
    theirs = set(names[1::2])
    shared = lint_together(Reader(hundred.root), Choix((_rule(theirs.__contains__),)), JOUR, 2)
    assert shared is not None
    told = [item.path for item in shared.diagnostics if item.code == "PMS099"]
    assert (len(told), "plan.yaml" in told) == (MOST_FILES + 1, True)


# -- a bug of ours while reading one file -------------------------------------------------------


@pytest.fixture
def breaks_on(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Have the reading of any file that holds some bytes raise."""
    from pms_cli.source import read_source as real
    from pms_cli.workspace import reading

    def break_on(mark: bytes) -> None:
        def read(raw: bytes) -> object:
            if mark in raw:
                raise KeyError("dièse\x1b[31m")
            return real(raw)

        monkeypatch.setattr(reading, "read_source", read)

    return break_on


@pytest.mark.parametrize("mark", [b"numero: 3", b"sigles:", b"code: plateau"])
def test_a_bug_in_reading_one_file_leaves_the_findings_of_the_others(
    hundred: Workspace, breaks_on: Callable[[bytes], None], mark: bytes
) -> None:
    whole = read_workspace(RICHE)
    breaks_on(mark)
    broken = read_workspace(RICHE)
    (told,) = (item for item in broken.problems if item.code == "PMS099")
    assert told.message.startswith("la lecture de ce fichier s’est interrompue (KeyError) : ")
    before = {file.path: file.value for file in whole.files}
    after = {file.path: file.value for file in broken.files}
    assert after == {**before, told.path: None}
    assert [error.__notes__ for error in broken.crashes] == [[f"fichier : {told.path}"]]


def test_lint_tells_the_bug_with_all_the_rest_and_ends_with_3(
    tmp_path: Path, breaks_on: Callable[[bytes], None]
) -> None:
    root = base_plan(tmp_path, {"actions/44-a.yaml": sheet("44", rest="liens: [45]\n")})
    breaks_on(b"numero: 3\n")
    outcome = pms("lint", "--select", "PMS208", cwd=root, environment={"TMPDIR": str(tmp_path)})
    assert outcome.status == 3
    places = [line.split(" ")[:2] for line in outcome.out.decode().splitlines()[:-1]]
    assert places == [
        ["actions/03-soutien.yaml:1:1:", "PMS099"],
        ["actions/44-a.yaml:5:9:", "PMS208"],
    ]


def test_the_fields_that_may_be_left_unread_are_all_of_them() -> None:
    from pms_cli.lint import failures

    names = {field.name for field in dataclasses.fields(Workspace)}
    left = {"folder", "plan", "edition", "fiches", "problems", "crashes", "given_index"}
    assert names - left == {*failures._REGISTRIES, "territoires", "editions"}
