"""Un fichier dépasse une limite de lecture.

Un fichier du plan fait au plus 1 048 576 octets, 16 niveaux de listes ou de clés imbriqués et
50 000 clés et valeurs ; un dossier, 20 000 fichiers. Ces bornes sont très au-dessus d’un plan
réel : elles arrêtent un fichier mis là par erreur, ou par malveillance.

Que faire : découpez le fichier, ou retirez ce qui n’est pas du plan.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
objectifs: [[[[[[[[[[[[[[[[[ # <- PMS002
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
objectifs: [Simplifier les démarches]
```
"""

from pms_cli.lint.rule import Rule

RULE = Rule("PMS002", "limite-depassee", __doc__ or "")
