"""Un titre ou un libellé est écrit en capitales.

Les capitales d’un document imprimé sont de la mise en page : dans une fiche, elles se lisent mal,
perdent leurs accents, et un lecteur d’écran peut les épeler.

Que faire : récrivez-le en minuscules, avec une majuscule au début, aux noms propres et aux sigles.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: ACCUEILLIR LES FAMILLES  # <- PMS503
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

from collections.abc import Iterator

from pms_cli.diagnostics import Severity, shorten
from pms_cli.lint.rule import Finding, Rule
from pms_cli.lint.wording import en_capitales, long_words
from pms_cli.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """Texts of at least two long words, all in capitals."""
    plan = workspace.plan
    known = [*(entry.sigle for entry in plan.glossaire), *(acteur.sigle for acteur in plan.acteurs)]
    sigles = {word for sigle in known for word in long_words(sigle)}
    for file in workspace.files:
        for path, text in file.textes:
            if text.isupper() and en_capitales(text, sigles):
                message = (
                    f"« {shorten(text, 40)} » est en capitales : écrivez-le en minuscules, avec "
                    "une majuscule au début, aux noms propres et aux sigles"
                )
                yield Finding(file, path, message)


RULE = Rule(
    "PMS503",
    "texte-en-capitales",
    __doc__ or "",
    Severity.AVERTISSEMENT,
    check=check,
)
