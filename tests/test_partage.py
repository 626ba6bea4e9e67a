"""Work done beside: the same files whatever becomes of the copy, and nothing left running."""

import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli import partage
from pms_cli.partage import Files, a_cote

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here: all is done here"),
    # Other tests may have left threads in this process, of which copies made here need nothing.
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),
]
FILES = {"a/é.txt": b"\n\xff\x00", "vide": b"", "b": b"x" * 300_000}


@pytest.fixture(autouse=True)
def copies(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The copies that were made, on two processors, of a process that has one thread."""
    made: list[int] = []
    fork = os.fork

    def told() -> int:
        made.append(fork())
        return made[-1]

    monkeypatch.setattr(os, "fork", told)
    monkeypatch.setattr(partage, "coeurs", lambda: 2)
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    return made


def ended(copies: list[int]) -> bool:
    """Whether the one copy is gone, and its end was waited for."""
    (pid,) = copies
    try:
        os.waitpid(pid, os.WNOHANG)
    except ChildProcessError:
        return True
    return False


def work_of(done: Path, *, here: Callable[[], None], there: Callable[[], None]) -> Files:
    """Files that say where they were made."""
    parent = int(done.parent.joinpath("parent").read_text())
    with done.open("a") as told:
        told.write("here\n" if os.getpid() == parent else "there\n")
    (here if os.getpid() == parent else there)()
    return FILES


@pytest.fixture
def done(tmp_path: Path) -> Path:
    (tmp_path / "parent").write_text(str(os.getpid()))
    return tmp_path / "done"


def nothing() -> None:
    """Go on."""


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def fail() -> None:
    raise KeyError


def test_files_are_made_beside_once(done: Path, copies: list[int]) -> None:
    with a_cote(lambda: work_of(done, here=nothing, there=nothing)) as files:
        assert files() == FILES
        assert files() is files()
    assert done.read_text() == "there\n"
    assert ended(copies)


@pytest.mark.parametrize("end", [die, fail])
def test_a_copy_that_is_lost_is_made_up_for(
    done: Path, end: Callable[[], None], copies: list[int]
) -> None:
    with a_cote(lambda: work_of(done, here=nothing, there=end)) as files:
        assert files() == FILES
        assert files() == FILES
    assert done.read_text() == "there\nhere\n"
    assert ended(copies)


def test_what_cannot_be_made_is_told_here(done: Path, copies: list[int]) -> None:
    with a_cote(lambda: work_of(done, here=fail, there=fail)) as files, pytest.raises(KeyError):
        files()
    assert ended(copies)


def test_a_copy_that_nobody_waits_for_is_stopped(done: Path, copies: list[int]) -> None:
    with (
        pytest.raises(ValueError, match="meanwhile"),
        a_cote(lambda: work_of(done, here=nothing, there=signal.pause)),
    ):
        raise ValueError("meanwhile")
    assert ended(copies)


def test_a_process_that_has_threads_is_not_copied(
    done: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(partage, "coeurs", lambda: 2)
    end = threading.Event()
    other = threading.Thread(target=end.wait)
    other.start()
    try:
        with a_cote(lambda: work_of(done, here=nothing, there=nothing)) as files:
            assert files() == FILES
    finally:
        end.set()
        other.join()
    assert done.read_text() == "here\n"


def test_a_machine_that_gives_no_more_process_does_all_here(
    done: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[int] = []
    pipe = os.pipe

    def told() -> tuple[int, int]:
        opened.extend(pipe())
        return opened[0], opened[1]

    def refused() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "pipe", told)
    monkeypatch.setattr(os, "fork", refused)
    with a_cote(lambda: work_of(done, here=nothing, there=nothing)) as files:
        assert files() == FILES
    assert done.read_text() == "here\n"
    for descriptor in opened:
        with pytest.raises(OSError, match="Bad file descriptor"):
            os.fstat(descriptor)


def test_one_processor_does_all_here(done: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(partage, "coeurs", lambda: 1)
    with a_cote(lambda: work_of(done, here=nothing, there=nothing)) as files:
        assert files() == FILES
    assert done.read_text() == "here\n"


@given(st.dictionaries(st.text(), st.binary()), st.integers(min_value=1))
@settings(deadline=None)
def test_an_answer_is_whole_or_nothing(files: dict[str, bytes], lost: int) -> None:
    said = partage._packed(files)
    assert partage._unpacked(said) == files
    assert partage._unpacked(said[: -min(lost, len(said))]) is None


def test_processors_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert 1 <= partage.coeurs() <= (os.cpu_count() or 1)
    monkeypatch.delattr(os, "fork")
    assert partage.coeurs() == 1
