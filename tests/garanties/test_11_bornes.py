"""Every limit, on both its sides; what is past one costs little time and little memory.

Limits of one file are in ``tests/source/test_limits.py``, small bombs in
``tests/source/test_bombs.py``, files of a folder in ``tests/test_workspace.py``, what rules take on
texts made to be slow in ``tests/lint/test_bounds.py``.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from pms_cli.diagnostics import Diagnostic, Span
from pms_cli.output.diagnostics import MAX_SHOWN, shown_first
from pms_cli.source import MAX_FAULTS
from tests.garanties.essais import ENVIRONMENT, pms
from tests.lint.folder import base_plan, sheet, write

SECONDS = 2.0
MEMORY = 200 * 1024 * 1024
LARGE = 100 * 1024 * 1024
# What a child that reads hostile files took: status, processor time, most memory held.
CHILD = """\
import sys, time
from pms_cli.cli.run import run
from tests.source.bombs import most_memory
began = time.process_time()
status = run(sys.argv[1:])
print(int(status), time.process_time() - began, most_memory(), file=sys.stderr)
"""


@pytest.mark.parametrize("call", [("lint",), ("status",), ("list", "--format", "json")])
def test_files_of_100_megabytes_are_refused_at_once_in_little_memory(
    tmp_path: Path, call: tuple[str, ...]
) -> None:
    root = base_plan(tmp_path)
    for name in ("actions/04-grosse.yaml", "acteurs.yaml", "territories/grosse.yaml"):
        with (root / name).open("wb") as handle:
            handle.write(b"numero: 4\n")
            handle.truncate(LARGE)
    found = subprocess.run(
        [sys.executable, "-c", CHILD, *call],
        cwd=root, env=ENVIRONMENT, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    status, seconds, memory = found.stderr.splitlines()[-1].split()
    assert status == "1"
    assert float(seconds) < SECONDS
    assert int(memory) < MEMORY
    if call == ("lint",):
        assert found.stdout.count(f"PMS002 le fichier fait {LARGE} octets, la limite est de ") == 3


def _many(count: int) -> list[Diagnostic]:
    return [Diagnostic("a", Span(line), "PMS101", "x") for line in range(1, count + 1)]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (-MAX_SHOWN, ""),
        (0, ""),
        (1, "… et 1 autre problème n’est pas montré ici : "),
        (2, "… et 2 autres problèmes ne sont pas montrés ici : "),
    ],
)
def test_problems_shown_are_bounded_and_the_others_counted(more: int, said: str) -> None:
    every = _many(MAX_SHOWN + more)
    shown, others = shown_first(every)
    assert list(shown) == every[:MAX_SHOWN]
    assert others.replace("\u00a0", " ").startswith(said)
    assert bool(others) == (more > 0)


FAULTY = "".join(f"k{number}: 1\n" for number in range(MAX_FAULTS + 50))
FILES = {f"actions/{number}-a.yaml": sheet(str(number), rest=FAULTY) for number in (10, 11)}
TOLD = len(FILES) * (MAX_FAULTS + 1)


def test_lint_shows_the_first_problems_and_counts_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pms_cli.output.diagnostics.MAX_SHOWN", 150)
    root = base_plan(tmp_path, FILES)
    *lines, others, count = pms("lint", cwd=root).out.decode().replace("\u00a0", " ").splitlines()
    assert len(lines) == 150
    assert others == (
        f"… et {TOLD - 150} autres problèmes ne sont pas montrés ici : "
        "corrigez d’abord ceux-ci, ou donnez à « pms lint » des fiches ou --select"
    )
    assert count.startswith(f"{TOLD} erreurs dans 2 fichiers (")
    # A file of its own is shown whole.
    asked = pms("lint", "actions/11-a.yaml", cwd=root).out.decode().splitlines()
    assert len(asked) == MAX_FAULTS + 2


def test_a_plan_yaml_that_is_of_no_use_shows_the_first_problems_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pms_cli.output.diagnostics.MAX_SHOWN", 150)
    root = write(base_plan(tmp_path, FILES), {"plan.yaml": "titre: 'x\n"})
    *lines, others, sentence = pms("lint", cwd=root).said.splitlines()
    assert len(lines) == 150
    assert others.startswith("… et ")
    assert sentence.startswith("Erreur : plan.yaml n’est pas utilisable")
