"""A plan made to be slow to check is checked in bounded time."""

import shutil
import time
from pathlib import Path

import pytest

from pms_cli.lint.rules import RULES
from pms_cli.lint.settings import choose_rules
from pms_cli.source import MAX_BYTES
from pms_cli.workspace import read_workspace
from tests.conftest import BASE_PLAN
from tests.lint.folder import checked

SECONDS = 8.0
COUNT = 7_000
TEXT_RULES = choose_rules(("PMS01", "PMS020", "PMS109", "PMS5", "PMS6"), ())
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
    found = checked(read_workspace(root), RULES)
    assert time.process_time() - began < SECONDS
    assert {"PMS204"} <= {problem.code for problem in found.diagnostics}


SIGNS = [
    "@",
    "7",
    ".",
    "a@",
    "a" * 64 + "@",
    "a.b@c.",
    "04 26 ",
    "01.02.",
    "0033",
    "+33 (0)",
    "AB-",
]
SIGNS += [
    " - ",
    "- a\n  ",
    "M. ",
    "Mme A",
    "ne pas ",
    "(",
    "née le ",
    "mère ",
    "1 ",
    "FR76 ",
    "://",
]
SIGNS += [
    "http://a",
    "C:\\",
    "?key=",
    "http://a:b",
    "fiche le 1/",
    "\n  – a",
    "à valider avec ",
    " #",
]
SIGNS += ["(AB", "AB (", "AB (C", '"', '1"', "É", "ÉCOLE "]
SIGNS += [
    "a;",
    "a?",
    "«a",
    "14%",
    "a: ",
    " ,",
    "( ",
    "a  ",
    "[ ",
    "l'",
    "... ",
    ". . ",
    ",, ",
    "!!",
]
SIGNS += [
    "2ème ",
    "n°1",
    "oeuvre ",
    "Etat ",
    "A la ",
    "de de ",
    "de ",
    "XXX ",
    "[nom ",
    "[date]",
    ",, ",
    "!!",
]
SIGNS += [
    "Ã©",
    "Â«",
    "\ufffd",
    "&eacute;",
    "&amp;",
    "<br ",
    "<p>",
    "а",
    "aа",
    "Ї",
    "« ",
    "”“",
    "!!",
]


@pytest.mark.parametrize(
    "signs", ["#", " # ne pas diffuser", " # 1 55 08", "# http://a:b@", "# M. Aa"]
)
def test_comments_of_one_mebibyte(tmp_path: Path, signs: str) -> None:
    root = tmp_path / "plan"
    shutil.copytree(BASE_PLAN, root)
    head = "numero: 1\ntitre: A\naxe: 1\norientation: 1\n#"
    for join, name in (("", "01-accueil"), ("\n", "02-jeunes-parents")):
        text = f"{signs}{join}" * ((MAX_BYTES - len(head) - 1) // len(f"{signs}{join}".encode()))
        (root / "actions" / f"{name}.yaml").write_text(f"{head}{text}\n", encoding="utf-8")
    workspace = read_workspace(root)
    began = time.process_time()
    checked(workspace, TEXT_RULES)
    assert time.process_time() - began < 2 * SECONDS


@pytest.mark.parametrize("signs", SIGNS)
def test_a_text_of_one_mebibyte_made_of_the_same_signs(tmp_path: Path, signs: str) -> None:
    root = tmp_path / "plan"
    shutil.copytree(BASE_PLAN, root)
    (root / "glossaire.yaml").write_text("sigles: []\n", encoding="utf-8")
    head = "numero: 1\ntitre: A\naxe: 1\norientation: 1\ncontexte: |\n  @"
    room = MAX_BYTES - len(head) - 1
    text = signs * (room // len(signs.encode()))
    (root / "actions" / "01-accueil.yaml").write_text(f"{head}{text}\n", encoding="utf-8")
    workspace = read_workspace(root)
    assert workspace.unread == ()
    began = time.process_time()
    checked(workspace, TEXT_RULES)
    assert time.process_time() - began < SECONDS


def test_a_sheet_of_one_mebibyte_of_points_and_steps(tmp_path: Path) -> None:
    root = tmp_path / "plan"
    shutil.copytree(BASE_PLAN, root)
    head = "numero: 1\ntitre: A\naxe: 1\norientation: 1\n"
    days = [f"{year}-{month:02d}" for year in range(2150, 1950, -1) for month in range(1, 13)]
    steps = "".join(f"    - {{date: {day}, libelle: A}}\n" for day in days)
    points = "".join(f"  - {{date: {day}, niveau: 5, constat: {'a ' * 50}}}\n" for day in days)
    text = f"{head}calendrier:\n  jalons:\n{steps}avancement:\n{points}"
    (root / "actions" / "01-accueil.yaml").write_text(text, encoding="utf-8")
    workspace = read_workspace(root)
    assert workspace.unread == ()
    began = time.process_time()
    found = checked(workspace, choose_rules(("PMS3", "PMS4"), ()))
    assert time.process_time() - began < SECONDS
    assert {"PMS303", "PMS305", "PMS308", "PMS311", "PMS316"} <= {
        problem.code for problem in found.diagnostics
    }
