"""Reading changes nothing in a plan's folder, and needs no network, no home, nowhere to write."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.garanties.degats import DAMAGES, plan_copy
from tests.garanties.essais import ASKING_GIT, CALLS, COMMANDS, ENVIRONMENT, FIRST, ICI, pms, tree

CACHES = {"without a cache": {"PMS_CACHE": "non"}, "with the usual one": {}}
NOWHERE = "/dev/null/ici"
NO_HOME = {"HOME": NOWHERE, "XDG_CACHE_HOME": NOWHERE, "TMPDIR": NOWHERE, "TMP": NOWHERE}
# Every command in one process that can write nowhere: mounts are made anew, read-only.
CONFINED = """\
set -e
mount --bind "$1" "$1"
mount -o remount,bind,ro "$1"
touch "$1/essai" 2>/dev/null && exit 9
cd "$1"
exec "$2" -c '
import sys
from tests.garanties.essais import FIRST, ICI
from pms_cli.cli.run import run
for call in (call for call in FIRST if not any(word.startswith(ICI) for word in call)):
    print(int(run(list(call))), *call, file=sys.stderr)
'
"""


def damaged(folder: Path) -> Path:
    """A plan with files in order, files at fault, and things that are no files."""
    root = plan_copy(folder)
    source = root / "actions" / "02-bancs.yaml"
    for rank, name in enumerate(("cut", "latin-1", "words", "link outside", "pipe"), start=20):
        path = root / "actions" / f"{rank}-a.yaml"
        shutil.copy(source, path)
        DAMAGES[name](path)
    return root


@pytest.mark.parametrize("cache", CACHES)
@pytest.mark.parametrize("make", [plan_copy, damaged], ids=["in order", "damaged"])
def test_the_folder_is_the_same_after_every_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], Path], cache: str
) -> None:
    root = make(tmp_path)
    monkeypatch.delitem(ENVIRONMENT, "PMS_CACHE")
    environment = {**CACHES[cache], "HOME": NOWHERE}
    before, around = tree(root), sorted(tmp_path.iterdir())
    for call in FIRST if cache == "without a cache" else (("lint",), ("lint",), *FIRST):
        assert pms(*call, cwd=root, environment=environment).status in {0, 1}, call
        assert tree(root) == before, call
    assert sorted(tmp_path.iterdir()) == around


@pytest.mark.parametrize("make", [plan_copy, damaged], ids=["in order", "damaged"])
def test_an_answer_that_is_kept_is_kept_elsewhere_and_is_the_same(
    tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    root = make(tmp_path)
    cache = tmp_path / "cache"
    before = tree(root)
    said = [
        pms("lint", cwd=root, environment={"PMS_CACHE": kept})
        for kept in ("non", str(cache), str(cache), NOWHERE)
    ]
    assert len({(outcome.status, outcome.out, outcome.err) for outcome in said}) == 1
    # What is out of the ordinary is looked at each time.
    assert make is damaged or list(cache.rglob("*")) != []
    assert tree(root) == before


def test_a_change_would_be_seen(tmp_path: Path) -> None:
    root = plan_copy(tmp_path)
    changes: list[Callable[[], object]] = [
        lambda: os.utime(root / "plan.yaml", ns=(1, 1)),
        lambda: (root / "plan.yaml").chmod(0o600),
        (root / ".cache").mkdir,
        lambda: (root / "actions" / "02-bancs.yaml").rename(root / "actions" / "02-b.yaml"),
        (root / "acteurs.yaml").unlink,
    ]
    seen = {tree(root)}
    for change in changes:
        change()
        seen.add(tree(root))
    assert len(seen) == len(changes) + 1


@pytest.mark.parametrize("command", COMMANDS)
def test_no_network_no_process_no_home_nowhere_to_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    root = plan_copy(tmp_path)

    def refused(*words: object, **named: object) -> None:
        raise AssertionError((words, named))

    started: list[str] = []
    popen = subprocess.Popen

    def git_only(words: list[str], **named: object) -> object:
        assert (Path(words[0]).name, command in ASKING_GIT) == ("git", True), words
        started.append(command)
        return popen(words, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    monkeypatch.setattr(subprocess, "run", refused)
    monkeypatch.setattr(subprocess, "Popen", git_only)
    before = tree(root)
    for call in (call for call in CALLS if call[0] == command):
        started.clear()
        outcome = pms(*call, cwd=root, environment=NO_HOME)
        assert (outcome.status, outcome.err) == (0, b""), call
        assert len(started) <= 1, call
    assert tree(root) == before


def _alone() -> list[str]:
    """What puts a process in namespaces of its own, when it is permitted."""
    alone = ["unshare", "--map-root-user", "--net", "--mount"]
    with_it = shutil.which("unshare") and subprocess.run([*alone, "true"], check=False).returncode
    return alone if with_it == 0 else []


def test_on_a_read_only_file_system_without_a_network(tmp_path: Path) -> None:
    alone = _alone()
    if not alone:
        pytest.skip("namespaces are not permitted here")
    root = plan_copy(tmp_path)
    environment = {**ENVIRONMENT, **NO_HOME, "PYTHONDONTWRITEBYTECODE": "1"}
    del environment["PMS_CACHE"]
    found = subprocess.run(
        [*alone, "bash", "-c", CONFINED, "bash", str(root), sys.executable],
        env=environment, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    # What is asked to write has nowhere to.
    calls = [call for call in FIRST if not any(word.startswith(ICI) for word in call)]
    assert len(calls) >= len(FIRST) - 1
    assert found.stderr.splitlines() == [f"0 {' '.join(call)}" for call in calls]
