"""Sentences put in a sheet in every style of YAML, what a rule says of them, and once mended."""

from pathlib import Path

from pms_cli.diagnostics import Diagnostic
from pms_cli.edit import mend
from pms_cli.lint.settings import choose_rules
from pms_cli.model import Fiche
from pms_cli.source import read_source
from tests.lint.folder import base_plan, found, sheet

FILE = "actions/01-accueil.yaml"
STYLES = ("|", ">", '"', "'")


def written(text: str, style: str = "|") -> str:
    """A sheet whose « contexte » is this text, on line 6 in a block."""
    if style in {"|", ">"}:
        lines = text.replace("\n", "\n  " if style == "|" else "\n\n  ")
        value = f"{style}-\n  {lines}"
    elif style == '"':
        escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        value = f'"{escaped}"'
    else:
        quoted = text.replace("'", "''").replace("\n", "\n\n  ")
        value = f"'{quoted}'"
    return sheet("1", rest=f"contexte: {value}\n")


def problems(root: Path, code: str) -> list[Diagnostic]:
    """What one rule finds in the sheet."""
    return [item for item in found(root, choose_rules((code,), ())) if item.path == FILE]


def told(folder: Path, text: str, code: str) -> list[tuple[int, str]]:
    """For each problem, the 0-based place in the text (of one line) and the message."""
    root = base_plan(folder, {FILE: written(text)})
    return [(item.span.column - 3, item.message) for item in problems(root, code)]


def where(folder: Path, text: str, code: str) -> list[int]:
    """The 0-based places only."""
    return [place for place, _ in told(folder, text, code)]


def mended(folder: Path, text: str, code: str, style: str = "|") -> str:
    """The text once the rule's fixes are in; nothing more of the rule may be found there."""
    root = base_plan(folder, {FILE: written(text, style)})
    fixes = [item.fix for item in problems(root, code)]
    assert all(fix is not None for fix in fixes), "not mended"
    raw = (root / FILE).read_bytes()
    after = mend(raw, [fix for fix in fixes if fix is not None], Fiche)
    assert (after.refused, after.skipped) == ((), ())
    before, now = read_source(raw).data, read_source(after.raw).data
    assert isinstance(before, dict)
    assert isinstance(now, dict)
    assert before.pop("contexte") == text
    value = now.pop("contexte")
    assert before == now
    (root / FILE).write_bytes(after.raw)
    assert problems(root, code) == []
    assert isinstance(value, str)
    return value
