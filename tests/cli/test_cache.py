"""What lint said is said again while nothing has changed, and never otherwise."""

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pms_cli.cli import cache, door
from tests.conftest import BASE_PLAN, ROOT, Outcome, Pms
from tests.lint.folder import write

Lint = Callable[..., Outcome]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The base plan, with a fault."""
    root = tmp_path / "plan"
    shutil.copytree(BASE_PLAN, root)
    sheet = root / "actions" / "01-accueil.yaml"
    sheet.write_text(sheet.read_text(encoding="utf-8") + "liens: [45]\n", encoding="utf-8")
    return root


@pytest.fixture
def lint(
    pms: Pms, plan: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Lint:
    """``pms lint`` by the short way, from the plan's folder; ``pms`` sets the surroundings."""
    del pms
    monkeypatch.setenv("PMS_CACHE", str(plan.parent / "gardé"))

    def call(*words: str, cwd: Path = plan) -> Outcome:
        monkeypatch.chdir(cwd)
        capfd.readouterr()
        status = door.answer(list(words))
        assert status is not None
        printed = capfd.readouterr()
        return Outcome(status, printed.out, printed.err)

    return call


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Plans that are really read, as they are."""
    from pms_cli.workspace import Reader

    seen: list[str] = []
    real = Reader.__init__

    def spy(self: Reader, root: Path, **more: dict[str, bytes]) -> None:
        seen.append(str(root))
        real(self, root, **more)

    monkeypatch.setattr(Reader, "__init__", spy)
    return seen


def entries(plan: Path) -> list[Path]:
    return sorted((plan.parent / "gardé").iterdir())


def test_an_unchanged_plan_is_not_read_again_and_the_answer_is_the_same(
    lint: Lint, plan: Path, reads: list[str]
) -> None:
    first = lint()
    assert (first.status, len(reads), len(entries(plan))) == (1, 1, 1)
    assert "PMS208" in first.out
    assert lint() == first
    assert lint() == first
    assert len(reads) == 1


def test_the_answer_of_the_whole_command_line_is_the_same(
    lint: Lint, pms: Pms, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for words in (
        [],
        ["--select", "PMS1"],
        ["--format", "json"],
        ["actions/02-jeunes-parents.yaml"],
    ):
        cold, warm = lint(*words), lint(*words)
        assert cold == warm == pms("lint", *words, cwd=plan)
    monkeypatch.setenv("PMS_CACHE", "non")
    assert lint() == pms("lint", cwd=plan)


CHANGES: dict[str, Callable[[Path], object]] = {
    "a byte": lambda root: (root / "actions/02-jeunes-parents.yaml").write_bytes(
        (root / "actions/02-jeunes-parents.yaml").read_bytes() + b"\n"
    ),
    "a registry": lambda root: (root / "acteurs.yaml").unlink(),
    "a new sheet": lambda root: shutil.copy(
        root / "actions/03-soutien.yaml", root / "actions/04-autre.yaml"
    ),
    "a sheet renamed": lambda root: (root / "actions/03-soutien.yaml").rename(
        root / "actions/03-aide.yaml"
    ),
    "a territory": lambda root: (root / "territories/ville-exemple.yaml").unlink(),
    "a file that is not read": lambda root: (root / "actions/05.yml").write_text(""),
    "a folder": lambda root: (root / "actions/archives").mkdir(),
    "an earlier edition": lambda root: write(root, {"editions/a.yaml": "edition: a\n"}),
    "a registry of the wrong name": lambda root: (root / "chiffres.yml").write_text(""),
    "a link": lambda root: (root / "actions/06-lien.yaml").symlink_to("03-soutien.yaml"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_is_seen(
    lint: Lint, plan: Path, reads: list[str], change: str, pms: Pms
) -> None:
    lint()
    CHANGES[change](plan)
    seen = len(reads)
    after = lint()
    assert len(reads) == seen + 1
    assert after == pms("lint", cwd=plan)


def test_two_files_that_exchange_their_contents_are_seen(
    lint: Lint, plan: Path, reads: list[str]
) -> None:
    lint()
    one, other = plan / "actions/02-jeunes-parents.yaml", plan / "actions/03-soutien.yaml"
    texts = one.read_bytes(), other.read_bytes()
    one.write_bytes(texts[1])
    other.write_bytes(texts[0])
    assert lint().out.count("PMS202") == 2
    assert len(reads) == 2


@pytest.mark.parametrize(
    "surroundings", [{"SOURCE_DATE_EPOCH": "1800000000"}, {"COLUMNS": "40"}, {"FORCE_COLOR": "1"}]
)
def test_another_day_or_another_terminal_is_another_answer(
    lint: Lint,
    plan: Path,
    reads: list[str],
    monkeypatch: pytest.MonkeyPatch,
    surroundings: dict[str, str],
) -> None:
    lint()
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)
    lint()
    assert len(reads) == 2
    lint(cwd=plan / "actions")
    assert len(reads) == 3


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: raw[:-1],
        lambda raw: raw.replace(b"PMS208", b"PMS207"),
        lambda raw: b"",
        lambda raw: b"pms 1 0 x\nAucun probl\xc3\xa8me.\n",
        lambda raw: raw.replace(b"pms 1 1", b"pms 1 0"),
        lambda raw: b"x" * 2_000_000,
    ],
)
def test_an_entry_that_is_not_whole_is_not_used(
    lint: Lint, plan: Path, reads: list[str], damage: Callable[[bytes], bytes]
) -> None:
    first = lint()
    (entry,) = entries(plan)
    entry.write_bytes(damage(entry.read_bytes()))
    assert lint() == first
    assert len(reads) == 2
    assert lint() == first
    assert len(reads) == 2


def test_entries_may_be_deleted_at_any_time(lint: Lint, plan: Path, reads: list[str]) -> None:
    first = lint()
    shutil.rmtree(plan.parent / "gardé")
    assert lint() == first
    assert len(reads) == 2


def test_an_entry_that_is_a_link_is_not_followed(lint: Lint, plan: Path, reads: list[str]) -> None:
    first = lint()
    (entry,) = entries(plan)
    elsewhere = plan.parent / "ailleurs"
    entry.rename(elsewhere)
    entry.symlink_to(elsewhere)
    assert lint() == first
    assert len(reads) == 2


def test_entries_are_for_their_owner_only(lint: Lint, plan: Path) -> None:
    lint()
    (entry,) = entries(plan)
    assert stat.S_IMODE(entry.stat().st_mode) == 0o600
    assert stat.S_IMODE(entry.parent.stat().st_mode) == 0o700


def test_the_oldest_entries_are_forgotten(lint: Lint, plan: Path) -> None:
    for number in range(cache._MOST_ENTRIES + 10):
        lint("--au", f"{1950 + number}")
    assert len(entries(plan)) == cache._MOST_ENTRIES


def test_nothing_is_kept_in_the_plan_nor_when_it_is_refused(
    lint: Lint, plan: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(plan.rglob("*"))
    for place in (str(plan), str(plan / "cache"), "cache", "non", "NON"):
        monkeypatch.setenv("PMS_CACHE", place)
        lint()
    monkeypatch.delenv("PMS_CACHE")
    for name in ("HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    lint()
    lint("--sans-cache")
    assert sorted(plan.rglob("*")) == before
    assert len(reads) == 7
    assert not (plan.parent / "gardé").exists()


def test_a_place_that_cannot_be_written_is_no_trouble(
    lint: Lint, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (plan.parent / "fichier").write_text("")
    monkeypatch.setenv("PMS_CACHE", str(plan.parent / "fichier" / "cache"))
    assert lint() == lint()
    monkeypatch.setenv("PMS_CACHE", "/proc/nulle-part")
    assert (lint().status, lint().err) == (1, "")


def test_the_users_own_place_is_used_by_default(
    lint: Lint, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PMS_CACHE")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", str(plan.parent / "maison"))
    lint()
    assert len(list((plan.parent / "maison/.cache/pms").iterdir())) == 1
    monkeypatch.setenv("XDG_CACHE_HOME", str(plan.parent / "xdg"))
    lint()
    assert len(list((plan.parent / "xdg/pms").iterdir())) == 1


def test_another_version_of_the_tool_finds_nothing_of_this_one(
    lint: Lint, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lint()
    files = cache._own_files()
    assert len(files) > 100
    monkeypatch.setattr(cache, "_own_files", lambda: files[1:])
    lint()
    assert len(reads) == 2


def run(plan: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "pms_cli", "lint", "--plan", str(plan), *words],
        cwd=ROOT, capture_output=True, check=False,
        env={**os.environ, "PMS_CACHE": str(plan.parent / "gardé"), **environment},
    )  # fmt: skip


def test_the_installed_command_says_again_what_it_said(plan: Path) -> None:
    first, second = run(plan), run(plan)
    assert (first.returncode, first.stderr) == (1, b"")
    assert (second.returncode, second.stdout, second.stderr) == (1, first.stdout, b"")
    assert len(entries(plan)) == 1
    ascii_only = run(plan, PYTHONIOENCODING="ascii:strict")
    assert (ascii_only.returncode, ascii_only.stderr) == (1, b"")
    assert run(plan, PYTHONIOENCODING="ascii:strict").stdout == ascii_only.stdout != first.stdout


def test_an_answer_that_cannot_be_written_is_told_when_said_again_too(plan: Path) -> None:
    run(plan)
    with Path("/dev/full").open("wb") as full:
        for _ in range(2):
            done = subprocess.run(
                [sys.executable, "-m", "pms_cli", "lint", "--plan", str(plan)],
                cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False,
                env={**os.environ, "PMS_CACHE": str(plan.parent / "gardé")},
            )  # fmt: skip
            assert done.returncode == 2
            assert "plus de place" in done.stderr.decode()


def test_the_light_modules_are_light() -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); "
        "before = set(sys.modules); import pms_cli.cli.cache, pms_cli.cli.door; "
        "print(sorted({'re', 'typing', 'pathlib', 'json', 'dataclasses', 'enum', 'typer'}"
        " & (set(sys.modules) - before)))"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout == "[]\n"
