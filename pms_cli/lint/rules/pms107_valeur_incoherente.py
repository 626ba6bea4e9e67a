"""Une valeur est vide, mal formée, ou contredit sa voisine.

Un texte vide, un code avec des majuscules ou des espaces, des niveaux possibles qui ne comprennent
pas le niveau retenu…

Que faire : suivez le message.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
avancement:
  - date: 2019-02
    niveau: 2
    lecture: appariee
    niveaux_possibles: [3, 4]  # <- PMS107
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
avancement:
  - date: 2019-02
    niveau: 2
    lecture: appariee
    niveaux_possibles: [2, 3]
```
"""

from pms_cli.lint.rule import Rule

RULE = Rule("PMS107", "valeur-incoherente", __doc__ or "")
