"""The plan's files are written whole or not at all, whatever fails and whoever else writes."""

import contextlib
import errno
import os
import signal
import stat
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pms_cli.cli import ecriture
from pms_cli.cli.ecriture import Ecrits, Replacement, replace_file, replace_many
from pms_cli.errors import OutputError
from tests.cli.faults import Calls

BEFORE = b"avant\n" * 10
AFTER = b"apres\n" * 1000
ERRNOS = [errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EACCES, errno.EXDEV, errno.EROFS]


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "01-a.yaml"
    path.write_bytes(BEFORE)
    path.chmod(0o640)
    return path


def names(path: Path) -> list[str]:
    return sorted(item.name for item in path.parent.iterdir())


def injected(
    monkeypatch: pytest.MonkeyPatch, act: Callable[[int, str, Callable[[], Any]], Any]
) -> Calls:
    calls = Calls(act)
    monkeypatch.setattr(ecriture, "os", calls)
    return calls


def test_a_file_is_replaced_with_its_mode(sheet: Path) -> None:
    replace_file(sheet, BEFORE, AFTER)
    assert sheet.read_bytes() == AFTER
    assert stat.S_IMODE(sheet.stat().st_mode) == 0o640
    assert names(sheet) == ["01-a.yaml"]


def test_nothing_is_done_when_nothing_changes(sheet: Path) -> None:
    number = sheet.stat().st_ino
    replace_file(sheet, BEFORE, BEFORE)
    assert sheet.stat().st_ino == number
    replace_file(sheet.with_name("absent"), b"", b"")
    assert names(sheet) == ["01-a.yaml"]


def test_a_very_long_name_is_written_too(tmp_path: Path) -> None:
    path = tmp_path / ("é" * 125 + ".yaml")
    path.write_bytes(BEFORE)
    replace_file(path, BEFORE, AFTER)
    assert path.read_bytes() == AFTER


def test_short_writes_and_reads_are_taken_up(sheet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = injected(monkeypatch, lambda _number, _name, real: real())
    monkeypatch.setattr(
        calls, "write", lambda number, data: os.write(number, data[:7]), raising=False
    )
    monkeypatch.setattr(calls, "read", lambda number, _size: os.read(number, 7), raising=False)
    replace_file(sheet, BEFORE, AFTER)
    assert sheet.read_bytes() == AFTER


def how_many_calls(tmp_path: Path) -> int:
    path = tmp_path / "compte.yaml"
    path.write_bytes(BEFORE)
    with pytest.MonkeyPatch.context() as patch:
        calls = injected(patch, lambda _number, _name, real: real())
        replace_file(path, BEFORE, AFTER)
    path.unlink()
    return len(calls.made)


@pytest.mark.parametrize("number", ERRNOS, ids=errno.errorcode.__getitem__)
def test_a_failure_at_any_call_is_told_and_leaves_a_whole_file(
    sheet: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    total = how_many_calls(sheet.parent)
    assert total > 15
    told = set()
    for place in range(total):
        sheet.write_bytes(BEFORE)
        sheet.chmod(0o640)

        def act(at: int, _name: str, real: Callable[[], Any], place: int = place) -> Any:
            if at == place:
                raise OSError(number, os.strerror(number))
            return real()

        calls = injected(monkeypatch, act)
        sentence = ""
        try:
            replace_file(sheet, BEFORE, AFTER, name="actions/01-a.yaml")
        except OutputError as error:
            sentence = str(error)
        if sentence:
            told.add(calls.made[place])
            assert "« actions/01-a.yaml »" in sentence
            assert os.strerror(number) not in sentence
            written = "mais le disque ne l’a pas confirmé" in sentence
            assert sheet.read_bytes() == (AFTER if written else BEFORE)
        else:
            # Locks and the folder's own descriptor: what can be done without.
            assert calls.made[place] in {"open", "close"}
            assert sheet.read_bytes() == AFTER
        assert names(sheet) == ["01-a.yaml"], calls.made[place]
    assert told >= {"open", "lstat", "fstat", "read", "write", "fsync", "close", "replace"}


@pytest.mark.parametrize("kind", [KeyboardInterrupt, MemoryError, OSError])
def test_whatever_stops_it_no_temporary_file_is_left(
    sheet: Path, monkeypatch: pytest.MonkeyPatch, kind: type[BaseException]
) -> None:
    for place in range(how_many_calls(sheet.parent)):
        sheet.write_bytes(BEFORE)

        def act(at: int, _name: str, real: Callable[[], Any], place: int = place) -> Any:
            result = real()  # done, and then stopped
            if at == place:
                raise kind
            return result

        injected(monkeypatch, act)
        with contextlib.suppress(kind, OutputError):
            replace_file(sheet, BEFORE, AFTER)
        assert sheet.read_bytes() in {BEFORE, AFTER}
        assert names(sheet) == ["01-a.yaml"]


@pytest.mark.parametrize("moment", ["write", "fsync", "replace"])
def test_an_interruption_waits_for_the_file_to_be_whole(
    sheet: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    def act(_at: int, name: str, real: Callable[[], Any]) -> Any:
        if name == moment:
            os.kill(os.getpid(), signal.SIGINT)
        return real()

    injected(monkeypatch, act)
    with pytest.raises(KeyboardInterrupt):
        replace_file(sheet, BEFORE, AFTER)
    assert sheet.read_bytes() == AFTER
    assert names(sheet) == ["01-a.yaml"]


def test_a_name_that_is_taken_is_not_taken_away(
    sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = sheet.with_name(f".01-a.yaml-{'00' * 6}.tmp")
    taken.write_bytes(b"a moi")
    calls = injected(monkeypatch, lambda _number, _name, real: real())
    monkeypatch.setattr(calls, "urandom", bytes, raising=False)
    with pytest.raises(OutputError, match=r"01-a\.yaml"):
        replace_file(sheet, BEFORE, AFTER)
    assert (sheet.read_bytes(), taken.read_bytes()) == (BEFORE, b"a moi")


@pytest.mark.parametrize("moment", ["write", "fsync", "close"])
@pytest.mark.parametrize("edit", [b"", BEFORE + b"x", b"autre\n" * 10, None, "link", "folder"])
def test_an_edit_by_hand_meanwhile_is_kept(
    sheet: Path, monkeypatch: pytest.MonkeyPatch, edit: bytes | str | None, moment: str
) -> None:
    elsewhere = sheet.parent / "ailleurs"
    elsewhere.write_bytes(BEFORE)
    done: list[bool] = []

    def act(_at: int, name: str, real: Callable[[], Any]) -> Any:
        if name == moment and not done:
            done.append(True)
            sheet.unlink()
            if isinstance(edit, bytes):
                sheet.write_bytes(edit)
            elif edit == "link":
                sheet.symlink_to(elsewhere)
            elif edit == "folder":
                sheet.mkdir()
        return real()

    injected(monkeypatch, act)
    with pytest.raises(
        OutputError, match=r"01-a\.yaml.* a changé pendant la correction : relancez"
    ):
        replace_file(sheet, BEFORE, AFTER)
    assert done
    if isinstance(edit, bytes):
        assert sheet.read_bytes() == edit
    assert sheet.is_symlink() == (edit == "link")
    assert [name for name in names(sheet) if name.endswith(".tmp")] == []
    assert elsewhere.read_bytes() == BEFORE


def make_link(path: Path) -> None:
    (path.parent / "cible").write_bytes(BEFORE)
    path.symlink_to("cible")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (make_link, "est un lien"),
        (os.mkfifo, "n’est pas un fichier ordinaire"),
        (os.mkdir, "n’est pas un fichier ordinaire"),
        (lambda path: None, "n’existe plus"),
    ],
    ids=["link", "fifo", "folder", "absent"],
)
def test_only_an_ordinary_file_is_written(
    tmp_path: Path, make: Callable[[Path], None], message: str
) -> None:
    path = tmp_path / "a.yaml"
    make(path)
    found = names(path)
    with pytest.raises(OutputError, match=message):
        replace_file(path, BEFORE, AFTER)
    assert names(path) == found
    assert not path.is_file() or path.read_bytes() == BEFORE


@pytest.mark.parametrize("name", ["a\0b", "\ud800"])
def test_a_name_that_cannot_be_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError, match="n’a pas pu être écrit"):
        replace_file(tmp_path / name, BEFORE, AFTER)


@pytest.fixture
def holder(sheet: Path) -> Iterator[int]:
    fcntl = pytest.importorskip("fcntl")
    descriptor = os.open(sheet.parent, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    yield descriptor
    os.close(descriptor)


def test_a_folder_that_another_holds_for_long_is_told(
    sheet: Path, holder: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ecriture, "LOCK_WAIT", 0.1)
    with pytest.raises(OutputError, match="une autre commande pms écrit dans ce dossier"):
        replace_file(sheet, BEFORE, AFTER)
    assert sheet.read_bytes() == BEFORE


def test_a_folder_that_another_holds_for_a_moment_is_waited_for(sheet: Path, holder: int) -> None:
    import fcntl

    timer = threading.Timer(0.15, fcntl.flock, (holder, fcntl.LOCK_UN))
    timer.start()
    began = time.monotonic()
    replace_file(sheet, BEFORE, AFTER)
    timer.join()
    assert time.monotonic() - began > 0.1
    assert sheet.read_bytes() == AFTER


def test_without_locks_files_are_written_all_the_same(
    sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl")

    def no_locks(*_arguments: object) -> None:
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(fcntl, "flock", no_locks)
    replace_file(sheet, BEFORE, AFTER)
    assert sheet.read_bytes() == AFTER
    monkeypatch.setitem(sys.modules, "fcntl", None)
    replace_file(sheet, AFTER, BEFORE)
    assert sheet.read_bytes() == BEFORE


def test_of_many_files_those_that_fail_do_not_stop_the_others(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.yaml" for number in range(4)]
    for path in paths:
        path.write_bytes(BEFORE)
    paths[1].write_bytes(b"change")
    paths[2].unlink()
    changes = [Replacement(path, BEFORE, AFTER, name=f"actions/{path.name}") for path in paths]
    result = replace_many(changes)
    assert result.written == (changes[0], changes[3])
    assert [change for change, _ in result.failed] == changes[1:3]
    assert result.failed[0][1].startswith("« actions/1.yaml » a changé")
    assert not result.interrupted
    assert [path.read_bytes() for path in (paths[0], paths[1], paths[3])] == [
        AFTER,
        b"change",
        AFTER,
    ]


@pytest.mark.parametrize(("moment", "written"), [("write", 1), ("replace", 2)])
def test_an_interruption_is_told_with_what_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str, written: int
) -> None:
    paths = [tmp_path / f"{number}.yaml" for number in range(4)]
    for path in paths:
        path.write_bytes(BEFORE)
    seen: list[str] = []

    def act(_at: int, name: str, real: Callable[[], Any]) -> Any:
        result = real()
        seen.append(name)
        if name == moment and seen.count(name) == 2:
            raise KeyboardInterrupt
        return result

    injected(monkeypatch, act)
    result = replace_many([Replacement(path, BEFORE, AFTER) for path in paths])
    assert result.interrupted
    assert [len(result.written), len(result.failed)] == [written, 4 - written]
    assert [path.read_bytes() for path in paths] == [AFTER] * written + [BEFORE] * (4 - written)
    assert all("interrompu" in sentence for _, sentence in result.failed)


def test_nothing_to_write() -> None:
    assert replace_many([]) == Ecrits(())
