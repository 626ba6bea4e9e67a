"""JUnit XML, which most test servers show: a suite a file, a case a problem.

Errors and warnings are failures, as they are for the exit status. Advice is a case that passes
and says its advice in its output: « skipped » would tell that something was not checked.
"""

import re
from collections import Counter, defaultdict
from typing import Final

from pms_cli.diagnostics import Diagnostic, Severity
from pms_cli.francais import typographie
from pms_cli.output.diagnostics import closing_count, columns_text, message_text
from pms_cli.output.lint import Verification
from pms_cli.texte import printable

# All that XML 1.0 has no way to say, not even by reference, and what hides in a page.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# What a terminal would obey or hide: read back the same from a reference.
_HIDDEN = re.compile("[\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
_REFERENCES: Final = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        # Otherwise read back as a space in an attribute.
        "\t": "&#9;",
        "\n": "&#10;",
        "\r": "&#13;",
    }
)


def junit_report(verification: Verification) -> str:
    """A document with a suite for each file that has problems, else one case that passes."""
    groups: dict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostic in verification.diagnostics:
        groups[diagnostic.path].append(diagnostic)
    failures = sum(map(_fails, verification.diagnostics))
    tests = max(1, len(verification.diagnostics))
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="pms lint" tests="{tests}" failures="{failures}" errors="0">',
    ]
    for path, found in groups.items():
        lines += _suite(f"{verification.prefix}{path}", found)
    if not groups:
        told = _text(closing_count((), verification.files).strip())
        lines += [
            '  <testsuite name="pms lint" tests="1" failures="0" errors="0" skipped="0" time="0">',
            f'    <testcase classname="pms lint" name="{told}" time="0"/>',
            "  </testsuite>",
        ]
    return "".join(f"{line}\n" for line in (*lines, "</testsuites>"))


def _suite(path: str, found: list[Diagnostic]) -> list[str]:
    # The name is for people; the file, for tools, keeps what a page would hide.
    name, file = _text(printable(path)), _text(path)
    counts = f'tests="{len(found)}" failures="{sum(map(_fails, found))}" errors="0" skipped="0"'
    lines = [f'  <testsuite name="{name}" {counts} time="0">']
    seen: Counter[str] = Counter()
    for diagnostic in found:
        message = message_text(diagnostic)
        title = f"{diagnostic.code} {message}"
        # Two cases of one name are one for GitLab.
        seen[title] += 1
        rank = f" ({seen[title]})" if seen[title] > 1 else ""
        case = f'classname="{name}" name="{_text(title + rank)}" file="{file}"'
        lines.append(f'    <testcase {case} line="{diagnostic.span.line}" time="0">')
        place = f"{printable(path)}:{columns_text(diagnostic)}"
        told = _text(f"{place}: {title}")
        if _fails(diagnostic):
            kind = f'message="{_text(message)}" type="{diagnostic.severity.label}"'
            lines.append(f"      <failure {kind}>{told}</failure>")
        else:
            lines.append(f"      <system-out>{_text(typographie('conseil : '))}{told}</system-out>")
        lines.append("    </testcase>")
    return [*lines, "  </testsuite>"]


def _fails(diagnostic: Diagnostic) -> bool:
    return diagnostic.severity is not Severity.CONSEIL


def _text(text: str) -> str:
    """Foreign text in an attribute or an element; what XML cannot say is written out."""
    said = _ILLEGAL.sub(_written_out, text).translate(_REFERENCES)
    return _HIDDEN.sub(lambda match: f"&#{ord(match.group())};", said)


def _written_out(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"  # noqa: PLR2004
