"""Un fichier contient plusieurs documents YAML.

Une ligne « --- » au milieu du fichier commence un second document : ce qui suit ne serait pas lu.

Que faire : coupez le fichier en deux fichiers, ou effacez la ligne.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
---  # <- PMS009
numero: 2
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

RULE = Rule("PMS009", "plusieurs-documents", __doc__ or "")
