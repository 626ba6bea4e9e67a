"""Des points de suspension sont écrits avec trois points.

Le signe « … » est un seul caractère : il n’est pas coupé en fin de ligne, et un lecteur d’écran
le lit bien.

Que faire : remplacez les trois points par « … » ; « pms lint --fix » le fait.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: Parents, enfants, grands-parents... tous sont reçus.  # <- PMS507
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: Parents, enfants, grands-parents… tous sont reçus.
```
"""

from collections.abc import Iterator

from pms_cli.diagnostics import Severity
from pms_cli.lint.rule import Finding, Rule
from pms_cli.lint.wording import (
    POINTS,
    Slip,
    extract,
    finding,
    for_machines,
    others,
    suspected,
)
from pms_cli.motif import motif
from pms_cli.workspace import Workspace

# More dots are a leader, as in a table of contents; « a...b » is a range of a program.
_DOTS = motif(r"\.\.\.(?!\.)(?<!\.\.\.\.)(?:(?!\w)|(?<!\w\.\.\.))(?![/\\])(?<![/\\]\.\.\.)")


def find(text: str) -> Iterator[Slip]:
    """Each run of three dots."""
    for match in _DOTS.finditer(text):
        if not for_machines(text, match.start()):
            yield Slip(match.start(), match.end(), "…")


def check(workspace: Workspace) -> Iterator[Finding]:
    """Three dots; once a text."""
    for file, path, text, found in suspected(workspace, POINTS, find):
        message = (
            f"« {extract(text, found[0])} » est écrit avec trois points{others(found)} : "
            "remplacez-les par le signe « … »"
        )
        yield finding(file, path, found, message)


RULE = Rule(
    "PMS507", "points-de-suspension", __doc__ or "", Severity.CONSEIL, check=check, sur_demande=True
)
