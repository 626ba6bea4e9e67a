"""Une action est sans nouvelle depuis trop longtemps.

Le plan règle le nombre de mois au bout desquels une nouvelle est due (« reglages.sans_nouvelle »,
douze sans réglage). Le compte part du dernier point, ou du début de l’action, et s’arrête à la fin
du plan. La règle parle tant que le plan est suivi (voyez PMS312), et se tait quand l’action est au
plus haut niveau, ou quand sa fin est passée.

Que faire : ajoutez un point d’avancement, même pour dire que rien n’a changé.

Mauvais :

```yaml plan.yaml
edition: plan-2024
titre: Plan 2024-2028
collectivite: Métropole d’exemple
periode: {debut: 2024, fin: 2028}
echelle: {minimum: 1, maximum: 5}
axes:
  - numero: 1
    titre: Prévenir
    orientations:
      - {numero: 1, titre: Repérer}
```

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
avancement:
  - {date: 2024-06, niveau: 2}  # <- PMS314
```

Bon :

```yaml plan.yaml
edition: plan-2024
titre: Plan 2024-2028
collectivite: Métropole d’exemple
periode: {debut: 2024, fin: 2028}
echelle: {minimum: 1, maximum: 5}
axes:
  - numero: 1
    titre: Prévenir
    orientations:
      - {numero: 1, titre: Repérer}
```

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
avancement:
  - {date: 2024-06, niveau: 2}
  - {date: 2025-06, niveau: 2, constat: Le lieu reste à trouver.}
```
"""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from pms_cli.diagnostics import KeyPath, Severity
from pms_cli.lint.rule import Finding, Rule
from pms_cli.model.suivi import est_suivie, fin_attendue, nouvelle_attendue
from pms_cli.workspace import Workspace


def check(workspace: Workspace, jour: dt.date) -> Iterator[Finding]:
    """Actions whose news was due before the day and before the plan's end."""
    edition = workspace.plan.edition
    if not est_suivie(edition, jour):
        return
    limit = min(jour, edition.periode.fin.fin)
    for file in workspace.fiches:
        if file.value is None or not file.valid:
            continue
        due = nouvelle_attendue(edition, file.value, jour)
        if due is None or due >= limit:
            continue
        if any(point.date.debut > jour for point in file.value.avancement):
            continue  # PMS305 says so: there is news, under a wrong date
        if any(one.date >= other.date for one, other in pairwise(file.value.avancement)):
            continue  # PMS303 and PMS304 say so: the last news may be under a wrong date
        end = fin_attendue(edition, file.value, jour)
        if end is not None and end.fin < jour:
            continue  # PMS312 says so
        point = file.value.point_au(jour)
        path: KeyPath = ("numero",)
        said = "aucun point encore"
        if point is not None:
            path = ("avancement", file.value.avancement.index(point), "date")
            said = f"dernier point : {point.date.en_clair}"
        message = (
            f"pas de nouvelle depuis plus de {edition.reglages.sans_nouvelle} mois ({said}) : "
            "ajoutez un point d’avancement, même pour dire que rien n’a changé"
        )
        yield Finding(file, path, message)


RULE = Rule("PMS314", "sans-nouvelle", __doc__ or "", Severity.CONSEIL, check_au=check)
