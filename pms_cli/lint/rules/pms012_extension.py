"""Un fichier n’a pas l’extension attendue et n’est pas lu.

Seuls les fichiers en « .yaml » (en minuscules) des dossiers « actions » et « territories » sont
lus. Un « .yml » passerait inaperçu, et l’action manquerait dans les chiffres.

Que faire : renommez le fichier.

Mauvais :

```yaml actions/05-accueil.yml
numero: 1
titre: Accueillir les familles
axe: 1
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

RULE = Rule("PMS012", "extension", __doc__ or "")
