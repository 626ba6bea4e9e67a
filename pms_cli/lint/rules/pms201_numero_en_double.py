"""Deux fiches portent le même numéro.

Un numéro désigne une seule fiche dans toute l’édition : deux fiches au même numéro fausseraient les
chiffres.

Que faire : corrigez le numéro d’une des deux, ou réunissez-les.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
```

```yaml actions/01-jeunes-parents.yaml
numero: 1  # <- PMS201
titre: Recevoir les jeunes parents
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

```yaml actions/02-jeunes-parents.yaml
numero: 2
titre: Recevoir les jeunes parents
axe: 1
orientation: 1
```
"""

from collections.abc import Iterator

from pms_cli.lint.rule import Finding, Rule
from pms_cli.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """Sheets whose number an earlier file has already."""
    first = workspace.index.premiers
    for file in workspace.fiches:
        if file.value is None or first[file.value.numero].path == file.path:
            continue
        numero = file.value.numero
        message = (
            f"le numéro {numero} est déjà celui de {first[numero].path} : "
            "corrigez l’un des deux, ou réunissez les deux fiches"
        )
        yield Finding(file, ("numero",), message)


RULE = Rule("PMS201", "numero-en-double", __doc__ or "", check=check)
