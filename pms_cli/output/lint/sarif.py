"""SARIF 2.1.0, the format of static analysis: code scanning on GitHub, Azure DevOps, editors."""

import json
import re
from typing import Any, Final

from pms_cli.diagnostics import Diagnostic, Severity, Span
from pms_cli.francais import typographie
from pms_cli.output.diagnostics import message_text
from pms_cli.output.lint import Verification
from pms_cli.output.lint.empreintes import fingerprints
from pms_cli.output.lint.pages import rules_metadata
from pms_cli.output.lint.places import Places, is_relative
from pms_cli.texte import printable_json

LEVELS: Final = {
    Severity.ERREUR: "error",
    Severity.AVERTISSEMENT: "warning",
    Severity.CONSEIL: "note",
}
MAX_RESULTS: Final = 25_000
"""GitHub refuses a file that has more results."""
RULE_FAILED: Final = "PMS099"
"""What a rule that broke down is told by: the check is then not whole."""
_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_HERE: Final = "%SRCROOT%"
_PLAN: Final = "PLAN"
_SAFE: Final = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")
_SEMVER = re.compile(r"\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?")


def sarif_log(verification: Verification, *, max_results: int = MAX_RESULTS) -> str:
    """A log with one run. Past ``max_results`` the gravest are kept, and a notification says so."""
    marked = list(zip(verification.diagnostics, fingerprints(verification), strict=True))
    left_out = len(marked) - max_results
    if left_out > 0:
        kept = sorted(range(len(marked)), key=lambda rank: (marked[rank][0].severity, rank))
        marked = [marked[rank] for rank in sorted(kept[:max_results])]
    artifacts: dict[str, int] = {}
    for diagnostic, _ in marked:
        artifacts.setdefault(diagnostic.path, len(artifacts))
    results = _Results(verification, artifacts)
    driver: dict[str, Any] = {"name": "pms", "version": verification.version}
    if _SEMVER.fullmatch(verification.version):
        driver["semanticVersion"] = verification.version
    driver["language"] = "fr"
    driver["rules"] = rules_metadata(verification.rules, LEVELS)
    run = {
        "tool": {"driver": driver},
        "invocations": [_invocation(verification, left_out)],
        "language": "fr",
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_base(verification): _base_location(verification)},
        "artifacts": [
            {"location": _location(verification, path), "roles": ["analysisTarget"]}
            for path in artifacts
        ],
        "results": [results.result(*item) for item in marked],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return printable_json(json.dumps(log, ensure_ascii=False, indent=2, allow_nan=False)) + "\n"


class _Results:
    def __init__(self, verification: Verification, artifacts: dict[str, int]) -> None:
        self.verification = verification
        self.artifacts = artifacts
        self.places = Places(verification)
        self.rules = {rule.code: rank for rank, rule in enumerate(verification.rules)}

    def result(self, diagnostic: Diagnostic, fingerprint: str) -> dict[str, Any]:
        found: dict[str, Any] = {"ruleId": diagnostic.code}
        if diagnostic.code in self.rules:
            found["ruleIndex"] = self.rules[diagnostic.code]
        place = {
            "artifactLocation": self.artifact(diagnostic.path),
            "region": _region(diagnostic.span),
        }
        found |= {
            "level": LEVELS[diagnostic.severity],
            "message": {"text": _no_link(message_text(diagnostic))},
            "locations": [{"physicalLocation": place}],
            "partialFingerprints": {"probleme/v1": fingerprint},
        }
        fix = self.fix(diagnostic)
        if fix is not None:
            found["fixes"] = [fix]
        return found

    def artifact(self, path: str) -> dict[str, Any]:
        return {**_location(self.verification, path), "index": self.artifacts[path]}

    def fix(self, diagnostic: Diagnostic) -> dict[str, Any] | None:
        changes = self.places.changes(diagnostic)
        if diagnostic.fix is None or not changes:
            return None
        about = (
            "Ce que « pms lint --fix » écrit."
            if diagnostic.fix.safe
            else "À relire : change ce que dit le fichier."
        )
        replacements = [
            {"deletedRegion": _region(change.span), "insertedContent": {"text": change.text}}
            for change in changes
        ]
        change = {
            "artifactLocation": self.artifact(diagnostic.path),
            "replacements": replacements,
        }
        return {"description": {"text": typographie(about)}, "artifactChanges": [change]}


def _region(span: Span) -> dict[str, int]:
    """SARIF counts as spans do: from 1, in code points once the run says so, end exclusive."""
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _no_link(message: str) -> str:
    """A viewer makes a link of « [texte](adresse) »."""
    return message.replace("](", "] (")


def _invocation(verification: Verification, left_out: int) -> dict[str, Any]:
    whole = all(diagnostic.code != RULE_FAILED for diagnostic in verification.diagnostics)
    told: dict[str, Any] = {"executionSuccessful": whole}
    if left_out > 0:
        many = "s" if left_out > 1 else ""
        text = typographie(
            f"{left_out} problème{many} laissé{many} de côté, les moins graves : un fichier SARIF "
            "de plus de 25 000 résultats serait refusé. « pms lint » les montre tous."
        )
        told["toolExecutionNotifications"] = [{"level": "warning", "message": {"text": text}}]
    return told


def _base(verification: Verification) -> str:
    return _HERE if is_relative(verification.prefix) else _PLAN


def _base_location(verification: Verification) -> dict[str, Any]:
    """What the addresses of files start from. Its own is known only when the prefix is absolute."""
    if is_relative(verification.prefix):
        return {"description": {"text": "Le dossier où pms a été lancé."}}
    location: dict[str, Any] = {}
    if not verification.prefix.startswith("../"):
        root = verification.prefix.removesuffix("/") + "/"
        # « C:/ » keeps its colon, which stands in the first segment of the path.
        drive = root[:2] if root[1:2] == ":" else ""
        location["uri"] = f"file://{'/' if drive else ''}{drive}{_quoted(root[len(drive) :])}"
    location["description"] = {"text": "Le dossier du plan."}
    return location


def _location(verification: Verification, path: str) -> dict[str, Any]:
    prefix = verification.prefix if is_relative(verification.prefix) else ""
    return {"uri": _quoted(f"{prefix}{path}"), "uriBaseId": _base(verification)}


def _quoted(path: str) -> str:
    """A path as a relative URI: a « : » in its first segment would make a scheme of it."""
    try:
        # A name that is not UTF-8 gets its own bytes back.
        raw = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        raw = path.encode("utf-8", "surrogatepass")
    return "".join(chr(byte) if byte in _SAFE else f"%{byte:02X}" for byte in raw)
