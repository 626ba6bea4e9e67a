"""axe-core, the engine that most audits of accessibility begin with, run inside the page."""

from functools import cache
from pathlib import Path
from typing import Any, Final

from tests.conftest import ROOT, require
from tests.navigateur.visite import NARROW, WIDE, Visite

INSTALLED: Final = ROOT / "build" / "navigateur" / "node_modules" / "axe-core" / "axe.min.js"
TAGS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
DECIDED_ELSEWHERE: Final = {
    ("color-contrast", "only non-text characters", "<"): "signs_contrast measures signs",
    ("color-contrast", "", "<text"): "signs_contrast measures labels",
    ("color-contrast", "", "<tspan"): "signs_contrast measures labels",
    ("color-contrast", "another element; within .tableau", "<"): (
        "a table that scrolls is seen in part: signs_contrast measures its cells"
    ),
    ("color-contrast", "actual text content; within .tableau", "<"): "the same",
    ("target-size", "", "<a"): "a link within a line of text is exempt, which axe cannot tell",
}
"""What axe may leave undecided (rule, words of its reason, mark), and who decides of it."""
_RUN: Final = """
async (options) => {
  const found = await axe.run(document, options);
  const told = (rule, node) => ({ rule: rule.id, help: rule.help, where: node.target.join(" "),
    why: [...node.any, ...node.all, ...node.none].map((check) => check.message)
      .concat(document.querySelector(node.target[0])?.closest(".tableau") ? "within .tableau" : [])
      .join("; "),
    html: node.html.slice(0, 120) });
  const all = (rules) => rules.flatMap((rule) => rule.nodes.map((node) => told(rule, node)));
  return { violations: all(found.violations), incomplete: all(found.incomplete),
    passes: found.passes.length };
}
"""


@cache
def _engine() -> str:
    path = require(str(INSTALLED), hint="lancez « make navigateur »")
    return Path(path).read_text(encoding="utf-8")


def _run(visite: Visite, rules: tuple[str, ...]) -> dict[str, Any]:
    if not visite.page.evaluate("() => typeof axe !== 'undefined'"):
        visite.page.evaluate(f"() => {{ {_engine()} }}")
    chosen = (
        {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": list(TAGS)}
    )
    options = {
        "runOnly": chosen,
        "resultTypes": ["violations", "incomplete"],
        # Nothing is fetched; all is in the page.
        "preload": False,
    }
    found = visite.page.evaluate(_RUN, options)
    assert isinstance(found, dict)
    return found


def _decided_elsewhere(found: dict[str, str]) -> bool:
    return any(
        found["rule"] == rule and words in found["why"] and found["html"].startswith(mark)
        for rule, words, mark in DECIDED_ELSEWHERE
    )


def _told(view: str, kind: str, found: dict[str, str]) -> str:
    return (
        f"{view}: {found['rule']}{kind}: {found['help']} – {found['where']}: "
        f"{found['why']} – {found['html']}"
    )


def axe(visite: Visite) -> list[str]:
    """No violation and nothing undecided: all rules in light, dark and at 320 px."""
    faults = []
    views: dict[str, tuple[tuple[int, int], bool, tuple[str, ...]]] = {
        "light": (WIDE, False, ()),
        # What a colour scheme changes.
        "dark": (WIDE, True, ("color-contrast", "link-in-text-block")),
        "320 px": (NARROW, False, ()),
    }
    for view, (size, dark, rules) in views.items():
        with visite.seen(size, dark=dark):
            found = _run(visite, rules)
        faults += [_told(view, "", one) for one in found["violations"]]
        faults += [
            _told(view, " (undecided)", one)
            for one in found["incomplete"]
            if not _decided_elsewhere(one)
        ]
    return faults
