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

import re
from collections.abc import Iterator

from pms_cli.diagnostics import Severity, shorten
from pms_cli.lint.rule import Finding, Rule
from pms_cli.model.parcours import textes
from pms_cli.workspace import Workspace

_WORD = re.compile(r"[^\W\d_]{5,}")
_ENOUGH = 2


def check(workspace: Workspace) -> Iterator[Finding]:
    """Texts of at least two long words, all in capitals."""
    for file in workspace.files:
        for path, text in textes(file.value) if file.value is not None else ():
            if not text.isupper():
                continue
            if len(_WORD.findall(text)) >= _ENOUGH:
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
    since="0.2.0",
    check=check,
)
