"""Une étiquette ou une directive YAML est employée.

« !!str », « !important » ou « %YAML » changent la façon de lire une valeur. Ici chaque valeur est
lue selon sa clé, et une étiquette n’y sert à rien. Un point d’exclamation en début de texte est lu
ainsi.

Que faire : effacez l’étiquette, ou mettez le texte entre guillemets.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: !!int 1  # <- PMS008
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

RULE = Rule("PMS008", "etiquette-yaml", __doc__ or "")
