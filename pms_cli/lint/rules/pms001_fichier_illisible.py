"""Un fichier du plan ne peut pas être lu.

Ce n’est pas un fichier ordinaire (dossier, lien, périphérique), ou les droits manquent. Un lien
n’est jamais suivi : un plan peut venir de quelqu’un d’autre, et un lien mènerait hors de son
dossier.

Que faire : mettez le fichier lui-même à cet endroit, ou demandez le droit de le lire.

Mauvais :

```lien actions/04-lien.yaml
../ailleurs.yaml
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

RULE = Rule("PMS001", "fichier-illisible", __doc__ or "")
