"""Workflow commands, read by the rules of GitHub's runner: what it obeys is what was meant."""

import re
from dataclasses import dataclass

import pytest
from hypothesis import given, settings

from pms_cli.diagnostics import Severity, Span
from pms_cli.output.diagnostics import message_text
from pms_cli.output.lint import FORMATS, Verification
from pms_cli.texte import printable_lines
from tests.output.lint.verifications import A, C, E, problem, verification, verifications


@dataclass(frozen=True)
class Command:
    name: str
    properties: dict[str, str]
    data: str


def obey(line: str) -> Command | None:
    """What the runner does with a line of the log (its ``ActionCommand``, second form).

    The line is trimmed and begins with « :: »; the next « :: » ends the name and the properties,
    which a space separates; properties are separated by commas and trimmed as a whole; escapes
    are undone one after the other, « %25 » last.
    """
    line = line.lstrip()
    if not line.startswith("::"):
        return None
    head, separator, data = line[2:].partition("::")
    if not separator:
        return None
    name, _, listed = head.partition(" ")
    pairs = [pair.partition("=") for pair in listed.strip().split(",")]
    return Command(
        name,
        {key: undo(value, ":,") for key, _, value in pairs if key and value},
        undo(data),
    )


def undo(text: str, more: str = "") -> str:
    for character in f"\r\n{more}%":
        text = text.replace(f"%{ord(character):02X}", character)
    return text


def obeyed(checked: Verification) -> list[Command]:
    # The runner's lines end with any of these.
    lines = re.split("\r\n|\r|\n", FORMATS["github"](checked))
    assert lines.pop() == ""
    commands = [obey(line) for line in lines]
    assert all(commands)
    return [command for command in commands if command]


def test_a_problem() -> None:
    assert FORMATS["github"](verification(problem(message="à 50%, soit"))) == (
        "::error file=data/actions/01-a.yaml,line=7,endLine=7,col=9,endColumn=12,"
        "title=PMS206 Un document cité n’est pas dans le registre"
        "::data/actions/01-a.yaml:7:9: PMS206 à 50%25, soit\n"
    )


def test_a_stretch_of_several_lines_has_no_columns() -> None:
    (found,) = obeyed(verification(problem(span=Span(2, 5, 4, 1))))
    assert {"line", "endLine"} <= set(found.properties)
    assert not {"col", "endColumn"} & set(found.properties)


def test_errors_come_first() -> None:
    checked = verification(problem("a", severity=C), problem("b", severity=A), problem("c"))
    assert [command.name for command in obeyed(checked)] == ["error", "warning", "notice"]


def test_nothing_found_is_nothing_written() -> None:
    assert FORMATS["github"](verification()) == ""


def test_a_hostile_name_stays_one_property() -> None:
    name = "a,line=1::warning title=x::y%0A: é.yaml"
    (found,) = obeyed(verification(problem(name)))
    assert found.properties["file"] == f"data/{name}"
    assert found.properties["line"] == "7"


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ((10, 10, 9), None),
        ((10, 10, 10), None),
        ((11, 0, 0), "1 erreur de plus"),
        ((10, 12, 0), "2 avertissements de plus"),
        ((0, 0, 11), "2 conseils de plus"),
        ((12, 11, 9), "2 erreurs et 1 avertissement de plus"),
        ((12, 0, 10), "2 erreurs et 1 conseil de plus"),
    ],
)
def test_what_github_will_not_show_is_told_where_it_will_be_shown(
    counts: tuple[int, int, int], told: str | None
) -> None:
    found = [
        problem(f"{rank}.yaml", severity=severity)
        for severity, count in zip((E, A, C), counts, strict=True)
        for rank in range(count)
    ]
    commands = obeyed(verification(*found))
    notices = [command for command in commands if "file" not in command.properties]
    assert len(commands) - len(notices) == sum(counts)
    if told is None:
        assert notices == []
        return
    # Among the first ten notices, else GitHub would not show it either.
    assert next(command for command in commands if command.name == "notice") == notices[0]
    assert told in notices[0].data.replace("\u00a0", " ")
    left_out = sum(map(int, re.findall(r"(\d+) (?:err|aver|cons)", notices[0].data)))
    shown = 0
    for name in ("error", "warning", "notice"):
        first_ten = [command for command in commands if command.name == name][:10]
        shown += sum("file" in command.properties for command in first_ten)
    assert shown + left_out == sum(counts)


@settings(deadline=None)
@given(verifications())
def test_any_text_makes_the_commands_that_were_meant(checked: Verification) -> None:
    text = FORMATS["github"](checked)
    assert text == FORMATS["github"](checked)
    text.encode()
    levels = {Severity.ERREUR: "error", Severity.AVERTISSEMENT: "warning"}
    meant = sorted(checked.diagnostics, key=lambda item: item.severity)
    for command, item in zip(obeyed(checked), meant, strict=True):
        assert command.name == levels.get(item.severity, "notice")
        path = f"{checked.prefix}{item.path}".encode("utf-8", "backslashreplace").decode()
        assert command.properties["file"] == printable_lines(path)
        assert command.properties["line"] == str(item.span.line)
        assert command.data.endswith(f"{item.code} {message_text(item)}")
        assert command.properties["title"].startswith(item.code)
