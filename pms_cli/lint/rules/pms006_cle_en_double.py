"""Une clé est écrite deux fois au même endroit.

YAML garderait une des deux valeurs sans rien dire, et l’autre serait perdue.

Que faire : gardez une seule des deux lignes.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
titre: Recevoir les familles  # <- PMS006
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
```
"""

from pms_cli.lint.rule import Rule

RULE = Rule("PMS006", "cle-en-double", __doc__ or "")
