"""Un mot s’écrit avec « œ ».

« Œuvre », « cœur », « sœur », « vœu », « nœud », « œil » ont en français la lettre œ : « oe » s’y
prononcerait en deux fois.

Que faire : remplacez « oe » par « œ » ; « pms lint --fix » le fait.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: La mise en oeuvre est au coeur du projet.  # <- PMS509
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: La mise en œuvre est au cœur du projet.
```
"""

import re
from collections.abc import Iterator
from typing import Any

from pms_cli.diagnostics import Severity
from pms_cli.lint.rule import Finding, Rule
from pms_cli.lint.wording import (
    LIGATURE,
    Slip,
    finding,
    for_machines,
    others,
    slips,
    suspects,
)
from pms_cli.motif import motif
from pms_cli.workspace import PlanFile, Workspace

# Whole words only: « coexister », « Noël » and names of people have no œ.
_WORD = motif(
    r"(?<!\w)(?:(?:man|dés|des)?oeuvr\w{1,12}|(?:ranc|ch|c|s)oeurs?|voeux?|noeuds?|oeil|"
    r"oeufs?|boeufs?|moeurs|foet(?:us|al|ale|aux)|oecum[ée]ni\w{2,6}|oed[èe]mes?)(?!\w)",
    re.IGNORECASE,
)
_LETTERS = motif("oe", re.IGNORECASE)


def worth(file: PlanFile[Any]) -> bool:
    """Whether there may be one."""
    return "oe" in file.prose or LIGATURE in file.once(suspects)


def find(text: str) -> Iterator[Slip]:
    """The « oe » of the words that are certain."""
    for match in _WORD.finditer(text):
        letters = _LETTERS.search(text, match.start())
        if letters is not None and not for_machines(text, match.start()):
            yield Slip(*letters.span(), "œ" if letters[0] == "oe" else "Œ")


def check(workspace: Workspace) -> Iterator[Finding]:
    """Words that should have a ligature; once a text."""
    for file, path, text, found in slips(workspace, worth, find):
        first = found[0]
        word = _word(text, first)
        right = word.replace("oe", "œ").replace("OE", "Œ").replace("Oe", "Œ")
        message = f"« {word} » s’écrit « {right} »{others(found)} : remplacez « oe » par « œ »"
        yield finding(file, path, found, message)


def _word(text: str, slip: Slip) -> str:
    return next(match[0] for match in _WORD.finditer(text) if match.end() >= slip.end)


RULE = Rule("PMS509", "ligature", __doc__ or "", Severity.CONSEIL, check=check, sur_demande=True)
