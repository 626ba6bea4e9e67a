"""Problems as JSON for programs: versioned, strict, stable. Described in docs/json.md."""

from typing import TYPE_CHECKING, Any

from pms_cli.diagnostics import Diagnostic, Severity
from pms_cli.francais import typographie
from pms_cli.output.lint import Verification
from pms_cli.output.lint.places import Places
from pms_cli.output.structure import json_text

if TYPE_CHECKING:
    from pms_cli.lint.rule import Rule


def json_report(verification: Verification) -> str:
    """Every problem with its place, its rule and what mends it; totals first."""
    rules = {rule.code: rule for rule in verification.rules}
    places = Places(verification)
    severities = [diagnostic.severity for diagnostic in verification.diagnostics]
    return json_text(
        "lint",
        {
            "pms": verification.version,
            "fichiers_verifies": verification.files,
            "totaux": {severity.label: severities.count(severity) for severity in Severity},
            "problemes": [
                _problem(verification, diagnostic, rules, places)
                for diagnostic in verification.diagnostics
            ],
        },
    )


def _problem(
    verification: Verification, diagnostic: Diagnostic, rules: dict[str, "Rule"], places: Places
) -> dict[str, Any]:
    span = diagnostic.span
    rule = rules.get(diagnostic.code)
    return {
        "chemin": f"{verification.prefix}{diagnostic.path}",
        "ligne": span.line,
        "colonne": span.column,
        "ligne_fin": span.end_line,
        "colonne_fin": span.end_column,
        "code": diagnostic.code,
        "nom": rule.name if rule else None,
        "severite": diagnostic.severity.label,
        "message": typographie(diagnostic.message),
        "correction": _mending(diagnostic, places),
    }


def _mending(diagnostic: Diagnostic, places: Places) -> dict[str, Any] | None:
    changes = places.changes(diagnostic)
    if diagnostic.fix is None or not changes:
        return None
    return {
        "sure": diagnostic.fix.safe,
        "modifications": [
            {
                "debut": {"ligne": change.span.line, "colonne": change.span.column},
                "fin": {"ligne": change.span.end_line, "colonne": change.span.end_column},
                "texte": change.text,
            }
            for change in changes
        ],
    }
