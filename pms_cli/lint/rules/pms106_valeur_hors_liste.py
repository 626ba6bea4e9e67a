"""Une valeur n’est pas une de celles qui sont possibles.

Certaines clés n’acceptent que quelques mots, comme « nature » ou « lecture ».

Que faire : choisissez un des mots que donne le message.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
avancement:
  - date: 2019-02
    niveau: 2
    lecture: apparie  # <- PMS106
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
```
"""

from pms_cli.lint.rule import Rule

RULE = Rule("PMS106", "valeur-hors-liste", __doc__ or "")
