"""Every way in which a command can end: a status, at most one sentence, never a traceback."""

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pms_cli.errors import OutputError
from tests.conftest import ROOT, Pms

PMS = [sys.executable, "-m", "pms_cli"]
READING = [
    ["lint"], ["status", "--par", "territoire"], ["list"], ["show", "12"], ["agenda"],
    ["indicateurs"], ["territoire"], ["territoire", "lyon"], ["couverture"], ["completude"],
    ["instances"], ["chiffres"], ["sources"], ["glossaire"], ["report", "point-etape"],
]  # fmt: skip
"""Commands that show the plan."""


def pms_process(
    *arguments: str, env: dict[str, str] | None = None, cwd: Path = ROOT
) -> subprocess.CompletedProcess[bytes]:
    environment = {"PATH": os.environ["PATH"], "COLUMNS": "80", **(env or {})}
    return subprocess.run(
        [*PMS, *arguments], cwd=cwd, env=environment, capture_output=True, check=False, timeout=60
    )


def test_version(pms: Pms) -> None:
    outcome = pms("--version")
    assert (outcome.status, outcome.out, outcome.err) == (0, "pms 0.1.0\n", "")


def test_no_plan_is_misuse(pms: Pms, tmp_path: Path) -> None:
    outcome = pms("status", cwd=tmp_path)
    assert outcome.status == 2
    assert outcome.err.replace("\u00a0", " ").startswith("Erreur : aucun plan ici ni au-dessus")


def test_plan_is_found_upward_by_option_and_by_environment(
    pms: Pms, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = pms("list", cwd=ROOT).out
    assert pms("list", cwd=ROOT / "data" / "actions").out == expected
    assert pms("list", "--plan", str(ROOT), cwd=tmp_path).out == expected
    assert pms("--plan", str(ROOT / "data"), "list", cwd=tmp_path).out == expected
    monkeypatch.setenv("PMS_PLAN", str(ROOT / "data" / "plan.yaml"))
    assert pms("list", cwd=tmp_path).out == expected


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_ascii_output_is_escaped_and_ends_as_usual(command: list[str]) -> None:
    found = pms_process(*command, env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert (found.returncode, found.stderr) == (0, b"")
    assert found.stdout.isascii()


@pytest.mark.parametrize("locale", ["C", "POSIX", "fr_FR.ISO-8859-1"])
def test_any_locale_speaks_french(locale: str) -> None:
    found = pms_process("status", "--ax", env={"LC_ALL": locale, "LANG": locale})
    assert found.returncode == 2
    assert b"--ax" in found.stderr
    assert b"existe pas" in found.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("command", [["--help"], ["--version"], ["lint"], ["status"], ["explain"]])
def test_a_full_disk_is_told(command: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        found = subprocess.run(
            [*PMS, *command], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert found.returncode == 2
    assert found.stderr.decode().startswith("Erreur")
    assert b"Traceback" not in found.stderr


def test_a_reader_that_goes_away_is_no_error() -> None:
    code = f"{sys.executable} -m pms_cli list --format json | head -c 1; echo ${{PIPESTATUS[0]}}"
    found = subprocess.run(
        ["bash", "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (found.stdout, found.stderr) == ("{0\n", "")


def test_closed_output_is_told() -> None:
    found = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m pms_cli list >&-"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "Traceback" not in found.stderr
    assert found.returncode in {0, 2}


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_interrupts_quietly(name: str, tmp_path: Path) -> None:
    # A plan behind a pipe that never answers would be refused: a slow start is made by hand.
    (tmp_path / "sitecustomize.py").write_text("", encoding="utf-8")
    code = (
        "import time, pms_cli.cli.run as r\n"
        "def slow(args):\n    print('pret', flush=True)\n    time.sleep(30)\n"
        "r._run_app = slow\nimport sys\nsys.exit(r.run(['status']))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"pret\n"
    time.sleep(0.05)
    process.send_signal(getattr(signal, name))
    _, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (130, b"Interrompu.\n")


def test_a_bug_of_ours_is_told_as_such_with_a_log(
    pms: Pms, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import tempfile

    from pms_cli import workspace

    def broken(_root: Path) -> None:
        raise KeyError("dièse")

    monkeypatch.setattr(workspace, "read_workspace", broken)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    outcome = pms("status", cwd=ROOT)
    assert outcome.status == 3
    assert outcome.out == ""
    assert outcome.err.startswith("Erreur interne (KeyError)")
    assert "Traceback" not in outcome.err
    (log,) = tmp_path.glob("pms-erreur-*.log")
    assert str(log) in outcome.err
    assert "KeyError: 'dièse'" in log.read_text(encoding="utf-8")


def test_debug_shows_the_trace(pms: Pms, monkeypatch: pytest.MonkeyPatch) -> None:
    from pms_cli import workspace

    def broken(_root: Path) -> None:
        raise KeyError("dièse")

    monkeypatch.setattr(workspace, "read_workspace", broken)
    monkeypatch.setenv("PMS_DEBUG", "1")
    assert "Traceback" in pms("status", cwd=ROOT).err


def test_a_sheet_left_out_of_the_figures_is_told(pms: Pms, plan_copy: Path) -> None:
    sheet = plan_copy / "actions" / "12-violences-intra-familiales.yaml"
    sheet.write_text("numero: 12\n", encoding="utf-8")
    outcome = pms("status", cwd=plan_copy)
    assert outcome.status == 1
    assert "79" in outcome.out
    assert outcome.err == (
        "Attention : 1 fiche illisible n’y figure pas. Lancez « pms lint » pour le détail.\n"
    ).replace(" :", "\u00a0:").replace("« ", "«\u00a0").replace(" »", "\u00a0»")


def test_a_sheet_that_is_not_there_is_told(pms: Pms, plan_copy: Path) -> None:
    (plan_copy / "actions" / "12-violences-intra-familiales.yaml").unlink()
    outcome = pms("status", cwd=plan_copy)
    assert outcome.status == 1
    assert "1 fiche annoncée par plan.yaml n’existe pas" in outcome.err


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_json_is_json_and_csv_is_utf8_whatever_the_encoding(encoding: str) -> None:
    environment = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    sheets = json.loads(pms_process("list", "--format", "json", env=environment).stdout)
    assert sheets["fiches"][0]["titre"].startswith("Recenser et renforcer la prévention")
    table = pms_process("list", "--format", "csv", env=environment).stdout
    assert table.startswith(b"\xef\xbb\xbfnumero;titre;")
    assert "Recenser et renforcer la prévention" in table.decode("utf-8-sig")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_what_is_kept_as_a_file_is_utf8_whatever_the_encoding(encoding: str) -> None:
    environment = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    calendar = pms_process("agenda", "--format", "ics", env=environment).stdout
    assert calendar.startswith(b"BEGIN:VCALENDAR\r\n")
    assert calendar.endswith(b"\r\nEND:VCALENDAR\r\n")
    assert b"\n" not in calendar.replace(b"\r\n", b"")
    assert "à donner par un point d’avancement" in calendar.decode("utf-8").replace("\r\n ", "")
    sheets = pms_process("list", "--format", "edition", env=environment).stdout
    assert sheets.decode("utf-8").splitlines()[1:3] == [
        "edition: pms-2017-2022",
        'titre: "Projet métropolitain des solidarités 2017-2022"',
    ]


def test_a_number_in_double_is_told(pms: Pms, plan_copy: Path) -> None:
    copy = plan_copy / "actions" / "12-copie.yaml"
    original = plan_copy / "actions" / "12-violences-intra-familiales.yaml"
    copy.write_bytes(original.read_bytes())
    outcome = pms("list", cwd=plan_copy)
    assert outcome.status == 1
    assert "1 numéro en double" in outcome.err


def test_a_broken_plan_file_stops_everything_with_its_problems(pms: Pms, plan_copy: Path) -> None:
    (plan_copy / "plan.yaml").write_text('titre: "x\n', encoding="utf-8")
    for command in READING:
        outcome = pms(*command, cwd=plan_copy)
        assert outcome.status == 2, command
        assert outcome.out == ""
        assert outcome.err.startswith("plan.yaml:1:8: PMS005 ")


def test_lint_tells_the_problems_of_the_other_files_too(pms: Pms, plan_copy: Path) -> None:
    (plan_copy / "plan.yaml").write_text('titre: "x\n', encoding="utf-8")
    (plan_copy / "actions" / "12-violences-intra-familiales.yaml").write_text("numero: un\n")
    lines = pms("lint", cwd=plan_copy).err.splitlines()
    assert [line.split(" ")[0].split(":")[0] for line in lines[:-1]] == [
        *["actions/12-violences-intra-familiales.yaml"] * 4,
        "plan.yaml",
    ]
    assert len(pms("status", cwd=plan_copy).err.splitlines()) == 2


def test_commands_change_nothing_and_need_no_home(tmp_path: Path, plan_copy: Path) -> None:
    def tree() -> list[tuple[str, int, bytes]]:
        return sorted(
            (path.relative_to(plan_copy).as_posix(), path.stat().st_mtime_ns, path.read_bytes())
            for path in plan_copy.rglob("*")
            if path.is_file()
        )

    before = tree()
    for command in READING:
        found = pms_process(*command, cwd=plan_copy, env={"HOME": "/nonexistent"})
        assert (found.returncode, found.stderr) == (0, b""), command
    assert tree() == before


@pytest.mark.parametrize(
    "command",
    [
        ["report", "point-etape"],
        ["agenda", "--format", "ics"],
        ["indicateurs"],
        ["territoire", "villeurbanne"],
    ],
    ids=" ".join,
)
def test_output_does_not_depend_on_hash_seed_locale_or_zone(command: list[str]) -> None:
    outputs = {
        pms_process(
            *command,
            "--au",
            "2019-02",
            env={"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "PYTHONUTF8": "1"},
        ).stdout
        for seed, zone, locale in (("1", "UTC", "C"), ("2", "Asia/Tokyo", "fr_FR.UTF-8"))
    }
    assert len(outputs) == 1


def on_terminal(*arguments: str, env: dict[str, str] | None = None) -> str:
    """What a command writes to a real terminal of 80 columns."""
    leader, follower = pty.openpty()
    environment = {
        "PATH": os.environ["PATH"], "TERM": "xterm-256color", "COLUMNS": "80", **(env or {}),
    }  # fmt: skip
    with subprocess.Popen(
        [*PMS, *arguments], cwd=ROOT, env=environment, stdout=follower, stderr=follower
    ) as process:
        os.close(follower)
        chunks = []
        while True:
            try:
                chunk = os.read(leader, 65536)
            except OSError:
                break
            if not chunk:
                break
            chunks.append(chunk)
        process.wait(timeout=30)
    os.close(leader)
    return b"".join(chunks).decode().replace("\r\n", "\n")


def test_colours_are_for_terminals_only() -> None:
    assert "\x1b[" in on_terminal("status")
    assert "\x1b[" not in on_terminal("status", env={"NO_COLOR": "1"})
    assert "\x1b[" not in on_terminal("status", env={"TERM": "dumb"})
    assert b"\x1b[" not in pms_process("status").stdout


def test_writing_a_result_that_fails_is_an_output_error(pms: Pms, tmp_path: Path) -> None:
    target = tmp_path / "dossier" / "r.md"
    target.parent.write_text("un fichier à la place du dossier", encoding="utf-8")
    outcome = pms("report", "point-etape", "-o", str(target), cwd=ROOT)
    assert outcome.status == OutputError.exit_status == 2
    assert "n’a pas pu être écrit" in outcome.err
