"""A plan whose every text attacks what shows it, and what pms makes of it, made once."""

import json
import shutil
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from tests.garanties.degats import content
from tests.garanties.essais import CIBLES, RICHE, pms

DAY: Final = "2026-12-31"
ATTACK: Final = (
    "</title></style></script></textarea><script>alert(1)</script>"
    "<img src=https://ailleurs.example/i.png onerror=alert(2)><svg onload=alert(3)>"
    "<iframe src=//ailleurs.example></iframe><base href=//ailleurs.example>"
    '<a href="javascript:alert(4)">a</a> " onmouseover="alert(5) \' onclick=\'alert(6) '
    "javascript:alert(7) data:text/html,<script>alert(8)</script> file:///etc/passwd "
    "[lien](javascript:alert(9)) ![image](https://ailleurs.example/x.png) [a][ref] [^1] [^1]: note "
    "<https://ailleurs.example> https://ailleurs.example/p?a=1&b=2 www.ailleurs.example "
    "mailto:a@ailleurs.example a@ailleurs.example @moi #12 !3 GH-4 moi/plan#5 :fire: "
    "\n\n[ref]: https://ailleurs.example\n\n```\ncode\n~~~\n# titre\n- a\n1. b\n> c\n    d\n---\n"
    "| a | b |\n|---|---|\n| c | d |\n\n<!-- commentaire --> --> <!-- \n<div>\n\n$x$ $`y`$ "
    "{{ 7*7 }} {% raw %} {# #} %s {0.__class__} \\1 ${7*7} <%= 7*7 %> "
    '=HYPERLINK("https://ailleurs.example") { HYPERLINK "https://ailleurs.example" } '
    "{ INCLUDETEXT \"file:///etc/passwd\" } ]]> <![CDATA[x]]> <?xml version='1.0'?> &lt;b&gt; "
    "&#106;&#x61; \u200b\u200d\u05e9\u05dc\u05d5\u05dd \\ "
)
"""HTML, scripts, addresses, Markdown, templates, formulas, fields of Word, right-to-left words."""
TEXTS: Final = frozenset({
    "titre", "titre_livret", "nom", "libelle", "objet", "role", "sens", "description", "projet",
    "constat", "contexte", "note", "perimetre", "raison", "question", "collectivite", "auteur",
    "objectifs", "singulier", "pluriel", "unite",
})  # fmt: skip
"""Keys whose value is any text."""


def spoiled(value: Any, text: str, key: str = "") -> Any:
    """The same with that text before every other that is free."""
    if isinstance(value, dict):
        return {name: spoiled(inside, text, name) for name, inside in value.items()}
    if isinstance(value, list):
        return [spoiled(inside, text, key) for inside in value]
    free = key in TEXTS and value not in {"hausse", "baisse"}
    return f"{text}{value}" if free else value


def plan_of(folder: Path, text: str = ATTACK) -> Path:
    """A copy of the rich plan, spoiled; JSON is YAML."""
    root = folder / "plan"
    shutil.copytree(RICHE, root)
    for path in sorted(root.rglob("*.yaml")):
        said = json.dumps(spoiled(content(path), text), indent=1, ensure_ascii=False)
        path.write_text(said, encoding="utf-8")
    return root


@cache
def made(folder: Path, *, calm: bool = False) -> Path:
    """Every report as HTML, Markdown, Word, and the site, under a folder; the plan beside."""
    folder = folder / ("calme" if calm else "hostile")
    plan = plan_of(folder, "calme " if calm else ATTACK)
    for name, about in CIBLES.items():
        for form in ("html", "md", "docx"):
            call = ("report", name, *about, "-o", str(folder / f"{name}.{form}"))
            _done(plan, call)
    _done(plan, ("site", "-o", str(folder / "public"), "--url", "https://plan.example/"))
    return folder


def _done(plan: Path, call: tuple[str, ...]) -> None:
    outcome = pms(*call, "--au", DAY, "--plan", str(plan), cwd=plan.parent)
    # The attack is told by lint; every sheet is read all the same, or nothing would be proved.
    assert outcome.status == 0, (call, outcome.said)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All that pms makes of the hostile plan."""
    return made(_base(tmp_path_factory))


@pytest.fixture(scope="session")
def calm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All that it makes of the same plan with quiet texts."""
    return made(_base(tmp_path_factory), calm=True)


def _base(factory: pytest.TempPathFactory) -> Path:
    return factory.getbasetemp()
