"""Un dièse coupe un texte.

En YAML, ce qui suit une espace et un dièse est une remarque : elle n’est pas lue. Un « # » collé à
un mot (« #3 ») est le plus souvent du texte, et la fin de la phrase serait perdue sans bruit.

Que faire : mettez tout le texte entre guillemets. Si c’est bien une remarque, mettez une espace
après le dièse.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir #1 des familles  # <- PMS013
axe: 1
orientation: 1
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: "Accueillir #1 des familles"
axe: 1  # une remarque
orientation: 1
```
"""

from pms_cli.diagnostics import Severity
from pms_cli.lint.rule import Rule

RULE = Rule("PMS013", "texte-coupe", __doc__ or "", severity=Severity.AVERTISSEMENT)
