"""Whole commands on visible plans: what is typed, what is printed, how it ends.

A case is a folder ``cases/<command>/<case>/``: ``commande`` (what follows « pms », preceded by
environment settings if any), ``sortie`` (standard output), ``erreurs`` (standard error, when there
is some), ``statut`` (when not 0), and a ``plan`` folder of its own or the name of one of
``tests/plans`` in ``plan.txt``. ``pytest tests/test_cases.py --refaire`` writes what is printed
now: read the difference before keeping it.
"""

import shlex
import shutil
from pathlib import Path

import pytest

from tests.conftest import Outcome, Pms

FOLDER = Path(__file__).parent / "cases"
CASES = sorted(path.parent for path in FOLDER.glob("*/*/commande"))


def test_every_command_has_a_case() -> None:
    from pms_cli.cli.app import build_command

    commands = set(build_command().commands)  # type: ignore[attr-defined]
    assert {case.parent.name for case in CASES} == commands - {"completion"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_case(
    case: Path,
    pms: Pms,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    named = case / "plan.txt"
    plan = case / "plan"
    if named.exists():
        plan = FOLDER.parent / "plans" / named.read_text(encoding="utf-8").strip()
    shutil.copytree(plan, tmp_path / "plan")
    words = shlex.split((case / "commande").read_text(encoding="utf-8"))
    while "=" in words[0]:
        name, _, value = words.pop(0).partition("=")
        monkeypatch.setenv(name, value)
    outcome = pms(*words, cwd=tmp_path / "plan")
    if request.config.getoption("--refaire"):
        write(case, outcome)
    assert outcome.out == expected(case / "sortie", "")
    assert outcome.err == expected(case / "erreurs", "")
    assert outcome.status == int(expected(case / "statut", "0"))


def expected(path: Path, default: str) -> str:
    # In bytes: CSV ends its lines with CR LF.
    return path.read_bytes().decode("utf-8") if path.exists() else default


def write(case: Path, outcome: Outcome) -> None:
    kept = {"sortie": outcome.out, "erreurs": outcome.err, "statut": f"{outcome.status}\n"}
    for name, text in kept.items():
        if text and text != "0\n":
            (case / name).write_bytes(text.encode("utf-8"))
        else:
            (case / name).unlink(missing_ok=True)
