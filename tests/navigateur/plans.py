"""Plans to make pages of: the real one, and one whose every text attacks the page."""

import json
import shutil
from pathlib import Path
from typing import Any, Final

import yaml

from tests.conftest import ROOT
from tests.garanties.essais import RICHE, pms

REEL: Final = ROOT / "data"
HOSTILE: Final = (
    "</title></style></script><script>alert(1)</script><img src=https://ailleurs.example/i.png "
    "onerror=alert(2)> <svg onload=alert(3)> <iframe src=//ailleurs.example></iframe> "
    "{{ 7*7 }} {% for %} [lien](javascript:alert(4)) https://ailleurs.example/p?a=1&b=2 "
    '" onmouseover="alert(5)" &lt;b&gt; <!-- --> ]]> \u202erebours\u202c '
    "motdunelongueurquaucunefenetreetroitenepeutcontenirsansquonlecoupe "
)
"""Marks, scripts, addresses, templates, a turn of direction, a word that no line holds."""
TEXTS: Final = frozenset({
    "titre", "titre_livret", "nom", "libelle", "description", "projet", "constat", "contexte",
    "note", "perimetre", "raison", "question", "collectivite", "objectifs", "auteur",
})  # fmt: skip
"""Keys whose value is any text."""
DAY: Final = "2026-12-31"


def spoiled(value: Any, key: str = "") -> Any:
    """The same with the hostile text wherever any text may be."""
    if isinstance(value, dict):
        return {name: spoiled(inside, name) for name, inside in value.items()}
    if isinstance(value, list):
        return [spoiled(inside, key) for inside in value]
    return f"{HOSTILE}{value}" if key in TEXTS else value


def hostile_plan(folder: Path) -> Path:
    """A copy of the rich plan, spoiled; JSON is YAML."""
    root = folder / "plan-hostile"
    shutil.copytree(RICHE, root)
    for path in sorted(root.rglob("*.yaml")):
        read = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        path.write_text(json.dumps(spoiled(read), indent=1), encoding="utf-8")
    return root


def report(plan: Path, target: Path, *what: str) -> Path:
    """A report of a plan (its name, what it is about), written by ``pms`` as a person would."""
    outcome = pms(
        *("report", *what, "--plan", str(plan), "-o", str(target), "--au", DAY), cwd=target.parent
    )
    assert outcome.status in {0, 1}, outcome.said
    assert target.is_file(), outcome.said
    return target


def site(plan: Path, folder: Path) -> Path:
    """The site of a plan, written by ``pms`` as a person would."""
    outcome = pms("site", "--plan", str(plan), "-o", str(folder), cwd=folder.parent)
    assert outcome.status in {0, 1}, outcome.said
    return folder
