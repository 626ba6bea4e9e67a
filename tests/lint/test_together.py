"""A plan checked by several processes: what is found is what one alone would find."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from pms_cli.lint.engine import ENOUGH, processes
from tests.conftest import ROOT
from tests.lint.folder import base_plan, sheet

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here: one process only")

HEAD = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n" + textwrap.dedent("""
    import datetime, os, signal
    from pathlib import Path
    from pms_cli.lint import shares, together
    from pms_cli.lint.engine import lint_plan, processes
    from pms_cli.lint.settings import choose
    from pms_cli.model.reglages import ReglagesLint
    from pms_cli.workspace import Reader
    root = Path(sys.argv[1])
    def run(count):
        choix = choose(ReglagesLint())
        return lint_plan(Reader(root), choix, datetime.date(2026, 1, 1), processes=count)
    alone = run(1)
    assert len(alone.diagnostics) > 100, alone
""")
"""Forking is for a process of its own: the one that runs the tests has threads."""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some 120 sheets of all kinds: in order, at fault, unreadable, of one number, sectoral."""
    root = base_plan(tmp_path_factory.mktemp("large"))
    for number in range(4, 120):
        rests = {
            0: "pilotes: [ASR]\nliens: [200]\n",
            1: "liens: [5]\n",
            2: "contexte: \u202e\n",
            3: "titre: encore\n",
            4: "# pms: ignore PMS208 (à venir)\nliens: [900]\n",
            5: "# pms: ignore PMS207 (rien)\nliens: [4]\n",
        }
        text = sheet(str(number if number % 9 else 7), rest=rests.get(number % 11, ""))
        (root / "actions" / f"{number:02d}-fiche.yaml").write_text(text, encoding="utf-8")
        if number % 10 == 0:
            text = sheet(f'"{number}.1"', orientation="2")
            path = root / "actions" / f"{number:02d}.1-fiche.yaml"
            path.write_text(text, encoding="utf-8")
    return root


def run(root: Path, code: str) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", HEAD + textwrap.dedent(code), str(root)],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


def test_several_processes_find_what_one_does(large: Path) -> None:
    run(
        large,
        """
        for count in (2, 3, 4):
            assert run(count) == alone, count
            assert [p.fix for p in run(count).diagnostics] == [p.fix for p in alone.diagnostics]
            assert [p.excerpt for p in run(count).diagnostics] == [
                p.excerpt for p in alone.diagnostics
            ]
        """,
    )


@pytest.mark.parametrize("moment", ["reading", "checking", "answering"])
def test_a_process_that_dies_changes_nothing(large: Path, moment: str) -> None:
    run(
        large,
        f"""
        parent, moment = os.getpid(), {moment!r}
        def dying(function):
            def wrapped(*args, **kwargs):
                if os.getpid() != parent:
                    os.kill(os.getpid(), signal.SIGKILL)
                return function(*args, **kwargs)
            return wrapped
        if moment == "reading":
            Reader.sheets = dying(Reader.sheets)
        elif moment == "checking":
            together.lint = dying(together.lint)
        else:
            together.plain_problems = dying(together.plain_problems)
        assert run(2) == alone
        assert run(3) == alone
        """,
    )


def test_no_process_and_no_descriptor_is_left(large: Path) -> None:
    run(
        large,
        """
        before = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0
        run(3)
        after = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0
        assert before == after
        try:
            os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            pass
        else:
            raise AssertionError("a child was left")
        """,
    )


def test_a_small_plan_is_for_one_process() -> None:
    assert processes(ENOUGH - 1) == 1
    assert 1 <= processes(10_000) <= 4
