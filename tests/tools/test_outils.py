"""What runs a tool, and what stops a measure that would mean nothing."""

import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tools.bench.__main__ import SIZES, SLOW, main, measure, rounds
from tools.bench.mesures import COLD, FLOOR, PEERS, TOOLS, WARM, YAMALE, EpreuveError, run
from tools.bench.outils import Outil, outils, versions
from tools.bench.tableaux import But

posix = pytest.mark.skipif(sys.platform == "win32", reason="posix_spawn")
READS = "import sys, pathlib; sys.exit(any('beaucoup' in p.read_text() for p in pathlib.Path('actions').glob('*')))"  # noqa: E501


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("WORK", "CACHE", "_LOG"):
        monkeypatch.setattr(f"tools.bench.__main__.{name}", tmp_path / name)
    return tmp_path


def python(name: str, code: str) -> Outil:
    return Outil(name, [sys.executable, "-c", code])


@posix
def test_a_run_gives_status_time_memory_and_output(tmp_path: Path) -> None:
    code = "import sys, time; x = bytearray(90_000_000); time.sleep(0.2); print('dit'); sys.exit(3)"
    found = run([sys.executable, "-c", code], tmp_path, tmp_path / "log")
    assert found.status == 3
    assert 0.2 <= found.seconds < 20
    assert 90 < found.megabytes < 300
    assert (tmp_path / "log").read_text() == "dit\n"


@posix
def test_the_plan_of_whoever_measures_is_not_the_one_that_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PMS_PLAN", "ailleurs")
    code = "import os; print(os.environ.get('PMS_PLAN'), os.environ['A'])"
    run([sys.executable, "-c", code], tmp_path, tmp_path / "log", {"A": "b"})
    assert (tmp_path / "log").read_text() == "None b\n"


@posix
def test_every_tool_is_measured_and_the_absent_one_told(work: Path) -> None:
    tools = {name: python(name, READS) for name in (COLD, WARM)} | {FLOOR: python(FLOOR, "pass")}
    found = measure(3, tools, quick=False)
    assert list(found) == list(TOOLS)
    assert len(found[COLD].passages) == 11
    assert found[YAMALE].absence == "non installé"


@posix
@pytest.mark.parametrize(
    ("code", "said"),
    [("pass", "ne voit pas la fiche fautive"), ("import sys; sys.exit(1)", "échoue sur un plan")],
)
def test_a_tool_that_does_not_read_stops_the_measure(work: Path, code: str, said: str) -> None:
    tools = {FLOOR: python(FLOOR, "pass"), WARM: python(WARM, READS), YAMALE: python(YAMALE, code)}
    with pytest.raises(EpreuveError, match=said):
        measure(3, tools, quick=False)


@posix
def test_the_plan_is_right_again_after_the_proof(work: Path) -> None:
    measure(3, {FLOOR: python(FLOOR, "pass"), WARM: python(WARM, READS)}, quick=False)
    sheets = (work / "WORK" / "plan-3" / "actions").iterdir()
    assert not any(b"beaucoup" in path.read_bytes() for path in sheets)


def test_every_tool_takes_part_at_every_size_unless_in_haste() -> None:
    assert all(rounds(tool, size, quick=False) for tool in TOOLS for size in SIZES)
    left_out = [(t, s) for t in TOOLS for s in SIZES if not rounds(t, s, quick=True)]
    assert left_out == [(tool, SIZES[-1]) for tool in sorted(SLOW)]


def test_peers_are_pinned() -> None:
    assert all(version[0].isdigit() for version in versions().values())
    pins = (ROOT / "tools" / "bench" / "pairs.txt").read_text(encoding="utf-8")
    lines = [line for line in pins.splitlines() if not line.startswith("#")]
    assert all("==" in line for line in lines)
    assert "http" not in pins


def test_tools_that_are_not_installed_are_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tools.bench.outils._SCHEMA", tmp_path / "schema.json")
    monkeypatch.setattr("tools.bench.outils.VENV", tmp_path)
    found = outils()
    assert set(found) == {FLOOR, COLD, WARM}
    (tmp_path / "bin").mkdir()
    for peer in PEERS:
        (tmp_path / "bin" / peer).touch()
    found = outils()
    assert set(found) == set(TOOLS)
    given = [word for outil in found.values() for word in outil.commande if word.startswith("/")]
    assert all(Path(word).is_file() for word in given)


def test_a_cache_is_set_apart_from_reading_all_anew() -> None:
    assert outils()[COLD].commande[-1] == "--sans-cache"
    assert outils()[WARM].commande[-1] == "lint"


@posix
@pytest.mark.parametrize(("tenu", "status"), [(True, 0), (False, 1), (None, 1)])
def test_a_missed_goal_is_an_exit_status_when_asked(
    monkeypatch: pytest.MonkeyPatch, tenu: bool | None, status: int
) -> None:
    buts = [But("a", True, "–"), But("b", tenu, "–")]
    monkeypatch.setattr("tools.bench.__main__._beside_peers", lambda asked: buts)
    monkeypatch.setattr("tools.bench.__main__._publishing", lambda: buts)
    for asked in (["--tailles", "80"], ["--publication"]):
        monkeypatch.setattr(sys, "argv", ["bench", *asked])
        assert main() == 0
        monkeypatch.setattr(sys, "argv", ["bench", *asked, "--cible"])
        assert main() == status
