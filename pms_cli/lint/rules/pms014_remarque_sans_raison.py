"""Une remarque écarte une règle sans dire pourquoi.

« # pms: ignore PMS301 (raison) » écarte une règle à l’endroit où la remarque est écrite : sur sa
ligne, ou sur ce qui suit quand elle est seule sur la sienne. Sans la raison, personne ne saura plus
si le problème était voulu.

Que faire : ajoutez la raison entre parenthèses, après le code.

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
    # pms: ignore PMS301  # <- PMS014
    - {date: 2020-03, libelle: Ouverture du deuxième lieu}
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
    # pms: ignore PMS301 (reporté par le comité de pilotage)
    - {date: 2020-03, libelle: Ouverture du deuxième lieu}
```
"""

from pms_cli.diagnostics import Severity
from pms_cli.lint.rule import Rule

RULE = Rule("PMS014", "remarque-sans-raison", __doc__ or "", Severity.AVERTISSEMENT)
