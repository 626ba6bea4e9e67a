"""Une clé n’existe pas à cet endroit.

Le plus souvent une faute de frappe, ou une clé mise au mauvais niveau de retrait. Ce qui est écrit
sous une clé inconnue ne serait lu par personne.

Que faire : corrigez le nom de la clé (le message propose la plus proche), ou déplacez-la.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
pilote: [ARS]  # <- PMS101
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

RULE = Rule("PMS101", "cle-inconnue", __doc__ or "")
