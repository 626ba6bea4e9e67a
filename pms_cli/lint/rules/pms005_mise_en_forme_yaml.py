"""La mise en forme YAML n’est pas comprise.

La lecture du fichier s’arrête à cet endroit. Les causes les plus fréquentes : un deux-points dans
un texte sans guillemets, un retrait de travers, une tabulation, un guillemet non fermé.

Que faire : regardez la ligne indiquée et celle d’avant ; dans le doute, mettez le texte entre
guillemets doubles.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir : les familles  # <- PMS005
axe: 1
orientation: 1
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: "Accueillir : les familles"
axe: 1
orientation: 1
```
"""

from pms_cli.lint.rule import Rule

RULE = Rule("PMS005", "mise-en-forme-yaml", __doc__ or "")
