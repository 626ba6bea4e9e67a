"""Un jalon est en dehors de son calendrier.

Un jalon est une étape : il tombe entre le début et la fin du calendrier où il est écrit. En dehors,
l’une des trois dates est fausse.

Que faire : corrigez la date du jalon, ou « debut » et « fin ».

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
calendrier:
  debut: 2017
  fin: 2019
  jalons:
    - date: 2020-03  # <- PMS301
      libelle: Ouverture du deuxième lieu
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
calendrier:
  debut: 2017
  fin: 2019
  jalons:
    - date: 2019-03
      libelle: Ouverture du deuxième lieu
```
"""

from collections.abc import Iterator
from typing import Any

from pms_cli.lint.dated import a_rebours, hors_calendrier
from pms_cli.lint.rule import Finding, Rule
from pms_cli.model import Calendrier
from pms_cli.workspace import PlanFile, Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """Steps dated before the first day, or after the last day, of their calendar."""
    files: tuple[PlanFile[Any], ...] = (*workspace.fiches, *workspace.territoires)
    for file in files:
        calendar = file.value.calendrier if file.value is not None else None
        if calendar is not None and not a_rebours(calendar):
            yield from _outside(file, calendar)


def _outside(file: PlanFile[Any], calendar: Calendrier) -> Iterator[Finding]:
    for index, step in enumerate(calendar.jalons):
        where = hors_calendrier(calendar, step.date)
        if where is None:
            continue
        message = f"ce jalon ({step.date.en_clair}) tombe {where} : corrigez l’une des deux dates"
        yield Finding(file, ("calendrier", "jalons", index, "date"), message)


RULE = Rule("PMS301", "jalon-hors-calendrier", __doc__ or "", check=check)
