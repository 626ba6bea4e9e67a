"""Checks for the tests of the formats: one that is plain, and any number of hostile ones."""

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import strategies as st

from pms_cli.diagnostics import Diagnostic, Edit, Fix, Severity, Span
from pms_cli.lint.rules import RULES
from pms_cli.output.lint import Verification

SOME_RULES = RULES[3::9]
E, A, C = Severity.ERREUR, Severity.AVERTISSEMENT, Severity.CONSEIL

# 😀 is one code point, two units of UTF-16, four bytes; the accent of « é » is here a code point.
ASTRAL = "titre: 😀e\u0301té\r\naxe: deux\n"
"""Line 1: 😀 at column 8, « e » at 9, its accent at 10, « té » at 11 and 12."""


def verification(
    *diagnostics: Diagnostic,
    prefix: str = "data/",
    files: int = 12,
    texts: Mapping[str, str] | None = None,
) -> Verification:
    """A check that found these problems, in any order."""
    known = texts or {}
    found = tuple(sorted(diagnostics))
    return Verification(found, files, prefix, RULES, "0.1.0", lambda path: known.get(path, ""))


def problem(
    path: str = "actions/01-a.yaml",
    span: Span = Span(7, 9, 7, 12),  # noqa: B008 - frozen
    code: str = "PMS206",
    message: str = "« x » n'est pas là : ajoutez-le",
    severity: Severity = E,
    fix: Fix | None = None,
) -> Diagnostic:
    """A problem, plain unless told otherwise."""
    return Diagnostic(path, span, code, message, severity, fix=fix)


def astral() -> Verification:
    """A fault on « té » of ASTRAL, that two edits mend together."""
    fix = Fix((Edit(10, 12, "TÉ"), Edit(14, 18, "axes:")))
    at_fault = problem(span=Span(1, 11, 1, 13), fix=fix)
    return verification(at_fault, texts={at_fault.path: ASTRAL})


SHARP = [
    *"'\"%,:;|`<>@#&[]{}()*_~\\/=!$",
    *("\n", "\r\n", "\t", " ", "\x00", "\x1b[31m", "\x7f", "\x85", "\x9b", "\ufeff", "\ufffe"),
    *("\u202e", "\u2028", "\u2066", "é", "e\u0301", "😀", "字", "\ud83d", "\udc80", "\uffff"),
    *(
        "]]>",
        "::",
        "::error::",
        "##[error]",
        "--",
        "<!--",
        "-->",
        "%0A",
        "](",
        "http://a.b",
        "www.",
    ),
    *("<script>", "&amp;", "@qui", "#12", "{0}", "\\u0000", "../", "ligne 12"),
]
hostile = st.lists(
    st.one_of(st.sampled_from(SHARP), st.text(max_size=4), st.characters(categories=["Cs", "Cc"])),
    max_size=6,
).map("".join)
names = hostile.filter(bool)
spans = st.builds(
    lambda line, column, more, length: Span(line, column, line + more, column + length),
    st.integers(1, 4),
    st.integers(1, 30),
    st.sampled_from([0, 0, 2]),
    st.integers(0, 9),
)
edits = st.lists(
    st.tuples(st.integers(0, 12), st.integers(0, 3), hostile), min_size=0, max_size=3
).map(lambda found: tuple(Edit(start, start + length, text) for start, length, text in found))
diagnostics = st.builds(
    Diagnostic,
    names,
    spans,
    st.sampled_from([*(rule.code for rule in SOME_RULES), "PMS999"]),
    hostile,
    st.sampled_from(list(Severity)),
    st.just(""),
    st.none() | st.builds(Fix, edits, st.just(()), st.booleans()),
)


@st.composite
def verifications(draw: st.DrawFn) -> Verification:
    """A check of files with hostile names, whose texts are hostile too, or cannot be read."""
    found = draw(st.lists(diagnostics, max_size=6))
    texts = {item.path: draw(hostile) for item in found}
    prefix = draw(st.sampled_from(["", "data/", "../", "/srv/é 1/", "C:/plan/", "a b:%/"]))
    files = draw(st.integers(0, 99))
    checked = verification(*found, prefix=prefix, files=files, texts=texts)
    return replace(checked, rules=SOME_RULES)


def shown(text: str) -> str:
    """Text as a reader holds it: two lone surrogates that meet are one character in JSON."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
