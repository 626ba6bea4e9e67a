"""GitLab's Code Quality report: what a merge request adds and mends."""

import json
from typing import Final

from pms_cli.diagnostics import Severity
from pms_cli.output.diagnostics import message_text
from pms_cli.output.lint import Verification
from pms_cli.output.lint.empreintes import fingerprints
from pms_cli.output.lint.places import shown_path
from pms_cli.texte import printable_json

_SEVERITIES: Final = {
    Severity.ERREUR: "major",
    Severity.AVERTISSEMENT: "minor",
    Severity.CONSEIL: "info",
}


def code_quality(verification: Verification) -> str:
    """An array of problems, empty when there are none."""
    problems = [
        {
            "description": message_text(diagnostic),
            "check_name": diagnostic.code,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[diagnostic.severity],
            "location": {
                "path": shown_path(verification, diagnostic),
                "lines": {"begin": diagnostic.span.line},
            },
        }
        for diagnostic, fingerprint in zip(
            verification.diagnostics, fingerprints(verification), strict=True
        )
    ]
    text = json.dumps(problems, ensure_ascii=False, indent=2, allow_nan=False)
    return printable_json(text) + "\n"
