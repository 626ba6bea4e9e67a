"""What SARIF tells of a rule: its title, why it is there, its page as text and as Markdown."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from pms_cli.diagnostics import Severity, shorten
from pms_cli.francais import typographie
from pms_cli.lint.rule import Rule
from pms_cli.output.regles import rule_page
from pms_cli.output.terminal import Terminal

_LONGEST: Final = 1024
"""Characters of a description that GitHub shows."""


def rules_metadata(rules: Iterable[Rule], levels: Mapping[Severity, str]) -> list[dict[str, Any]]:
    """A ``reportingDescriptor`` for each rule, in their order."""
    return [
        {
            "id": rule.code,
            "name": rule.name,
            "shortDescription": {"text": shorten(typographie(f"{rule.title}."), _LONGEST)},
            "fullDescription": {"text": shorten(_reason(rule), _LONGEST)},
            "help": {"text": rule_page(rule, Terminal(width=100)), "markdown": _markdown(rule)},
            "defaultConfiguration": {"level": levels[rule.severity]},
            "properties": {"depuis": rule.since},
        }
        for rule in rules
    ]


def _reason(rule: Rule) -> str:
    """The page without its title, from why to what to do, before the examples."""
    paragraphs = rule.page.strip().split("\n\n")[1:]
    told = []
    for paragraph in paragraphs:
        if paragraph.startswith(("Mauvais", "Bon", "```")):
            break
        told.append(" ".join(paragraph.split()))
    return typographie(" ".join(told) or f"{rule.title}.")


def _markdown(rule: Rule) -> str:
    """The page, the file of each example above it: a fence has no caption."""
    lines = []
    inside = False
    for line in rule.page.strip().splitlines():
        if line.startswith("```") and not inside:
            path = line.split()[1]
            lines += [f"`{path}`{typographie(' :')}", "", "```yaml"]
        else:
            lines.append(line)
        inside ^= line.startswith("```")
    return "\n".join(lines) + "\n"
