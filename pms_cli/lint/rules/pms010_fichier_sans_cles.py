"""Un fichier ne commence pas par une clé.

Le fichier est vide, ou contient une liste ou un texte seul, au lieu de lignes « clé: valeur ».

Que faire : écrivez les clés attendues, ou supprimez le fichier.

Mauvais :

```yaml actions/01-accueil.yaml
- numero: 1  # <- PMS010
- numero: 2
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

RULE = Rule("PMS010", "fichier-sans-cles", __doc__ or "")
