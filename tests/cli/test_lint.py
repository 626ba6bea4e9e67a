"""`pms lint`: how it ends, which files and rules it shows, what reaches a terminal."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest

from pms_cli.lint.rule import Finding, Rule
from pms_cli.lint.rules import RULES
from pms_cli.workspace import Workspace
from tests.conftest import Outcome, Pms
from tests.lint.folder import base_plan, plan_yaml, sheet, write

BAD_SIGLE = {"actions/01-accueil.yaml": sheet("1", rest="pilotes: [ASR]\n")}
TOLD = (
    "actions/01-accueil.yaml:5:11: PMS207 « ASR » n’est pas dans acteurs.yaml ; "
    "vouliez-vous dire « ARS » ?\n"
)
COUNT = "1 erreur dans 1 fichier (7 fichiers vérifiés). « pms explain CODE » explique une règle.\n"
AXES = """\
axes:
  - numero: 1
    titre: Prévenir
    orientations: [{numero: 1, titre: Repérer}, {numero: 2, titre: Soutenir}]
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return base_plan(tmp_path)


def said(text: str) -> str:
    """What was printed, with ordinary spaces."""
    return text.replace("\u00a0", " ")


def codes(outcome: Outcome) -> list[str]:
    return re.findall(r"(?m):\d+:\d+: (PMS\d{3}) ", outcome.out)


# -- how it ends --------------------------------------------------------------------------------


def test_a_plan_without_problems_ends_with_0(pms: Pms, root: Path) -> None:
    outcome = pms("lint", cwd=root)
    assert (outcome.status, said(outcome.out), outcome.err) == (
        0,
        "Aucun problème : 7 fichiers vérifiés.\n",
        "",
    )


def test_a_problem_ends_with_1_and_is_printed_on_standard_output(pms: Pms, root: Path) -> None:
    outcome = pms("lint", cwd=write(root, BAD_SIGLE))
    assert (outcome.status, said(outcome.out), outcome.err) == (1, TOLD + COUNT, "")


def test_paths_can_be_opened_from_the_current_folder(pms: Pms, root: Path) -> None:
    write(root, BAD_SIGLE)
    assert said(pms("--plan", "plan", "lint", cwd=root.parent).out).startswith(f"plan/{TOLD}")
    assert said(pms("lint", cwd=root / "actions").out).startswith(f"../{TOLD}")
    (root.parent / "data").mkdir()
    root.rename(root.parent / "data" / "plan")
    far = root.parent / "data" / "plan" / "a" / "b" / "c"
    far.mkdir(parents=True)
    assert said(pms("lint", cwd=far).out).startswith(f"{far.parents[2].as_posix()}/{TOLD}")


def test_advice_alone_ends_with_0(pms: Pms, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pms_cli.diagnostics import Severity

    def check(workspace: Workspace) -> Iterator[Finding]:
        yield Finding(workspace.edition, ("titre",), "le titre est long : raccourcissez-le")

    advice = Rule("PMS298", "essai", "", severity=Severity.CONSEIL, check=check)
    monkeypatch.setattr("pms_cli.lint.settings.RULES", (*RULES, advice))
    outcome = pms("lint", cwd=root)
    assert outcome.status == 0
    assert said(outcome.out) == (
        "plan.yaml:3:8: PMS298 le titre est long : raccourcissez-le\n"
        "1 conseil dans 1 fichier (7 fichiers vérifiés). "
        "« pms explain CODE » explique une règle.\n"
    )


def test_an_unusable_plan_file_ends_with_2_and_its_problems(pms: Pms, root: Path) -> None:
    write(root, {"plan.yaml": plan_yaml(AXES).replace("axes:", "axe:") + "titre: Encore\n"})
    outcome = pms("lint", cwd=root)
    assert (outcome.status, outcome.out) == (2, "")
    assert said(outcome.err) == (
        "plan.yaml:6:1: PMS101 la clé « axe » n’a pas sa place ici : elle va sous « noms », "
        "vérifiez le retrait\n"
        "plan.yaml:10:1: PMS006 la clé « titre » est écrite deux fois au même endroit : "
        "gardez une seule des deux valeurs\n"
        "Erreur : plan.yaml n’est pas utilisable, rien ne peut être calculé : corrigez-le d’abord\n"
    )


def test_no_plan_ends_with_2(pms: Pms, tmp_path: Path) -> None:
    outcome = pms("lint", cwd=tmp_path)
    assert (outcome.status, outcome.out) == (2, "")
    assert said(outcome.err).startswith("Erreur : aucun plan ici ni au-dessus")


def test_a_rule_that_fails_ends_with_3_after_all_the_others(
    pms: Pms, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def check(workspace: Workspace) -> Iterator[Finding]:
        raise ZeroDivisionError(workspace.root.name)

    logs = root.parent / "logs"
    logs.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(logs))
    monkeypatch.setattr(
        "pms_cli.lint.settings.RULES", (*RULES, Rule("PMS298", "essai", "", check=check))
    )
    outcome = pms("lint", cwd=write(root, BAD_SIGLE))
    assert outcome.status == 3
    assert said(outcome.out) == TOLD + (
        "plan.yaml:1:1: PMS099 la règle PMS298 s’est interrompue (ZeroDivisionError) : "
        "signalez-le, les autres règles ont été appliquées\n"
    ) + COUNT.replace("1 erreur dans 1 fichier", "2 erreurs dans 2 fichiers")
    assert outcome.err.startswith("Erreur interne")
    assert "Traceback" not in outcome.err
    (log,) = logs.glob("pms-erreur-*.log")
    assert "ZeroDivisionError: plan" in log.read_text(encoding="utf-8")


# -- files given --------------------------------------------------------------------------------

TWO = {**BAD_SIGLE, "actions/03-soutien.yaml": "numero: 3\n", "acteurs.yaml": "acteurs: [x]\n"}


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (["actions/03-soutien.yaml"], ["PMS102"] * 3),
        (["acteurs.yaml"], ["PMS103"]),
        (["actions"], ["PMS102"] * 3),
        (["actions/"], ["PMS102"] * 3),
        (["acteurs.yaml", "actions/03-soutien.yaml"], ["PMS103", *["PMS102"] * 3]),
        (["."], ["PMS103", *["PMS102"] * 3]),
        (["../plan"], ["PMS103", *["PMS102"] * 3]),
        (["actions/../acteurs.yaml"], ["PMS103"]),
        (["territories"], []),
        (["plan.yaml"], []),
        ([], ["PMS103", *["PMS102"] * 3]),
    ],
)
def test_files_and_folders_given_are_those_shown(
    pms: Pms, root: Path, given: list[str], shown: list[str]
) -> None:
    outcome = pms("lint", *given, cwd=write(root, TWO))
    assert codes(outcome) == shown
    assert outcome.status == (1 if shown else 0)


def test_the_files_given_are_those_counted(pms: Pms, root: Path) -> None:
    assert said(pms("lint", "actions", "plan.yaml", cwd=root).out) == (
        "Aucun problème : 4 fichiers vérifiés.\n"
    )


def test_files_are_looked_for_from_the_current_folder(pms: Pms, root: Path) -> None:
    write(root, TWO)
    assert codes(pms("lint", "03-soutien.yaml", cwd=root / "actions")) == ["PMS102"] * 3
    assert codes(pms("lint", "--plan", "plan", "plan/acteurs.yaml", cwd=root.parent)) == ["PMS103"]
    absolute = str(root / "acteurs.yaml")
    assert codes(pms("lint", "--plan", "plan", absolute, cwd=root.parent)) == ["PMS103"]


def test_a_sheet_is_checked_against_the_whole_plan(pms: Pms, root: Path) -> None:
    copy = {"actions/03-zele.yaml": sheet("3", orientation="2")}
    assert codes(pms("lint", "actions/03-zele.yaml", cwd=write(root, copy))) == ["PMS201"]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ("../ailleurs.yaml", "« ../ailleurs.yaml » n’est pas dans le dossier du plan"),
        ("..", "« .. » n’est pas dans le dossier du plan"),
        ("/etc/passwd", "« /etc/passwd » n’est pas dans le dossier du plan"),
        (
            "actions/99-rien.yaml",
            (
                "« actions/99-rien.yaml » n’est pas un fichier du plan : "
                "donnez une fiche du dossier actions, un registre ou un dossier"
            ),
        ),
        (
            "notes.txt",
            (
                "« notes.txt » n’est pas un fichier du plan : "
                "donnez une fiche du dossier actions, un registre ou un dossier"
            ),
        ),
        (
            "actio",
            (
                "« actio » n’est pas un fichier du plan : "
                "donnez une fiche du dossier actions, un registre ou un dossier"
            ),
        ),
    ],
)
def test_a_file_that_is_not_of_the_plan_ends_with_2(
    pms: Pms, root: Path, given: str, sentence: str
) -> None:
    write(root, {**TWO, "notes.txt": "x"})
    outcome = pms("lint", "acteurs.yaml", given, cwd=root)
    assert (outcome.status, outcome.out, said(outcome.err)) == (2, "", f"Erreur : {sentence}\n")


def test_a_file_that_is_not_read_can_be_given(pms: Pms, root: Path) -> None:
    write(root, {"actions/04-a.yml": sheet("4")})
    outcome = pms("lint", "actions/04-a.yml", cwd=root)
    assert (outcome.status, codes(outcome)) == (1, ["PMS012"])
    assert "(0 fichier vérifié)" in said(outcome.out)


def test_a_link_can_be_given(pms: Pms, root: Path) -> None:
    (root / "actions/04-lien.yaml").symlink_to(root.parent / "ailleurs.yaml")
    outcome = pms("lint", "actions/04-lien.yaml", cwd=root)
    assert (outcome.status, codes(outcome), outcome.err) == (1, ["PMS001"], "")


# -- rules given --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ([], ["PMS103", "PMS102", "PMS102", "PMS102"]),
        (["--select", "PMS102"], ["PMS102"] * 3),
        (["--select", "pms1"], ["PMS103", *["PMS102"] * 3]),
        (["--select", "PMS103,PMS102"], ["PMS103", *["PMS102"] * 3]),
        (["--select", "PMS103", "--select", "PMS102"], ["PMS103", *["PMS102"] * 3]),
        (["--select", " PMS103 , "], ["PMS103"]),
        (["--ignore", "PMS102"], ["PMS103"]),
        (["--ignore", "PMS1"], []),
        (["--select", "PMS1", "--ignore", "PMS103"], ["PMS102"] * 3),
    ],
)
def test_rules_are_chosen_by_code_and_prefix(
    pms: Pms, root: Path, options: list[str], shown: list[str]
) -> None:
    outcome = pms("lint", *options, cwd=write(root, TWO))
    assert codes(outcome) == shown
    assert outcome.status == (1 if shown else 0)


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_code_ends_with_2_before_anything_is_read(
    pms: Pms, tmp_path: Path, option: str
) -> None:
    outcome = pms("lint", option, "PMS1,PMS1O6", cwd=tmp_path)
    assert (outcome.status, outcome.out, said(outcome.err)) == (
        2,
        "",
        "Erreur : aucune règle ne commence par « PMS1O6 » ; vouliez-vous dire « PMS106 » ?\n",
    )


SETTINGS = "reglages:\n  lint:\n    %s: [%s]\n"


@pytest.mark.parametrize(
    ("key", "rules", "options", "shown"),
    [
        ("select", "PMS103", [], ["PMS103"]),
        ("select", "pms1, PMS2", [], ["PMS103", *["PMS102"] * 3]),
        ("ignore", "PMS102", [], ["PMS103"]),
        ("select", "PMS103", ["--select", "PMS102"], ["PMS102"] * 3),
        ("select", "PMS1", ["--ignore", "PMS102"], ["PMS103"]),
        ("ignore", "PMS102", ["--ignore", "PMS103"], []),
        ("ignore", "PMS102", ["--select", "PMS1"], ["PMS103", *["PMS102"] * 3]),
    ],
)
def test_the_plan_chooses_its_rules_and_options_come_on_top(
    pms: Pms, root: Path, key: str, rules: str, options: list[str], shown: list[str]
) -> None:
    write(root, {**TWO, "plan.yaml": plan_yaml(AXES, before=SETTINGS % (key, rules))})
    assert codes(pms("lint", *options, cwd=root)) == shown


def test_an_unknown_code_in_the_settings_is_told_with_its_file(pms: Pms, root: Path) -> None:
    write(root, {"plan.yaml": plan_yaml(AXES, before=SETTINGS % ("ignore", "PMS1O6"))})
    outcome = pms("lint", cwd=root)
    assert (outcome.status, outcome.out) == (2, "")
    assert "plan.yaml" in outcome.err


# -- on a terminal ------------------------------------------------------------------------------


def on_terminal(
    *arguments: str, cwd: Path, width: int = 80, env: dict[str, str] | None = None
) -> str:
    """What ``pms`` writes on a real terminal of that many columns, lines ended by ``\\n``."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
    environment = {"PATH": os.environ["PATH"], "TERM": "xterm", "PYTHONUTF8": "1", **(env or {})}
    with subprocess.Popen(
        [sys.executable, "-m", "pms_cli", *arguments],
        cwd=cwd, env=environment, stdout=follower, stderr=follower, stdin=subprocess.DEVNULL,
    ):  # fmt: skip
        os.close(follower)
        written = b""
        while True:
            try:
                chunk = os.read(leader, 65536)
            except OSError:  # Linux: the other end is closed
                break
            if not chunk:
                break
            written += chunk
    os.close(leader)
    return written.decode().replace("\r\n", "\n")


def test_a_terminal_is_shown_the_line_at_fault_and_carets_in_colour(root: Path) -> None:
    assert said(on_terminal("lint", cwd=write(root, BAD_SIGLE))) == (
        TOLD.replace("PMS207", "\x1b[31mPMS207\x1b[0m")
        + "\x1b[2m    5 │ pilotes: [ASR]\x1b[0m\n"
        + "\x1b[31m      │           ^^^\x1b[0m\n"
        + COUNT
    )


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_terminal_without_colours_is_shown_the_same_in_plain(
    root: Path, env: dict[str, str]
) -> None:
    shown = on_terminal("lint", cwd=write(root, BAD_SIGLE), env=env)
    assert said(shown) == (f"{TOLD}    5 │ pilotes: [ASR]\n      │           ^^^\n{COUNT}")


def test_redirected_output_has_colours_only_when_forced(
    pms: Pms, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root, BAD_SIGLE)
    monkeypatch.delenv("NO_COLOR")
    assert "\x1b" not in pms("lint", cwd=root).out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[31mPMS207\x1b[0m" in pms("lint", cwd=root).out


def test_carets_stay_under_the_fault_after_wide_characters_and_tabs(root: Path) -> None:
    rest = "partenaires: ['字幕が', \t'e\u0301te\u0301', ARS, ASR]\n"
    write(root, {"actions/01-accueil.yaml": sheet("1", rest=rest)})
    shown = on_terminal("lint", cwd=root, env={"NO_COLOR": "1"}).splitlines()
    texts, carets = shown[1::3], shown[2::3]
    assert texts[:3] == ["    5 │ partenaires: ['字幕が',  'e\u0301te\u0301', ARS, ASR]"] * 3
    # With its quotes « 字幕が » takes eight columns for five characters, « été » five for seven.
    assert carets[:3] == [
        f"      │ {' ' * 14}^^^^^^^^",
        f"      │ {' ' * 25}^^^^^",
        f"      │ {' ' * 37}^^^",
    ]


HOSTILE_NAME = "04-[red]\x1b[35m\x1b]0;pwn\x07\u202e\x9b2J\n::error::.yaml"
HOSTILE_VALUE = "[red]x[/red] \x1b[35m \u202e \u2028 \x9b2J :fire: 字"


@pytest.mark.parametrize("terminal", [True, False])
def test_hostile_names_and_values_never_reach_the_terminal_raw(
    pms: Pms, root: Path, *, terminal: bool
) -> None:
    escaped = '"\\e[35m [red]y[/red] \\u202e \\x9b2J"'
    write(
        root,
        {
            f"actions/{HOSTILE_NAME}": sheet("4", axe="2", rest=f"livret: {HOSTILE_VALUE}\n"),
            "actions/05-b.yaml": sheet(
                "5",
                axe="2",
                rest=f"{HOSTILE_VALUE}: 1\npilotes: [{escaped}]\nlivret: {escaped}\n"
                f"calendrier: {{debut: {escaped}, fin: {HOSTILE_VALUE.replace(':', '')}}}\n",
            ),
            "actions/06-c.yaml": sheet("6", axe="2", rest="pilotes: ['[red]z[/red]', ':fire:']\n"),
            "actions/07-d.yaml": sheet("[red]a[/red]", axe=escaped),
            "actions/08-e.yaml": f"{HOSTILE_VALUE}\n",
            "actions/09-f.yaml": f"a: *{'b' * 40}[red]\nc: !\\x1b[35m d\n",
        },
    )
    shown = on_terminal("lint", cwd=root) if terminal else pms("lint", cwd=root).out
    ours = re.sub(r"\x1b\[(?:0|2|31)m", "", shown)
    assert re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029]", ours) == []
    assert not any(line.startswith("::") for line in ours.split("\n"))
    assert "04-[red]\\x1b[35m\\x1b]0;pwn\\x07\\u202e\\x9b2J ::error::.yaml:" in ours
    assert "« [red]z[/red] »" in said(ours)
    assert "« :fire: »" in said(ours)
    assert len(re.findall(r":\d+:\d+: PMS", ours)) >= 20


def test_a_hostile_argument_never_reaches_the_terminal_raw(pms: Pms, root: Path) -> None:
    outcome = pms("lint", "\x1b[35m[red]\u202e.yaml", cwd=root)
    assert outcome.status == 2
    assert said(outcome.err).startswith(
        "Erreur : « \\x1b[35m[red]\\u202e.yaml » n’est pas un fichier du plan"
    )
