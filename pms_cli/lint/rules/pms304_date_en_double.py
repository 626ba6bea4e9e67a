"""Deux points, ou deux mesures, ont la même date.

Un seul des deux dit l’état ce jour-là : le dernier écrit. C’est souvent une fiche que deux
personnes ont mise à jour, ou un copier-coller dont la date n’a pas été changée.

Que faire : gardez celui qui est juste, ou corrigez la date de l’autre.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
avancement:
  - {date: 2019-02, niveau: 2}
  - {date: 2019-02, niveau: 3}  # <- PMS304
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

from collections.abc import Iterator

from pms_cli.diagnostics import Severity
from pms_cli.lint.dated import series
from pms_cli.lint.rule import Finding, Rule
from pms_cli.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """Points of a sheet, or measures of an indicator, dated as one written above."""
    for serie in series(workspace):
        if len(serie.items) == 1:
            continue
        seen: set[str] = set()
        for index, item in enumerate(serie.items):
            if item.date.texte in seen:
                message = (
                    f"{serie.nom[0]} a la même date qu’un autre plus haut ({item.date.en_clair}), "
                    "et un seul des deux compte : gardez celui qui est juste, ou corrigez la date"
                )
                yield Finding(serie.file, (*serie.path, index, "date"), message)
            seen.add(item.date.texte)


RULE = Rule("PMS304", "date-en-double", __doc__ or "", Severity.AVERTISSEMENT, check=check)
