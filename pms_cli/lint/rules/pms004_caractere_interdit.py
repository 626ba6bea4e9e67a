r"""Un caractère invisible ou de contrôle est dans le fichier.

Caractères de contrôle, fins de ligne inhabituelles (U+0085, U+2028), marques de sens d’écriture
(U+202E…) : on ne les voit pas, et ils peuvent cacher ou déplacer du texte. Ils viennent souvent
d’un copier-coller.

Que faire : effacez le caractère à la place indiquée, ou retapez le mot.

Mauvais :

```yaml actions/01-accueil.yaml echappe
numero: 1
titre: Accueillir les \u202efamilles  # <- PMS004
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

RULE = Rule("PMS004", "caractere-interdit", __doc__ or "")
