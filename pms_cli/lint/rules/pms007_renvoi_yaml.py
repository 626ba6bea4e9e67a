"""Une ancre, un renvoi ou une fusion YAML est employé.

« &nom », « *nom » et « << » font dire la même chose à deux endroits du fichier : on ne sait plus
où corriger, et un fichier de quelques lignes peut en valoir des millions. Une astérisque ou une
esperluette en début de texte est lue ainsi.

Que faire : recopiez la valeur, ou mettez le texte entre guillemets.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: &titre Accueillir les familles  # <- PMS007
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

RULE = Rule("PMS007", "renvoi-yaml", __doc__ or "")
