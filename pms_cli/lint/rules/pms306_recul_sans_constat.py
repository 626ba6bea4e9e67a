"""Le niveau d’une action baisse sans un mot d’explication.

Qui lit « 3/5 » puis « 2/5 » demande pourquoi. Un recul peut être vrai (un lieu a fermé, la notation
a changé), ou venir d’une faute de frappe : le constat le dit.

Que faire : ajoutez un « constat » au point le plus récent, ou corrigez son niveau.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
avancement:
  - {date: 2018-06, niveau: 3}
  - {date: 2019-02, niveau: 2}  # <- PMS306
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
avancement:
  - {date: 2018-06, niveau: 3}
  - date: 2019-02
    niveau: 2
    constat: Un des deux lieux a fermé en janvier 2019, faute de personnel.
```
"""

from collections.abc import Iterator
from itertools import pairwise

from pms_cli.diagnostics import Severity
from pms_cli.lint.dated import suites
from pms_cli.lint.rule import Finding, Rule
from pms_cli.model import Point
from pms_cli.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """Points without a word whose level is surely below that of the point before."""
    scale = workspace.plan.edition.echelle.degres
    for file, points in suites(workspace):
        for index, (before, point) in enumerate(pairwise(points), 1):
            if point.constat is None and _falls(scale, before, point):
                message = (
                    f"le niveau passe de {before.niveau} ({before.date.en_clair}) à "
                    f"{point.niveau} sans explication : ajoutez un « constat » qui dit pourquoi, "
                    "ou corrigez le niveau"
                )
                yield Finding(file, ("avancement", index, "niveau"), message)


def _falls(scale: range, before: Point, point: Point) -> bool:
    if before.niveau not in scale or point.niveau not in scale:
        return False  # PMS211 says so
    highest = max(point.niveaux_possibles, default=point.niveau)
    return highest < min(before.niveaux_possibles, default=before.niveau)


RULE = Rule("PMS306", "recul-sans-constat", __doc__ or "", Severity.AVERTISSEMENT, check=check)
