"""Problems as text: places, colours, the line at fault and its caret, the closing count."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.diagnostics import Diagnostic, Severity, Span
from pms_cli.output.diagnostics import closing_count, problem_lines
from pms_cli.output.terminal import Terminal

SGR = re.compile(r"\x1b\[\d*m")
CONTROLS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]"
)


def problem(
    line: str, start: int, end: int | None = None, *, severity: Severity = Severity.ERREUR
) -> Diagnostic:
    """A problem from column ``start`` to ``end`` (exclusive) of line 7."""
    span = Span(7, start, 7, start + 1 if end is None else end)
    return Diagnostic("actions/01-a.yaml", span, "PMS107", "dit quoi faire", severity, line)


def excerpt(shown: str) -> tuple[str, str]:
    """The line and the carets of a single problem, what is before the bar taken off."""
    _, line, carets = shown.splitlines()
    assert line.startswith("    7 │ ")
    assert carets.startswith("      │ ")
    return line[8:], carets[8:]


def columns(text: str) -> int:
    """Columns of a terminal, told by Unicode alone."""
    return sum(
        0
        if unicodedata.combining(character)
        else 2
        if unicodedata.east_asian_width(character) in "WF"
        else 1
        for character in text
    )


def test_a_problem_is_a_line_with_its_place_its_code_and_its_message() -> None:
    shown = problem_lines([problem("numero: x", 9)], "data/", Terminal(), excerpts=False)
    assert shown == "data/actions/01-a.yaml:7:9: PMS107 dit quoi faire\n"


def test_a_message_is_set_in_french_typography() -> None:
    told = Diagnostic("plan.yaml", Span(), "PMS206", "« a » n'est pas là : ajoutez-le ; voilà")
    assert problem_lines([told], "", Terminal(), excerpts=False) == (
        "plan.yaml:1:1: PMS206 «\u00a0a\u00a0» n’est pas là\u00a0: ajoutez-le\u00a0; voilà\n"
    )


def test_the_line_and_a_caret_under_each_column_at_fault() -> None:
    shown = problem_lines([problem("axe: deux", 6, 10)], "", Terminal(), excerpts=True)
    assert shown == (
        "actions/01-a.yaml:7:6: PMS107 dit quoi faire\n    7 │ axe: deux\n      │      ^^^^\n"
    )


def test_without_unicode_the_bar_is_plain() -> None:
    shown = problem_lines([problem("axe: 1", 6)], "", Terminal(unicode=False), excerpts=True)
    assert shown.splitlines()[1:] == ["    7 | axe: 1", "      |      ^"]


@pytest.mark.parametrize("line", ["", "   ", "\t"])
def test_a_blank_line_is_not_shown(line: str) -> None:
    shown = problem_lines([problem(line, 1)], "", Terminal(), excerpts=True)
    assert shown.count("\n") == 1


def test_of_several_lines_at_fault_the_first_is_shown_to_its_end() -> None:
    long = Diagnostic("a.yaml", Span(7, 3, 9, 2), "PMS103", "dit quoi faire", excerpt="  a: b")
    assert excerpt(problem_lines([long], "", Terminal(), excerpts=True)) == ("  a: b", "  ^^^^")


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("titre: 字幕が : fin", " : fin"),
        ("titre: e\u0301te\u0301 : fin", " : fin"),
        ("\ttitre: a : fin", " : fin"),
        ("titre:\t\ta : fin", " : fin"),
        ("titre: \u202egauche\u202c : fin", " : fin"),
        ("titre: \x1b[31mrouge : fin", " : fin"),
        ("titre: 👍👍 : fin", " : fin"),
        ("titre: é : fin", " : fin"),
    ],
)
def test_the_caret_is_under_its_character_whatever_stands_before(line: str, at: str) -> None:
    start = line.index(at) + 2
    text, carets = excerpt(problem_lines([problem(line, start)], "", Terminal(), excerpts=True))
    assert carets.lstrip() == "^"
    assert columns(carets) == columns(text[: text.index(at)]) + 2


def test_a_wide_character_at_fault_has_two_carets() -> None:
    shown = problem_lines([problem("titre: 字幕", 8, 10)], "", Terminal(), excerpts=True)
    assert excerpt(shown) == ("titre: 字幕", "       ^^^^")


def test_a_control_character_at_fault_is_written_out_over_its_carets() -> None:
    shown = problem_lines([problem("titre: \x1b[0m", 8)], "", Terminal(), excerpts=True)
    assert excerpt(shown) == ("titre: \\x1b[0m", "       ^^^^")


@pytest.mark.parametrize("width", [1, 20, 40, 80, 200])
@pytest.mark.parametrize("letter", ["a", "字", "\u202e"])
@pytest.mark.parametrize("place", [0, 11, 38, 39, 250, 499])
def test_a_long_line_is_cut_around_the_fault(width: int, letter: str, place: int) -> None:
    line = letter * place + "!" + letter * (499 - place)
    shown = problem_lines([problem(line, place + 1)], "", Terminal(width=width), excerpts=True)
    text, carets = excerpt(shown)
    assert columns(text) <= max(20, width - 9)
    assert columns(carets) <= max(20, width - 9)
    assert columns(carets) - 1 == columns(text[: text.index("!")])


def test_carets_stop_where_the_line_is_cut() -> None:
    shown = problem_lines([problem("a" * 500, 1, 501)], "", Terminal(width=40), excerpts=True)
    assert excerpt(shown) == ("a" * 31, "^" * 31)


def test_a_fault_past_the_end_of_the_line_is_shown_after_it() -> None:
    shown = problem_lines([problem("axe:", 9)], "", Terminal(), excerpts=True)
    assert excerpt(shown) == ("axe:", "    ^")


def test_a_fault_far_past_the_end_of_the_line_still_shows_the_line() -> None:
    shown = problem_lines([problem("axe:", 300)], "", Terminal(width=40), excerpts=True)
    assert excerpt(shown) == ("axe:", "    ^")


@settings(deadline=None, max_examples=200)
@given(
    line=st.text(min_size=1, max_size=120),
    start=st.integers(min_value=1, max_value=130),
    length=st.integers(min_value=0, max_value=130),
    width=st.integers(min_value=1, max_value=120),
)
def test_any_line_is_shown_on_one_line_within_the_width(
    line: str, start: int, length: int, width: int
) -> None:
    shown = problem_lines(
        [problem(line, start, start + length)], "", Terminal(width=width), excerpts=True
    )
    assert CONTROLS.search(shown) is None
    told = shown.split("\n")
    assert told.pop() == ""
    assert len(told) == (3 if line.strip() else 1)
    if line.strip():
        assert re.fullmatch(r"      │ *\^+", told[2])
        assert len(told[2]) <= 8 + max(20, width - 9)


@pytest.mark.parametrize(
    ("severity", "sgr"),
    [(Severity.ERREUR, "31"), (Severity.AVERTISSEMENT, "33"), (Severity.CONSEIL, "36")],
)
def test_colours_tell_the_severity_and_change_no_character(severity: Severity, sgr: str) -> None:
    told = [problem("axe: deux", 6, 10, severity=severity)]
    plain = problem_lines(told, "", Terminal(), excerpts=True)
    colored = problem_lines(told, "", Terminal(color=True), excerpts=True)
    assert SGR.sub("", colored) == plain
    assert colored.splitlines() == [
        f"actions/01-a.yaml:7:6: \x1b[{sgr}mPMS107\x1b[0m dit quoi faire",
        "\x1b[2m    7 │ axe: deux\x1b[0m",
        f"\x1b[{sgr}m      │      ^^^^\x1b[0m",
    ]


HOSTILE = "\x1b]0;titre\x07[red]rouge[/red] \u202e\u2028 :fire: \x9b2J\x7f ::error::\ud800\ufeff"
SHOWN = (
    "\\x1b]0;titre\\x07[red]rouge[/red] \\u202e\\u2028 :fire: \\x9b2J\\x7f ::error::\\ud800\\ufeff"
)


def test_nothing_hostile_reaches_the_terminal_from_a_path_a_message_or_a_line() -> None:
    told = Diagnostic(HOSTILE, Span(), "PMS206", HOSTILE, excerpt=HOSTILE)
    shown = problem_lines([told], "dossier/", Terminal(width=500), excerpts=True)
    first, line, _ = shown.replace("\u00a0", " ").split("\n", 2)
    assert first == f"dossier/{SHOWN}:1:1: PMS206 {SHOWN}"
    assert line == f"    1 │ {SHOWN}"


def test_a_line_break_in_a_path_or_a_message_does_not_make_a_line() -> None:
    told = Diagnostic("a\n::error::b", Span(), "PMS206", "a\r\n::error::b")
    assert problem_lines([told], "", Terminal(), excerpts=True) == (
        "a ::error::b:1:1: PMS206 a\u00a0::error::b\n"
    )


def _counted(*severities: Severity) -> list[Diagnostic]:
    return [
        Diagnostic(f"actions/{rank}.yaml", Span(), "PMS206", "dit quoi faire", severity)
        for rank, severity in enumerate(severities)
    ]


E, A, C = Severity.ERREUR, Severity.AVERTISSEMENT, Severity.CONSEIL


@pytest.mark.parametrize(
    ("severities", "files", "sentence"),
    [
        ((), 0, "Aucun problème : 0 fichier vérifié."),
        ((), 1, "Aucun problème : 1 fichier vérifié."),
        ((), 83, "Aucun problème : 83 fichiers vérifiés."),
        ((E,), 83, "1 erreur dans 1 fichier (83 fichiers vérifiés). "),
        ((E, E), 83, "2 erreurs dans 2 fichiers (83 fichiers vérifiés). "),
        ((A,), 1, "1 avertissement dans 1 fichier (1 fichier vérifié). "),
        ((C, E, C), 9, "1 erreur et 2 conseils dans 3 fichiers (9 fichiers vérifiés). "),
        (
            (C, A, E, E, A),
            9,
            "2 erreurs, 2 avertissements et 1 conseil dans 5 fichiers (9 fichiers vérifiés). ",
        ),
    ],
)
def test_the_closing_count(severities: tuple[Severity, ...], files: int, sentence: str) -> None:
    more = "« pms explain CODE » explique une règle." if severities else ""
    counted = closing_count(_counted(*severities), files)
    assert counted.replace("\u00a0", " ") == f"{sentence}{more}\n"
