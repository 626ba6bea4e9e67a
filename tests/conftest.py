"""What tests share: pms run in this process, as a person would from a folder."""

import gc
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BASE_PLAN = Path(__file__).parent / "plans" / "base"
REQUIRED = "PMS_EXIGE"
"""Set where a tool that tests ask for must be there (.ci/run): they fail without it."""
NEW_YEAR_2026 = "1767225600"


# No test keeps an answer where the person who runs it keeps theirs.
os.environ["PMS_CACHE"] = "non"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--refaire", action="store_true", help="write the expected output of cases")


def require(tool: str, *, hint: str) -> str:
    """The path of an outside program, or of a file that one installs, that a test needs.

    Without it the test is skipped and says so; it fails where everything must be there.
    """
    found = str(tool) if Path(tool).is_file() else shutil.which(tool)
    if found is None:
        said = f"il manque {Path(tool).name} : {hint}"
        if os.environ.get(REQUIRED):
            pytest.fail(said)
        pytest.skip(said)
    return found


@dataclass(frozen=True)
class Outcome:
    """How a command ended and what it printed."""

    status: int
    out: str
    err: str


Pms = Callable[..., Outcome]


@pytest.fixture
def pms(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> Iterator[Pms]:
    """Run ``pms`` on 1 January 2026, 80 columns, no colours, from a folder (else a fresh one)."""
    from pms_cli.cli.run import run

    handlers = {
        number: signal.getsignal(number)
        for name in ("SIGTERM", "SIGHUP")
        if (number := getattr(signal, name, None)) is not None
    }
    for name in ("PMS_PLAN", "FORCE_COLOR", "PMS_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("LANGUAGE", "fr")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NEW_YEAR_2026)

    def call(*args: str, cwd: Path | None = None) -> Outcome:
        monkeypatch.chdir(cwd or tmp_path)
        capfd.readouterr()
        status = run(list(args))
        printed = capfd.readouterr()
        return Outcome(int(status), printed.out, printed.err)

    yield call
    gc.enable()
    for number, handler in handlers.items():
        signal.signal(number, handler)


@pytest.fixture
def plan_copy(tmp_path: Path) -> Path:
    """The repository's own plan, to be changed at will."""
    copy = tmp_path / "plan"
    shutil.copytree(ROOT / "data", copy)
    return copy
