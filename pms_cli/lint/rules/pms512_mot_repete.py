"""Un mot est écrit deux fois de suite.

« de de », « la la » : un mot en double vient d’une correction, ou d’une fin de ligne. Seuls des
mots qui ne se répètent jamais en français sont signalés : « nous nous » est permis.

Que faire : retirez le mot en trop.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: Les familles de de la ville sont reçues.  # <- PMS512
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: Les familles de la ville sont reçues.
```
"""

from collections.abc import Iterator
from typing import Any

from pms_cli.diagnostics import Severity
from pms_cli.lint.rule import Finding, Rule
from pms_cli.lint.wording import Slip, finding, others, slips
from pms_cli.motif import motif
from pms_cli.workspace import PlanFile, Workspace

_WORDS = (
    "de",
    "la",
    "le",
    "les",
    "des",
    "du",
    "et",
    "à",
    "dans",
    "pour",
    "avec",
    "sur",
    "par",
    "un",
)
# Four of them begin many other words: « de demain ».
_NEEDLES = tuple(
    f" {word} {word} " if word in {"de", "la", "le", "un"} else f" {word} {word}" for word in _WORDS
)
# « Donnez-le le mardi », « fais-les les premiers » are right; « la la la » is a song.
_TWICE = motif(rf"(?<= )({'|'.join(_WORDS)})( \1)(?= )(?! \1\b)")


def worth(file: PlanFile[Any]) -> bool:
    """Whether one of the words is there twice."""
    prose = file.prose
    return any(needle in prose for needle in _NEEDLES)


def find(text: str) -> Iterator[Slip]:
    """The second of two same words."""
    for match in _TWICE.finditer(text):
        yield Slip(*match.span(2), "")


def check(workspace: Workspace) -> Iterator[Finding]:
    """Words written twice; once a text."""
    for file, path, text, found in slips(workspace, worth, find):
        word = text[found[0].start : found[0].end].strip()
        message = f"« {word} » est écrit deux fois de suite{others(found)} : retirez le mot en trop"
        yield finding(file, path, found, message, safe=False)


RULE = Rule("PMS512", "mot-repete", __doc__ or "", Severity.AVERTISSEMENT, check=check)
