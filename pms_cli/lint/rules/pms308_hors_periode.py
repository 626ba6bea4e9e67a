"""Une date est loin de la période du plan.

Le plan couvre une période, écrite dans « plan.yaml ». Un point daté de plus d’un an avant son
début, une action qui finit avant qu’il commence ou qui commence après sa fin, une délibération
votée après sa fin, une action commencée trente ans avant lui ou qui finit trente ans après : le
plus souvent, un chiffre de l’année est faux. Une action commencée avant le plan, ou qui lui survit,
et un point écrit après sa fin sont admis.

Que faire : corrigez la date, ou « periode » dans « plan.yaml ».

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
avancement:
  - {date: 2009-02, niveau: 3}  # <- PMS308
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
avancement:
  - {date: 2019-02, niveau: 3}
```
"""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from pms_cli.diagnostics import KeyPath, Severity
from pms_cli.lint.rule import Finding, Rule
from pms_cli.model import Calendrier, DatePartielle, Edition, mois_apres
from pms_cli.workspace import Workspace

_FAR: Final = 12 * 30
Fault = tuple[KeyPath, DatePartielle, str]


def check(workspace: Workspace) -> Iterator[Finding]:
    """Dates that the plan's period makes impossible, or nearly so."""
    edition = workspace.plan.edition
    first, last = edition.periode.debut.debut, edition.periode.fin.fin
    if last < first:
        return  # PMS302 says so
    earliest = mois_apres(first, -12)
    begins, ends = edition.periode.debut.en_clair, edition.periode.fin.en_clair
    long_before = f"plus d’un an avant le début du plan ({begins})"
    for path, date, where in _of_the_plan(edition, earliest, last, long_before, ends):
        yield Finding(workspace.edition, path, _message(date, where))
    for file in workspace.fiches:
        if file.value is None:
            continue
        for index, point in enumerate(file.value.avancement):
            if point.date.fin < earliest:
                path = ("avancement", index, "date")
                yield Finding(file, path, _message(point.date, long_before))
        if file.value.calendrier is not None:
            for path, date, where in _of_a_calendar(file.value.calendrier, edition):
                yield Finding(file, path, _message(date, where))


def _message(date: DatePartielle, where: str) -> str:
    return (
        f"cette date ({date.en_clair}) tombe {where} : corrigez-la, ou « periode » dans plan.yaml"
    )


def _of_the_plan(
    edition: Edition, earliest: dt.date, last: dt.date, long_before: str, ends: str
) -> Iterator[Fault]:
    vote = edition.deliberation
    if vote is not None and vote.date.debut > last:
        yield ("deliberation", "date"), vote.date, f"après la fin du plan ({ends})"
    for index, point in enumerate(edition.points_etape):
        if point.date.fin < earliest:
            yield ("points_etape", index, "date"), point.date, long_before


def _of_a_calendar(calendar: Calendrier, edition: Edition) -> Iterator[Fault]:
    period, start, end = edition.periode, calendar.debut, calendar.fin
    if start is not None and end is not None and end.fin < start.debut:
        return  # PMS302 says so
    if start is not None and start.fin < mois_apres(period.debut.debut, -_FAR):
        where = f"plus de trente ans avant le début du plan ({period.debut.en_clair})"
        yield ("calendrier", "debut"), start, where
    if end is not None and end.debut > mois_apres(period.fin.fin, _FAR):
        where = f"plus de trente ans après la fin du plan ({period.fin.en_clair})"
        yield ("calendrier", "fin"), end, where
    if start is not None and start.debut > period.fin.fin:
        where = f"après la fin du plan ({period.fin.en_clair})"
        yield ("calendrier", "debut"), start, where
    if end is not None and end.fin < period.debut.debut:
        where = f"avant le début du plan ({period.debut.en_clair})"
        yield ("calendrier", "fin"), end, where


RULE = Rule("PMS308", "hors-periode", __doc__ or "", Severity.AVERTISSEMENT, check=check)
