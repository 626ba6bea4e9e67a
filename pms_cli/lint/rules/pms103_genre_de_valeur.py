"""Une valeur n’est pas du genre attendu.

Un texte est écrit où l’on attend une liste, un groupe de clés où l’on attend un texte…

Que faire : suivez la forme que dit le message ; la page du format des fichiers donne un exemple de
chaque clé.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
pilotes: ARS  # <- PMS103
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
pilotes: [ARS]
```
"""

from pms_cli.lint.rule import Rule

RULE = Rule("PMS103", "genre-de-valeur", __doc__ or "")
