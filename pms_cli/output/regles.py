"""Rules as text: the list of them, the page of one."""

from collections.abc import Iterable
from typing import Final

from pms_cli.francais import typographie
from pms_cli.lint.rule import Rule
from pms_cli.output.terminal import Terminal, wrap

_ROOMY: Final = 60
"""Columns from which codes, severities and titles fit side by side."""


def rules_list(rules: Iterable[Rule], terminal: Terminal) -> str:
    """A line a rule: code, severity, title; on a narrow terminal the title goes below."""
    width = terminal.prose_width
    lines = []
    for rule in rules:
        title = typographie(rule.title)
        if width < _ROOMY:
            head = wrap(f"{rule.code} ({rule.poids})", width)
            lines += [head, wrap(title, width, indent="  ")]
            continue
        weight = "sur demande" if rule.sur_demande else rule.severity.label
        head = f"{rule.code}  {weight:<14}"
        first, *rest = wrap(title, width - len(head)).split("\n")
        lines += [head + first, *(" " * len(head) + line for line in rest)]
    lines += ["", wrap(typographie("« pms explain CODE » montre la page d’une règle."), width)]
    return "\n".join(lines) + "\n"


def rule_page(rule: Rule, terminal: Terminal) -> str:
    """The page of a rule: its code and name, prose wrapped, examples as they are."""
    width = terminal.prose_width
    head = f"{rule.code} {rule.name} ({rule.poids}, depuis la version {rule.since})"
    lines = [wrap(head, width), ""]
    if rule.sur_demande:
        lines += [wrap(typographie(rule.comment_demander), width), ""]
    paragraph: list[str] = []
    in_example = False

    def close() -> None:
        if paragraph:
            lines.append(wrap(typographie(" ".join(paragraph)), width))
            paragraph.clear()

    for line in rule.page.strip().splitlines():
        if line.startswith("```"):
            close()
            in_example = not in_example
            if in_example:
                lines.append(f"    {_caption(*line[3:].split())}")
        elif in_example:
            lines.append(f"    {line}" if line else "")
        elif not line.strip():
            close()
            lines.append("")
        else:
            paragraph.append(line.strip())
    close()
    return "\n".join(lines) + "\n"


def _caption(kind: str, path: str, *_settings: str) -> str:
    return f"# lien {path} vers :" if kind == "lien" else f"# fichier {path}"
