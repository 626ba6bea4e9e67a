"""Un nombre n’est pas compris.

Un numéro s’écrit en chiffres seuls, sans zéro devant ; une fiche sectorielle, "8.2" ; une mesure,
sans espace et avec un point.

Que faire : récrivez le nombre.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: un  # <- PMS105
orientation: 1
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

RULE = Rule("PMS105", "nombre", __doc__ or "")
