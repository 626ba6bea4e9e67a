"""Mistakes of people who edit sheets: each is told where it is, in words that say what to do.

The cases are in ``corpus/*.txt``: « === what was done wrong | file », the file, « ~~~ », and every
problem that ``pms lint`` finds once the file is put in the base plan. In a file « → » stands for a
tab, « ␣ » for a non-breaking space and « ␠ » for a space at the end of a line, which could not be
seen. ``corpus/correct.txt`` has what only looks like a mistake (see ``test_correct.py``).
"""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from pms_cli.lint.rules import RULES
from tests.lint.folder import base_plan, found

_CASE = re.compile(r"(?ms)^=== ([^|\n]+) \| ([^\n]+)\n(.*?)^~~~\n(.*?)(?=^=== |\Z)")
HIDDEN = str.maketrans({"→": "\t", "␣": "\u00a0", "␠": " "})
CORRECT = "correct.txt"
_REMEDIES = re.compile(
    r"(?: : |, ou |, |; )(?:mettez|ajoutez|alignez|corrigez|coupez|créez|commencez|découpez|donnez|"
    r"doublez|écrivez|effacez|employez|fermez|gardez|passez|recopiez|remplacez|renommez|"
    r"retirez|réunissez|séparez|vérifiez|vouliez-vous dire)\b"
    # Of a value, what it has to be is what to do.
    r"|doit (?:suivre|dépasser|commencer)|commencent à 1|va de T1 à T4|n’existe pas en|s’écrit"
)


@dataclass(frozen=True)
class Case:
    """One file at fault and what is told of it."""

    what: str
    path: str
    text: str
    told: list[str]


def cases() -> list[Case]:
    """Every case of every file of the corpus."""
    folder = Path(__file__).parent / "corpus"
    return [
        Case(what, path, text.translate(HIDDEN), told.strip().split("\n"))
        for file in sorted(folder.glob("*.txt"))
        if file.name != CORRECT
        for what, path, text, told in _CASE.findall(file.read_text(encoding="utf-8"))
    ]


CASES = cases()


def test_no_case_is_left_out_of_the_corpus() -> None:
    folder = Path(__file__).parent / "corpus"
    written = sum(
        len(re.findall("(?m)^=== ", file.read_text(encoding="utf-8")))
        for file in folder.glob("*.txt")
        if file.name != CORRECT
    )
    assert written == len(CASES)
    assert len({case.what for case in CASES}) == len(CASES) >= 40


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.what)
def test_a_mistake_is_told_at_its_place(case: Case, tmp_path: Path) -> None:
    root = base_plan(tmp_path, {case.path: case.text})
    told = [
        f"{item.path}:{item.span.line}:{item.span.column}: {item.code} {item.message}"
        for item in found(root)
    ]
    assert told == case.told


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.what)
def test_what_is_told_of_a_mistake_says_what_to_do(case: Case) -> None:
    for line in case.told:
        assert _REMEDIES.search(line), line
        assert len(line.split(" ", 2)[2]) <= 320


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.what)
def test_a_mistake_in_one_file_is_told_of_that_file_only(case: Case) -> None:
    assert {line.split(":")[0] for line in case.told} == {case.path}


def test_the_corpus_has_a_case_of_each_rule_that_a_slip_can_break() -> None:
    codes = {line.split(" ")[1] for case in CASES for line in case.told}
    rare = {
        "PMS001",  # links, folders: not a slip of the keyboard
        "PMS002",
        "PMS003",  # the encoding of a whole file: its page shows it
        "PMS004",
        "PMS011",
        "PMS017",  # the end of a file is what its page shows
        "PMS019",
        "PMS099",
        "PMS204",
        "PMS209",
        "PMS210",
        "PMS213",
        "PMS312",  # only in a plan that is still followed: their pages show them
        "PMS313",
        "PMS314",
        "PMS501",  # only in a plan with a glossary: its page shows it
        "PMS517",  # a text of that length would not be read: its page shows it
    }
    assert {rule.code for rule in RULES} - codes == rare
