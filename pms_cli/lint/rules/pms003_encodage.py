"""Un fichier n’est pas en UTF-8.

Les accents seraient lus de travers. Le fichier vient le plus souvent d’un éditeur réglé sur
Windows-1252, Latin-1 ou UTF-16.

Que faire : dans l’éditeur, « Enregistrer sous », encodage UTF-8.

Mauvais :

```yaml actions/01-accueil.yaml encodage=latin-1 ligne=2
numero: 1
titre: Accueillir les familles isolées
axe: 1
orientation: 1
# la ligne 2 est enregistrée en Latin-1
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles isolées
axe: 1
orientation: 1
```
"""

from pms_cli.lint.rule import Rule

RULE = Rule("PMS003", "encodage", __doc__ or "")
