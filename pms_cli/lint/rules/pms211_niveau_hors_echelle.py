"""Un niveau d’avancement sort de l’échelle du plan.

L’échelle (de 1 à 5, par exemple) est dans « plan.yaml ». Un niveau hors de l’échelle n’entre dans
aucune moyenne.

Que faire : corrigez le niveau.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
avancement:
  - date: 2019-02
    niveau: 7  # <- PMS211
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
avancement:
  - date: 2019-02
    niveau: 3
```
"""

from collections.abc import Iterator

from pms_cli.diagnostics import KeyPath
from pms_cli.lint.rule import Finding, Rule
from pms_cli.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """Levels, kept or possible, that the plan's scale does not have."""
    scale = workspace.plan.edition.echelle
    for file in workspace.fiches:
        if file.value is None:
            continue
        for index, point in enumerate(file.value.avancement):
            levels: list[tuple[KeyPath, int]] = [(("avancement", index, "niveau"), point.niveau)]
            levels += [
                (("avancement", index, "niveaux_possibles", rank), level)
                for rank, level in enumerate(point.niveaux_possibles)
            ]
            for path, level in levels:
                if level not in scale.degres:
                    message = (
                        f"le niveau {level} sort de l’échelle du plan : "
                        f"écrivez un niveau de {scale.minimum} à {scale.maximum}"
                    )
                    yield Finding(file, path, message)


RULE = Rule("PMS211", "niveau-hors-echelle", __doc__ or "", check=check)
