"""Un constat est recopié mot pour mot du point précédent.

Un nouveau point dit ce qui a changé. Le même texte sous une autre date laisse croire que rien n’a
bougé, et se contredit quand le niveau a changé. Un constat court qui se répète (« Action suspendue.
») est admis tant que le niveau reste le même.

Que faire : écrivez ce qui a changé depuis, ou retirez le constat.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
avancement:
  - {date: 2018-06, niveau: 2, constat: Un premier lieu est ouvert.}
  - {date: 2019-02, niveau: 3, constat: Un premier lieu est ouvert.}  # <- PMS307
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
avancement:
  - {date: 2018-06, niveau: 2, constat: Un premier lieu est ouvert.}
  - {date: 2019-02, niveau: 3, constat: Un deuxième lieu a ouvert en janvier 2019.}
```
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from pms_cli.diagnostics import Severity
from pms_cli.lint.dated import suites
from pms_cli.lint.rule import Finding, Rule
from pms_cli.model import Point
from pms_cli.workspace import Workspace

_SHORT: Final = 100
"""Characters under which the same words may well be meant twice."""


def check(workspace: Workspace) -> Iterator[Finding]:
    """Points whose text is that of the point before, when it is long or the level changed."""
    for file, points in suites(workspace):
        for index, (before, point) in enumerate(pairwise(points), 1):
            if _copied(before, point):
                changed = before.niveau != point.niveau
                more = ", alors que le niveau a changé" if changed else ""
                message = (
                    f"ce constat est mot pour mot celui du point précédent "
                    f"({before.date.en_clair}){more} : écrivez ce qui a changé depuis, "
                    "ou retirez-le"
                )
                yield Finding(file, ("avancement", index, "constat"), message)


def _copied(before: Point, point: Point) -> bool:
    if before.constat is None or point.constat is None:
        return False
    if before.niveau == point.niveau and len(point.constat) < _SHORT:
        return False
    return before.constat.split() == point.constat.split()


RULE = Rule("PMS307", "constat-recopie", __doc__ or "", Severity.AVERTISSEMENT, check=check)
