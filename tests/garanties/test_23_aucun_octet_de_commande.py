"""Data is shown literally, and none of it reaches a terminal or a log as something to obey.

Guarantees 22 (rich shows data as it is) and 23 (no control byte). Every page alone, at every
width, is in ``tests/output/test_pages.py``; here it is every command, in every form, on files.
"""

import json
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.garanties.degats import NAMES, content, plan_copy, say
from tests.garanties.essais import CALLS, COMMANDS, FIRST, ICI, SORTIE, Outcome, pms

HOSTILE = (
    "[red]r[/red] [/] :fire: \x1b[31mR\x1b]0;t\x07 \x9b2J \x7f \u202eb \u2066 \u2028p \u2029q \x85"
)
"""Markup, an emoji's name, escape sequences, C1, bidi controls, separators, NEL."""
TEXTS = {
    "titre", "titre_livret", "nom", "libelle", "objet", "role", "sens", "description", "projet",
    "constat", "contexte", "note", "unite", "perimetre", "raison", "question", "collectivite",
    "auteur", "singulier", "pluriel", "objectifs",
}  # fmt: skip
"""Keys whose value is any text."""
# Line ends of CSV and iCalendar and the byte order mark of CSV are ours.
OBEYED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ufeff\ud800-\udfff]|\r(?!\n)"
)


def spoiled(value: Any, key: str = "") -> Any:
    """The same with hostile texts wherever any text may be."""
    if isinstance(value, dict):
        return {name: spoiled(inside, name) for name, inside in value.items()}
    if isinstance(value, list):
        return [spoiled(inside, key) for inside in value]
    # « sens » is free in a glossary only.
    free = key in TEXTS and value not in {"hausse", "baisse"}
    return f"{HOSTILE} {value}" if free else value


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan whose every text is hostile, names of files too; some files are at fault as well."""
    plan = plan_copy(tmp_path_factory.mktemp("hostile"))
    for path in sorted(plan.rglob("*.yaml")):
        say(path, spoiled(content(path)))
    sheet = content(plan / "actions" / "02-bancs.yaml")
    for number, raw in enumerate(NAMES, start=30):
        path = plan / "actions" / os.fsdecode(raw)
        say(path, {**sheet, "numero": number, HOSTILE: HOSTILE, "axe": HOSTILE, "liens": [HOSTILE]})
    say(plan / "actions" / "50-a.yaml", {"numero": HOSTILE, "titre": "\ud800", "axe": "\udfff"})
    (plan / "actions" / "51-a.yaml").write_bytes(f"titre: {HOSTILE}\nb: [\n".encode())
    (plan / "territories" / os.fsdecode(NAMES[0])).write_bytes(b"\xff\x9b")
    return plan


@pytest.fixture(scope="module")
def outcomes(root: Path) -> dict[tuple[str, ...], Outcome]:
    """What every command says of it, in every form."""
    return {call: _with_files(pms(*call, cwd=root)) for call in CALLS}


def _with_files(outcome: Outcome) -> Outcome:
    """What a command wrote in files is said as well; documents of Word have their own tests."""
    if not any(word.startswith(ICI) for word in outcome.call):
        return outcome
    files = sorted(path for path in SORTIE.rglob("*") if path.is_file() and path.suffix != ".docx")
    texts = [path.read_bytes().removeprefix(b"\xef\xbb\xbf") for path in files]
    return replace(outcome, out=b"\n".join((outcome.out, *texts)))


def _obeyed(raw: bytes) -> list[str]:
    text = raw.decode("utf-8")  # strictly: a byte that is not UTF-8 is data's
    return OBEYED.findall(text.removeprefix("\ufeff"))


def _of(outcomes: dict[tuple[str, ...], Outcome], command: str) -> Iterator[Outcome]:
    return (outcome for call, outcome in outcomes.items() if call[0] == command)


@pytest.mark.parametrize("command", COMMANDS)
def test_no_byte_to_obey_in_any_form(
    outcomes: dict[tuple[str, ...], Outcome], command: str
) -> None:
    for outcome in _of(outcomes, command):
        assert outcome.status in {0, 1}, outcome.call
        assert _obeyed(outcome.out) == [], outcome.call
        assert _obeyed(outcome.err) == [], outcome.call


def test_the_plan_is_hostile_where_it_is_shown(outcomes: dict[tuple[str, ...], Outcome]) -> None:
    """Else the test above proves nothing."""
    silent = {"explain", "completion", "schema"}
    for command in set(COMMANDS) - silent:
        shown = b"".join(outcome.out for outcome in _of(outcomes, command))
        # Written out (\\x1b), escaped (\\u001b) or replaced, as a report does; the rest is there.
        assert b"31mR" in shown, command


@pytest.mark.parametrize("command", COMMANDS)
def test_markup_and_names_of_emojis_are_shown_as_they_are(
    outcomes: dict[tuple[str, ...], Outcome], command: str
) -> None:
    for outcome in _of(outcomes, command):
        text = outcome.out.decode()
        assert "🔥" not in text, outcome.call
        if outcome.call[-1] in {"table", "texte"} and "R\\x1b" in text:
            assert "[red]" in text, outcome.call
            assert "[/red]" in text, outcome.call
            assert ":fire:" in text, outcome.call


def test_json_gives_the_texts_back_as_they_were(outcomes: dict[tuple[str, ...], Outcome]) -> None:
    # Lint quotes texts cut short.
    json_calls = [call for call in outcomes if call[-1] == "json" and call[0] != "lint"]
    given = [outcomes[call] for call in json_calls]
    assert len(given) > 8
    for outcome in given:
        said = json.loads(outcome.out, parse_constant=pytest.fail)
        assert any(HOSTILE in text for text in _texts(said)), outcome.call


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for inside in value.values():
            yield from _texts(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from _texts(inside)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize("command", COMMANDS)
def test_no_line_is_a_command_for_a_forge(
    outcomes: dict[tuple[str, ...], Outcome], command: str
) -> None:
    """Guarantee 25, for all that is not written for GitHub."""
    for outcome in _of(outcomes, command):
        if outcome.call[-1] == "github":
            continue
        for line in (outcome.out + outcome.err).decode().splitlines():
            assert not line.lstrip().startswith(("::", "##[")), outcome.call


@pytest.mark.parametrize("call", FIRST, ids=" ".join)
def test_what_is_typed_is_shown_printable_too(root: Path, call: tuple[str, ...]) -> None:
    for words in (
        (*call, "--plan", HOSTILE),
        (*call, HOSTILE, HOSTILE),
        (*call, f"--{HOSTILE}"),
        (call[0], "--format", HOSTILE),
        (call[0], "--axe", HOSTILE),
        (HOSTILE,),
    ):
        outcome = pms(*words, cwd=root)
        assert outcome.status in {0, 2}, words
        assert _obeyed(outcome.out + outcome.err) == [], words
