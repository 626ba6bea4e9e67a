"""0 nothing wrong, 1 problems, 2 misuse or nothing to read, 3 our bug, 130 interrupted.

What each word of the command line refuses is in ``tests/cli/test_french.py``; 3 is with
guarantee 7.
"""

import re
from pathlib import Path

import pytest

from pms_cli.errors import ExitStatus
from tests.conftest import ROOT
from tests.garanties.degats import plan_copy
from tests.garanties.essais import CALLS, CIBLES, COMMANDS, FIRST, RICHE, Call, pms
from tests.lint.folder import plan_yaml, write

NO_AXES = "axes:\n  - {numero: 1, titre: Un, orientations: [{numero: 1, titre: Un}]}\n"


def _reads(call: Call) -> bool:
    """Whether a command needs a plan."""
    return pms(*call, cwd=Path("/")).status == ExitStatus.MISUSE


READERS = tuple(filter(_reads, FIRST))


def test_the_statuses_are_documented() -> None:
    page = (ROOT / "docs" / "commandes.md").read_text(encoding="utf-8")
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", page, re.MULTILINE)} == set(
        ExitStatus
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_0_on_a_plan_in_order_whatever_the_form(command: str) -> None:
    for call in (call for call in CALLS if call[0] == command):
        outcome = pms(*call, cwd=RICHE)
        assert (outcome.status, outcome.err) == (0, b""), call
        assert outcome.out != b"" or call[-1] == "github", call


def test_1_when_a_sheet_is_at_fault(tmp_path: Path) -> None:
    root = plan_copy(tmp_path)
    write(root, {"actions/02-bancs.yaml": "numero: deux\n"})
    alone = {"show", "schema"}  # a sheet and a schema do not depend on the other sheets
    for call in READERS:
        expected = {0, 1} if call[0] in alone else {1}
        assert pms(*call, cwd=root).status in expected, call
    for call in CALLS:
        if call[0] == "lint":
            assert pms(*call, cwd=root).status == 1, call


@pytest.mark.parametrize("command", COMMANDS)
def test_2_on_an_option_that_is_not(command: str) -> None:
    outcome = pms(command, "--inconnue", cwd=RICHE)
    assert (outcome.status, outcome.out) == (2, b"")
    assert "l’option « --inconnue » n’existe pas." in outcome.said


@pytest.mark.parametrize("call", READERS, ids=" ".join)
def test_2_without_a_plan(tmp_path: Path, call: Call) -> None:
    for chosen in ((), ("--plan", "nulle-part")):
        outcome = pms(*call, *chosen, cwd=tmp_path)
        assert (outcome.status, outcome.out) == (2, b"")
        assert outcome.said.startswith("Erreur : aucun plan ")


def test_every_command_but_those_that_need_no_plan_was_tried() -> None:
    assert set(COMMANDS) - {call[0] for call in READERS} <= {"explain", "completion", "schema"}


@pytest.mark.parametrize("kind", ["no folder", "empty", "other names"])
def test_a_plan_without_a_sheet_is_never_found_in_order(tmp_path: Path, kind: str) -> None:
    root = write(tmp_path / "plan", {"plan.yaml": plan_yaml(NO_AXES)})
    if kind != "no folder":
        (root / "actions").mkdir()
    if kind == "other names":
        write(root, {"actions/01-a.txt": "", "actions/.02-b.yaml": ""})
    for call in CALLS:
        if call[0] == "lint":
            assert pms(*call, cwd=root).status == 2, call


@pytest.mark.parametrize("call", FIRST, ids=" ".join)
def test_130_when_interrupted(call: Call) -> None:
    class Stopped:
        encoding = "utf-8"

        def write(self, text: str) -> int:
            raise KeyboardInterrupt

        def flush(self) -> None:
            """Nothing was kept."""

        def isatty(self) -> bool:
            return False

    outcome = pms(*call, cwd=RICHE, stdout=Stopped())  # type: ignore[arg-type]
    assert (outcome.status, outcome.err) == (130, b"Interrompu.\n")


@pytest.mark.parametrize("cache", ["non", "ici"])
@pytest.mark.parametrize("call", READERS, ids=" ".join)
def test_130_when_interrupted_while_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: Call, cache: str
) -> None:
    """What lint does before it reads for good (is there an answer kept?) is no less quiet."""

    def stopped(path: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pms_cli.folder.read_ordinary", stopped)
    kept = cache if cache == "non" else str(tmp_path / cache)
    outcome = pms(*call, cwd=RICHE, environment={"PMS_CACHE": kept})
    assert (outcome.status, outcome.out, outcome.err) == (130, b"", b"Interrompu.\n")


def test_every_report_is_tried() -> None:
    from pms_cli.reports import RAPPORTS

    assert list(CIBLES) == list(RAPPORTS)
