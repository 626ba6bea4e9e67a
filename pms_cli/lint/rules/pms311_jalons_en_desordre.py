"""Des jalons ne sont pas dans l’ordre de leurs dates.

Un calendrier se lit du premier jalon au dernier. Un jalon écrit après un autre plus tardif se
cherche, ou porte une date fausse. Les jalons dont la date reste à confirmer (« lecture: appariee »)
ne sont pas regardés.

Que faire : mettez les jalons dans l’ordre, ou corrigez la date.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
calendrier:
  jalons:
    - {date: 2019, libelle: Ouverture du premier lieu}
    - {date: 2018-06, libelle: Choix du lieu}  # <- PMS311
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
calendrier:
  jalons:
    - {date: 2018-06, libelle: Choix du lieu}
    - {date: 2019, libelle: Ouverture du premier lieu}
```
"""

from collections.abc import Iterator

from pms_cli.diagnostics import Severity
from pms_cli.lint.dated import hors_calendrier, listes_de_jalons
from pms_cli.lint.rule import Finding, Rule
from pms_cli.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """Steps wholly before one written above: the first of each list."""
    for file, path, jalons in listes_de_jalons(workspace):
        latest = None
        sheet = file.value if path[0] == "calendrier" else None
        calendar = sheet.calendrier if sheet is not None else None
        for index, jalon in enumerate(jalons):
            if jalon.lecture == "appariee":
                continue
            if calendar is not None and hors_calendrier(calendar, jalon.date) is not None:
                continue  # PMS301 says so
            if latest is not None and jalon.date.fin < latest.debut:
                message = (
                    f"ce jalon ({jalon.date.en_clair}) est écrit après un autre plus tardif "
                    f"({latest.en_clair}) : mettez les jalons dans l’ordre, ou corrigez la date"
                )
                yield Finding(file, (*path, index, "date"), message)
                break
            latest = jalon.date if latest is None else max(latest, jalon.date)


RULE = Rule("PMS311", "jalons-en-desordre", __doc__ or "", Severity.CONSEIL, check=check)
