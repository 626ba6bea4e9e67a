"""Une clé obligatoire manque.

Une fiche demande au moins « numero », « titre », « axe » et « orientation ».

Que faire : ajoutez la clé. Une clé laissée vide compte comme absente.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1  # <- PMS102
axe: 1
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

RULE = Rule("PMS102", "cle-manquante", __doc__ or "")
