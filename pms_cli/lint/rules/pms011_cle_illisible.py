"""Une clé est vide, ou n’est pas un mot.

Une accolade ou un crochet en début de ligne est lu comme une clé composée ; deux guillemets sans
rien entre eux, comme une clé vide.

Que faire : écrivez le nom de la clé, ou mettez le texte entre guillemets.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
? [contexte]  # <- PMS011
: Trois communes
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: Trois communes
```
"""

from pms_cli.lint.rule import Rule

RULE = Rule("PMS011", "cle-illisible", __doc__ or "")
