"""A plan made to be slow to check is checked in bounded time."""

import shutil
import time
from pathlib import Path

import pytest

from pms_cli.lint.engine import lint
from pms_cli.lint.rules import RULES
from pms_cli.workspace import read_workspace
from tests.conftest import BASE_PLAN

SECONDS = 8.0
COUNT = 7_000
HEAD = """\
edition: x
titre: x
collectivite: x
periode: {debut: 2017, fin: 2018}
echelle: {maximum: 5}
axes:
  - numero: 1
    titre: a
    orientations:
"""


@pytest.mark.parametrize("run", ["1-9999", "{rank}", "{rank}-9999"])
def test_thousands_of_orientations(tmp_path: Path, run: str) -> None:
    root = tmp_path / "plan"
    shutil.copytree(BASE_PLAN, root)
    lines = [
        f"      - {{numero: {rank}, titre: a, actions: {run.format(rank=rank)}}}\n"
        for rank in range(1, COUNT + 1)
    ]
    (root / "plan.yaml").write_text(HEAD + "".join(lines), encoding="utf-8")
    began = time.process_time()
    found = lint(read_workspace(root), RULES)
    assert time.process_time() - began < SECONDS
    assert {"PMS204"} <= {problem.code for problem in found.diagnostics}
