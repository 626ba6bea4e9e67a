"""Un point, une mesure ou un jalon atteint est daté d’un jour à venir.

Un point et une mesure disent ce qui est, « atteint » dit ce qui a été fait : aucun n’est d’après
aujourd’hui. Un tel point n’entre dans aucun chiffre avant ce jour. L’année, le mois ou le trimestre
en cours sont admis. Avec « --au » et un jour passé, la règle ne s’applique pas.

Que faire : corrigez la date ; pour ce qui est prévu, écrivez un jalon ou une cible.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
avancement:
  - {date: 2126-02, niveau: 3}  # <- PMS305
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

from pms_cli.lint.dated import faits
from pms_cli.lint.rule import Finding, Rule
from pms_cli.workspace import Workspace


def check(workspace: Workspace, jour: dt.date) -> Iterator[Finding]:
    """Points, measures and steps reached, dated wholly after the day."""
    for fait in faits(workspace):
        if fait.date.debut > jour:
            message = (
                f"la date de {fait.nom} est à venir ({fait.date.en_clair}), alors qu’on y dit ce "
                "qui est fait : corrigez la date, ou écrivez un jalon ou une cible"
            )
            yield Finding(fait.file, fait.path, message)


RULE = Rule("PMS305", "date-a-venir", __doc__ or "", check_au=check, passe=False)
