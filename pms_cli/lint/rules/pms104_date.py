"""Une date n’est pas comprise, ou n’existe pas.

Une date s’écrit 2017 (l’année), 2017-T3 (le trimestre), 2017-09 (le mois) ou 2017-09-15 (le jour) :
on garde la précision voulue.

Que faire : écrivez la date sous une de ces quatre formes.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
calendrier:
  fin: 2022-02-30  # <- PMS104
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
calendrier:
  fin: 2022-02
```
"""

from pms_cli.lint.rule import Rule

RULE = Rule("PMS104", "date", __doc__ or "")
