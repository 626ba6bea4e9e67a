"""The revision of a plan's data, and that no repository can make its reading do anything."""

import datetime as dt
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from pms_cli import folder, git, programmes
from pms_cli.git import Revision, revision
from tests.depots import LIMIT, Repository, asked, repository

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="payloads are those of Unix")

HELD = 20.0
"""Seconds: far from what a bounded git takes on any machine, and from what it would take here."""


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    made = repository(tmp_path / "depot")
    made.commit()
    return made


def test_a_plan_as_committed(repo: Repository) -> None:
    code = repo.git("rev-parse", "HEAD")[:12]
    found = asked(repo.root)
    assert found == Revision(code, dt.date(2026, 3, 12), modifiee=False)
    assert found.en_clair == f"révision {code} du 12 mars 2026"


def test_words_for_a_changed_plan() -> None:
    said = Revision("abc123def456", dt.date(2026, 3, 1), modifiee=True).en_clair
    assert said == (
        "révision abc123def456 du 1er mars 2026, avec des modifications non enregistrées"
    )


CHANGES = {
    "a text": "echo 'numero: 3' > actions/01-a.yaml",
    "a registry": "echo 'acteurs: [a]' > acteurs.yaml",
    "a new sheet": "echo 'numero: 3' > actions/03-c.yaml",
    "a new registry": "echo 'sigles: []' > glossaire.yaml",
    "a sheet removed": "rm actions/02-b.yaml",
    "a sheet renamed": "mv actions/02-b.yaml actions/02-c.yaml",
    "two sheets exchanged": "cd actions; mv 01-a.yaml x; mv 02-b.yaml 01-a.yaml; mv x 02-b.yaml",
    "a folder removed": "rm -r actions",
    "a template": "echo '<b>' > templates/point/rapport.html.j2",
    "templates removed": "rm -r templates",
    "a folder of templates removed": "rm -r templates/point",
    "a new template": "mkdir templates/autre; echo > templates/autre/rapport.html.j2",
    "a sheet that git ignores": "echo '*.yaml' > .gitignore; echo 'numero: 4' > actions/04-d.yaml",
    "a change that git is told not to see": (
        "git update-index --assume-unchanged acteurs.yaml; echo 'acteurs: [b]' > acteurs.yaml"
    ),
    "staged": "echo 'numero: 3' > actions/01-a.yaml; git add -A",
    "same size and time": (
        "cp -p plan.yaml x; echo 'nom: Plus et' > plan.yaml; truncate -r x plan.yaml;"
        " touch -r x plan.yaml"
    ),
    "a link in place of a sheet": "ln -sf 01-a.yaml actions/02-b.yaml",
    "a link in place of the sheets": "mv actions ailleurs; ln -s ailleurs actions",
    "a pipe in place of a sheet": "rm actions/02-b.yaml; mkfifo actions/02-b.yaml",
    "a folder in place of a sheet": "rm actions/02-b.yaml; mkdir actions/02-b.yaml",
    "a sheet too large": "yes | head -c 1048577 > actions/02-b.yaml",
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_seen(repo: Repository, change: str) -> None:
    repo.sh(CHANGES[change])
    found = asked(repo.root)
    assert found is not None
    assert found.modifiee


SAME = {
    "touched": "touch -d 2001-01-01 actions/01-a.yaml",
    "the mode": "chmod 755 actions/01-a.yaml",
    "line ends": "printf 'nom: Plan\\r\\n' > plan.yaml",
    "a text that is not of the plan": "echo Bonsoir > lisez-moi.txt",
    "a copy kept by an editor": "echo a > actions/.01-a.yaml.swp; echo a > actions/01-a.yaml~",
    "a result": "mkdir public; echo a > public/index.html",
    "an empty folder": "mkdir -p editions templates/vide",
    "no index": "rm .git/index",
    "a lock left behind": "touch .git/index.lock",
}


@pytest.mark.parametrize("change", SAME)
def test_what_changes_nothing_of_the_plan(repo: Repository, change: str) -> None:
    repo.sh(SAME[change])
    found = asked(repo.root)
    assert found is not None
    assert not found.modifiee


def test_line_ends_and_links_that_are_committed(repo: Repository) -> None:
    (repo.root / "actions/02-b.yaml").write_bytes(b"numero: 2\r\n")
    (repo.root / "actions/03-c.yaml").symlink_to("01-a.yaml")
    repo.commit()
    found = asked(repo.root)
    assert found is not None
    assert not found.modifiee


def test_a_plan_within_a_repository(tmp_path: Path) -> None:
    made = repository(tmp_path / "depot" / "data")
    shutil.move(made.root / ".git", tmp_path / "depot" / ".git")
    outer = Repository(tmp_path / "depot")
    outer.write("plan.yaml", "another\n")
    code = outer.commit()[:12]
    outer.write("plan.yaml", "changed\n")
    outer.write("actions/99.yaml", "new\n")
    assert asked(made.root) == Revision(code, dt.date(2026, 3, 12), modifiee=False)


def test_a_repository_that_has_nothing_of_the_plan(repo: Repository) -> None:
    other = repository(repo.root / "brouillons" / "plan")
    shutil.rmtree(other.root / ".git")
    assert asked(other.root) is None


def test_names_out_of_the_ordinary(repo: Repository) -> None:
    names = ["é à.yaml", "deux\nlignes.yaml", "-rf.yaml", "HEAD.yaml", "'\".yaml", "a\tb.yaml"]
    for name in names:
        repo.write(f"actions/{name}", name)
        repo.write(f"templates/{name[:-5]}/x.j2", name)
    Path(os.fsdecode(os.fsencode(repo.root) + b"/actions/\xff.yaml")).touch()
    repo.commit()
    found = asked(repo.root)
    assert found is not None
    assert not found.modifiee


@pytest.mark.parametrize("name", ["-c", "é à", "a'b", "HEAD:x", "..a"])
def test_a_folder_of_any_name(tmp_path: Path, name: str) -> None:
    made = repository(tmp_path / name)
    made.commit()
    found = asked(made.root)
    assert found is not None
    assert not found.modifiee


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("1773270000 +0100", dt.date(2026, 3, 12)),
        ("1773270000 -1000", dt.date(2026, 3, 11)),
        ("1773270000 +1400", dt.date(2026, 3, 12)),
        ("0 +0000", dt.date(1970, 1, 1)),
    ],
)
def test_the_day_is_that_of_whoever_committed(tmp_path: Path, stamp: str, day: dt.date) -> None:
    made = repository(tmp_path / "depot")
    made.commit(GIT_COMMITTER_DATE=f"@{stamp}", GIT_AUTHOR_DATE="946684800 +0000")
    found = asked(made.root)
    assert found is not None
    assert found.date == day


def test_a_repository_of_longer_names(tmp_path: Path) -> None:
    made = repository(tmp_path / "depot", "--object-format=sha256")
    code = made.commit()
    assert len(code) == 64
    assert asked(made.root) == Revision(code[:12], dt.date(2026, 3, 12), modifiee=False)


def raw_commit(repo: Repository, text: str) -> None:
    """Make HEAD a commit of that text, whatever git thinks of it."""
    made = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin", "--literally"],
        cwd=repo.root, input=text.encode(), capture_output=True, check=True,
    )  # fmt: skip
    (repo.root / ".git" / "HEAD").write_bytes(made.stdout)


@pytest.mark.parametrize(
    "stamp",
    [
        "999999999999 +0000",
        "9999999999999999 +0000",
        "-5 +0000",
        "x",
        "",
        "1 0",
        "253402300799 +9999",
    ],
)
def test_a_commit_without_a_day_that_can_be_read(repo: Repository, stamp: str) -> None:
    forged = "\n\ncommitter a <b> 1773270000 +0100\n"
    top = repo.git("rev-parse", "HEAD^{tree}")
    raw_commit(repo, f"tree {top}\nauthor a <b> {stamp}\ncommitter a <b> {stamp}{forged}")
    assert asked(repo.root) is None


def test_a_message_cannot_forge_the_day(repo: Repository) -> None:
    top = repo.git("rev-parse", "HEAD^{tree}")
    signed = "gpgsig x\n committer a <b> 0 +0000\n"
    raw_commit(
        repo,
        f"tree {top}\nauthor a <b> 0 +0000\ncommitter a> 1 +0000 <b> 1773270000 +0100\n"
        f"{signed}\n\ncommitter a <b> 0 +0000\n",
    )
    found = asked(repo.root)
    assert found is not None
    assert found.date == dt.date(2026, 3, 12)


def test_a_replaced_commit_is_not_believed(repo: Repository) -> None:
    first = repo.git("rev-parse", "HEAD")
    repo.write("actions/01-a.yaml", "numero: 7\n")
    second = repo.commit()
    repo.git("replace", second, first)
    found = asked(repo.root)
    assert found is not None
    assert (found.code, found.modifiee) == (second[:12], False)


NONE = {
    "no repository": "rm -rf .git",
    "an empty .git": "rm -rf .git; mkdir .git",
    "a .git file to nowhere": "rm -rf .git; echo 'gitdir: ../nulle-part' > .git",
    "a .git file to itself": "rm -rf .git; echo 'gitdir: .git' > .git",
    "no commit": "rm -rf .git; git init -q",
    "HEAD to nothing": "echo 'ref: refs/heads/rien' > .git/HEAD",
    "HEAD of noise": "yes | head -c 99999 > .git/HEAD",
    "HEAD that is a blob": "git rev-parse HEAD:plan.yaml > x; mv x .git/HEAD",
    "HEAD to itself": "echo 'ref: HEAD' > .git/HEAD",
    "HEAD that is a pipe": "rm .git/HEAD; mkfifo .git/HEAD",
    "settings that are a pipe": "rm .git/config; mkfifo .git/config",
    "settings of noise": "echo '[[[' > .git/config",
    "settings without end": "git config include.path /dev/zero",
    "settings in a ring": "git config include.path config",
    "another format": "git config core.repositoryFormatVersion 99",
    "files elsewhere": "git config core.worktree /usr",
    "bare": "git config core.bare true",
    "no objects": "rm -rf .git/objects",
    "objects of noise": "chmod -R u+w .git; for x in .git/objects/??/*; do echo x > $x; done",
}


@pytest.mark.parametrize("damage", NONE)
def test_no_revision_and_no_error(repo: Repository, damage: str) -> None:
    repo.sh(NONE[damage])
    start = time.monotonic()
    assert asked(repo.root, git.TIMEOUT) is None
    assert time.monotonic() - start < HELD


def test_what_git_is_given_leaves_time_for_the_rest() -> None:
    assert git.TIMEOUT + programmes._GRACE < git.LONGEST < LIMIT


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert revision(str(tmp_path / "rien")) is None
    assert revision(str(tmp_path / "a\0b")) is None
    assert revision("") is None


def test_a_bare_repository(repo: Repository, tmp_path: Path) -> None:
    repo.git("clone", "-q", "--bare", ".", str(tmp_path / "nu.git"))
    assert asked(tmp_path / "nu.git") is None


def test_clones_worktrees_and_submodules(repo: Repository, tmp_path: Path) -> None:
    repo.write("actions/01-a.yaml", "numero: 8\n")
    code = repo.commit()[:12]
    expected = Revision(code, dt.date(2026, 3, 12), modifiee=False)
    address = repo.root.as_uri()
    repo.git("clone", "-q", "--depth=1", address, str(tmp_path / "shallow"))
    repo.git("worktree", "add", "-q", str(tmp_path / "autre"))
    repo.git("clone", "-q", "--bare", address, str(tmp_path / "nu.git"))
    above = repository(tmp_path / "dessus")
    above.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", address, "plan")
    above.commit()
    for name in ("shallow", "autre", "dessus/plan"):
        assert asked(tmp_path / name) == expected
    assert (tmp_path / "autre" / ".git").is_file()
    assert (tmp_path / "dessus" / "plan" / ".git").is_file()


def test_a_clone_without_its_objects_asks_for_none(repo: Repository, tmp_path: Path) -> None:
    repo.git("config", "uploadpack.allowFilter", "true")
    repo.git("config", "uploadpack.allowAnySHA1InWant", "true")
    partial = tmp_path / "partiel"
    repo.git("clone", "-q", "--filter=blob:none", repo.root.as_uri(), str(partial))
    found = asked(partial)
    assert found is not None
    assert not found.modifiee
    without_trees = tmp_path / "sans-arbres"
    repo.git("clone", "-q", "-n", "--filter=tree:0", repo.root.as_uri(), str(without_trees))
    shutil.copytree(repo.root / "actions", without_trees / "actions")
    assert asked(without_trees) is None


def test_git_is_started_once(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    popen = subprocess.Popen

    def counted(words: list[str], **named: object) -> object:
        started.append(words)
        return popen(words, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "Popen", counted)
    assert asked(repo.root) is not None
    assert [words[-2:] for words in started] == [["cat-file", "--batch"]]


def test_our_own_variables_do_not_reach_git(
    repo: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = repository(tmp_path / "autre")
    other.write("plan.yaml", "nom: Autre\n")
    other.commit()
    expected = asked(repo.root)
    monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.root))
    monkeypatch.setenv("GIT_TRACE", str(tmp_path / "trace"))
    assert asked(repo.root) == expected
    assert not (tmp_path / "trace").exists()


def fake_git(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir()
    (folder / "git").write_text(f"#!/bin/sh\n{script}\n")
    (folder / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


@pytest.mark.parametrize(
    "script",
    [
        "exec sleep 60",
        "sleep 60 & wait",
        "exec cat /dev/zero",
        "exec yes",
        "exit 0",
        "cat; exit 0",
        "exit 128",
        "kill -9 $$",
        "echo '0000000000000000000000000000000000000000 commit 999999999999'",
        "echo; echo; echo; echo; echo; echo; echo",
        "echo 'HEAD missing'",
        f'{shutil.which("git")} "$@"; echo more',
    ],
)
def test_a_git_that_hangs_or_says_anything(
    repo: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    fake_git(tmp_path / "bin", script, monkeypatch)
    start = time.monotonic()
    assert asked(repo.root, git.TIMEOUT) is None
    assert time.monotonic() - start < HELD


def test_no_git(repo: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert asked(repo.root) is None


def test_a_git_that_the_plan_brings_is_not_run(
    repo: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = asked(repo.root)
    fake_git(repo.root / "bin", f"touch {tmp_path}/run", monkeypatch)
    monkeypatch.chdir(repo.root)
    monkeypatch.setenv("PATH", f"{os.pathsep}.{os.pathsep}{os.environ['PATH']}")
    shutil.copy(repo.root / "bin" / "git", repo.root / "git")
    assert asked(repo.root) == expected
    assert not (tmp_path / "run").exists()


def test_too_long_to_compare_is_no_answer(
    repo: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticks = iter(range(0, 100_000, 1000))
    monkeypatch.setattr(git, "time", SimpleNamespace(monotonic=lambda: next(ticks)))
    assert asked(repo.root) is None


def test_too_many_files_is_no_answer(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "MAX_FILES", 2)
    assert asked(repo.root) is None
