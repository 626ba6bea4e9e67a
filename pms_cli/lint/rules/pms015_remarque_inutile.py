"""Une remarque écarte une règle qui ne trouve rien.

« # pms: ignore PMS301 (raison) » ne sert plus quand le problème est corrigé, ou n’a jamais servi si
le code ou l’endroit n’est pas le bon : elle cacherait un jour un vrai problème.

Que faire : retirez la remarque, ou le code qui ne sert pas ; corrigez le code s’il est faux.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
calendrier:
  debut: 2017
  fin: 2019  # pms: ignore PMS301 (reporté par le comité)  # <- PMS015
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
```
"""

from pms_cli.diagnostics import Severity
from pms_cli.lint.rule import Rule

RULE = Rule("PMS015", "remarque-inutile", __doc__ or "", Severity.AVERTISSEMENT)
