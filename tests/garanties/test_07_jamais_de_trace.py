"""No plan, however damaged, makes any command print a traceback or die.

Hostile bytes alone are in ``tests/source/`` (bombs, properties, flipped bytes), odd arguments in
``tests/cli/test_french.py``.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.garanties.degats import DAMAGES, FILES, NAMES, lint_damaged, plan_copy, scrambled
from tests.garanties.essais import CALLS, COMMANDS, ENVIRONMENT, FIRST, RICHE, Outcome, emptied, pms

PROBLEM = re.compile(r"[^\n]+:\d+:\d+: PMS\d{3} [^\n]+")
SEEDS = range(8)
HARMLESS = {"removed", "shifted", "lists"}
"""What leaves some files in order: an empty registry is a registry."""


def assert_told(outcome: Outcome) -> None:
    """Ended by a status of the data's, and what was wrong told in at most one sentence."""
    assert outcome.status in {0, 1, 2}, (outcome.call, outcome.err)
    said = outcome.said
    assert b"Traceback" not in outcome.out + outcome.err, outcome.call
    sentences = [line for line in said.splitlines() if not PROBLEM.fullmatch(line)]
    if outcome.status == 2:
        assert len(sentences) == 1, (outcome.call, said)
        assert sentences[0].startswith("Erreur : "), outcome.call
        assert outcome.out == b"", outcome.call
    elif outcome.status == 1 and outcome.call[0] != "lint":
        assert len(sentences) == 1, (outcome.call, said)
        assert sentences[0].startswith("Attention : "), outcome.call
    else:
        assert said == "", outcome.call


@pytest.mark.parametrize("damage", DAMAGES)
def test_files_of_every_kind_damaged_alike(tmp_path: Path, damage: str) -> None:
    """With one of the commands, in turn, and lint; the next test has them all."""
    root = plan_copy(tmp_path)
    for name in FILES[1:]:
        DAMAGES[damage](root / name)
    rank = list(DAMAGES).index(damage)
    assert_told(pms(*FIRST[rank % len(FIRST)], cwd=root))
    lint = lint_damaged(damage)
    assert_told(lint)
    if damage not in HARMLESS:
        told = {line.split(":")[0] for line in lint.out.decode().splitlines()}
        assert lint.status == 1
        assert set(FILES[1:-1]) <= told


@pytest.mark.parametrize("damage", DAMAGES)
def test_plan_yaml_damaged(tmp_path: Path, damage: str) -> None:
    root = plan_copy(tmp_path)
    DAMAGES[damage](root / "plan.yaml")
    lint = pms("lint", cwd=root)
    assert_told(lint)
    assert lint.status in {1, 2}
    assert_told(pms(*FIRST[list(DAMAGES).index(damage) % len(FIRST)], cwd=root))


def test_every_damage_at_once_and_every_name(tmp_path: Path) -> None:
    root = plan_copy(tmp_path)
    sheet = (root / "actions" / "02-bancs.yaml").read_bytes()
    for number, (name, damage) in enumerate(DAMAGES.items(), start=20):
        path = root / "actions" / f"{number}-{name.replace(' ', '-')}.yaml"
        path.write_bytes(sheet)
        damage(path)
    for raw in NAMES:
        (root / "actions" / os.fsdecode(raw)).write_bytes(sheet)
        (root / "territories" / os.fsdecode(raw)).write_bytes(b"a: [")
    for call in FIRST:
        assert_told(pms(*call, cwd=root))
    # The same in a process of its own, as a person would.
    for call in (("lint",), ("list", "--format", "csv")):
        found = subprocess.run(
            [sys.executable, "-m", "pms_cli", *call],
            cwd=root, env=ENVIRONMENT, capture_output=True, check=False, timeout=60,
        )  # fmt: skip
        assert_told(Outcome(call, found.returncode, found.stdout, found.stderr))
        again = pms(*call, cwd=root)
        assert (found.returncode, found.stdout) == (again.status, again.out)


@pytest.mark.parametrize("seed", SEEDS)
def test_values_scrambled(tmp_path: Path, seed: int) -> None:
    """Plans that are read, and say odd things: each with some of the commands, in turn."""
    root = plan_copy(tmp_path)
    scrambled(root, seed)
    for call in ("lint",), *CALLS[seed % 8 :: 8]:
        assert_told(pms(*call, cwd=root))


def test_what_may_not_be_read(tmp_path_factory: pytest.TempPathFactory) -> None:
    base = tmp_path_factory.mktemp("interdit")
    root = plan_copy(base)
    above = Path(tempfile.gettempdir())
    for folder in (base, *(parent for parent in base.parents if parent.is_relative_to(above))):
        if folder != above:
            folder.chmod(0o755)
    for call in FIRST:
        pms(*call, cwd=root)  # what is imported late is, while it may be
    for name in FILES[1:]:
        (root / name).chmod(0)
    (root / "editions").chmod(0)
    emptied()
    try:
        if os.getuid() == 0:
            os.seteuid(65534)
        outcomes = [pms(*call, cwd=root) for call in FIRST]
    finally:
        if os.getuid() == 0:
            os.seteuid(0)
        (root / "editions").chmod(0o755)
    for outcome in outcomes:
        assert_told(outcome)
    lint = outcomes[COMMANDS.index("lint")].out.decode()
    told = re.findall(r"^(\S+):1:1: PMS001 la lecture n’est pas permise", lint, re.MULTILINE)
    assert {*FILES[1:-1], "editions"} == set(told)


def test_files_that_vanish_while_they_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pms_cli import folder

    root = plan_copy(tmp_path)
    real = folder.read_ordinary

    def vanishing(path: str) -> tuple[bytes, folder.Refusal | None]:
        if not path.endswith(("plan.yaml", "02-bancs.yaml")):
            Path(path).unlink()
        return real(path)

    monkeypatch.setattr(folder, "read_ordinary", vanishing)
    for call in FIRST:
        assert_told(pms(*call, cwd=root))
        for path in RICHE.rglob("*.yaml"):
            (root / path.relative_to(RICHE)).write_bytes(path.read_bytes())


# -- our own bugs -------------------------------------------------------------------------------


class _Broken:
    """A stream of ours that has a bug."""

    encoding = "utf-8"

    def __init__(self, error: BaseException) -> None:
        self.error = error

    def write(self, text: str) -> int:
        raise self.error

    def flush(self) -> None:
        """Nothing was kept."""

    def isatty(self) -> bool:
        return False


@pytest.mark.parametrize("call", FIRST, ids=" ".join)
def test_a_bug_is_one_sentence_a_log_and_status_3(tmp_path: Path, call: tuple[str, ...]) -> None:
    broken = _Broken(ZeroDivisionError("dièse \x1b[31m\u202e"))
    environment = {"TMPDIR": str(tmp_path)}
    with_log(tmp_path, lambda: pms(*call, cwd=RICHE, environment=environment, stdout=broken))  # type: ignore[arg-type]
    debug = pms(*call, cwd=RICHE, environment={"PMS_DEBUG": "1"} | environment, stdout=broken)  # type: ignore[arg-type]
    assert debug.status == 3
    assert "Traceback" in debug.said
    assert re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", debug.said) == []


def with_log(folder: Path, run: Callable[[], Outcome]) -> str:
    """What is told of a bug, checked with its log."""
    import tempfile

    before = tempfile.tempdir
    tempfile.tempdir = None
    try:
        outcome = run()
    finally:
        tempfile.tempdir = before
    assert outcome.status == 3
    assert outcome.said.startswith("Erreur interne (")
    assert outcome.said.count("\n") == 1
    assert "Traceback" not in outcome.said
    (log,) = folder.glob("pms-erreur-*.log")
    assert str(log) in outcome.said
    text = log.read_text(encoding="utf-8")
    assert "Traceback" in text
    assert re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text) == []
    log.unlink()
    return outcome.said


READERS = tuple(
    call for call in FIRST if pms(*call, cwd=Path(os.sep)).status == 2 and call[0] != "lint"
)
"""The commands that need a plan; what ``lint`` tells of a bug is with guarantee 9."""


@pytest.mark.parametrize("call", READERS, ids=" ".join)
def test_a_bug_on_a_file_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: tuple[str, ...]
) -> None:
    from pms_cli.source import read_source as real
    from pms_cli.workspace import reading

    def read(raw: bytes) -> object:
        if b"numero: 5" in raw:
            raise KeyError("x")
        return real(raw)

    monkeypatch.setattr(reading, "read_source", read)
    said = with_log(tmp_path, lambda: pms(*call, cwd=RICHE, environment={"TMPDIR": str(tmp_path)}))
    assert said.startswith("Erreur interne (KeyError, fichier : actions/05-ligne-b.yaml) : ")
