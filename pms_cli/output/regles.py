"""Rules as text: the list of them, the page of one."""

from collections.abc import Iterable

from pms_cli.francais import typographie
from pms_cli.lint.rule import Rule
from pms_cli.output.terminal import Terminal, wrap


def rules_list(rules: Iterable[Rule], terminal: Terminal) -> str:
    """A line a rule: code, severity, title."""
    lines = []
    for rule in rules:
        head = f"{rule.code}  {rule.severity.label:<14}"
        body = wrap(typographie(rule.title), max(30, terminal.prose_width - len(head)))
        first, *rest = body.split("\n")
        lines += [head + first, *(" " * len(head) + line for line in rest)]
    lines += ["", "« pms explain CODE » montre la page d’une règle."]
    return "\n".join(lines) + "\n"


def rule_page(rule: Rule, terminal: Terminal) -> str:
    """The page of a rule: its code and name, prose wrapped, examples as they are."""
    lines = [f"{rule.code} {rule.name} ({rule.severity.label}, depuis la version {rule.since})", ""]
    paragraph: list[str] = []
    in_example = False

    def close() -> None:
        if paragraph:
            lines.append(wrap(typographie(" ".join(paragraph)), terminal.prose_width))
            paragraph.clear()

    for line in rule.page.strip().splitlines():
        if line.startswith("```"):
            close()
            in_example = not in_example
            info = line[3:].split()
            if in_example and len(info) > 1:
                lines.append(f"    # fichier {info[1]}")
        elif in_example:
            lines.append(f"    {line}" if line else "")
        elif not line.strip():
            close()
            lines.append("")
        else:
            paragraph.append(line.strip())
    close()
    return "\n".join(lines) + "\n"
