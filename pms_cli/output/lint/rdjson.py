"""reviewdog's Diagnostic Format: comments on a review, on GitHub, GitLab, Gitea or Bitbucket.

Its columns count bytes of UTF-8. It has no word for changes that only make sense together, so what
mends a problem is one suggestion, from the first change to the last.
"""

import json
from typing import Any, Final

from pms_cli.diagnostics import Diagnostic, Severity, Span
from pms_cli.output.diagnostics import message_text
from pms_cli.output.lint import Verification
from pms_cli.output.lint.places import Places, shown_path
from pms_cli.texte import printable_json

_SEVERITIES: Final = {
    Severity.ERREUR: "ERROR",
    Severity.AVERTISSEMENT: "WARNING",
    Severity.CONSEIL: "INFO",
}


def diagnostic_result(verification: Verification) -> str:
    """A ``DiagnosticResult``, its list empty when there are no problems."""
    places = Places(verification)
    result: dict[str, Any] = {"source": {"name": "pms"}}
    if verification.diagnostics:
        worst = min(diagnostic.severity for diagnostic in verification.diagnostics)
        result["severity"] = _SEVERITIES[worst]
    result["diagnostics"] = [
        _diagnostic(verification, diagnostic, places) for diagnostic in verification.diagnostics
    ]
    text = json.dumps(result, ensure_ascii=False, indent=2, allow_nan=False)
    return printable_json(text) + "\n"


def _diagnostic(
    verification: Verification, diagnostic: Diagnostic, places: Places
) -> dict[str, Any]:
    found: dict[str, Any] = {
        "message": message_text(diagnostic),
        "location": {
            "path": shown_path(verification, diagnostic),
            "range": _range(diagnostic.path, diagnostic.span, places),
        },
        "severity": _SEVERITIES[diagnostic.severity],
        "code": {"value": diagnostic.code},
    }
    change = places.whole_change(diagnostic)
    if change is not None:
        suggested = _range(diagnostic.path, change.span, places)
        found["suggestions"] = [{"range": suggested, "text": change.text}]
    return found


def _range(path: str, span: Span, places: Places) -> dict[str, Any]:
    """A range in bytes, or of whole lines where the text does not tell how many there are."""
    start = places.byte_column(path, span.line, span.column)
    end = places.byte_column(path, span.end_line, span.end_column)
    if start is None or end is None:
        return {"start": {"line": span.line}, "end": {"line": span.end_line}}
    return {
        "start": {"line": span.line, "column": start},
        "end": {"line": span.end_line, "column": end},
    }
